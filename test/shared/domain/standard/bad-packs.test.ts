import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadRules, loadStandardPack, type StandardPackFiles } from "#shared/domain/standard/load-pack.ts";
import type { ReadingsRule } from "#shared/domain/standard/rules-parts.ts";
import { Refusal, errorSentences, explain, type Failure } from "#shared/errors.ts";
import { modelRules, standardFiles } from "#test/resources/read-packs.ts";

/** The shipped files with something in one of them replaced: `clauses.78.threshold`, as JSON is walked. */
function broken(path: string, value: unknown): StandardPackFiles {
  return structuredClone(replace(standardFiles(), path.split("."), value)) as StandardPackFiles;
}

const brokenRules = (path: string, value: unknown): unknown => replace(modelRules(), path.split("."), value);

function replace(node: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(node)) return node.with(Number(step), replace(node[Number(step)], rest, value));
  if (typeof node !== "object" || node === null) throw new TypeError(step);
  const inner = Object.entries(node).find(([key]) => key === step)?.[1];
  return { ...node, [step]: replace(inner, rest, value) };
}

function refusal(act: () => unknown): Failure {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, details: error.details };
    throw error;
  }
  throw new Error("was not refused");
}

const { content: standard } = loadStandardPack(standardFiles());
const at = (id: string): number => standard.clauses.findIndex((clause) => clause.id === id);
const accuracy = at("acc.tech.accuracy");
const formula = at("term.4.formula");
const innovation = at("perf.w.innov");

describe("a bad standard pack is refused by name, with place and reason", () => {
  test("an unknown clause id", () => {
    for (const [path, value, place] of [
      ["scenarios.basics.0", "A4.nothing", "basics.0"],
      ["scenarios.replacements.0.general", "A4.nothing", "replacements.0.1"],
      ["pack.kinds.2.include.0", "A4.nothing", "kinds.2.include.0"],
      ["pack.materials.1.clauses.0", "A4.nothing", "materials.1.clauses.0"],
      ["pack.weightSets.0.clauses.0", "A4.nothing", "weightSets.0.clauses.0"],
      [`clauses.${at("term.2.cost")}.checkedWith`, "A4.nothing", `clauses.${at("term.2.cost")}.checkedWith`],
    ] as const) {
      const refused = refusal(() => loadStandardPack(broken(path, value)));
      expect(refused, path).toMatchObject({ code: "clause-unknown", details: { clause: "A4.nothing", path: place } });
    }
  });

  test("a missing threshold", () => {
    const refused = refusal(() => loadStandardPack(broken(`clauses.${accuracy}.threshold`, null)));
    expect(refused).toEqual({
      code: "threshold-missing",
      details: { clause: "acc.tech.accuracy", path: `clauses.${accuracy}.threshold`, reason: "gte needs decimal text" },
    });
    expect(explain(refused, "zh")).toContain("条款 acc.tech.accuracy 缺少比较所需的数值");
  });

  test("weights that are not the whole", () => {
    expect(refusal(() => loadStandardPack(broken(`clauses.${formula}.items.0.weight`, 3000)))).toMatchObject({
      code: "weights-not-one",
      details: { path: `clauses.${formula}.items`, sum: "9000", whole: "10000" },
    });
    expect(refusal(() => loadStandardPack(broken(`clauses.${formula}.items.0.weight`, null)))).toMatchObject({
      code: "weights-not-one",
    });
    expect(refusal(() => loadStandardPack(broken(`clauses.${innovation}.threshold`, "20")))).toMatchObject({
      code: "weights-not-one",
      details: { path: "weightSets.1", sum: "90 %", whole: "100 %" },
    });
  });

  test("weights are added exactly, and what is no weight has a name instead of a sum", () => {
    const weights = (parts: readonly string[]) =>
      parts.reduce<StandardPackFiles>((files, part, index) => {
        const clause = ["perf.w.innov", "perf.w.contrib", "perf.w.social"][index] ?? "";
        return replace(files, ["clauses", String(at(clause)), "threshold"], part) as StandardPackFiles;
      }, standardFiles());
    expect(() => loadStandardPack(weights(["0.9", "74.9", "24.2"]))).not.toThrow();
    expect(refusal(() => loadStandardPack(weights(["0.9", "74.9", "24.20000000000000000001"]))).details["sum"]).toBe(
      "100.00000000000000000001 %",
    );
    expect(refusal(() => loadStandardPack(broken("pack.weightSets.1.clauses.0", "acc.process")))).toMatchObject({
      code: "threshold-missing",
      details: { clause: "acc.process", path: "weightSets.1.clauses.0", reason: "acc.process has no weight" },
    });
    const close = ["60", "60.00000000000000000001"];
    expect(() => loadStandardPack(broken(`clauses.${at("ip.company")}.threshold`, close))).not.toThrow();
    expect(
      refusal(() => loadStandardPack(broken(`clauses.${at("ip.company")}.threshold`, close.toReversed()))).details[
        "reason"
      ],
    ).toContain("low end first");
  });

  test.each([0, -4000, 10_001])("a component out of range: %i", (weight) => {
    expect(refusal(() => loadStandardPack(broken(`clauses.${formula}.items.0.weight`, weight)))).toMatchObject({
      code: "component-out-of-range",
      details: { component: "penetration", value: String(weight), path: `clauses.${formula}.items.0.weight` },
    });
  });

  test.each([
    [`clauses.${accuracy}.threshold`, "九十", "gte needs decimal text"],
    [`clauses.${accuracy}.threshold`, "NaN", "gte needs decimal text"],
    [`clauses.${accuracy}.threshold`, 90, "Invalid input"],
    [`clauses.${accuracy}.comparator`, "about", "Invalid option"],
    [`clauses.${accuracy}.unit`, "furlong", "unknown unit furlong"],
    [`clauses.${accuracy}.layers`, [], "Too small"],
    [`clauses.${accuracy}.layers.0`, "Z", "Invalid option"],
    [`clauses.${accuracy}.ambiguities.0`, 43, "Too big"],
    ["pack.sectors.1.id", "machinery", "repeats machinery"],
    [`clauses.${accuracy}.surprise`, 1, "Unrecognized key"],
    [
      "scenarios.replacements.0.general",
      "A1.auto.defect",
      "a clause of a scenario replaces one outside every scenario",
    ],
    ["ambiguities.3.number", 3, "ambiguity numbers must be unique"],
  ])("%s = %j", (path, value, reason) => {
    const refused = refusal(() => loadStandardPack(broken(path, value)));
    expect(refused.code).toBe("pack-invalid");
    expect(refused.details["reason"]).toContain(reason);
    expect(refused.details["path"]).not.toBe(undefined);
  });
});

describe("bad house rules are refused by name, with place and reason", () => {
  test("a clause the standard does not have", () => {
    const kinds = loadRules(modelRules()).content.kinds.map(({ id }) => id);
    const initiation = kinds.indexOf("initiation");
    const path = `kinds.${initiation}.weightClauses.0.clause`;
    expect(refusal(() => loadRules(brokenRules(path, "init.w.nothing"), standard))).toEqual({
      code: "clause-unknown",
      details: { path, clause: "init.w.nothing" },
    });
    const mix = `kinds.${kinds.indexOf("acceptance")}.panel.mixClause`;
    expect(refusal(() => loadRules(brokenRules(mix, "acc.panel.nothing"), standard)).details["path"]).toBe(mix);
    expect(loadRules(modelRules(), standard).content.id).toBe("model-2026");
  });

  test("weights that are not the whole, on every level", () => {
    const half = { onTime: 5000, transfer: 2000, satisfaction: 2000 };
    expect(refusal(() => loadRules(brokenRules("indices.efficacyWeights", half)))).toMatchObject({
      code: "weights-not-one",
      details: { path: "indices.efficacyWeights", sum: "9000", whole: "10000" },
    });
    expect(refusal(() => loadRules(brokenRules("kinds.0.criteria.1.weight", 1400)))).toMatchObject({
      code: "weights-not-one",
      details: { path: "kinds.0.criteria", sum: "9900" },
    });
    expect(refusal(() => loadRules(brokenRules("kinds.0.criteria.0.children.0.weight", 1900)))).toMatchObject({
      code: "weights-not-one",
      details: { path: "kinds.0.criteria.0.children", sum: "3900", whole: "4000" },
    });
  });

  test.each<[string, (readings: ReadingsRule) => ReadingsRule, string, string]>([
    ["a missing number", (all) => all.filter(({ number }) => number !== 7), "7", "readings.6"],
    ["a missing last", (all) => all.slice(0, 41), "42", "readings.41"],
    ["nothing", () => [], "1", "readings.0"],
    ["a repeated number", (all) => all.flatMap((one) => (one.number === 9 ? [one, one] : [one])), "10", "readings.9"],
    [
      "an unknown number",
      (all) => all.map((one) => (one.number === 42 ? { ...one, number: 43 } : one)),
      "42",
      "readings.41",
    ],
    ["one too many", (all) => [...all, ...all.slice(0, 1).map((one) => ({ ...one, number: 43 }))], "43", "readings.42"],
    ["another order", (all) => all.toReversed(), "1", "readings.0"],
  ])("readings with %s", (_, change, ambiguity, path) => {
    const { readings = [] } = loadRules(modelRules()).content;
    expect(refusal(() => loadRules(brokenRules("readings", change(readings))))).toMatchObject({
      code: "readings-incomplete",
      details: { path, ambiguity },
    });
  });

  test("a reading of what the program fixes, and of nothing else", () => {
    const own = { zh: "另一种处理", en: "Another handling" };
    for (const { number, settledBy } of standard.ambiguities) {
      const path = `readings.${number - 1}.reading`;
      const load = () => loadRules(brokenRules(path, own), standard);
      if (settledBy === "program")
        expect(refusal(load)).toEqual({ code: "reading-fixed", details: { path, ambiguity: String(number) } });
      else expect(load().content.readings?.[number - 1]?.reading).toEqual(own);
    }
  });

  test("rules from before readings go on without them", () => {
    const { readings: _, ...before } = loadRules(modelRules()).content;
    expect(loadRules(before, standard).content).toEqual(before);
  });

  test.each([
    ["ballot.fractionNumerator", 4, "asks for more than the whole panel"],
    ["panel.minimum", 0, "Too small"],
    ["scoring.passMark", 10_001, "Too big"],
    ["status", "adopted", "adopted rules, and only they, name their document"],
  ])("%s = %j", (path, value, reason) => {
    const refused = refusal(() => loadRules(brokenRules(path, value)));
    expect(refused.code).toBe("pack-invalid");
    expect(refused.details["reason"]).toContain(reason);
  });
});

/** Every place of a JSON value, as `replace` walks it. */
function placesIn(node: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const inner = typeof node === "object" && node !== null ? Object.entries(node) : [];
  return [path, ...inner.flatMap(([key, value]) => placesIn(value, [...path, key]))];
}

test("whatever is put anywhere in a pack, it loads or is refused with a place and a reason", () => {
  const files = standardFiles();
  const small = { ...files, clauses: Array.isArray(files.clauses) ? files.clauses.slice(0, 12) : [] };
  const junk = fc.oneof(
    fc.constantFrom<unknown>(null, "", "NaN", "Infinity", "1e9", -1, 0.5, [], {}, true, "acc.none", ["yes"]),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const outcome = (act: () => unknown): void => {
    try {
      act();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect(Object.keys(errorSentences)).toContain(error.code);
      expect(error.details["path"]).toBeTypeOf("string");
      expect(String(error.details["reason"] ?? "-")).not.toBe("");
    }
  };
  const inPack = fc.constantFrom(...placesIn(small).slice(1));
  const inRules = fc.constantFrom(...placesIn(modelRules()).slice(1));
  fc.assert(
    fc.property(inPack, inRules, junk, (pack, rules, value) => {
      outcome(() => loadStandardPack(replace(small, pack, value) as StandardPackFiles));
      outcome(() => loadRules(replace(modelRules(), rules, value), standard));
    }),
    { numRuns: 150 },
  );
});

test("every name is said in both languages with its details filled in", () => {
  const details = {
    path: "a.b",
    clause: "c.d",
    ambiguity: "7",
    reason: "r",
    sum: "0.9",
    whole: "1",
    component: "x",
    value: "2",
    low: "0",
    high: "1",
  };
  for (const code of [
    "clause-unknown",
    "threshold-missing",
    "weights-not-one",
    "component-out-of-range",
    "readings-incomplete",
    "reading-fixed",
  ] as const) {
    expect(Object.keys(errorSentences)).toContain(code);
    for (const language of ["zh", "en"] as const) expect(explain({ code, details }, language)).not.toMatch(/[{}—]/);
  }
});
