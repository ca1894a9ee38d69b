import { describe, expect, it } from "vitest";
import { liveTotal } from "#shared/domain/scoring/live-total.ts";
import { acceptanceForm } from "#test/shared/domain/scoring/acceptance-form.ts";

const total = (
  category: "technical" | "industry" | "finance",
  given: Readonly<Record<string, number | null>>,
  notApplicable: readonly string[] = [],
) =>
  liveTotal({
    form: acceptanceForm,
    category,
    scores: Object.entries(given).map(([criterionId, score]) => ({ criterionId, score })),
    notApplicable,
    rule: { decimals: 1 },
  });
const full = { "targets-schedule": 800, novelty: 1335, value: 1200, materials: 900, teamwork: 720 };

describe("a member's running total", () => {
  it("lists what is missing and counts what is there", () => {
    const result = total("finance", { novelty: 1335, funds: null });
    expect(result).toMatchObject({
      points: "13.4",
      outOf: "68.0",
      percent: null,
      missing: ["targets-schedule", "value", "materials", "teamwork", "funds"],
      trace: { zh: "已评 13.35 分，本人共评 68.00 分，还差 5 项" },
    });
    expect(result.criteria.slice(0, 4)).toEqual([
      { criterionId: "targets-technical", state: "others", band: null },
      { criterionId: "targets-economic", state: "others", band: null },
      { criterionId: "targets-schedule", state: "missing", band: null },
      { criterionId: "novelty", state: "scored", band: "good" },
    ]);
  });

  it("stretches a complete sheet to 100 over what the member scores", () => {
    expect(total("finance", { ...full, funds: 1200 })).toMatchObject({
      points: "61.6",
      percent: { exact: "6155/68", shown: "90.5" },
      missing: [],
      trace: {
        zh: "8.00 + 13.35 + 12.00 + 9.00 + 7.20 + 12.00 = 61.55；本人共评 68.00 分，折合百分制 61.55 × 100 ÷ 68.00 = 90.5",
      },
    });
  });

  it("leaves out what does not apply and what others score, though a number stands there", () => {
    const result = total("finance", { ...full, funds: 600, "targets-technical": 2000 }, ["funds"]);
    expect(result).toMatchObject({ points: "49.6", outOf: "56.0", missing: [] });
    expect(result.criteria.at(-1)).toEqual({ criterionId: "funds", state: "not-applicable", band: null });
  });
});
