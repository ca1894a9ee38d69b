import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { blobRows } from "./blob-rows.ts";
import { consolidateRows } from "./consolidate-rows.ts";
import { documentRows } from "./document-rows.ts";
import { libraryRows } from "./library-rows.ts";
import type { BenchRow } from "./measure.ts";
import { syncRows } from "./sync-rows.ts";

/** Bytes of the material in the rows seal, unseal and range; the goals are stated for 1 GiB. */
const size = Number(process.env["GUIJIAN_BENCH_BYTES"] ?? 1024 ** 3);

const rows = [
  ...(await libraryRows()),
  ...(await blobRows(size)),
  ...(await consolidateRows(1000)),
  ...(await documentRows()),
  ...(await syncRows()),
];
const out = path.resolve(import.meta.dirname, "../../out");
mkdirSync(out, { recursive: true });
writeFileSync(path.join(out, "bench.json"), JSON.stringify({ node: process.version, bytes: size, rows }, null, 2));
console.log(table(rows));

function table(all: readonly BenchRow[]): string {
  const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
  const lines = all.map((row) => {
    const figure = row.goal.includes("×")
      ? `${row.figure.toFixed(2)}×`
      : `${row.figure >= 0 ? "+" : ""}${row.figure.toFixed(2)} ${row.unit}`;
    return `| ${row.id} | ${row.work} | ${number(row.ours)} ${row.unit} | ${row.against} | ${number(row.reference)} ${row.unit} | ${figure} | ${row.goal} | ${row.met ? "met" : "**missed**"} |`;
  });
  return [
    "| id | work | ours | against, same run | reference | figure | goal | |",
    "|---|---|---|---|---|---|---|---|",
    ...lines,
  ].join("\n");
}
