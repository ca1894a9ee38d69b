import path from "node:path";
import { describe, expect, test } from "vitest";
import { readStories } from "#engine/demo/story-files.ts";
import { factsOf } from "#engine/demo/story-to-facts.ts";
import { loadPacks } from "#engine/packs.ts";
import { previewDemo } from "#engine/packs/preview-demo.ts";
import { judgeRecord } from "#shared/domain/record/judge-record.ts";
import { withBand, withoutMaterial } from "#shared/domain/standard/rule-lists.ts";
import { type HouseRules, rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { setRule } from "#shared/domain/standard/set-rule.ts";

const resources = path.resolve(import.meta.dirname, "..", "..", "..", "resources");
const packs = loadPacks(resources);
const model = packs.model.content;

/** `演示评审：what：before → after`, of every demo review that changes. */
const effects = (draft: HouseRules): readonly string[] =>
  previewDemo({ packs }, rulesSchema.parse(draft)).flatMap(({ id, effects: found }) =>
    found.map(({ title, before, after }) => `${id}：${title.zh}：${before.zh} → ${after.zh}`),
  );

describe("the facts of the demo reviews", () => {
  test("are judged as the stories say they must be", () => {
    for (const story of readStories(resources)) {
      const { dossier, record } = factsOf(story, resources, model);
      const { targets, outline } = dossier;
      const judged = judgeRecord(
        { targets, outline, rules: model },
        record ?? { readings: [] },
        packs.standard.content,
      );
      for (const { item, metric, verdict, origin } of story.expected.verdicts) {
        const at = outline.items.findIndex(({ no }) => no === item);
        const found = outline.items[at]?.requirements.filter(({ demand, source }) => {
          const asked = source.type === "clause" ? source.clauseId : source.type;
          return demand.metric === metric && asked === (origin.type === "clause" ? origin.clauseId : origin.type);
        });
        const verdicts = (found ?? []).map(
          ({ id }) => judged[at]?.judgement.rows.find(({ requirementId }) => requirementId === id)?.verdict,
        );
        expect(verdicts, `${story.id} ${item} ${metric}`).toContain(verdict);
      }
    }
  });

  test("nothing changes where nothing is changed", () => {
    expect(effects(model)).toEqual([]);
  });
});

describe("a change of the house rules shows in the demo reviews, from what to what", () => {
  test("the share a ballot needs: votes and outcome", () => {
    const found = effects(
      setRule(setRule(model, ["ballot", "fractionNumerator"], 3), ["ballot", "fractionDenominator"], 5),
    );
    expect(found).toContain("machine-shop：所需票数：5 人中须 4 票，得 4 票，通过 → 5 人中须 3 票，得 4 票，通过");
    expect(found).toContain("sugarcane：结论：不通过 → 限期整改（待复核）");
  });

  test("what a veto forbids: the outcome the panel voted for", () => {
    const free = setRule(model, ["vetoes", "binding-target-unmet", "forbids"], []);
    const looser = setRule(setRule(free, ["ballot", "fractionNumerator"], 1), ["ballot", "fractionDenominator"], 2);
    expect(effects(looser)).toContain("machine-shop：结论：限期整改（待复核） → 通过");
  });

  test("a pass mark and the trimming of scores: the total", () => {
    const mark = effects(setRule(model, ["scoring", "passMark"], 8000));
    expect(mark).toContain("machine-shop：总分：74.9 分 → 74.9 分，未达合格线 80 分");
    expect(mark).toContain("car-body：总分：91.3 分 → 91.3 分，达到合格线 80 分");
    expect(
      effects(setRule(model, ["scoring", "trimmed"], true)).some((line) => line.startsWith("machine-shop：总分")),
    ).toBe(true);
  });

  test("weights the standard leaves open (ambiguity 11): a verdict of the assessment", () => {
    const weights = { infrastructure: 2500, data: 2500, talent: 2500, culture: 2500 };
    const found = effects(setRule(model, ["indices", "readinessWeights"], weights));
    expect(found.filter((line) => line.startsWith("mill-assessment"))).toEqual([
      expect.stringMatching(/就绪度.*：待定（.*） → (达到|未达到)（/),
    ]);
  });

  test("a weight the standard fixes (ambiguity 23): the clause's verdict in an initiation", () => {
    const tech = ["kinds", "initiation", "criteria"];
    const [first, second] = model.kinds.find(({ id }) => id === "initiation")?.criteria ?? [];
    const shifted = [first, second].reduce((rules, criterion, index) => {
      const weight = (criterion?.weight ?? 0) + (index === 0 ? 500 : -500);
      const [child] = criterion?.children ?? [];
      const by = weight - (criterion?.weight ?? 0);
      const path = [...tech, criterion?.id ?? ""];
      return setRule(
        setRule(rules, [...path, "weight"], weight),
        [...path, "children", child?.id ?? "", "weight"],
        (child?.weight ?? 0) + by,
      );
    }, model);
    const found = effects(shifted);
    expect(found.some((line) => /^(tea-sorting|sugar-press)：.*技术可行性.*达到.* → 未达到/.test(line))).toBe(true);
  });

  test("how scores between bands are read (ambiguity 36), and where bands begin", () => {
    expect(effects(setRule(model, ["indices", "gradeBands"], "round-first"))).toEqual([]);
    expect(effects(withBand(model, "performance", "excellent", 95))).toEqual([]);
  });

  test("panel, materials, deadline (ambiguities 29, 31): formal check and rectification", () => {
    expect(effects(setRule(model, ["panel", "minimum"], 6))).toContain(
      "machine-shop：专家组：满足：专家组 5 人，不少于 5 人 → 不满足：专家组 5 人，不少于 6 人",
    );
    expect(effects(setRule(model, ["deadlines", "rectificationMonths"], 6))).toContain(
      "machine-shop：整改期限：3 个月 → 6 个月",
    );
    expect(effects(withoutMaterial(model, "13")).some((line) => /13 用户应用证明.* → 不要求/.test(line))).toBe(true);
  });
});
