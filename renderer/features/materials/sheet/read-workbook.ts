import { cellFormat, showNumber } from "./cell-format.ts";
import type { CellFormat } from "./cell-format.ts";
import { scanXml } from "./scan-xml.ts";
import { openZip } from "./unzip.ts";
import type { Zip } from "./unzip.ts";

/** One cell to show, with the room it takes when cells are merged. */
export interface SheetCell {
  readonly text: string;
  readonly number: boolean;
  readonly columns: number;
  readonly rows: number;
}

export interface SheetRow {
  /** As the sheet numbers it, from 1. */
  readonly no: number;
  /** By column from 0; null where a merged cell reaches in. */
  readonly cells: readonly (SheetCell | null)[];
}

export interface Sheet {
  readonly name: string;
  readonly width: number;
  readonly rows: readonly SheetRow[];
  /** Rows left out because there are more than fit a screen to read. */
  readonly leftOut: number;
}

const mostRows = 2000;
const mostColumns = 100;

/** Reads a workbook for looking at: the values as stored, nothing computed, no macro, link or picture touched. Throws when it is none. */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const zip = openZip(bytes);
  const book = await xmlOf(zip, "xl/workbook.xml");
  if (book === null) throw new Error("no workbook");
  const targets = await relations(zip);
  const strings = await sharedStrings(zip);
  const formats = await cellFormats(zip);
  const listed: { readonly name: string; readonly part: string }[] = [];
  let epoch1904 = false;
  for (const piece of scanXml(book)) {
    if (piece.kind !== "open") continue;
    if (piece.name === "workbookPr") epoch1904 = ["1", "true"].includes(piece.attributes.get("date1904") ?? "");
    const part = piece.name === "sheet" ? targets.get(piece.attributes.get("id") ?? "") : undefined;
    const shown = (piece.attributes.get("state") ?? "visible") === "visible";
    if (part !== undefined && shown) listed.push({ name: piece.attributes.get("name") ?? "", part });
  }
  return Promise.all(
    listed.map(async ({ name, part }) => {
      const xml = await xmlOf(zip, part);
      if (xml === null) throw new Error(`no ${part}`);
      return readSheet(name, xml, { strings, formats, epoch1904 });
    }),
  );
}

async function xmlOf(zip: Zip, part: string): Promise<string | null> {
  const bytes = await zip.read(part);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

async function relations(zip: Zip): Promise<ReadonlyMap<string, string>> {
  const xml = (await xmlOf(zip, "xl/_rels/workbook.xml.rels")) ?? "";
  return new Map(
    Array.from(scanXml(xml)).flatMap((piece): (readonly [string, string])[] => {
      if (piece.kind !== "open" || piece.name !== "Relationship") return [];
      const target = piece.attributes.get("Target") ?? "";
      return [[piece.attributes.get("Id") ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`]];
    }),
  );
}

async function sharedStrings(zip: Zip): Promise<readonly string[]> {
  const xml = (await xmlOf(zip, "xl/sharedStrings.xml")) ?? "";
  const strings: string[] = [];
  let text = "";
  let reading = false;
  let phonetic = 0;
  for (const piece of scanXml(xml)) {
    if (piece.kind === "text") text += reading && phonetic === 0 ? piece.text : "";
    else if (piece.name === "rPh") phonetic += piece.kind === "close" ? -1 : piece.empty ? 0 : 1;
    else if (piece.name === "t") reading = piece.kind === "open" && !piece.empty;
    else if (piece.name === "si" && piece.kind === "open") text = "";
    if (piece.kind !== "text" && piece.name === "si" && (piece.kind === "close" || piece.empty)) strings.push(text);
  }
  return strings;
}

async function cellFormats(zip: Zip): Promise<readonly CellFormat[]> {
  const xml = (await xmlOf(zip, "xl/styles.xml")) ?? "";
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  let inCells = false;
  for (const piece of scanXml(xml)) {
    if (piece.kind === "text") continue;
    if (piece.name === "cellXfs") inCells = piece.kind === "open";
    if (piece.kind !== "open") continue;
    const id = Number(piece.attributes.get("numFmtId") ?? "0");
    if (piece.name === "numFmt") codes.set(id, piece.attributes.get("formatCode") ?? "");
    if (piece.name === "xf" && inCells) formats.push(cellFormat(id, codes.get(id) ?? null));
  }
  return formats;
}

interface Book {
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly epoch1904: boolean;
}

interface Merge {
  readonly row: number;
  readonly column: number;
  readonly toRow: number;
  readonly toColumn: number;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  text: string;
}

function readSheet(name: string, xml: string, book: Book): Sheet {
  const rows = new Map<number, Map<number, { text: string; number: boolean }>>();
  const merges: Merge[] = [];
  let row = 0;
  let column = 0;
  let leftOut = 0;
  let cell: OpenCell | null = null;
  let reading = false;
  for (const piece of scanXml(xml)) {
    if (piece.kind === "text") {
      if (cell !== null && reading) cell.text += piece.text;
    } else if (piece.name === "v" || piece.name === "t") reading = piece.kind === "open" && !piece.empty;
    else if (piece.kind === "open" && piece.name === "row") {
      row = Number(piece.attributes.get("r") ?? row + 1);
      column = 0;
      if (rows.size >= mostRows) leftOut += 1;
      else rows.set(row, new Map());
    } else if (piece.kind === "open" && piece.name === "c") {
      column = columnOf(piece.attributes.get("r") ?? "") ?? column;
      const style = Number(piece.attributes.get("s") ?? "0");
      cell = piece.empty ? null : { column, type: piece.attributes.get("t") ?? "n", style, text: "" };
      column += 1;
    } else if (piece.kind === "close" && piece.name === "c" && cell !== null) {
      if (cell.column < mostColumns) rows.get(row)?.set(cell.column, shown(cell, book));
      cell = null;
    } else if (piece.kind === "open" && piece.name === "mergeCell") {
      const merge = mergeOf(piece.attributes.get("ref") ?? "");
      if (merge !== null) merges.push(merge);
    }
  }
  return layOut(name, rows, merges, leftOut);
}

function shown(cell: OpenCell, book: Book): { text: string; number: boolean } {
  switch (cell.type) {
    case "s":
      return { text: book.strings[Number(cell.text)] ?? "", number: false };
    case "b":
      return { text: cell.text === "1" ? "TRUE" : "FALSE", number: false };
    case "n":
      if (cell.text === "") return { text: "", number: false };
      return {
        text: showNumber(cell.text, book.formats[cell.style] ?? { kind: "plain" }, book.epoch1904),
        number: true,
      };
    default:
      return { text: cell.text, number: false };
  }
}

function layOut(
  name: string,
  rows: ReadonlyMap<number, ReadonlyMap<number, { readonly text: string; readonly number: boolean }>>,
  merges: readonly Merge[],
  leftOut: number,
): Sheet {
  const width = Math.max(0, ...Array.from(rows.values(), (cells) => Math.max(-1, ...cells.keys()) + 1));
  const last = Math.max(0, ...rows.keys());
  const covered = new Set<string>();
  const spans = new Map<string, Merge>();
  for (const merge of merges) {
    if (merge.row > last || merge.column >= width) continue;
    spans.set(`${merge.row}:${merge.column}`, merge);
    for (let row = merge.row; row <= Math.min(merge.toRow, last); row += 1)
      for (let column = merge.column; column <= Math.min(merge.toColumn, width - 1); column += 1)
        if (row !== merge.row || column !== merge.column) covered.add(`${row}:${column}`);
  }
  return {
    name,
    width,
    leftOut,
    rows: Array.from(rows, ([no, cells]): SheetRow => ({
      no,
      cells: Array.from({ length: width }, (_, column): SheetCell | null => {
        const key = `${no}:${column}`;
        if (covered.has(key)) return null;
        const span = spans.get(key);
        const { text, number } = cells.get(column) ?? { text: "", number: false };
        return {
          text,
          number,
          columns: span === undefined ? 1 : Math.min(span.toColumn, width - 1) - span.column + 1,
          rows: span === undefined ? 1 : Math.min(span.toRow, last) - span.row + 1,
        };
      }),
    })),
  };
}

/** The column of a reference such as `AB12`, from 0; null when it is none. */
export function columnOf(reference: string): number | null {
  const letters = /^\$?([A-Z]{1,3})/.exec(reference)?.[1];
  if (letters === undefined) return null;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The letters of a column from 0: A … Z, AA … */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest === 0 ? "" : columnName(rest - 1)}${String.fromCharCode(65 + (column % 26))}`;
}

function mergeOf(reference: string): Merge | null {
  const [from = "", to = ""] = reference.split(":");
  const [column, toColumn] = [columnOf(from), columnOf(to)];
  const [row, toRow] = [Number(/\d+/.exec(from)?.[0]), Number(/\d+/.exec(to)?.[0])];
  if (column === null || toColumn === null || !(row >= 1) || !(toRow >= row)) return null;
  return { row, column, toRow, toColumn };
}
