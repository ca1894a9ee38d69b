import { z } from "zod";
import type { ReadableDb } from "#db/open.ts";
import { readFact } from "../facts.ts";

/** Files of a purge that a crash may have left, relative to the vault folder; their keys are gone already. */
export function purgedFiles(db: ReadableDb): readonly string[] {
  const fact = readFact(db, "purging");
  return fact === null ? [] : z.array(z.string()).parse(JSON.parse(fact));
}
