import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { ReadableDb, WritableDb } from "#db/open.ts";
import { entries, entryHistory } from "#db/schema/index.ts";
import { canonicalJson, type Json } from "#shared/json.ts";

/** Which working text an entry belongs to. */
export type EntryScope = "dossier" | "record" | "closing" | "opinion" | "projection" | "rules";

export interface EntryAddress {
  readonly dossierId: string;
  readonly scope: EntryScope;
  readonly kind: string;
  readonly key: string;
}

/** Where the clock of a presentation is kept: shown to the room, no part of the record. */
export function timerAddress(dossierId: string): EntryAddress {
  return { dossierId, scope: "projection", kind: "timer", key: onlyOne };
}

/** Writes one field of shared working text and its history; `value` null strikes it out. Writing the same value again leaves no trace. */
export function writeEntry(
  db: WritableDb,
  address: EntryAddress,
  value: Json | null,
  author: { readonly identityId: string; readonly at: string },
): void {
  const where = and(
    eq(entries.dossierId, address.dossierId),
    eq(entries.scope, address.scope),
    eq(entries.kind, address.kind),
    eq(entries.key, address.key),
  );
  const text = value === null ? null : canonicalJson(value);
  const before = db.select({ value: entries.value }).from(entries).where(where).get()?.value ?? null;
  if (before === text) return;
  if (text === null) db.delete(entries).where(where).run();
  else {
    const row = { ...address, ...author, value: text };
    db.insert(entries)
      .values(row)
      .onConflictDoUpdate({
        target: [entries.dossierId, entries.scope, entries.kind, entries.key],
        set: { value: text, identityId: author.identityId, at: author.at },
      })
      .run();
  }
  db.insert(entryHistory)
    .values({ ...address, ...author, value: text })
    .run();
}

export interface Entry<Value> {
  readonly key: string;
  readonly at: string;
  readonly value: Value;
}

/** Current entries of one kind, by key. Values are parsed by the kind's schema: a value an older program wrote and we cannot read throws. */
export function readEntries<Schema extends z.ZodType>(
  db: ReadableDb,
  address: Omit<EntryAddress, "key">,
  schema: Schema,
): Entry<z.output<Schema>>[] {
  const where = and(
    eq(entries.dossierId, address.dossierId),
    eq(entries.scope, address.scope),
    eq(entries.kind, address.kind),
  );
  return db
    .select({ key: entries.key, at: entries.at, value: entries.value })
    .from(entries)
    .where(where)
    .orderBy(entries.key)
    .all()
    .map((row) => ({ key: row.key, at: row.at, value: schema.parse(JSON.parse(row.value)) }));
}

/** The single entry of a kind that has only one (key `one`); null when never written. */
export function readEntry<Schema extends z.ZodType>(
  db: ReadableDb,
  address: EntryAddress,
  schema: Schema,
): z.output<Schema> | null {
  return readEntries(db, address, schema).find((entry) => entry.key === address.key)?.value ?? null;
}

/** The key of an entry kind that has only one. */
export const onlyOne = "one";
