import { and, eq, notLike } from "drizzle-orm";
import type { ReadableDb, WritableDb } from "#db/open.ts";
import { privateEntries } from "#db/schema/index.ts";
import { type PrivateEntry, privateEntrySchema } from "#shared/contract/sheets.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import { canonicalJson } from "#shared/json.ts";
import type { OpenSeat } from "../vault/open-seat.ts";

export interface KeptPrivateEntry {
  readonly key: string;
  readonly at: string;
  readonly value: PrivateEntry;
}

/** Where a transcriber keeps what was typed from paper: sealed like a sheet of one's own, and never part of it. */
export const transcriptionPrefix = "transcription:";

/** The open seat's own entries for one review, opened with its data key. Another seat's rows are not even asked for. */
export function readPrivate(db: ReadableDb, seat: OpenSeat, reviewId: string): readonly KeptPrivateEntry[] {
  const where = and(
    eq(privateEntries.identityId, seat.identityId),
    eq(privateEntries.reviewId, reviewId),
    notLike(privateEntries.key, `${transcriptionPrefix}%`),
  );
  return db
    .select()
    .from(privateEntries)
    .where(where)
    .orderBy(privateEntries.key)
    .all()
    .map((row) => {
      const text = new TextDecoder().decode(seat.unseal(row.sealed, privateLabel(reviewId, row.key)));
      return { key: row.key, at: row.at, value: privateEntrySchema.parse(JSON.parse(text)) };
    });
}

/** Writes one private entry; null strikes it out. */
export function writePrivate(
  db: WritableDb,
  seat: OpenSeat,
  entry: { readonly reviewId: string; readonly key: string; readonly value: PrivateEntry | null; readonly at: string },
): void {
  const { reviewId, key, value, at } = entry;
  const where = and(
    eq(privateEntries.identityId, seat.identityId),
    eq(privateEntries.reviewId, reviewId),
    eq(privateEntries.key, key),
  );
  if (value === null) {
    db.delete(privateEntries).where(where).run();
    return;
  }
  const sealed = Buffer.from(seat.seal(new TextEncoder().encode(canonicalJson(value)), privateLabel(reviewId, key)));
  db.insert(privateEntries)
    .values({ identityId: seat.identityId, reviewId, key, sealed, at })
    .onConflictDoUpdate({
      target: [privateEntries.identityId, privateEntries.reviewId, privateEntries.key],
      set: { sealed, at },
    })
    .run();
}

/** Digests of the sheets this seat signed on one version of the dossier, oldest first. */
export function ownSheets(
  db: ReadableDb,
  seat: OpenSeat,
  { reviewId, digest }: { readonly reviewId: string; readonly digest: string },
): readonly string[] {
  return readPrivate(db, seat, reviewId)
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .flatMap(({ value }) => (value.kind === "signed" && value.sheet.dossier === digest ? [value.digest] : []));
}

/** The newest sheet this seat signed on one version of the dossier, from the member's own copy; null where there is none. */
export function ownSheet(
  db: ReadableDb,
  seat: OpenSeat,
  { reviewId, digest }: { readonly reviewId: string; readonly digest: string },
): Sheet | null {
  const newest = ownSheets(db, seat, { reviewId, digest }).at(-1);
  const kept = readPrivate(db, seat, reviewId).find(({ value }) => value.kind === "signed" && value.digest === newest);
  return kept?.value.kind === "signed" ? kept.value.sheet : null;
}

/** Binds a sealed entry to its place, so that rows cannot be swapped. */
export function privateLabel(reviewId: string, key: string): string {
  return `private:${reviewId}:${key}`;
}
