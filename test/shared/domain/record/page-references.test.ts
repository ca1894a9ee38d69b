import { describe, expect, test } from "vitest";
import { pageReferences } from "#shared/domain/record/page-references.ts";

const report = { id: "R", no: "11", pages: 18, volumePages: { from: 143, to: 160 } };
const contract = { id: "C", no: "1", pages: null, volumePages: { from: 1, to: 12 } };
const ledger = { id: "L", no: "13-2", pages: 4, volumePages: null };
const materials = [report, contract, ledger];
const found = (said: unknown): string =>
  pageReferences(said, materials)
    .map(({ materialId, page }) => `${materialId}${page}`)
    .join(" ");

describe("pages somebody wrote down", () => {
  test("of a file, by the material's number", () => {
    expect(found("材料 11 检测报告第 3 页，183/200")).toBe("R3");
    expect(found({ values: [1, { source: "材料13-2第4页" }] })).toBe("L4");
    expect(found("材料 1 第 2–4 页")).toBe("C2");
  });

  test("of the bound volume, in whichever material they fall", () => {
    expect(found("见汇编 145 页")).toBe("R3");
    expect(found(["汇编第 12 页", "汇编第 143–150 页"])).toBe("C12 R1");
  });

  test("the first page of a material counts", () => {
    expect(found("材料 11 第 3 页；材料 11 第 9 页")).toBe("R3");
  });

  test("a page that is not there, and a number of something else, are none", () => {
    expect(found("材料 11 第 19 页")).toBe("");
    expect(found("材料 7 第 1 页")).toBe("");
    expect(found("汇编 200 页")).toBe("");
    expect(found("材料 1，材料 11 共 18 页")).toBe("");
    expect(found([null, 3, { rows: [1, 2, 3] }])).toBe("");
  });
});
