import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureConfusion } from "#shared/domain/measurement/confusion.ts";
import { judge, originRanks, type RequirementInForce } from "#shared/domain/measurement/verdicts.ts";

const measurement = measureConfusion({
  form: "counts",
  positive: "故障",
  negative: "正常",
  truePositive: 63,
  falseNegative: 39,
  falsePositive: 17,
  trueNegative: 2881,
});

const requirement = (changes: Partial<RequirementInForce>): RequirementInForce => ({
  id: "contract",
  origin: { rank: "contract", words: { zh: "任务书 指标3", en: "Contract target 3" } },
  adoption: "binding",
  demand: { metric: "recall", comparator: "gte", threshold: ["90"], unit: "%" },
  reason: "",
  binding: true,
  ...changes,
});
const annex = requirement({
  id: "annex",
  origin: { rank: "standard", words: { zh: "标准 附录A（资料性）", en: "Standard, annex A (informative)" } },
  adoption: "reference",
  demand: { metric: "accuracy", comparator: "gte", threshold: ["95"], unit: "%" },
});

describe("judgement of one test item", () => {
  it("lets the contract decide the machine shop's quarrel and reports the annex beside it", () => {
    const judgement = judge([annex, requirement({})], measurement);
    expect(judgement.rows.map(({ requirementId, verdict, deciding }) => [requirementId, verdict, deciding])).toEqual([
      ["contract", "unmet", true],
      ["annex", "met", false],
    ]);
    expect(judgement.vetoes).toEqual(["contract"]);
    expect(judgement.deciding).toBe("contract");
  });

  it("vetoes with nothing but a binding demand that is unmet", () => {
    expect(judge([requirement({ adoption: "reference" })], measurement).vetoes).toEqual([]);
    expect(judge([requirement({ binding: false })], measurement).vetoes).toEqual([]);
    expect(judge([requirement({})], null)).toMatchObject({ vetoes: [], deciding: "contract" });
    expect(
      judge([requirement({ adoption: "not-applicable", reason: "批处理方案，大纲 2.4" })], measurement),
    ).toMatchObject({
      vetoes: [],
      deciding: null,
      rows: [{ verdict: "not-applicable", reason: { zh: "批处理方案，大纲 2.4" } }],
    });
  });

  it("vetoes by no clause and no demand of the outline, however binding", () => {
    for (const rank of ["outline", "standard", "panel"] as const) {
      const own = requirement({ id: rank, origin: { rank, words: { zh: rank, en: rank } } });
      expect(judge([own], measurement)).toMatchObject({
        deciding: rank,
        vetoes: [],
        rows: [{ verdict: "unmet", vetoes: false }],
      });
    }
  });

  it("passes the decision down where the higher origin sets no threshold", () => {
    const open = requirement({ demand: { metric: "recall", comparator: "none", threshold: [], unit: "%" } });
    const outline = requirement({
      id: "outline",
      origin: { rank: "outline", words: { zh: "大纲 2.1", en: "Outline 2.1" } },
      demand: { metric: "accuracy", comparator: "gte", threshold: ["98"], unit: "%" },
    });
    expect(judge([open, outline], measurement)).toMatchObject({ deciding: "outline", vetoes: [] });
    expect(judge([open], measurement)).toMatchObject({ deciding: null, rows: [{ verdict: "not-specified" }] });
  });

  it("orders by origin whatever the order given, keeping equals as they came", () => {
    const all = originRanks.flatMap((rank) =>
      [1, 2].map((number) => requirement({ id: `${rank}-${number}`, origin: { rank, words: { zh: rank, en: rank } } })),
    );
    const expected = all.map(({ id }) => id);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        const rows = judge(shuffled, measurement).rows.map(({ requirementId }) => requirementId);
        expect(rows.map((id) => id.split("-")[0])).toEqual(expected.map((id) => id.split("-")[0]));
        const among = (ids: readonly string[], rank: string) => ids.filter((id) => id.startsWith(`${rank}-`));
        for (const rank of originRanks)
          expect(among(rows, rank)).toEqual(
            among(
              shuffled.map(({ id }) => id),
              rank,
            ),
          );
      }),
    );
  });
});
