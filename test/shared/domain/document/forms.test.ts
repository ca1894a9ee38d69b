import { describe, expect, it } from "vitest";
import { buildDocument } from "#shared/domain/document/build.ts";
import type { Audience, DocumentId } from "#shared/domain/document/catalogue.ts";
import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import type { MaterialCheck } from "#shared/domain/document/inputs-record.ts";
import { sampleInput } from "./sample-input.ts";
import { shippedTexts } from "./texts.ts";
import { blocksOf, tablesOf, tableTexts, wholeText } from "./walk.ts";

const build = (id: DocumentId, audience: Audience, input: DocumentInput = sampleInput) =>
  buildDocument(id, input, { edition: 1, audience, texts: shippedTexts, memberNo: 4 });

describe("objections to the joint record", () => {
  const [objection] = sampleInput.objections;
  const silent = { ...sampleInput, objections: [] };

  it.each(["demo-record", "acceptance-opinion"] as const)("stand in the %s with who, when and the words", (id) => {
    const archived = wholeText(build(id, "archive"));
    expect(archived).toContain("莫立新（2026年11月20日 14:20）：");
    expect(archived).toContain(objection?.text);
    const applicant = wholeText(build(id, "applicant"));
    expect(applicant).toContain("专家3（2026年11月20日 14:20）：");
    expect(applicant).toContain(objection?.text);
    expect(applicant).not.toContain("莫立新（");
  });

  it("say whether the member confirmed the record afterwards", () => {
    const said = "（其后确认了重新签名的评审记录）";
    expect(wholeText(build("demo-record", "archive"))).not.toContain(said);
    const objections = sampleInput.objections.map((each) => ({ ...each, confirmedLater: true }));
    expect(wholeText(build("demo-record", "archive", { ...sampleInput, objections }))).toContain(said);
  });

  it("come with how many members confirmed the record, in whole members", () => {
    for (const id of ["demo-record", "acceptance-opinion"] as const) {
      expect(wholeText(build(id, "archive"))).toMatch(/应确认 5 人，已确认 4 人/);
    }
    expect(wholeText(build("demo-record", "archive", silent))).toMatch(/已确认 4 人；.*没有异议。/);
  });

  it("leave no trace in the opinion where nobody objected", () => {
    expect(wholeText(build("acceptance-opinion", "archive", silent))).not.toContain("异议");
  });

  it("are printed also where the record changed since and nobody has confirmed it anew", () => {
    const changed = { ...sampleInput, confirmations: null };
    const record = wholeText(build("demo-record", "archive", changed));
    expect(record).toMatch(/签名后又有改动，待成员确认；.*异议 1 条/);
    expect(record).toContain(objection?.text);
    expect(wholeText(build("acceptance-opinion", "archive", changed))).toContain("异议 1 条，照录如下。");
  });
});

describe("demo-record", () => {
  it("prints the readings of an item once, however many metrics were taken from them", () => {
    const [test] = sampleInput.tests;
    if (test === undefined) throw new Error("the sample has tests");
    const tests = [
      { ...test, statistic: "召回率", calculation: "94 ÷ 102" },
      { ...test, statistic: "准确率", calculation: "2961 ÷ 3000" },
    ];
    const rows = tablesOf(build("demo-record", "archive", { ...sampleInput, tests })).flatMap(tableTexts);
    expect(rows.filter(([first]) => first === "读数")).toHaveLength(1);
    expect(rows.filter(([first]) => first === "统计量").map((cells) => cells[1])).toEqual([
      "召回率\n大纲 2.1，样本量 3,000 条",
      "准确率\n大纲 2.1，样本量 3,000 条",
    ]);
    expect(rows.filter(([first]) => first === "计算").map((cells) => cells[1])).toEqual(["94 ÷ 102", "2961 ÷ 3000"]);
    expect(rows.flat()).toContain("陆明轩\n2026年11月20日 10:15");
  });
});

describe("what is left to the pen", () => {
  it("is the deadline nobody set, and only that", () => {
    const [dated, open] = tableTexts(tablesOf(build("supplement-list", "archive")).at(-1) ?? expect.fail()).slice(1);
    expect(dated?.at(-1)).toBe("2027年1月31日");
    expect(open?.at(-1)).toMatch(/^年\s+月\s+日$/);
  });
});

describe("material-checklist", () => {
  const [material] = sampleInput.materials;
  const row = (change: Partial<MaterialCheck>): readonly string[] => {
    if (material === undefined) throw new Error("the sample has materials");
    const input = { ...sampleInput, materials: [{ ...material, ...change }] };
    return tableTexts(tablesOf(build("material-checklist", "archive", input)).at(-1) ?? expect.fail())[1] ?? [];
  };

  it("words the verdict as on screen", () => {
    const verdicts = (["accepted", "remark", "rejected", "unchecked"] as const).map((verdict) => row({ verdict })[6]);
    expect(verdicts).toEqual(["✓ 核定", "✓ 核定并备注", "✗ 不予采信", "○ 未审核"]);
  });

  it("counts every verdict in its summary", () => {
    const text = wholeText(build("material-checklist", "archive"));
    const count = (verdict: MaterialCheck["verdict"]): number =>
      sampleInput.materials.filter((each) => each.verdict === verdict).length;
    expect(text).toContain(
      `核定 ${count("accepted")} 份，核定并备注 ${count("remark")} 份，不予采信 ${count("rejected")} 份，未审核 ${count("unchecked")} 份`,
    );
  });

  it("prints one page as one page", () => {
    expect(row({ volumePages: { from: 27, to: 27 } })[5]).toBe("27 页");
    expect(row({ volumePages: { from: 27, to: 29 } })[5]).toBe("27–29 页");
  });
});

describe("members' names", () => {
  it("stand in every copy where the house rules name members", () => {
    const named: DocumentInput = { ...sampleInput, namedIn: ["applicant", "internal", "archive"] };
    expect(wholeText(build("score-summary", "internal", named))).toContain("农振华");
    expect(wholeText(build("dissent", "applicant", named))).toContain("农振华于");
    const numbered: DocumentInput = { ...sampleInput, namedIn: [] };
    expect(wholeText(build("score-summary", "archive", numbered))).not.toContain("农振华");
    expect(wholeText(build("score-summary", "archive", numbered))).toContain("专家4");
  });

  it("are left to the pen where the copy numbers the panel", () => {
    const panel = sampleInput.panel.map((member) => ({ ...member, name: `专家${member.no}` }));
    const [signers] = blocksOf(build("target-comparison", "applicant", { ...sampleInput, panel })).flatMap((block) =>
      block.kind === "signature" ? [block.people] : [],
    );
    expect(signers?.find(({ role }) => role === "专家组组长")?.name).toBeNull();
  });
});

describe("expert-sheet-blank", () => {
  const criteriaOf = (memberNo: number | null): readonly string[] => {
    const input: DocumentInput = {
      ...sampleInput,
      criteria: sampleInput.criteria.map((each, index) =>
        index === 0 ? { ...each, scorers: ["technical", "finance"] } : each,
      ),
    };
    const options = { edition: 1, audience: "panel", texts: shippedTexts, memberNo } as const;
    return tablesOf(buildDocument("expert-sheet-blank", input, options))
      .map(tableTexts)
      .flatMap((rows) => rows.filter((cells) => cells[0] === "1.1").map((cells) => cells.join("｜")));
  };

  it("tells anybody who scores what, and a member only whether it is theirs", () => {
    expect(criteriaOf(null)[0]).toContain("由技术、财务专家评分");
    expect(criteriaOf(5)[0]).toMatch(/□ 优/);
    expect(criteriaOf(4)[0]).toContain("由其他类别的专家评分");
  });
});
