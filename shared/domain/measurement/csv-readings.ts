import { z } from "zod";
import { decimalSchema } from "../../ids.ts";
import type { Json } from "../../json.ts";
import type { Text } from "../standard/text.ts";
import { quantileMethodSchema } from "./quantiles.ts";

const columnSchema = z.int().nonnegative();

/** Which columns of a table (0-based) hold the readings of which instrument. */
export const columnMappingSchema = z.discriminatedUnion("instrument", [
  z.strictObject({
    instrument: z.literal("latency"),
    /** Milliseconds, one call a row; a word such as `timeout` or `超时` is a call that never answered. */
    value: columnSchema,
    method: quantileMethodSchema,
  }),
  z.strictObject({
    instrument: z.literal("confusion"),
    truth: columnSchema,
    predicted: columnSchema,
    /** The class the recall is about; null for several classes without one. */
    positive: z.string().min(1).nullable(),
  }),
  z.strictObject({
    instrument: z.literal("availability"),
    /** Minutes of downtime, one event a row. */
    minutes: columnSchema,
    /** A column that says `1`, `是`, `yes`, `true` or `计划` for planned maintenance; null where nothing was planned. */
    planned: columnSchema.nullable(),
    cause: columnSchema.nullable(),
    windowMinutes: decimalSchema,
    excludePlanned: z.boolean(),
  }),
]);
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/** A row that cannot be read, by its line in the file. */
export interface BadRow {
  /** 1-based row of the table, the header being 1: the line of the file wherever no quoted cell spans lines. */
  readonly line: number;
  /** Header of the column at fault; null where the whole row is. */
  readonly column: string | null;
  readonly reason: Text;
}

/** All readings of a file, or none of them. */
export type CsvReadings =
  | {
      readonly ok: true;
      /** Shaped for the mapping's instrument. */
      readonly values: Json;
      readonly used: number;
      /** Lines left out on the recorder's explicit word, ascending. */
      readonly leftOut: readonly number[];
    }
  | { readonly ok: false; readonly bad: readonly BadRow[] };

/**
 * Readings from a parsed table whose first row is the header. Nothing is half-imported: one bad row and there are no readings, unless the
 * caller names exactly the lines to leave out. Only unreadable lines may be left out, so that no reading can be dropped for its value.
 * Trailing rows without any text are not rows.
 */
export function readRows(
  rows: readonly (readonly string[])[],
  mapping: ColumnMapping,
  leaveOut: readonly number[],
): CsvReadings {
  const header = rows[0] ?? [];
  const absent = columnsOf(mapping).filter((column) => column >= header.length);
  if (absent.length > 0) return { ok: false, bad: absent.map(absentColumn) };
  const read = withoutTrailingBlanks(rows)
    .slice(1)
    .map((cells, index) => ({ line: index + 2, ...readRow(cells, mapping, header, index + 2) }));
  const bad = read.flatMap((row) => ("bad" in row && !leaveOut.includes(row.line) ? [row.bad] : []));
  const misnamed = leaveOut.filter((line) => !read.some((row) => row.line === line && "bad" in row)).map(readable);
  if (bad.length + misnamed.length > 0) {
    return { ok: false, bad: [...bad, ...misnamed].toSorted((left, right) => left.line - right.line) };
  }
  const values = read.flatMap((row) => ("value" in row ? [row.value] : []));
  if (values.length === 0) return { ok: false, bad: [noRows] };
  const leftOut = [...new Set(leaveOut)].toSorted((left, right) => left - right);
  return { ok: true, values: shape(values, mapping), used: values.length, leftOut };
}

type Row = { readonly value: Json } | { readonly bad: BadRow };

function readRow(cells: readonly string[], mapping: ColumnMapping, header: readonly string[], line: number): Row {
  const bad = (column: number, zh: string, en: string): Row => ({
    bad: { line, column: header[column] ?? null, reason: { zh, en } },
  });
  const cell = (column: number) => (cells[column] ?? "").trim();
  if (cells.length !== header.length) {
    const reason = {
      zh: `应有 ${header.length} 列，实有 ${cells.length} 列`,
      en: `${header.length} columns expected, ${cells.length} found`,
    };
    return { bad: { line, column: null, reason } };
  }
  if (mapping.instrument === "confusion") {
    const empty = [mapping.truth, mapping.predicted].find((column) => cell(column) === "");
    if (empty !== undefined) return bad(empty, "标签为空", "The label is empty");
    return { value: { truth: cell(mapping.truth), predicted: cell(mapping.predicted) } };
  }
  if (mapping.instrument === "latency" && neverAnswered(cell(mapping.value))) return { value: null };
  const column = mapping.instrument === "latency" ? mapping.value : mapping.minutes;
  const number = plainDecimal(cell(column));
  if (number === null) {
    return bad(column, `「${cell(column)}」不是非负数`, `“${cell(column)}” is not a number of zero or more`);
  }
  if (mapping.instrument === "latency") return { value: number };
  const flag = mapping.planned === null ? false : plannedFlag(cell(mapping.planned));
  if (flag === null) {
    const at = mapping.planned ?? column;
    return bad(at, `「${cell(at)}」既不是「是」也不是「否」`, `“${cell(at)}” is neither yes nor no`);
  }
  return { value: { minutes: number, planned: flag, cause: mapping.cause === null ? "" : cell(mapping.cause) } };
}

function shape(values: readonly Json[], mapping: ColumnMapping): Json {
  switch (mapping.instrument) {
    case "latency":
      return {
        values: values.filter((value) => value !== null),
        timeouts: values.filter((value) => value === null).length,
        method: mapping.method,
      };
    case "confusion":
      return { form: "rows", positive: mapping.positive, rows: values };
    case "availability":
      return { windowMinutes: mapping.windowMinutes, excludePlanned: mapping.excludePlanned, downtime: values };
  }
}

/** `.5`, `007`, `1.50` as decimal text with the digits as measured; null for anything that is not a plain non-negative number. */
function plainDecimal(text: string): string | null {
  const match = /^\+?(\d*)(\.\d+)?$/.exec(text);
  if (match === null) return null;
  const [, whole = "", decimals = ""] = match;
  if (whole === "" && decimals === "") return null;
  return `${whole.replace(/^0+(?=\d)/, "") || "0"}${decimals}`;
}

/** Whether a cell says that a call never answered: such a call counts as longest, and is no row to leave out. */
function neverAnswered(text: string): boolean {
  return ["timeout", "timed out", "time out", "no response", "超时", "未响应", "未返回", "无响应"].includes(
    text.toLowerCase(),
  );
}

function plannedFlag(text: string): boolean | null {
  const word = text.toLowerCase();
  if (["1", "是", "yes", "y", "true", "计划", "计划内", "planned"].includes(word)) return true;
  if (["0", "否", "no", "n", "false", "非计划", "计划外", "unplanned", ""].includes(word)) return false;
  return null;
}

function columnsOf(mapping: ColumnMapping): readonly number[] {
  switch (mapping.instrument) {
    case "latency":
      return [mapping.value];
    case "confusion":
      return [mapping.truth, mapping.predicted];
    case "availability":
      return [mapping.minutes, mapping.planned, mapping.cause].filter((column) => column !== null);
  }
}

/** The rows up to the last one with any text in it: what follows is how the file ends, not data. */
export function withoutTrailingBlanks(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const last = rows.findLastIndex((cells) => cells.some((cell) => cell.trim() !== ""));
  return rows.slice(0, last + 1);
}

function absentColumn(column: number): BadRow {
  const reason = {
    zh: `表头没有第 ${column + 1} 列`,
    en: `The header has no column ${column + 1}`,
  };
  return { line: 1, column: null, reason };
}

function readable(line: number): BadRow {
  const reason = {
    zh: "此行可以读取或不存在，不得剔除",
    en: "This line is readable or does not exist; it may not be left out",
  };
  return { line, column: null, reason };
}

const noRows: BadRow = {
  line: 1,
  column: null,
  reason: { zh: "没有数据行", en: "There are no rows of data" },
};
