import { parse } from "papaparse";

/** Text of a file: UTF-8 where it is that, UTF-16 where it says so, else GB 18030, as spreadsheets here often save it. A character cut at the end is dropped. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** A delimited file as a table: the first line names the columns. */
export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Per column: every cell that is not empty is a number. */
  readonly numeric: readonly boolean[];
}

/** Reads comma, tab or semicolon separated text. Empty lines are left out; `cut` says the text ends in the middle, so that its last line is not trusted. */
export function readTable(text: string, cut: boolean): TextTable {
  const lines = parse<string[]>(text, { skipEmptyLines: "greedy" }).data;
  const [columns = [], ...body] = cut ? lines.slice(0, -1) : lines;
  const width = Math.max(columns.length, ...body.slice(0, 1000).map((row) => row.length));
  const numeric = Array.from({ length: width }, (_, column) => isNumeric(body, column));
  return { columns, rows: body, numeric };
}

function isNumeric(rows: readonly (readonly string[])[], column: number): boolean {
  const filled = rows.map((row) => row[column]?.trim() ?? "").filter((cell) => cell !== "");
  return filled.length > 0 && filled.every((cell) => /^[-+]?\d[\d,]*(\.\d+)?%?$|^[-+]?\.\d+$/.test(cell));
}
