import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Refusal } from "#shared/errors.ts";
import { seededRandom } from "#test/engine/trust/fixtures.ts";
import { createTally, type FaultRow } from "./fault-row.ts";
import { makeParsers, type Parser } from "./parsers.ts";

/** A reader that takes longer than this for one small file has been caught in a loop. Milliseconds. */
const patience = 5_000;

/** Feeds every parser what nobody would send by mistake: damaged valid files, random bytes, JSON with odd values. */
export async function fuzzRow(cases: number, seed: string): Promise<FaultRow> {
  const folder = mkdtempSync(path.join(tmpdir(), "guijian-fuzz-"));
  const { parsers, stop } = await makeParsers(seededRandom(seed), folder);
  try {
    const whole = parsers.reduce((sum, { weight }) => sum + weight, 0);
    const tally = createTally();
    for (const parser of parsers)
      for (let left = Math.ceil((cases * parser.weight) / whole); left > 0; left -= 1) {
        const fault = await faultOf(parser);
        if (fault === null) tally.good(parser.name);
        else tally.bad(parser.name, fault);
      }
    const work = "every parser of foreign bytes: damaged files, random bytes, odd values";
    return tally.row({ id: "hostile", work, bar: "all refused or read, nothing else thrown, none slow" });
  } finally {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function faultOf({ run }: Parser): Promise<string | null> {
  const begun = performance.now();
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Refusal)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const took = performance.now() - begun;
  return took > patience ? `${took.toFixed(0)} ms` : null;
}
