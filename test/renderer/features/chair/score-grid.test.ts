import { describe, expect, it } from "vitest";
import type { ScoresView } from "#shared/contract/chair.ts";
import { radarAxes } from "#renderer/features/chair/radar-axes.ts";
import { inPanelOrder, scoreGrid } from "#renderer/features/chair/score-grid.ts";
import { aggregate } from "#shared/domain/scoring/aggregate.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import { spread } from "#shared/domain/scoring/spread.ts";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";

const criterion = (id: string, weight: number, change: Partial<FormCriterion> = {}): FormCriterion => ({
  id,
  title: { zh: id, en: id },
  weight,
  scoredBy: "all",
  bands: [],
  children: [],
  ...change,
});
const form = [
  criterion("targets", 6000, {
    children: [criterion("technical", 4000, { scoredBy: ["technical"] }), criterion("schedule", 2000)],
  }),
  criterion("funds", 4000, { scoredBy: ["finance"] }),
];
const sheet = (memberId: string, category: Sheet["category"], scores: Readonly<Record<string, number>>): Sheet => ({
  reviewId: "r",
  dossier: "d",
  memberId,
  category,
  scores: Object.entries(scores).map(([criterionId, score]) => ({ criterionId, score, reason: `${memberId} 的理由` })),
  findings: [],
  comment: "",
});
const sheets = [
  sheet("late", "technical", { technical: 3600, schedule: 1800 }),
  sheet("chair", "technical", { technical: 1200, schedule: 1600 }),
  sheet("money", "finance", { schedule: 1500, funds: 3000 }),
];
const input = {
  form,
  members: sheets.map(({ memberId, category }) => ({ id: memberId, category })),
  scores: sheets.flatMap(({ memberId, scores }) =>
    scores.map(({ criterionId, score }) => ({ memberId, criterionId, score })),
  ),
  notApplicable: [],
  rule: { trimmed: false, decimals: 1 },
};
const view: ScoresView = {
  sheets,
  channels: {},
  aggregate: aggregate(input),
  grade: null,
  passMark: null,
  spread: spread(input),
};

describe("the matrix of scores", () => {
  it("lists leaves in print order under their parent", () => {
    const rows = scoreGrid(form, view);
    expect(rows.map(({ criterion: { id }, parent }) => [id, parent?.id ?? null])).toEqual([
      ["technical", "targets"],
      ["schedule", "targets"],
      ["funds", null],
    ]);
  });

  it("finds the leaves of a deeper tree under the criterion of the first level", () => {
    const deep = [criterion("innovation", 6000, { children: [criterion("patents", 6000, { children: form })] })];
    expect(scoreGrid(deep, view).map(({ criterion: { id }, parent }) => [id, parent?.id ?? null])).toEqual([
      ["technical", "innovation"],
      ["schedule", "innovation"],
      ["funds", "innovation"],
    ]);
  });

  it("tells a score from one that is not asked of the member, and one left open", () => {
    const open = { ...view, sheets: [sheet("chair", "technical", { schedule: 1600 })] };
    expect(scoreGrid(form, view)[0]?.cells.map(({ state }) => state)).toEqual(["scored", "scored", "not-asked"]);
    expect(scoreGrid(form, open)[0]?.cells.map(({ state }) => state)).toEqual(["open"]);
  });

  it("carries the reason and marks what stands apart", () => {
    const [late, chair] = scoreGrid(form, view)[0]?.cells ?? [];
    expect(late).toMatchObject({ score: 3600, reason: "late 的理由", outlier: "median" });
    expect(chair).toMatchObject({ score: 1200, outlier: "median" });
  });

  it("puts the sheets in the order of the panel, numbers behind names", () => {
    const panel = ["chair", "late", "money"].map((identityId) => ({ identityId }));
    const ordered = inPanelOrder({ ...view, sheets: [sheet("专家3", "finance", {}), ...sheets] }, panel);
    expect(ordered.sheets.map(({ memberId }) => memberId)).toEqual(["chair", "late", "money", "专家3"]);
    expect(ordered.spread.members.map(({ memberId }) => memberId)).toEqual(["chair", "late", "money"]);
  });
});

describe("a member's radar", () => {
  it("leaves out what the member is not asked, and compares with those who are", () => {
    const [late] = view.spread.members;
    if (late === undefined) throw new Error("no member");
    const axes = radarAxes(form, late, view.spread.members);
    expect(axes.map(({ title }) => title.zh)).toEqual(["targets"]);
    // 54 of 60, against the mean of 90.0, 46.7 and 75.0 percent.
    expect(axes[0]).toMatchObject({ own: "90.0", mean: "70.6" });
  });
});
