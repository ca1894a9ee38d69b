import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { ReadableDb, WritableDb } from "#db/open.ts";
import { entryHistory } from "#db/schema/index.ts";
import { type Audience, documentCatalogue } from "#shared/domain/document/catalogue.ts";
import type { DocumentModel } from "#shared/domain/document/model.ts";
import type { PrintedEdition } from "#shared/domain/document/scan-match.ts";
import { digestSchema } from "#shared/ids.ts";
import { type EntryAddress, readEntries, readEntry, writeEntry } from "../entries.ts";
import { bindModel } from "./bind-model.ts";
import type { Printable } from "./print-rules.ts";

const printedSchema = z.strictObject({ edition: z.int().positive(), digest: digestSchema });

/** Which print is counted: a review's document for one audience, and whose where it is personal. */
export interface PrintSlot extends Printable {
  readonly reviewId: string;
  readonly audience: Audience;
}

/** Prints are kept with the record of the review: what was printed, by whom and when, stays in its field history. */
function addressOf({ reviewId, document, audience, memberId }: PrintSlot): EntryAddress {
  const key = [document, audience, ...(memberId === null ? [] : [memberId])].join(":");
  return { dossierId: reviewId, scope: "record", kind: "printed", key };
}

/** A document that was printed: for whom, whose where it is personal, and its newest edition. */
export interface PrintedSlot extends Omit<PrintSlot, "reviewId"> {
  readonly edition: number;
  readonly digest: string;
}

/** Everything printed of a review. A print of a document the catalogue no longer has is left out. */
export function printedSlots(db: ReadableDb, reviewId: string): readonly PrintedSlot[] {
  return readEntries(db, { dossierId: reviewId, scope: "record", kind: "printed" }, printedSchema).flatMap((entry) => {
    const [name = "", to = "", memberId = null] = entry.key.split(":");
    const catalogued = documentCatalogue.find(({ id }) => id === name);
    const audience = catalogued?.audiences.find((each) => each === to);
    return catalogued === undefined || audience === undefined
      ? []
      : [{ document: catalogued.id, audience, memberId, ...entry.value }];
  });
}

/** Every edition of everything printed of a review, oldest first; which of a paper's is the newest follows from what was printed last. */
export function everyEdition(db: ReadableDb, reviewId: string): readonly PrintedEdition[] {
  const where = and(
    eq(entryHistory.dossierId, reviewId),
    eq(entryHistory.scope, "record"),
    eq(entryHistory.kind, "printed"),
  );
  const newest = new Set(printedDocuments(db, reviewId).map(({ id, digest }) => `${id} ${digest}`));
  return db
    .select({ key: entryHistory.key, value: entryHistory.value })
    .from(entryHistory)
    .where(where)
    .orderBy(entryHistory.id)
    .all()
    .flatMap(({ key, value }): readonly PrintedEdition[] => {
      const document = documentCatalogue.find(({ id }) => id === key.split(":")[0])?.id;
      const printed = value === null ? null : printedSchema.parse(JSON.parse(value));
      if (document === undefined || printed === null) return [];
      return [{ document, ...printed, newest: newest.has(`${key} ${printed.digest}`) }];
    });
}

/**
 * The bound model in its edition (版次): the number of the last print while nothing changed since, the next number as soon as anything
 * did, so that two papers with the same number always say the same. `build` makes the model of an edition.
 */
export function inEdition(db: ReadableDb, slot: PrintSlot, build: (edition: number) => DocumentModel): DocumentModel {
  const last = readEntry(db, addressOf(slot), printedSchema);
  if (last === null) return bindModel(build(1));
  const again = bindModel(build(last.edition));
  return again.dataDigest === last.digest ? again : bindModel(build(last.edition + 1));
}

/** Notes that this edition was printed. */
export function notePrint(
  db: WritableDb,
  slot: PrintSlot,
  { edition, dataDigest }: DocumentModel,
  author: { readonly identityId: string; readonly at: string },
): void {
  writeEntry(db, addressOf(slot), { edition, digest: dataDigest }, author);
}

/** The newest edition of everything printed of a review, by slot: what the result binds the paper to. */
export function printedDocuments(
  db: ReadableDb,
  reviewId: string,
): readonly { readonly id: string; readonly digest: string }[] {
  return readEntries(db, { dossierId: reviewId, scope: "record", kind: "printed" }, printedSchema).map((entry) => ({
    id: entry.key,
    digest: entry.value.digest,
  }));
}
