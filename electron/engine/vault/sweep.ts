import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { eq } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { inbox, outbox } from "#db/schema/index.ts";
import { stagedLibrary } from "./backup/prepared-backup.ts";
import { dropNext } from "./rekey.ts";

/**
 * Removes what a crash left behind in a vault folder nobody else has open: half-written files, packages no outbox row speaks of (signed, perhaps, but never
 * accounted for), and arrivals nothing waits for. Materials are never touched.
 */
export function sweepVault(folder: string, db: ReadableDb): void {
  const queued = new Set(
    db
      .select({ file: outbox.package })
      .from(outbox)
      .all()
      .map((row) => row.file),
  );
  const waiting = new Set(
    db
      .select({ file: inbox.object })
      .from(inbox)
      .where(eq(inbox.state, "waiting-for-seat"))
      .all()
      .map((row) => row.file),
  );
  sweep(folder, (name) => !stagedLibrary.test(name));
  dropNext(folder);
  sweep(path.join(folder, "outgoing"), (name) => queued.has(name));
  sweep(path.join(folder, "incoming"), (name) => waiting.has(name));
  sweep(path.join(folder, "blobs"), (name) => !name.startsWith("writing-"));
}

function sweep(folder: string, keeps: (name: string) => boolean): void {
  for (const name of namesIn(folder)) if (!keeps(name)) rmSync(path.join(folder, name), { force: true });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
