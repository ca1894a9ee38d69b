import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chineseNumber, dateText, decimal, demandText, instantText, quantity } from "#shared/domain/document/format.ts";
import { bindingText, documentMark, readDocumentMark } from "#shared/domain/document/mark.ts";
import { documentCatalogue } from "#shared/domain/document/catalogue.ts";
import type { DocumentModel } from "#shared/domain/document/model.ts";
import { columns } from "#shared/domain/document/parts.ts";
import { fill, formTexts } from "#shared/domain/document/texts.ts";
import type { RequirementText } from "#shared/domain/document/values.ts";
import { Refusal } from "#shared/errors.ts";
import { shippedTexts } from "./texts.ts";

const demand = (change: Partial<RequirementText>): RequirementText => ({
  origin: "",
  adoption: "binding",
  metric: "",
  comparator: "gte",
  threshold: ["90"],
  unit: "%",
  reason: "",
  ...change,
});

describe("numbers", () => {
  it.each([
    ["3000", "3,000"],
    ["999", "999"],
    ["1234567.8900", "1,234,567.8900"],
    ["-54.7", "−54.7"],
    ["不适用", "不适用"],
  ])("prints %s as %s", (given, printed) => {
    expect(decimal(given)).toBe(printed);
  });

  it("keeps every digit that was measured", () => {
    const digits = fc.bigInt({ min: 0n, max: 10n ** 15n }).map(String);
    fc.assert(
      fc.property(digits, fc.stringMatching(/^\d{0,6}$/), (whole, fraction) => {
        const text = fraction === "" ? whole : `${whole}.${fraction}`;
        expect(decimal(text).replaceAll(",", "")).toBe(text);
      }),
    );
  });

  it("puts the unit behind, and nothing behind an index without one", () => {
    expect(quantity({ value: "3000", unit: "条" })).toBe("3,000 条");
    expect(quantity({ value: "0.82", unit: "" })).toBe("0.82");
  });

  it("writes demands in symbols, strict and inclusive ends apart", () => {
    expect(demandText(demand({}), "无")).toBe("≥ 90 %");
    expect(demandText(demand({ comparator: "lt", threshold: ["1000"], unit: "ms" }), "无")).toBe("< 1,000 ms");
    expect(demandText(demand({ comparator: "between", threshold: ["60", "70"] }), "无")).toBe("60–70 %");
    expect(demandText(demand({ comparator: "none", threshold: [] }), "不设阈值")).toBe("不设阈值");
  });

  it("counts sections in Chinese", () => {
    expect([1, 9, 10, 11, 20, 21, 99].map(chineseNumber)).toEqual([
      "一",
      "九",
      "十",
      "十一",
      "二十",
      "二十一",
      "九十九",
    ]);
  });

  it("writes dates in full and instants in their own offset", () => {
    expect(dateText("2026-11-05")).toBe("2026年11月5日");
    expect(instantText("2026-11-20T23:15:00+08:00")).toBe("2026年11月20日 23:15");
  });
});

describe("columns", () => {
  it("refuses widths that do not make a page", () => {
    expect(() => columns("50l", "49c")).toThrow(RangeError);
  });
});

describe("wording", () => {
  it("fills places and refuses a place the form knows nothing of", () => {
    expect(fill("第 {no} 轮", { no: 2 })).toBe("第 2 轮");
    expect(() => fill("第 {nr} 轮", { no: 2 })).toThrow(Refusal);
  });

  it("names the missing key", () => {
    const broken = { ...shippedTexts, dissent: { title: "不同意见书" } };
    expect(() => formTexts(broken, "dissent", ["title", "lead"])).toThrow(
      expect.objectContaining({
        code: "invalid-input",
        details: expect.objectContaining({ path: "documents/dissent.lead" }),
      }),
    );
  });
});

describe("document mark", () => {
  const model = (reviewCode: string, id: DocumentModel["id"], edition: number, dataDigest: string): DocumentModel => ({
    id,
    name: "",
    title: "",
    subtitle: null,
    number: null,
    orientation: "portrait",
    style: "form",
    edition,
    reviewCode,
    audience: "archive",
    flags: [],
    dataDigest,
    blocks: [],
  });
  const ids = documentCatalogue.map((entry) => entry.id);

  it("is read back as it was printed", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 60 }).filter((code) => !/[\n\r\u2028\u2029]/.test(code)),
        fc.constantFrom(...ids),
        fc.integer({ min: 1, max: 999_999 }),
        fc.stringMatching(/^[0-9a-f]{64}$/),
        (code, id, edition, digest) => {
          expect(readDocumentMark(documentMark(model(code, id, edition, digest)))).toEqual({
            reviewCode: code,
            id,
            edition,
            digest,
          });
        },
      ),
    );
  });

  it.each([
    "",
    "https://example.org",
    "GJ1:A:ACCEPTANCE-OPINION:0:" + "A".repeat(64),
    "GJ1:A:NO-SUCH-FORM:1:" + "A".repeat(64),
  ])("does not take %j for one of ours", (text) => {
    expect(readDocumentMark(text)).toBeNull();
  });

  it("binds everything but the digest itself", () => {
    const one = model("A", "dissent", 1, "");
    expect(bindingText({ ...one, dataDigest: "ff" })).toBe(bindingText(one));
    expect(bindingText({ ...one, title: "x" })).not.toBe(bindingText(one));
  });
});
