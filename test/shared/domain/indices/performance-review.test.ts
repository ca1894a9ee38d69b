import { describe, expect, test } from "vitest";
import { reviewedPerformanceFindings, type ReviewedPerformance } from "#shared/domain/indices/performance-review.ts";
import type { ReviewKind } from "#shared/domain/dossier/profile.ts";
import { loadRules } from "#shared/domain/standard/load-pack.ts";
import { modelRules } from "#test/resources/read-packs.ts";
import { context } from "./context.ts";

const { pack } = context();
const { content: rules } = loadRules(modelRules());
const figures = "M".repeat(26);
const check = { materialId: figures, present: true, originalSeen: true, remark: "" };

const reviewed = (changes: Partial<ReviewedPerformance> = {}): ReviewedPerformance => ({
  heldOn: "2026-12-20",
  others: [],
  sheets: 5,
  total: { exact: "80" },
  ...changes,
});

function found(
  changes: Partial<ReviewedPerformance> = {},
  verdict: "accepted" | "rejected" | null = "accepted",
  kind: ReviewKind = "performance",
) {
  const record = { materialChecks: [{ ...check, verdict }] };
  const materials = [{ id: figures, category: "14" }];
  return reviewedPerformanceFindings(reviewed(changes), { pack, rules, kind, materials, record });
}
const verdicts = (...given: Parameters<typeof found>) =>
  Object.fromEntries(found(...given).map(({ clauseId, verdict }) => [clauseId, verdict]));
const reasonOf = (clauseId: string, ...given: Parameters<typeof found>) =>
  found(...given).find((finding) => finding.clauseId === clauseId)?.reason.zh;

describe("what a review of performance answers by being held", () => {
  test("nothing in a review that ends in no grade", () => {
    expect(found({}, "accepted", "acceptance")).toEqual([]);
    expect(found({}, "accepted", "assessment")).toEqual([]);
  });

  test("perf.grade.*: the band the adopted total falls in, at its edges unrounded", () => {
    const bands = (exact: string) => {
      const by = verdicts({ total: { exact } });
      return ["excellent", "good", "pass", "fail"].map((id) => by[`perf.grade.${id}`]);
    };
    const none = "not-applicable";
    expect(bands("85")).toEqual(["met", none, none, none]);
    expect(bands("8499/100")).toEqual([none, "met", none, none]);
    expect(bands("70")).toEqual([none, "met", none, none]);
    expect(bands("60")).toEqual([none, none, "met", none]);
    expect(bands("59999/1000")).toEqual([none, none, none, "unmet"]);
    expect(reasonOf("perf.grade.good")).toBe("80 分，不低于 70 分、低于 85 分：良好（连续分段）");
  });

  test("perf.grade.*: open with what is missing before the report is adopted", () => {
    const missing = { zh: "评价报告尚未表决通过", en: "The report has not been adopted yet" };
    expect(
      new Set(["excellent", "good", "pass", "fail"].map((id) => verdicts({ total: { missing } })[`perf.grade.${id}`])),
    ).toEqual(new Set(["undetermined"]));
    expect(reasonOf("perf.grade.good", { total: { missing } })).toBe(missing.zh);
  });

  test("perf.annual: one a calendar year; another year's is no second one, and none held is no answer", () => {
    expect(verdicts({ others: ["2025-12-20", "2027-01-05"] })["perf.annual"]).toBe("met");
    expect(verdicts({ others: ["2026-06-30"] })["perf.annual"]).toBe("unmet");
    expect(verdicts({ heldOn: null })["perf.annual"]).toBe("undetermined");
    expect(reasonOf("perf.annual", { heldOn: null })).toBe("本次评价尚未召开");
  });

  test("perf.methods: figures that were accepted and sheets that count, both", () => {
    expect(verdicts()["perf.methods"]).toBe("met");
    expect(verdicts({}, "rejected")["perf.methods"]).toBe("unmet");
    expect(verdicts({ sheets: 0 })["perf.methods"]).toBe("unmet");
    expect(reasonOf("perf.methods", {}, null)).toContain("缺：定量数据分析");
    expect(verdicts({ sheets: null }, null)["perf.methods"]).toBe("undetermined");
    expect(reasonOf("perf.methods", { sheets: null })).toBe("尚未核对：专家评议");
    const silent = { ...pack, materials: pack.materials.map((material) => ({ ...material, clauses: [] })) };
    const kept = { pack: silent, rules, kind: "performance" as const, materials: [], record: { materialChecks: [] } };
    const open = reviewedPerformanceFindings(reviewed(), kept).find(({ clauseId }) => clauseId === "perf.methods");
    expect(open).toMatchObject({ verdict: "undetermined", reason: { zh: "尚未核对：定量数据分析" } });
  });
});
