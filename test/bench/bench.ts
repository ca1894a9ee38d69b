import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { blobRows } from "./blob-rows.ts";
import { consolidateRows } from "./consolidate-rows.ts";
import { documentRows } from "./document-rows.ts";
import { interfaceRows } from "./interface-rows.ts";
import { libraryRows } from "./library-rows.ts";
import type { BenchRow, RowNotRun } from "./measure.ts";
import { memoryRow } from "./memory-row.ts";
import { packageRows } from "./package-rows.ts";
import { syncRows } from "./sync-rows.ts";

/** Bytes of the material in the rows seal, unseal, range and zip, a quarter of that in row memory; the goals are stated for 1 GiB. */
const size = Number(process.env["GUIJIAN_BENCH_BYTES"] ?? 1024 ** 3);

const rows = [
  ...(await libraryRows()),
  ...(await blobRows(size)),
  ...(await packageRows(size)),
  ...(await consolidateRows(1000)),
  ...(await documentRows()),
  ...(await syncRows()),
  memoryRow(4 * size),
  ...(await interfaceRows()),
];
const out = path.resolve(import.meta.dirname, "../../out");
mkdirSync(out, { recursive: true });
writeFileSync(path.join(out, "bench.json"), JSON.stringify({ node: process.version, bytes: size, rows }, null, 2));
console.log(table(rows));

function table(all: readonly (BenchRow | RowNotRun)[]): string {
  return [
    "| id | work | ours | against, same run | reference | figure | goal | |",
    "|---|---|---|---|---|---|---|---|",
    ...all.map((row) => `| ${cellsOf(row).join(" | ")} |`),
  ].join("\n");
}

function cellsOf(row: BenchRow | RowNotRun): readonly string[] {
  const { id, work, against, goal } = row;
  if ("notRun" in row) return [id, work, "—", against, "—", "—", goal, `not run: ${row.notRun}`];
  const amount = (value: number): string => `${value >= 100 ? value.toFixed(0) : value.toFixed(2)} ${row.unit}`;
  const result = row.met ? "met" : "**missed**";
  if (row.against === "—") return [id, work, amount(row.ours), against, "—", amount(row.figure), goal, result];
  const sign = row.figure >= 0 ? "+" : "";
  const figure = goal.includes("×") ? `${row.figure.toFixed(2)}×` : `${sign}${row.figure.toFixed(2)} ${row.unit}`;
  return [id, work, amount(row.ours), against, amount(row.reference), figure, goal, result];
}
