import { rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Library } from "#db/open.ts";
import { readFact, writeFact } from "../facts.ts";

/**
 * Removes the files a purge has doomed, as its transaction left them written down, and empties the write-ahead log, in which their keys may still stand. A
 * purge ends with it; one that was stopped before is ended at the next unlocking.
 */
export function finishPurge(folder: string, library: Library): void {
  const fact = readFact(library.read, "purging");
  const doomed = fact === null ? [] : z.array(z.string()).parse(JSON.parse(fact));
  if (doomed.length === 0) return;
  for (const name of doomed) rmSync(path.join(folder, name), { force: true });
  library.write((db) => writeFact(db, "purging", "[]"));
  library.dropLog();
}
