import { writeFileSync } from "node:fs";
import { escapeHtml } from "./html.ts";
import { zipTexts } from "./zip.ts";

/** A cell: text, or a number given as decimal text. */
export type Cell = string | { readonly number: string };

export interface Spreadsheet {
  readonly name: string;
  readonly title: string;
  /** Column widths in characters. */
  readonly widths: readonly number[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Lines under the table. */
  readonly notes: readonly string[];
}

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Cell formats by index: 0 plain · 1 title · 2 header · 3 text · 4 number · 5 note. */
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="4">${[
  `<sz val="11"/>`,
  `<b/><sz val="15"/>`,
  `<b/><sz val="10.5"/>`,
  `<sz val="10.5"/>`,
]
  .map((font) => `<font>${font}<name val="宋体"/><charset val="134"/></font>`)
  .join(
    "",
  )}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEEEEE"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${[
  "left",
  "right",
  "top",
  "bottom",
]
  .map((side) => `<${side} style="thin"><color rgb="FF333333"/></${side}>`)
  .join(
    "",
  )}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${[
  [0, 1, 0, 0, "center"],
  [0, 2, 2, 1, "center"],
  [0, 3, 0, 1, "left"],
  [0, 3, 0, 1, "right"],
  [0, 0, 0, 0, "left"],
]
  .map(
    ([format, font, fill, border, align]) =>
      `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${align}" vertical="center" wrapText="1"/></xf>`,
  )
  .join(
    "",
  )}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const column = (index: number): string => String.fromCharCode(65 + index);

function cellXml(cell: Cell, at: string, style: number): string {
  if (typeof cell === "string")
    return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeHtml(cell)}</t></is></c>`;
  return `<c r="${at}" s="4"><v>${cell.number}</v></c>`;
}

function worksheet(sheet: Spreadsheet): string {
  const last = column(sheet.widths.length - 1);
  const body: readonly { readonly cells: readonly Cell[]; readonly style: number; readonly height: number }[] = [
    { cells: [sheet.title], style: 1, height: 30 },
    { cells: sheet.header, style: 2, height: 24 },
    ...sheet.rows.map((cells) => ({ cells, style: 3, height: 21 })),
    ...sheet.notes.map((note) => ({ cells: [note], style: 5, height: 20 })),
  ];
  const rows = body.map(({ cells, style, height }, index) => {
    const line = index + 1;
    const content = cells.map((cell, at) => cellXml(cell, `${column(at)}${line}`, style)).join("");
    return `<row r="${line}" ht="${height}" customHeight="1">${content}</row>`;
  });
  const merged = [1, ...sheet.notes.map((_, index) => 3 + sheet.rows.length + index)];
  const columns = sheet.widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${declaration}<worksheet xmlns="${main}"><cols>${columns.join("")}</cols><sheetData>${rows.join("")}</sheetData><mergeCells count="${merged.length}">${merged.map((line) => `<mergeCell ref="A${line}:${last}${line}"/>`).join("")}</mergeCells><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C演示数据　第 &amp;P 页</oddFooter></headerFooter></worksheet>`;
}

/** Writes an XLSX of one sheet; the same sheet always gives the same bytes. */
export function writeSpreadsheet(sheet: Spreadsheet, output: string): void {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  writeFileSync(
    output,
    zipTexts({
      "[Content_Types].xml": `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
      "_rels/.rels": `${declaration}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      "xl/workbook.xml": `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escapeHtml(sheet.name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `${declaration}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
      "xl/styles.xml": styles,
      "xl/worksheets/sheet1.xml": worksheet(sheet),
    }),
  );
}
