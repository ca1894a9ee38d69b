import { deflateRawSync } from "node:zlib";
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellFormat, showNumber } from "#renderer/features/materials/sheet/cell-format.ts";
import { columnName, columnOf, readWorkbook } from "#renderer/features/materials/sheet/read-workbook.ts";
import { scanXml } from "#renderer/features/materials/sheet/scan-xml.ts";
import { openZip } from "#renderer/features/materials/sheet/unzip.ts";

interface Part {
  readonly name: string;
  readonly text: string;
  /** What the directory claims instead of the true size. */
  readonly claim?: number;
  readonly flags?: number;
  readonly stored?: boolean;
}

/** A ZIP file with these parts, as any office program would pack it. */
function zipOf(parts: readonly Part[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, text, claim, flags = 0, stored = false } of parts) {
    const raw = Buffer.from(text);
    const packed = stored ? raw : deflateRawSync(raw);
    const label = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(label.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(stored ? 0 : 8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claim ?? raw.length, 24);
    entry.writeUInt16LE(label.length, 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(local, label, packed);
    directory.push(entry, label);
    at += 30 + label.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...bodies, ...directory, end]));
}

const book = (
  sheet: string,
  more: { readonly workbook?: string; readonly styles?: string; readonly strings?: string } = {},
) =>
  zipOf([
    {
      name: "xl/workbook.xml",
      text: more.workbook ?? '<workbook><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    { name: "xl/styles.xml", text: more.styles ?? "<styleSheet/>" },
    { name: "xl/sharedStrings.xml", text: more.strings ?? "<sst/>" },
    { name: "xl/worksheets/sheet1.xml", text: `<worksheet><sheetData>${sheet}</sheetData></worksheet>` },
  ]);

const cellsOf = async (bytes: Uint8Array) =>
  (await readWorkbook(bytes))[0]?.rows.map(({ cells }) => cells.map((cell) => cell?.text ?? null));

describe("a workbook", () => {
  it("reads the demo ledger as it was entered", async () => {
    const file = path.resolve(
      import.meta.dirname,
      "../../../../resources/demo/machine-shop/materials/15-经费决算表.xlsx",
    );
    const [sheet] = await readWorkbook(new Uint8Array(readFileSync(file)));
    expect(sheet?.name).toBe("经费决算");
    expect(sheet?.rows[2]?.cells.map((cell) => cell?.text)).toEqual(["设备费", "310", "298", "268.4", "29.6"]);
    expect(sheet?.rows[0]?.cells[0]).toMatchObject({ columns: 5, rows: 1 });
    expect(sheet?.rows[0]?.cells.slice(1)).toEqual([null, null, null, null]);
  });

  it("takes words from the shared strings, runs and all, but not their phonetic hints", async () => {
    const strings =
      '<sst><si><t>停机</t></si><si><r><t>非</t></r><r><t xml:space="preserve">计划 </t></r><rPh><t>fei</t></rPh></si><si/></sst>';
    const row = '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>2</v></c></row>';
    expect(await cellsOf(book(row, { strings }))).toEqual([["非计划 ", "停机", ""]]);
  });

  it("keeps empty cells and rows where they are", async () => {
    const rows =
      '<row r="2"><c r="B2"><v>1</v></c><c r="D2" t="inlineStr"><is><t>注</t></is></c></row><row r="5"><c r="A5" t="b"><v>1</v></c></row>';
    const [sheet] = await readWorkbook(book(rows));
    expect(sheet?.rows.map(({ no }) => no)).toEqual([2, 5]);
    expect(await cellsOf(book(rows))).toEqual([
      ["", "1", "", "注"],
      ["TRUE", "", "", ""],
    ]);
  });

  it("shows dates and percentages as the sheet does", async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="10"/></cellXfs></styleSheet>';
    const row =
      '<row r="1"><c r="A1" s="1"><v>46346</v></c><c r="B1" s="2"><v>0.5784</v></c><c r="C1"><v>0.30000000000000004</v></c></row>';
    expect(await cellsOf(book(row, { styles }))).toEqual([["2026-11-20", "57.84 %", "0.3"]]);
  });

  it("leaves hidden sheets hidden", async () => {
    const workbook = '<workbook><sheets><sheet name="甲" state="hidden" r:id="rId1"/></sheets></workbook>';
    expect(await readWorkbook(book("", { workbook }))).toEqual([]);
  });

  it("stops at two thousand rows and says how many are left", async () => {
    const rows = Array.from(
      { length: 2005 },
      (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>${row}</v></c></row>`,
    );
    const [sheet] = await readWorkbook(book(rows.join("")));
    expect(sheet?.rows).toHaveLength(2000);
    expect(sheet?.leftOut).toBe(5);
  });

  it("refuses what is no workbook", async () => {
    await expect(readWorkbook(new Uint8Array(100))).rejects.toThrow();
    await expect(readWorkbook(zipOf([{ name: "a.txt", text: "a" }]))).rejects.toThrow();
  });
});

describe("a ZIP file", () => {
  it("gives back its parts, packed or stored", async () => {
    const zip = openZip(
      zipOf([
        { name: "a", text: "甲" },
        { name: "b", text: "乙", stored: true },
      ]),
    );
    expect(new TextDecoder().decode((await zip.read("a")) ?? undefined)).toBe("甲");
    expect(new TextDecoder().decode((await zip.read("b")) ?? undefined)).toBe("乙");
    expect(await zip.read("c")).toBeNull();
  });

  it("refuses a part that grows beyond what it says", async () => {
    const zip = openZip(zipOf([{ name: "a", text: "0".repeat(1_000_000), claim: 1000 }]));
    await expect(zip.read("a")).rejects.toThrow("larger than it says");
  });

  it("is measured by what it unpacks to, whatever it says, and no further than asked", async () => {
    const parts = [
      { name: "a", text: "0".repeat(1_000_000), claim: 10 },
      { name: "b", text: "1".repeat(500), stored: true },
    ];
    expect(await openZip(zipOf(parts)).fits(1_000_500)).toBe(true);
    expect(await openZip(zipOf(parts)).fits(1_000_499)).toBe(false);
    const bomb = openZip(zipOf([{ name: "word/document.xml", text: "0".repeat(50_000_000), claim: 10 }]));
    expect(await bomb.fits(1_000_000)).toBe(false);
  });

  it("refuses an encrypted file", () => {
    expect(() => openZip(zipOf([{ name: "a", text: "a", flags: 1 }]))).toThrow("encrypted");
  });

  it("throws, and nothing else, on damaged bytes", async () => {
    const sound = book('<row r="1"><c r="A1"><v>1</v></c></row>');
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.nat(255), async (at, value) => {
        const damaged = sound.slice();
        damaged[at] = value;
        await readWorkbook(damaged).catch((error: unknown) => expect(error).toBeInstanceOf(Error));
      }),
      { numRuns: 200 },
    );
  });
});

describe("XML", () => {
  const read = (xml: string) => Array.from(scanXml(xml));

  it("is walked piece by piece, names without prefix, entities decoded", () => {
    expect(read('<?xml version="1.0"?><x:a b:c="1 &lt; 2"><t/>A&#x4E8C;&amp;<![CDATA[<b>]]></x:a>')).toEqual([
      { kind: "open", name: "a", attributes: new Map([["c", "1 < 2"]]), empty: false },
      { kind: "open", name: "t", attributes: new Map(), empty: true },
      { kind: "text", text: "A二&" },
      { kind: "text", text: "<b>" },
      { kind: "close", name: "a" },
    ]);
  });

  it("refuses entities of its own and what is no XML", () => {
    expect(() => read('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toThrow();
    expect(() => read("<a")).toThrow();
  });
});

describe("numbers in cells", () => {
  it.each([
    ["0", null, "1234.5", "1234.5"],
    ["4", null, "1234567.891", "1,234,567.89"],
    ["3", null, "-1234567", "-1,234,567"],
    ["9", null, "0.9", "90 %"],
    ["14", null, "1", "1899-12-31"],
    ["20", null, "0.75", "18:00"],
    ["22", null, "46346.5", "2026-11-20 12:00"],
    ["31", null, "46346", "2026-11-20"],
    ["200", '0.0"万元"', "3.14159", "3.1"],
    ["201", "[Red]#,##0.0;(#,##0.0)", "12345.67", "12,345.7"],
    ["202", "@", "7", "7"],
  ])("format %s %s shows %s as %s", (id, code, stored, shown) =>
    expect(showNumber(stored, cellFormat(Number(id), code), false)).toBe(shown),
  );

  it("knows the other calendar", () => {
    expect(showNumber("0", cellFormat(14, null), true)).toBe("1904-01-01");
  });

  it("leaves what is no number as it is", () => {
    expect(showNumber("#DIV/0!", cellFormat(2, null), false)).toBe("#DIV/0!");
  });
});

describe("columns", () => {
  it("are named as sheets name them", () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
    expect(columnOf("$B$7")).toBe(1);
    expect(columnOf("7")).toBeNull();
  });

  it("are found again by their name", () => {
    fc.assert(fc.property(fc.nat(16_000), (column) => columnOf(`${columnName(column)}1`) === column));
  });
});
