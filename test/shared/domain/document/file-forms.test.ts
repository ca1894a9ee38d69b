import { describe, expect, it } from "vitest";
import { buildDocument } from "#shared/domain/document/build.ts";
import type { Audience, DocumentId } from "#shared/domain/document/catalogue.ts";
import { inkOf } from "#shared/domain/document/ink.ts";
import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import type { TargetRow } from "#shared/domain/document/inputs-panel.ts";
import { Refusal } from "#shared/errors.ts";
import { sampleInput } from "./sample-input.ts";
import { shippedTexts } from "./texts.ts";
import { tablesOf, tableTexts, wholeText } from "./walk.ts";

const build = (id: DocumentId, audience: Audience, input: DocumentInput = sampleInput, memberNo = 4) =>
  buildDocument(id, input, { edition: 1, audience, texts: shippedTexts, memberNo });

const rowsOf = (id: DocumentId, audience: Audience, input?: DocumentInput) =>
  tablesOf(build(id, audience, input)).flatMap(tableTexts);

describe("failure-analysis", () => {
  const [first] = sampleInput.targets;
  const target = (change: Partial<TargetRow>): TargetRow => {
    if (first === undefined) throw new Error("the sample has targets");
    return { ...first, ...change };
  };
  const analysed = (targets: readonly TargetRow[]) =>
    rowsOf("failure-analysis", "applicant", { ...sampleInput, targets })
      .filter((row) => row.some((text) => text.includes("✗ 未达到")))
      .map(([no]) => no);

  it("asks for causes of what was unmet and binds: targets, and demands the outline adopted as binding", () => {
    const beside = { group: "reference", force: null } as const;
    expect(
      analysed([
        target({ no: "1", verdict: "met" }),
        target({ no: "2", verdict: "unmet" }),
        target({ no: "3", verdict: "unmet", force: "expected" }),
        target({ no: "参1", verdict: "unmet", ...beside, adoption: "binding" }),
        target({ no: "参2", verdict: "unmet", ...beside, adoption: "reference" }),
        target({ no: "参3", verdict: "undecided", ...beside, adoption: "binding" }),
      ]),
    ).toEqual(["2", "3", "参1"]);
  });

  it("takes every problem of the opinion with what it rests on, and leaves causes to the pen", () => {
    const problems = sampleInput.opinion?.sections.find(({ id }) => id === "problems")?.points ?? [];
    const rows = rowsOf("failure-analysis", "internal");
    expect(problems.length).toBeGreaterThan(0);
    for (const { text, basis } of problems) {
      const row = rows.find((cells) => cells[1] === text);
      expect(row?.[2]).toBe(basis);
      expect(row?.[3]).toMatch(/□ 技术路线.*□ 其他/s);
      expect(row?.[4]).toBe("");
    }
  });

  it("waits for the ballot", () => {
    expect(() => build("failure-analysis", "applicant", { ...sampleInput, conclusion: null })).toThrow(Refusal);
  });
});

describe("minutes", () => {
  it("tell who sat, what happened when, what was found, voted and dissented, without names in the numbered copy", () => {
    const text = wholeText(build("minutes", "internal"));
    for (const { what } of sampleInput.proceedings) expect(text).toContain(what);
    expect(text).toContain("2026年11月20日 14:35");
    expect(text).toMatch(/专家组应到 5 人，实到 5 人，无缺席。/);
    expect(text).toContain("专家4：");
    expect(text).toContain(sampleInput.conclusion?.sentence);
    for (const reason of sampleInput.dissents[0]?.reasons ?? []) expect(text).toContain(reason.slice(0, -1));
    for (const { name, position } of sampleInput.panel) if (position === "member") expect(text).not.toContain(name);
  });

  it("never say who scored what", () => {
    const numbers = rowsOf("minutes", "internal").flat().join();
    for (const sheet of sampleInput.scores?.sheets ?? []) expect(numbers).not.toContain(`${sheet.total} 分`);
  });

  it("stay closed until the reveal", () => {
    expect(() => build("minutes", "internal", { ...sampleInput, scores: null })).toThrow(Refusal);
  });
});

describe("signing-consent", () => {
  it("gives the member's own key to compare, ways to tick, and two signatures", () => {
    const model = build("signing-consent", "panel");
    const text = wholeText(model);
    expect(text).toContain("9XVD-2K4M-QT70-HJ3P-5W8Z-C6N4");
    expect(text).not.toContain("C6N3");
    expect(text).toContain("农振华");
    expect(rowsOf("signing-consent", "panel").filter((row) => row.at(-1) === "□")).toHaveLength(2);
    expect(inkOf(model).signers).toEqual(["签名人", "组织单位代表"]);
  });

  it("is not for somebody without a key", () => {
    expect(() => build("signing-consent", "panel", { ...sampleInput, signingKeys: [] })).toThrow(Refusal);
  });
});

describe("archive-index", () => {
  it("lists papers with edition, digest and who signs, materials with pages, statements with time", () => {
    const rows = rowsOf("archive-index", "archive");
    const [opinion, comparison] = sampleInput.archive.documents;
    expect(rows).toContainEqual([
      "1",
      opinion?.number,
      "验收意见书",
      "第 2 版",
      "　　页",
      opinion?.digest.slice(0, 16),
      "逐人签字、演示联盟秘书处（盖章）",
    ]);
    expect(rows.find((row) => row[1] === comparison?.number)?.at(-1)).toBe("专家组组长、会议秘书");
    expect(rows.find((row) => row[1] === "验收申请书")?.slice(2, 4)).toEqual(["6 页", "1–6 页"]);
    expect(rows.find((row) => row[1] === "评审结果")?.[2]).toBe("2026年11月20日 16:30");
  });

  it("leaves out what was never handed in, and counts what it lists", () => {
    const [material] = sampleInput.materials;
    if (material === undefined) throw new Error("the sample has materials");
    const materials = [material, { ...material, no: "99", title: "没有交的材料", digest: null }];
    const text = wholeText(build("archive-index", "archive", { ...sampleInput, materials }));
    expect(text).not.toContain("没有交的材料");
    expect(text).toContain("共有文书 2 份、资料 1 份、声明 1 份");
  });
});

describe("who puts ink on a document", () => {
  it.each([
    ["acceptance-opinion", { signers: [], roster: true, seals: ["演示联盟秘书处（盖章）"] }],
    ["attendance", { signers: ["会议秘书"], roster: true, seals: [] }],
    ["target-comparison", { signers: ["专家组组长", "会议秘书", "项目组代表"], roster: false, seals: [] }],
    // Rows with room to write are no signatures, and the seal is the applicant's.
    ["rectification-report", { signers: ["项目负责人"], roster: false, seals: ["柳州××机械厂（演示）（盖章）"] }],
    ["site-check", { signers: ["项目组见证人", "组织单位代表"], roster: true, seals: [] }],
  ] as const)("%s", (id, ink) => {
    expect(inkOf(build(id, "archive"))).toEqual(ink);
  });
});
