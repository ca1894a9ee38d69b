import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  computeIndex,
  indexCatalogue,
  indexIds,
  indexInputSchemas,
  type IndexId,
} from "#shared/domain/indices/catalogue.ts";
import { findClause } from "#shared/domain/standard/find-clause.ts";
import { exactSchema } from "#shared/domain/rational.ts";
import { Refusal } from "#shared/errors.ts";
import { context, refusal } from "./context.ts";

const part = { value: "0.5", source: "台账" };
const element = { score: "80", source: "台账" };
const level = { before: "L2", after: "L3", assessor: "机构", model: "模型", date: "2026-01-01", name: "产线" };

/** Inputs of the right shape, one set an index; weights and trees are as the model leaves them. */
const samples: Readonly<Record<IndexId, unknown>> = {
  "empowerment-index": { subject: "项目", period: "2025", penetration: part, depth: part, contribution: part },
  "match-degree": {
    demand: { title: "需求", text: "机器视觉" },
    technology: { title: "技术", text: "机器视觉" },
    corpus: [],
    experts: [],
    method: { type: "semantic" },
  },
  "transfer-maturity": { result: "成果", level: 7, bases: [], assessor: "机构", technologyLevel: 6 },
  readiness: { enterprise: "企业", infrastructure: element, data: element, talent: element, culture: element },
  "manufacturing-maturity": { manufacturing: true, units: [level] },
  growth: { subject: "项目", previous: null, current: { year: 2025, directFen: 1, indirectFen: null, source: "审计" } },
  efficacy: { subject: "项目", period: "2025", onTime: part, transfer: part, satisfaction: part },
  "ip-shares": { parties: [], source: "", tolerance: null },
  "team-composition": { keyProject: true, asOf: "验收时", people: [] },
  "process-evidence": {
    period: null,
    development: null,
    demos: [],
    reports: [],
    risks: null,
    midterms: [],
    shortProject: null,
  },
  "performance-tree": { subject: "项目", year: 2025, scores: {}, methods: [], assessments: [] },
};

/** A value with one place of it replaced. */
function replaced(node: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(node)) return node.with(Number(step), replaced(node[Number(step)], rest, value));
  return { ...Object(node), [step]: replaced(Object(node)[step], rest, value) };
}

function placesIn(node: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const inner = typeof node === "object" && node !== null ? Object.entries(node) : [];
  return [path, ...inner.flatMap(([key, value]) => placesIn(value, [...path, key]))];
}

describe.each(indexIds)("%s", (id) => {
  test("whatever stands in its inputs, it computes, is blocked or refuses; it never guesses and never fails otherwise", () => {
    const junk = fc.oneof(
      fc.constantFrom<unknown>(
        "0",
        "1",
        "-1",
        "1e3",
        "NaN",
        "99999999999999999999.5",
        "",
        null,
        0,
        -5,
        1e300,
        [],
        true,
      ),
      fc.jsonValue({ maxDepth: 1 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...placesIn(samples[id])), junk, (place, value) => {
        const weights = { onTime: 5000, transfer: 2500, satisfaction: 2500 };
        const given = context({ efficacyWeights: weights });
        try {
          for (const { value: exact, shown } of computeIndex(id, replaced(samples[id], place, value), given).values) {
            expect(exactSchema.safeParse(exact).success, exact).toBe(true);
            expect(shown).toMatch(/^-?\d+(\.\d+)?$/);
          }
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          expect(["invalid-input", "component-out-of-range"]).toContain(error.code);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("speaks about exactly the clauses the catalogue names, all of them in the pack", () => {
    const { findings } = computeIndex(id, samples[id], context());
    expect(findings.map(({ clauseId }) => clauseId).toSorted()).toEqual([...indexCatalogue[id].clauses].toSorted());
    for (const clauseId of indexCatalogue[id].clauses) expect(findClause(context().pack, clauseId)).not.toBeNull();
  });

  test("refuses inputs of another shape, with the place", () => {
    expect(refusal(() => computeIndex(id, { ...Object(samples[id]), extra: 1 }, context()))?.code).toBe(
      "invalid-input",
    );
    expect(refusal(() => computeIndex(id, null, context()))?.code).toBe("invalid-input");
    expect(indexInputSchemas[id].safeParse(samples[id]).success).toBe(true);
  });

  test("does not judge by a pack that lacks its clauses", () => {
    const { pack, rules } = context();
    const empty = { ...pack, clauses: [] };
    expect(refusal(() => computeIndex(id, samples[id], { pack: empty, rules }))?.code).toBe("clause-unknown");
  });

  test("says everything in both languages and never a number that is none", () => {
    const result = computeIndex(id, samples[id], context());
    const said = JSON.stringify(result);
    expect(said).not.toMatch(/NaN|Infinity|undefined/);
    for (const { reason, basis } of result.findings)
      for (const text of [reason, basis]) {
        expect(text.zh).not.toBe("");
        expect(text.en).not.toBe("");
      }
  });
});
