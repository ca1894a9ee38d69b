import { describe, expect, test } from "vitest";
import { reviewKindSchema } from "#shared/domain/dossier/profile.ts";
import { findClause } from "#shared/domain/standard/find-clause.ts";
import { weightOf, type FormCriterion } from "#shared/domain/standard/form-schema.ts";
import { ballotSequence } from "#shared/domain/standard/kind-schema.ts";
import { loadRules, loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { modelRules, standardFiles } from "./read-packs.ts";

const { content: rules } = loadRules(modelRules());
const { content: pack } = loadStandardPack(standardFiles());

const leaves = (criteria: readonly FormCriterion[]): readonly FormCriterion[] =>
  criteria.flatMap((criterion) => (criterion.children.length === 0 ? [criterion] : leaves(criterion.children)));

describe("the model house rules", () => {
  test("are a model, not adopted", () => {
    expect([rules.status, rules.adopted]).toEqual(["model", null]);
  });

  test("cover every kind of review, under the titles of the standard pack", () => {
    expect(rules.kinds.map(({ id }) => id)).toEqual(reviewKindSchema.options);
    expect(rules.kinds.map(({ id, title }) => [id, title])).toEqual(pack.kinds.map(({ id, title }) => [id, title]));
  });

  test("score an acceptance by 40, 15, 15, 10, 8 and 12 points, each part by those who know it", () => {
    const form = kindRules(rules, "acceptance").criteria;
    expect(form.map(({ weight }) => weight)).toEqual([4000, 1500, 1500, 1000, 800, 1200]);
    expect(leaves(form).map(({ id, weight, scoredBy }) => [id, weight, scoredBy])).toEqual([
      ["targets-technical", 2000, ["technical"]],
      ["targets-application", 1200, ["industry"]],
      ["targets-schedule", 800, "all"],
      ["novelty", 1500, "all"],
      ["value", 1500, "all"],
      ["materials", 1000, "all"],
      ["teamwork", 800, "all"],
      ["funds", 1200, ["finance"]],
    ]);
  });

  test("take the first-level weights of initiation and performance from the clauses that fix them", () => {
    const fixed = rules.kinds.flatMap((kind) => kind.weightClauses.map((entry) => ({ kind, ...entry })));
    expect(fixed).toHaveLength(6);
    for (const { kind, criterion, clause } of fixed) {
      const percent = Number(findClause(pack, clause)?.threshold);
      expect(kind.criteria.find(({ id }) => id === criterion)?.weight, clause).toBe(percent * 100);
    }
    expect(leaves(kindRules(rules, "initiation").criteria).map(({ weight }) => weight)).toEqual([
      1500, 1500, 2000, 2000, 1500, 1500,
    ]);
  });

  test("give every criterion the bands 90, 75, 60 and 0", () => {
    for (const criterion of rules.kinds.flatMap((kind) => leaves(kind.criteria)))
      expect(
        criterion.bands.map(({ label, from }) => [label.zh, from]),
        criterion.id,
      ).toEqual([
        ["优", 90],
        ["良", 75],
        ["中", 60],
        ["差", 0],
      ]);
  });

  test("every scored form adds up to 100 points", () => {
    for (const kind of rules.kinds) expect(weightOf(kind.criteria), kind.id).toBe(kind.form === "none" ? 0 : 10_000);
  });

  test("ask for two thirds of the whole panel, and name the outcomes of each kind", () => {
    expect([rules.ballot.fractionNumerator, rules.ballot.fractionDenominator]).toEqual([2, 3]);
    const sequences = rules.kinds.map((kind) => [kind.id, ballotSequence(kind).join(" ")]);
    expect(sequences).toEqual([
      ["acceptance", "passed rectification not-passed"],
      ["recheck", "passed not-passed"],
      ["initiation", "passed rectification not-passed"],
      ["midterm", "passed rectification paused not-passed"],
      ["performance", "adopted"],
      ["assessment", "adopted"],
    ]);
    const names = (kind: "acceptance" | "recheck" | "initiation" | "midterm"): readonly string[] =>
      kindRules(rules, kind)
        .outcomes.filter(({ enabled }) => enabled)
        .map(({ title }) => title.zh);
    expect(names("acceptance")).toEqual(["通过", "限期整改（待复核）", "不通过", "中止"]);
    expect(names("recheck")).toEqual(["整改后通过", "不通过", "中止"]);
    expect(names("initiation")).toEqual(["建议立项", "修改后立项", "不予立项", "中止"]);
    expect(names("midterm")).toEqual(["继续", "调整后继续", "暂停", "终止"]);
  });

  test("ask an acceptance for the 24 materials, the compulsory ones and their validity", () => {
    expect(kindRules(rules, "acceptance").materials.map(({ id }) => id)).toEqual(
      Array.from({ length: 24 }, (_, index) => String(index + 1).padStart(2, "0")),
    );
    const of = (compulsory: string): string =>
      rules.materials
        .filter((material) => material.compulsory === compulsory)
        .map(({ id }) => id)
        .join(" ");
    expect(of("always")).toBe("01 02 03 04 13 14 15 16 18 21 22 23");
    expect(of("if-outline-asks")).toBe("08 09 10 11 12");
    const report = rules.materials.find(({ id }) => id === "11")?.validity;
    expect([report?.withinMonths, report?.deliveredVersion]).toEqual([12, true]);
    expect(rules.materials.find(({ id }) => id === "16")?.validity?.afterPeriodEnd).toBe(true);
  });

  test("name materials as the standard pack does", () => {
    expect(rules.materials.map(({ id, title }) => [id, title])).toEqual(
      pack.materials.map(({ id, title }) => [id, title]),
    );
  });

  test("invent no weights where the standard leaves them to the alliance", () => {
    expect([rules.indices.efficacyWeights, rules.indices.readinessWeights, rules.scoring.passMark]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test.each(pack.ambiguities.map(({ number, default: neutral }) => [number, neutral] as const))(
    "handle ambiguity %i by the neutral default of the standard pack",
    (number, neutral) => {
      expect(rules.readings?.filter((each) => each.number === number)).toEqual([{ number, reading: neutral }]);
    },
  );

  test("handle all 42 ambiguities, each once, by number", () => {
    expect(rules.readings?.map(({ number }) => number)).toEqual(Array.from({ length: 42 }, (_, index) => index + 1));
  });
});
