import { and, eq } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { entries } from "#db/schema/index.ts";
import { followsSchema } from "#shared/domain/dossier/dossier.ts";
import { readEntry } from "../entries.ts";
import { draftAddress } from "./draft.ts";

/** The review that follows a result, drafted or issued; null where none was begun. */
export function followingReview(db: ReadableDb, result: string): string | null {
  const rows = db
    .select({ dossierId: entries.dossierId })
    .from(entries)
    .where(and(eq(entries.scope, "dossier"), eq(entries.kind, "follows")))
    .all();
  const found = rows.find(
    ({ dossierId }) => readEntry(db, draftAddress(dossierId, "follows"), followsSchema)?.result === result,
  );
  return found?.dossierId ?? null;
}
