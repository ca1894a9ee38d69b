import { describe, expect, test } from "vitest";
import { reviewKindSchema } from "#shared/domain/dossier/profile.ts";
import { profileFindings } from "#shared/domain/indices/profile-findings.ts";
import { findClause } from "#shared/domain/standard/find-clause.ts";
import { withoutCriterion } from "#shared/domain/standard/rule-lists.ts";
import { exampleProfile, project } from "#test/shared/domain/standard/example-project.ts";

/** The verdict on a clause, with its reason, in a project of some kind. */
function found({ pack, dossier, record }: ReturnType<typeof project>, clause: string): string {
  const finding = profileFindings({ pack, dossier, record }).find(({ clauseId }) => clauseId === clause);
  return finding === undefined ? "nothing" : `${finding.verdict} ${finding.reason.zh}`;
}

describe("the phase of a review (scope.process)", () => {
  test("is the one the pack counts its kind to", () => {
    const { pack } = project();
    const named = pack.kinds.flatMap(({ phase }) => (phase === null ? [] : [phase]));
    const listed = findClause(pack, "scope.process")?.items?.map(({ id }) => id) ?? [];
    expect(listed).toEqual(expect.arrayContaining(named));
    const phases = reviewKindSchema.options.map(
      (kind) => found(project({ profile: { ...exampleProfile, kind } }), "scope.process").split(" ")[0],
    );
    expect(phases).toEqual(["met", "met", "met", "met", "met", "undetermined"]);
  });

  test("follows the pack, not the program", () => {
    const { pack, ...rest } = project({ profile: { ...exampleProfile, kind: "assessment" } });
    const kinds = pack.kinds.map((kind) => (kind.id === "assessment" ? { ...kind, phase: "transfer" } : kind));
    expect(found({ ...rest, pack: { ...pack, kinds } }, "scope.process")).toMatch(/^met /);
  });
});

test("a place is in the region by its name, in either language; any other is asked about", () => {
  const at = (region: string) => found(project({ profile: { ...exampleProfile, region } }), "scope.region");
  expect([at("广西柳州市"), at("Liuzhou, Guangxi")]).toEqual(["met 广西 = 广西", "met 广西 = 广西"]);
  expect(at("柳州市")).toBe("undetermined 实施地“柳州市”是否在广西须核对");
  expect(at(" ")).toBe("undetermined 缺少实施地");
});

describe("whose panel reviews an application (mech.2.review)", () => {
  const tier = (name: "major" | "medium" | "small") =>
    project({ profile: { ...exampleProfile, kind: "initiation", tier: name } });

  test("is the alliance's for a major project and a committee's for every other, as the house rules have it", () => {
    expect(found(tier("major"), "mech.2.review")).toMatch(/^met 联盟专家评审/);
    for (const name of ["medium", "small"] as const)
      expect(found(tier(name), "mech.2.review")).toMatch(/^met 专业委员会评审/);
    expect(found(project(), "mech.2.review")).toBe("nothing");
  });

  test("is not met by house rules that convene another", () => {
    const swapped = (name: "major" | "small") => {
      const { dossier, ...rest } = tier(name);
      const kinds = dossier.rules.kinds.map((kind) => ({
        ...kind,
        convening: kind.convening.map((one) => ({
          ...one,
          body: one.body === "alliance" ? ("committee" as const) : ("alliance" as const),
        })),
      }));
      return found({ ...rest, dossier: { ...dossier, rules: { ...dossier.rules, kinds } } }, "mech.2.review");
    };
    expect(swapped("major")).toBe("unmet 重大项目须联盟专家评审，现为专业委员会评审");
    expect(swapped("small")).toBe("unmet 一般项目须专业委员会评审，现为联盟专家评审");
  });
});

describe("what an application is judged by (init.focus.*)", () => {
  const application = project({ profile: { ...exampleProfile, kind: "initiation" } });

  test.each(["init.focus.tech", "init.focus.value", "init.focus.team"])("%s is answered by the form", (clause) => {
    expect(found(application, clause)).toMatch(/^met /);
  });

  test("is not met by a form that has lost the criterion, and says which", () => {
    const path = ["team", "team-practice"];
    const rules = withoutCriterion(application.dossier.rules, "initiation", path);
    const shorter = { ...application, dossier: { ...application.dossier, rules } };
    expect(found(shorter, "init.focus.team")).toMatch(/^unmet .*实践经验/);
    expect(found(shorter, "init.focus.tech")).toMatch(/^met /);
  });

  test("is asked of no other kind", () => {
    expect(found(project(), "init.focus.team")).toBe("nothing");
  });
});
