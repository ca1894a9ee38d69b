import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { kindRules, rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { previewRules, type PreviewFacts } from "#shared/domain/standard/rules-preview.ts";
import { scoredBy, scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { modelRules, standardFiles } from "#test/resources/read-packs.ts";
import { smallProject } from "#test/support/small-review.ts";

type RulesInput = z.input<typeof rulesSchema>;
const model = rulesSchema.parse(modelRules());
const changed = (part: Partial<RulesInput>) => rulesSchema.parse({ ...model, ...part });

const { content: standard } = loadStandardPack(standardFiles());

const { profile, targets, outline } = smallProject();
const categories = ["technical", "technical", "technical", "industry", "finance"] as const;
const ids = ["A", "B", "C", "D", "E"].map((letter) => letter.repeat(26));
const panel = ids.map((identityId, index) => ({
  identityId,
  name: `专家${index + 1}`,
  unit: "",
  title: "",
  category: categories[index] ?? "technical",
  position: index === 0 ? ("chair" as const) : ("member" as const),
  signingKey: "0".repeat(64),
  recipient: `age1${identityId}`,
  recusal: "0".repeat(64),
  conflict: false,
}));
const form = kindRules(model, "acceptance").criteria;
const members = panel.map(({ identityId, category }) => ({ id: identityId, category }));
/** Everyone gives nine tenths of every criterion they score; the first member two points less on novelty. */
const given = scoredCriteria(form).flatMap((criterion) =>
  members
    .filter(({ category }) => scoredBy(criterion, category))
    .map(({ id }) => ({
      memberId: id,
      criterionId: criterion.id,
      score: (criterion.weight * 9) / 10 - (criterion.id === "novelty" && id === ids[0] ? 200 : 0),
    })),
);
const voters = ids.map((id) => ({ id, present: true, recused: false }));
const ballots = ids.map((memberId, index) => ({
  memberId,
  choice: index < 4 ? ("for" as const) : ("against" as const),
}));

const facts: PreviewFacts = {
  dossier: { profile, targets, outline, materials: [], panel, recorder: ids[0] ?? null, follows: null },
  record: null,
  scores: { form, members, given },
  rounds: [{ proposal: "passed", voters, ballots }],
};
const effects = (part: Partial<RulesInput>, of: PreviewFacts = facts): readonly string[] =>
  previewRules(of, model, changed(part), standard).map(
    ({ title, before, after, breaks }) => `${title.zh}：${before.zh} → ${after.zh}${breaks ? " !" : ""}`,
  );

describe("previewRules", () => {
  test("an unchanged version changes nothing", () => {
    expect(effects({})).toEqual([]);
  });

  test("a stricter ballot takes more votes and may undo the outcome", () => {
    expect(effects({ ballot: { ...model.ballot, fractionNumerator: 9, fractionDenominator: 10 } })).toEqual([
      "所需票数：5 人中须 4 票，得 4 票，通过 → 5 人中须 5 票，得 4 票，未过",
      "结论：通过 → 尚无结论，须再表决 !",
    ]);
  });

  test("trimming moves the score, a pass mark is held against it", () => {
    expect(effects({ scoring: { ...model.scoring, trimmed: true } })).toEqual(["总分：89.6 分 → 90.0 分"]);
    expect(effects({ scoring: { ...model.scoring, passMark: 9000 } })).toEqual([
      "总分：89.6 分 → 89.6 分，未达合格线 90 分",
      "成立的否决：无 → 评分未达合格线 90 分 !",
      "结论：通过 → 尚无结论，须再表决 !",
    ]);
  });

  test("a total that no decimal ends is held against the pass mark all the same", () => {
    const thirds = given.map((score) => (score.criterionId === "novelty" ? { ...score, score: 1300 } : score));
    const uneven = thirds.map((score, index) => (index === 0 ? { ...score, score: (score.score ?? 0) - 100 } : score));
    const of = { ...facts, scores: { form, members, given: uneven } };
    expect(effects({ scoring: { ...model.scoring, passMark: 8000 } }, of)).toEqual([
      expect.stringMatching(/^总分：(\d+\.\d) 分 → \1 分，达到合格线 80 分$/),
    ]);
  });

  test("a score keeps its share of a criterion whose weight changes", () => {
    const kinds = model.kinds.map((kind) =>
      kind.id === "acceptance"
        ? {
            ...kind,
            criteria: kind.criteria.map((entry) =>
              entry.id === "novelty"
                ? { ...entry, weight: 3000 }
                : entry.id === "value"
                  ? { ...entry, weight: 1000 }
                  : entry.id === "materials"
                    ? { ...entry, weight: 0 + 1000 }
                    : entry.id === "teamwork"
                      ? { ...entry, weight: 800 }
                      : entry,
            ),
          }
        : kind,
    );
    const adjusted = kinds.map((kind) =>
      kind.id === "acceptance"
        ? {
            ...kind,
            criteria: kind.criteria.map((entry) => (entry.id === "funds" ? { ...entry, weight: 200 } : entry)),
          }
        : kind,
    );
    // Novelty counts double, so the two points the first member took off do too: 0.4 becomes 0.8 of a hundred.
    expect(effects({ kinds: adjusted })).toEqual(["总分：89.6 分 → 89.2 分"]);
  });

  test("a larger panel breaks the make-up, a new compulsory material the formal check", () => {
    expect(effects({ panel: { ...model.panel, minimum: 7 } })).toEqual([
      "专家组：满足：专家组 5 人，不少于 5 人 → 不满足：专家组 5 人，不少于 7 人 !",
    ]);
    const materials = model.materials.map((one) => (one.id === "24" ? { ...one, compulsory: "always" as const } : one));
    expect(effects({ materials })).toEqual(["形式审查：提示：24 汇报材料（0/1） → 不满足：24 汇报材料（0/1） !"]);
  });

  test("more grounds are asked about anew, fewer are not", () => {
    expect(effects({ recusal: { ...model.recusal, years: 5 } })).toEqual([
      "回避核对：5 人已答复 → 5 人须按新的情形重新答复 !",
    ]);
    expect(effects({ recusal: { ...model.recusal, years: 2 } })).toEqual([]);
  });

  test("another deadline concerns reviews that end in rectification only", () => {
    const deadlines = { ...model.deadlines, rectificationMonths: 6 };
    expect(effects({ deadlines })).toEqual([]);
    const failed = ballots.map((ballot) => ({ ...ballot, choice: "against" as const }));
    const rectified: PreviewFacts = {
      ...facts,
      rounds: [
        { proposal: "passed", voters, ballots: failed },
        { proposal: "rectification", voters, ballots },
      ],
    };
    expect(effects({ deadlines }, rectified)).toEqual(["整改期限：3 个月 → 6 个月"]);
  });

  test("before the reveal no score is shown, before the ballot only what it will take", () => {
    const early: PreviewFacts = { ...facts, scores: null, rounds: [] };
    const ballot = { ...model.ballot, fractionNumerator: 9, fractionDenominator: 10 };
    expect(effects({ ballot, scoring: { ...model.scoring, trimmed: true } }, early)).toEqual([
      "所需票数：5 人中须 4 票 → 5 人中须 5 票",
    ]);
  });
});
