import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ExpertCategory } from "#shared/domain/dossier/profile.ts";
import { compare, fromExact, toExact } from "#shared/domain/rational.ts";
import { aggregate, type MemberScore, type ScoringInput } from "#shared/domain/scoring/aggregate.ts";
import { bandOf, hundredths, scoredBy, scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import { acceptanceForm, panelOfFive } from "#test/shared/domain/scoring/acceptance-form.ts";

const leaves = scoredCriteria(acceptanceForm);
const eligible = (category: ExpertCategory) => leaves.filter((leaf) => scoredBy(leaf, category));

/** Every member gives `share` percent of every criterion they score, plus what `changes` says for `member/criterion`. */
const scoresAt = (share: number, changes: Readonly<Record<string, number | null>> = {}): readonly MemberScore[] =>
  panelOfFive.flatMap(({ id, category }) =>
    eligible(category).map((leaf) => {
      const change = changes[`${id}/${leaf.id}`];
      return { memberId: id, criterionId: leaf.id, score: change === undefined ? (leaf.weight * share) / 100 : change };
    }),
  );
const input = (changes: Partial<ScoringInput> = {}): ScoringInput => ({
  form: acceptanceForm,
  members: panelOfFive,
  scores: scoresAt(80),
  notApplicable: [],
  rule: { trimmed: false, decimals: 1 },
  ...changes,
});
const criterionOf = (id: string, changes: Partial<ScoringInput> = {}) =>
  aggregate(input(changes)).criteria.find(({ criterionId }) => criterionId === id);

describe("aggregate", () => {
  it("averages each criterion over those who score it and adds up to the total", () => {
    const scores = scoresAt(80, {
      "wei/targets-technical": 1800,
      "qin/targets-technical": 1750,
      "mo/targets-technical": 1500,
      "meng/funds": 1100,
      "wei/novelty": 1333,
    });
    const result = aggregate(input({ scores }));
    expect(criterionOf("targets-technical", { scores })).toMatchObject({
      state: "scored",
      mean: "101/6",
      shown: "16.8",
      counted: ["mo", "qin", "wei"],
      dropped: [],
      trace: { zh: "技术指标（20.0 分，3 人）：(15.0 + 17.5 + 18.0) ÷ 3 = 16.8" },
    });
    expect(criterionOf("funds", { scores })).toMatchObject({ mean: "11", counted: ["meng"] });
    // 101/6 + 9.6 + 6.4 + (13.33 + 4 × 12)/5 + 12 + 8 + 6.4 + 11
    expect(result.total).toEqual({ exact: "123749/1500", shown: "82.5" });
    expect(result.applicableWeight).toBe(10_000);
    expect(result.missing).toEqual([]);
    expect(result.trace.at(-1)?.zh).toBe(
      "总分 = 16.8333 + 9.6000 + 6.4000 + 12.2660 + 12.0000 + 8.0000 + 6.4000 + 11.0000 = 82.5",
    );
  });

  it("prints one decimal half away from zero and keeps the value unrounded", () => {
    const scores = scoresAt(80, { "meng/funds": 965 });
    expect(aggregate(input({ scores })).total).toEqual({ exact: "1601/20", shown: "80.1" });
  });

  it("renormalises over what applies when something does not", () => {
    const scores = scoresAt(80, { "meng/funds": 1200 });
    const result = aggregate(input({ scores, notApplicable: ["targets-economic"] }));
    expect(result.applicableWeight).toBe(8800);
    // 80 % of 76 points is 60.8, and 12 for funds: 72.8 of 88.
    expect(result.total).toEqual({ exact: "910/11", shown: "82.7" });
    expect(result.criteria[1]).toMatchObject({ state: "not-applicable", mean: null });
    expect(result.trace.at(-1)?.zh).toContain("72.8000 × 100 ÷ 88.0 = 82.7");
    expect(aggregate(input({ notApplicable: leaves.map(({ id }) => id) })).total).toBeNull();
  });

  it("has no total while a counted member owes a score, or no one may give it", () => {
    const owing = aggregate(input({ scores: scoresAt(80, { "qin/novelty": null }) }));
    expect(owing.total).toBeNull();
    expect(owing.missing).toEqual([{ memberId: "qin", criterionId: "novelty" }]);
    expect(owing.trace.at(-1)?.zh).toBe("总分：尚不能计算");
    const members = panelOfFive.filter(({ category }) => category !== "finance");
    expect(aggregate(input({ members })).missing).toEqual([{ memberId: null, criterionId: "funds" }]);
  });

  it("ignores scores of those who may not give them and of sheets that do not count", () => {
    const strays = [
      ...scoresAt(80),
      { memberId: "wei", criterionId: "funds", score: 0 },
      { memberId: "replaced", criterionId: "novelty", score: 0 },
    ];
    expect(aggregate(input({ scores: strays })).total?.exact).toBe("80");
  });

  it("drops one highest and one lowest only when told to and five have scored", () => {
    const rule = { trimmed: true, decimals: 1 };
    const scores = scoresAt(80, { "wei/novelty": 0, "qin/novelty": 1500, "wei/targets-technical": 0 });
    expect(criterionOf("novelty", { scores, rule })).toMatchObject({
      mean: "12",
      counted: ["meng", "mo", "nong"],
      dropped: ["wei", "qin"],
      trace: { zh: "创新与水平（15.0 分，5 人，去掉 0.0 / 15.0）：(12.0 + 12.0 + 12.0) ÷ 3 = 12.0" },
    });
    expect(criterionOf("targets-technical", { scores, rule })).toMatchObject({ mean: "32/3", dropped: [] });
    expect(criterionOf("novelty", { scores })).toMatchObject({ mean: "51/5", dropped: [] });
  });

  const anyScores = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 64, maxLength: 64 }).map((shares) =>
    scoresAt(80).map((score, index) => {
      const leaf = leaves.find(({ id }) => id === score.criterionId);
      return { ...score, score: Math.floor(((leaf?.weight ?? 0) * (shares[index] ?? 0)) / 100) };
    }),
  );
  const rules = fc.record({ trimmed: fc.boolean(), decimals: fc.constant(1) });

  it("stays between the lowest and the highest score of each criterion and 0 to 100 in all", () => {
    fc.assert(
      fc.property(anyScores, rules, (scores, rule) => {
        const result = aggregate(input({ scores, rule }));
        for (const { criterionId, mean } of result.criteria) {
          const given = scores.filter((score) => score.criterionId === criterionId).map(({ score }) => score);
          expect(compare(fromExact(mean ?? "-1"), hundredths(Math.min(...given)))).toBeGreaterThanOrEqual(0);
          expect(compare(fromExact(mean ?? "-1"), hundredths(Math.max(...given)))).toBeLessThanOrEqual(0);
        }
        const total = fromExact(result.total?.exact ?? "-1");
        expect(compare(total, hundredths(0))).toBeGreaterThanOrEqual(0);
        expect(compare(total, hundredths(10_000))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("does not depend on the order of members or scores", () => {
    fc.assert(
      fc.property(anyScores, rules, (scores, rule) => {
        const forwards = aggregate(input({ scores, rule }));
        const backwards = aggregate(input({ scores: scores.toReversed(), members: panelOfFive.toReversed(), rule }));
        expect(backwards).toEqual(forwards);
      }),
    );
  });

  it("never falls when a score rises", () => {
    const raise = fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: 0, max: 500 }));
    fc.assert(
      fc.property(anyScores, rules, raise, (scores, rule, [at, by]) => {
        const index = at % scores.length;
        const raised = scores.map((score, place) => (place === index ? { ...score, score: score.score + by } : score));
        const [before, after] = [scores, raised].map((given) => aggregate(input({ scores: given, rule })).total?.exact);
        expect(compare(fromExact(after ?? "-1"), fromExact(before ?? "-1"))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("gives everyone's common share back, whatever applies", () => {
    const share = fc.integer({ min: 0, max: 100 });
    const some = fc.subarray(
      leaves.map(({ id }) => id),
      { maxLength: leaves.length - 1 },
    );
    fc.assert(
      fc.property(share, some, (percent, notApplicable) => {
        expect(aggregate(input({ scores: scoresAt(percent), notApplicable })).total?.exact).toBe(
          toExact(hundredths(percent * 100)),
        );
      }),
    );
  });
});

describe("criteria", () => {
  it("lists the leaves in print order with who scores them", () => {
    expect(leaves.map(({ id }) => id)).toEqual([
      "targets-technical",
      "targets-economic",
      "targets-schedule",
      "novelty",
      "value",
      "materials",
      "teamwork",
      "funds",
    ]);
    expect(eligible("finance").map(({ id }) => id)).toEqual([
      "targets-schedule",
      "novelty",
      "value",
      "materials",
      "teamwork",
      "funds",
    ]);
  });

  it("bands a score by its share of the weight, the lower end included and never rounded up to", () => {
    const [technical] = leaves;
    const band = (score: number) => (technical === undefined ? null : bandOf(technical, hundredths(score))?.id);
    expect([band(1800), band(1799), band(1500), band(1499), band(1200), band(1199), band(0)]).toEqual([
      "excellent",
      "good",
      "good",
      "fair",
      "fair",
      "poor",
      "poor",
    ]);
  });
});
