// `npm run fault`: what the program survives, counted, in out/fault.json and a table. `--short` runs what fits into every check.
// Rows can be named: `npm run fault -- tamper hostile`; the others then stay as an earlier run of the same length and seed left them.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { crashCommandsRow } from "./crash-commands-row.ts";
import { crashRow } from "./crash-row.ts";
import { diskFullCommandsRow, diskFullRow } from "./disk-full-row.ts";
import type { FaultRow } from "./fault-row.ts";
import { fuzzRow } from "./fuzz-row.ts";
import { leakRow } from "./leak-row.ts";
import { syncRow } from "./sync-row.ts";
import { tamperRow } from "./tamper-row.ts";

/** A row that could not be run here, and why. */
interface NotRun {
  readonly id: string;
  readonly notRun: string;
}

const short = process.argv.includes("--short");
const seed = process.env["GUIJIAN_FAULT_SEED"] ?? "fault";
const rows: Readonly<Record<string, () => Promise<FaultRow | string>>> = {
  crash: () => crashRow(short ? 10 : 1_000, seed),
  "crash-commands": () => crashCommandsRow(short ? { kills: 2, oneIn: 12 } : { kills: 9, oneIn: 1 }, seed),
  tamper: () => tamperRow(short ? 1_000 : 10_000, seed),
  hostile: () => fuzzRow(short ? 10_000 : 100_000, seed),
  sync: () => syncRow(short),
  "disk-full": () => diskFullRow(short),
  "disk-full-commands": () => diskFullCommandsRow(short ? 12 : 1),
  leak: () => leakRow(),
};
const named = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const done: (FaultRow | NotRun)[] = [];
for (const [id, run] of Object.entries(rows)) {
  if (named.length > 0 && !named.includes(id)) continue;
  const begun = performance.now();
  const row = await run();
  done.push(typeof row === "string" ? { id, notRun: row } : row);
  print(done.at(-1), (performance.now() - begun) / 1000);
}
const out = path.resolve(import.meta.dirname, "../../out");
const file = path.join(out, "fault.json");
const told = [...done, ...earlier().filter(({ id }) => !done.some((row) => row.id === id))].toSorted(
  (one, other) => Object.keys(rows).indexOf(one.id) - Object.keys(rows).indexOf(other.id),
);
mkdirSync(out, { recursive: true });
writeFileSync(file, `${JSON.stringify({ schema: 1, node: process.version, short, seed, rows: told }, null, 2)}\n`);
process.exit(done.every((row) => "notRun" in row || (row.failed === 0 && row.cases > 0)) ? 0 : 1);

/** Rows of an earlier run that are worth keeping: none where this run is of another length or seed. */
function earlier(): readonly (FaultRow | NotRun)[] {
  if (!existsSync(file)) return [];
  const before = JSON.parse(readFileSync(file, "utf8")) as {
    readonly short: boolean;
    readonly seed: string;
    readonly rows: readonly (FaultRow | NotRun)[];
  };
  return before.short === short && before.seed === seed ? before.rows : [];
}

function print(row: FaultRow | NotRun | undefined, seconds: number): void {
  if (row === undefined) return;
  const time = `${seconds.toFixed(1).padStart(7)} s`;
  if ("notRun" in row) return say(`${row.id.padEnd(14)} ${time}  not run: ${row.notRun}`);
  say(`${row.id.padEnd(14)} ${time}  ${row.cases} cases, ${row.failed} failed  (${row.bar})`);
  for (const note of row.notes) if (note !== "") say(`               ${note}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
