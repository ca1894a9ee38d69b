import { describe, expect, it } from "vitest";
import type { ScoringInput } from "#shared/domain/scoring/aggregate.ts";
import { spread } from "#shared/domain/scoring/spread.ts";
import { acceptanceForm } from "#test/shared/domain/scoring/acceptance-form.ts";

const members = ["a", "b", "c", "d", "e"].map((id) => ({ id, category: "technical" }) as const);
const novelty = acceptanceForm.filter(({ id }) => id === "novelty");
const spreadOf = (scores: readonly (number | null)[], changes: Partial<ScoringInput> = {}) =>
  spread({
    form: novelty,
    members,
    scores: members.map(({ id }, index) => ({ memberId: id, criterionId: "novelty", score: scores[index] ?? null })),
    notApplicable: [],
    rule: { trimmed: false, decimals: 1 },
    ...changes,
  });

describe("spread", () => {
  it("describes a criterion exactly", () => {
    expect(spreadOf([1000, 1100, 1200, 1300, 1400]).criteria).toEqual([
      {
        criterionId: "novelty",
        n: 5,
        min: "10",
        max: "14",
        mean: "12",
        median: "12",
        deviation: "1.58",
        outliers: [],
      },
    ]);
    expect(spreadOf([1000, 1100, null, 1300, null]).criteria[0]).toMatchObject({ n: 3, median: "11", mean: "34/3" });
  });

  it("marks a score more than a fifth of the weight from the median, and not one exactly there", () => {
    expect(spreadOf([899, 1200, 1200, 1201, 1500]).criteria[0]?.outliers).toEqual([
      { memberId: "a", reason: "median" },
      { memberId: "e", reason: "quartiles" },
    ]);
    expect(spreadOf([900, 1000, 1200, 1400, 1500]).criteria[0]?.outliers).toEqual([]);
  });

  it("marks a score beyond one and a half interquartile ranges only among five or more", () => {
    expect(spreadOf([1200, 1210, 1220, 1230, 1400]).criteria[0]?.outliers).toEqual([
      { memberId: "e", reason: "quartiles" },
    ]);
    expect(spreadOf([1200, 1210, 1220, 1230, 1260]).criteria[0]?.outliers).toEqual([]);
    expect(spreadOf([1200, 1200, 1200, 1400, null]).criteria[0]?.outliers).toEqual([]);
  });

  it("has no numbers where nobody scored and no deviation of one", () => {
    expect(spreadOf([null, null, null, null, null]).criteria[0]).toMatchObject({ n: 0, mean: null, outliers: [] });
    expect(spreadOf([1200]).criteria[0]).toMatchObject({ n: 1, median: "12", deviation: null });
    expect(spreadOf([1200], { notApplicable: ["novelty"] }).criteria).toEqual([]);
  });

  it("draws each member's shape over what that member scores", () => {
    const result = spread({
      form: acceptanceForm,
      members: [
        { id: "wei", category: "technical" },
        { id: "meng", category: "finance" },
      ],
      scores: [
        { memberId: "wei", criterionId: "targets-technical", score: 1800 },
        { memberId: "wei", criterionId: "targets-schedule", score: 400 },
        { memberId: "wei", criterionId: "novelty", score: 1200 },
        { memberId: "wei", criterionId: "value", score: 900 },
        { memberId: "wei", criterionId: "materials", score: 700 },
        { memberId: "wei", criterionId: "teamwork", score: 800 },
        { memberId: "meng", criterionId: "targets-schedule", score: 800 },
        { memberId: "meng", criterionId: "funds", score: 600 },
      ],
      notApplicable: [],
      rule: { trimmed: false, decimals: 1 },
    });
    const axes = (memberId: string) =>
      result.members.find((member) => member.memberId === memberId)?.axes.map(({ percent }) => percent);
    expect(axes("wei")).toEqual(["78.6", "80.0", "60.0", "70.0", "100.0", null]);
    expect(axes("meng")).toEqual(["100.0", null, null, null, null, "50.0"]);
    // 58 of the 76 points a technical member scores; the finance member's sheet is not complete.
    expect(result.members.map(({ total }) => total)).toEqual(["76.3", null]);
  });
});
