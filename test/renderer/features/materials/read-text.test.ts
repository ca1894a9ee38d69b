import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText, readTable } from "#renderer/features/materials/read-text.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("text of a file", () => {
  it("reads UTF-8, with or without its mark", () => {
    expect(decodeText(utf8("编号,实际"))).toBe("编号,实际");
    expect(decodeText(utf8("\uFEFF编号,实际"))).toBe("编号,实际");
  });

  it("reads GB 18030, as spreadsheets here save it", () => {
    // 故障,正常 in GBK.
    const bytes = new Uint8Array([0xb9, 0xca, 0xd5, 0xcf, 0x2c, 0xd5, 0xfd, 0xb3, 0xa3]);
    expect(decodeText(bytes)).toBe("故障,正常");
  });

  it("reads UTF-16 where the file says so", () => {
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x45, 0x65, 0x9c, 0x69]))).toBe("故榜");
    expect(decodeText(new Uint8Array([0xfe, 0xff, 0x65, 0x45, 0x69, 0x9c]))).toBe("故榜");
  });

  it("drops a character cut at the end instead of taking the file for another encoding", () => {
    expect(decodeText(utf8("故障").slice(0, 5))).toBe("故");
  });

  it("gives back any text that was written as UTF-8", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        fc.pre(!text.startsWith("\uFEFF"));
        expect(decodeText(utf8(text))).toBe(text.toWellFormed());
      }),
    );
  });
});

describe("a delimited file as a table", () => {
  it("takes the first line for the columns and leaves empty lines out", () => {
    const table = readTable("编号,实际,判定\r\n1,故障,正常\r\n\r\n2,正常,正常\r\n", false);
    expect(table.columns).toEqual(["编号", "实际", "判定"]);
    expect(table.rows).toEqual([
      ["1", "故障", "正常"],
      ["2", "正常", "正常"],
    ]);
  });

  it("finds tabs and semicolons by itself, and keeps a quoted comma in its cell", () => {
    expect(readTable("a\tb\n1\t2\n", false).rows).toEqual([["1", "2"]]);
    expect(readTable("a;b\n1;2\n", false).rows).toEqual([["1", "2"]]);
    expect(readTable('单位,数\n"甲,乙",3\n', false).rows).toEqual([["甲,乙", "3"]]);
  });

  it("puts only columns of numbers to the right", () => {
    expect(readTable("时延_ms,标签,备注\n18.5,故障,约 9\n-3,7,9\n", false).numeric).toEqual([true, false, false]);
    expect(readTable("率\n97.2%\n3.4%\n", false).numeric).toEqual([true]);
    expect(readTable("空\n\n", false).numeric).toEqual([false]);
  });

  it("does not trust the last line of a text that was cut", () => {
    expect(readTable("a,b\n1,2\n3,4", true).rows).toEqual([["1", "2"]]);
  });

  it("is empty for an empty file", () => {
    expect(readTable("", false)).toEqual({ columns: [], rows: [], numeric: [] });
  });
});
