import { describe, expect, test } from "vitest";
import { adoptClause, clauseStandings, testClause } from "#shared/domain/dossier/outline-clauses.ts";
import { outlineSchema, type Outline } from "#shared/domain/dossier/outline.ts";
import { profileSchema } from "#shared/domain/dossier/profile.ts";
import { targetSchema } from "#shared/domain/dossier/target.ts";
import { findClause } from "#shared/domain/standard/find-clause.ts";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { standardFiles } from "#test/resources/read-packs.ts";
import { smallProject } from "#test/support/small-review.ts";

const { content: pack } = loadStandardPack(standardFiles());
const small = smallProject();
const profile = profileSchema.parse(small.profile);
const targets = small.targets.map((target) => targetSchema.parse(target));
const outline = outlineSchema.parse(small.outline);
const standing = (of: Outline, id: string) =>
  clauseStandings(pack, profile, targets, of).find(({ clause }) => clause.id === id) ?? expect.fail(`no ${id}`);
const clause = (id: string) => findClause(pack, id) ?? expect.fail(`no ${id}`);

describe("clauses in the outline", () => {
  test("lists what this review looks at: the general clauses, the chosen scenario, the basics; nothing else", () => {
    const ids = clauseStandings(pack, profile, targets, outline).map(({ clause: { id } }) => id);
    expect(ids).toEqual(expect.arrayContaining(["acc.tech.accuracy", "A1.pm.accuracy", "A4.trl"]));
    expect(ids).not.toContain("A2.fruit.grade");
    expect(ids).not.toContain("perf.w.contrib");
  });

  test("says which test item answers a clause, and which target takes its place", () => {
    expect(standing(outline, "acc.tech.accuracy")).toMatchObject({
      adoption: "reference",
      item: { no: "2.3" },
      target: { no: "1" },
    });
    expect(standing(outline, "A4.trl")).toMatchObject({ adoption: null, item: null, target: null });
  });

  test("a clause without a test item is decided in the outline itself, and undecided again", () => {
    const adopted = adoptClause(outline, "A4.trl", "not-applicable", "尚未到该阶段");
    expect(outlineSchema.parse(adopted)).toEqual(adopted);
    expect(standing(adopted, "A4.trl")).toMatchObject({ adoption: "not-applicable", reason: "尚未到该阶段" });
    expect(adopted.confirmation).toBeNull();
    const changed = adoptClause(adopted, "A4.trl", "binding", "");
    expect(changed.clauses).toEqual([{ clauseId: "A4.trl", adoption: "binding", reason: "" }]);
    const back = adoptClause(changed, "A4.trl", null, "");
    expect("clauses" in back).toBe(false);
    expect(back.items).toEqual(outline.items);
  });

  test("a clause a test item answers is decided there", () => {
    const adopted = adoptClause(outline, "acc.tech.accuracy", "binding", "");
    expect("clauses" in adopted).toBe(false);
    expect(standing(adopted, "acc.tech.accuracy")).toMatchObject({ adoption: "binding", item: { no: "2.3" } });
    // The target beside it is untouched.
    expect(adopted.items[0]?.requirements[0]).toEqual(outline.items[0]?.requirements[0]);
  });

  test("a test item of its own takes the decision and the clause's demand with it", () => {
    let count = 0;
    const newId = () => String((count += 1)).padStart(26, "0");
    const chosen = adoptClause(outline, "A1.pm.downtime", "binding", "任务书要求");
    const tested = testClause(chosen, clause("A1.pm.downtime"), newId);
    expect(outlineSchema.parse(tested)).toEqual(tested);
    expect("clauses" in tested).toBe(false);
    const [, item] = tested.items;
    expect(item).toMatchObject({ no: "2.2", instrument: "before-after" });
    expect(item?.requirements).toMatchObject([
      { adoption: "binding", reason: "任务书要求", demand: { comparator: "gte", threshold: ["50"], unit: "%" } },
    ]);
    expect(testClause(tested, clause("A1.pm.downtime"), newId)).toBe(tested);
  });

  test("an adopted scenario value takes the place of the general one", () => {
    expect(standing(outline, "acc.tech.accuracy").scenarioClause).toBeNull();
    const adopted = adoptClause(outline, "A1.pm.accuracy", "binding", "");
    expect(standing(adopted, "acc.tech.accuracy").scenarioClause?.id).toBe("A1.pm.accuracy");
    expect(standing(adopted, "A1.pm.accuracy").scenarioClause).toBeNull();
    // Less downtime is not less cost, though both are reductions in percent.
    const downtime = adoptClause(outline, "A1.pm.downtime", "binding", "采用");
    expect(standing(downtime, "acc.econ.cost").scenarioClause).toBeNull();
    const asReference = adoptClause(outline, "A1.pm.accuracy", "reference", "");
    expect(standing(asReference, "acc.tech.accuracy").scenarioClause).toBeNull();
  });
});
