import { describe, expect, test } from "vitest";
import { completenessOf } from "#shared/domain/dossier/completeness.ts";
import { conveningBody } from "#shared/domain/dossier/convening.ts";
import type { Follows } from "#shared/domain/dossier/dossier.ts";
import { outlineSchema } from "#shared/domain/dossier/outline.ts";
import { type Profile, profileSchema } from "#shared/domain/dossier/profile.ts";
import { reopenedBy } from "#shared/domain/dossier/reopened.ts";
import { targetSchema } from "#shared/domain/dossier/target.ts";
import type { VerdictRow } from "#shared/domain/measurement/verdicts.ts";
import { kindRules, rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { modelRules } from "#test/resources/read-packs.ts";
import { smallProject } from "#test/support/small-review.ts";

const rules = rulesSchema.parse(modelRules());
const small = smallProject();
const outline = outlineSchema.parse(small.outline);
const targets = small.targets.map((target) => targetSchema.parse(target));
const project = profileSchema.parse(small.profile);
const [recall, accuracy] = outline.items[0]?.requirements ?? [];

type Verdict = VerdictRow["verdict"];

function judged(byTarget: Verdict, byClause: Verdict) {
  const row = (requirementId: string | undefined, verdict: Verdict) => ({
    requirementId: requirementId ?? "",
    verdict,
  });
  const rows = [row(recall?.id, byTarget), row(accuracy?.id, byClause)];
  return [{ testItemId: small.testItemId, measurement: null, judgement: { rows } }];
}

describe("what a review leaves open", () => {
  test.each<[Verdict, readonly string[]]>([
    ["unmet", ["1"]],
    ["undetermined", ["1"]],
    ["met", []],
    ["not-applicable", []],
  ])("a binding demand %s reopens %j", (verdict, open) => {
    expect(reopenedBy({ targets, outline, rules }, judged(verdict, "met"))).toEqual({
      targets: open,
      items: open.length === 0 ? [] : ["2.3"],
    });
  });

  test("a reference that is unmet reopens nothing; a reading that is missing reopens its item", () => {
    expect(reopenedBy({ targets, outline, rules }, judged("met", "unmet"))).toEqual({ targets: [], items: [] });
    expect(reopenedBy({ targets, outline, rules }, [])).toEqual({ targets: ["1"], items: ["2.3"] });
  });

  test("a target changed without approval stays open though its item was met", () => {
    const changed = targets.map((target) => ({
      ...target,
      changes: [{ from: target.demand, reason: "按标准", approval: null }],
    }));
    expect(reopenedBy({ targets: changed, outline, rules }, judged("met", "met"))).toEqual({
      targets: ["1"],
      items: [],
    });
  });
});

describe("the formal check of a review that follows another", () => {
  const follows: Follows = {
    reviewId: "018f0000-0000-7000-8000-000000000001",
    result: "a".repeat(64),
    dossier: "b".repeat(64),
    reopens: { targets: ["1"], items: ["2.3"] },
  };
  const missing = (profile: Profile, given: Follows | null, parts = { targets, outline }): readonly string[] =>
    completenessOf({ profile, ...parts, materials: [], panel: [], recorder: null, rules, follows: given })
      .filter(({ id, state }) => state === "missing" && /follows|reopened|open/.test(id))
      .map(({ id }) => id);
  const recheck: Profile = { ...project, kind: "recheck" };

  test("it is begun from a result, and only a kind that follows may be", () => {
    expect(missing(recheck, follows)).toEqual([]);
    expect(missing(recheck, null)).toEqual(["profile.follows"]);
    expect(missing(project, follows)).toEqual(["profile.follows"]);
    expect(missing(project, null)).toEqual([]);
  });

  test("what was met is not looked at again, and what was left open is", () => {
    const elsewhere = { ...follows, reopens: { targets: ["2"], items: ["1.1"] } };
    expect(missing(recheck, elsewhere)).toEqual([
      "targets.reopened.1",
      "targets.open.2",
      "outline.reopened.2.3",
      "outline.open.1.1",
    ]);
  });
});

describe("whose panel reviews an initiation", () => {
  const kind = kindRules(rules, "initiation");
  const initiation: Profile = { ...project, kind: "initiation" };

  test("major projects the alliance's, all others a committee's, by the clause that says so", () => {
    const bodies = (["major", "medium", "small"] as const).map((tier) => conveningBody(kind, { ...initiation, tier }));
    expect(bodies.map(({ body, clause }) => [body, clause])).toEqual([
      ["alliance", "mech.2.review"],
      ["committee", "mech.2.review"],
      ["committee", "mech.2.review"],
    ]);
    const named = conveningBody(kind, { ...initiation, committee: "智能制造专业委员会" });
    expect(named.words.zh).toBe("某组织单位组织专业委员会专家组（智能制造专业委员会）");
  });

  test("a general project must name its committee before it is issued, a major one none", () => {
    const check = (profile: Profile) =>
      completenessOf({
        profile,
        targets: [],
        outline: { items: [], confirmation: null },
        materials: [],
        panel: [],
        recorder: null,
        rules,
        follows: null,
      });
    const committee = (profile: Profile) => check(profile).find(({ id }) => id === "profile.committee")?.state ?? null;
    expect(committee(initiation)).toBe("missing");
    expect(committee({ ...initiation, committee: "智能制造专业委员会" })).toBe("complete");
    expect(committee({ ...initiation, tier: "major" })).toBeNull();
    // Nothing is measured: neither an outline nor targets hold the issue back.
    expect(check(initiation).filter(({ part }) => part === "outline")).toEqual([]);
    expect(check(initiation).find(({ id }) => id === "targets.any")?.state).toBe("complete");
  });
});
