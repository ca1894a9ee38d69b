import type { z } from "zod";
import type { ReadableDb } from "#db/open.ts";
import { recordEntrySchemas, type RecordEntryKind } from "#shared/domain/record/entries.ts";
import type { JointRecord } from "#shared/domain/record/joint-record.ts";
import { canonicalJson } from "#shared/json.ts";
import { readEntries, readEntry, onlyOne } from "../entries.ts";
import { newestOf } from "../statements.ts";

function all<Schema extends z.ZodType>(
  db: ReadableDb,
  reviewId: string,
  kind: RecordEntryKind,
  schema: Schema,
): z.output<Schema>[] {
  return readEntries(db, { dossierId: reviewId, scope: "record", kind }, schema).map((entry) => entry.value);
}

/** The joint record as it stands now. `version` is the one the next signature would carry. */
export function readRecord(db: ReadableDb, reviewId: string, dossier: string): JointRecord {
  const finance = { dossierId: reviewId, scope: "record", kind: "finance", key: onlyOne } as const;
  return {
    reviewId,
    dossier,
    version: (newestOf(db, reviewId, "joint-record")?.body.version ?? 0) + 1,
    attendance: all(db, reviewId, "attendance", recordEntrySchemas.attendance),
    events: all(db, reviewId, "event", recordEntrySchemas.event),
    paperCommitments: all(db, reviewId, "paper-commitment", recordEntrySchemas["paper-commitment"]),
    materialChecks: all(db, reviewId, "material-check", recordEntrySchemas["material-check"]),
    finance: readEntry(db, finance, recordEntrySchemas.finance),
    readings: all(db, reviewId, "reading", recordEntrySchemas.reading),
    questions: all(db, reviewId, "question", recordEntrySchemas.question).toSorted((a, b) => a.no - b.no),
    supplements: all(db, reviewId, "supplement", recordEntrySchemas.supplement),
  };
}

/**
 * The record with the end of the meeting as it was noted after the result was signed. The signed record, and the result that rests on it, stay as they
 * are.
 */
export function withClosing(db: ReadableDb, record: JointRecord): JointRecord {
  const { reviewId, events } = record;
  const noted = readEntries(db, { dossierId: reviewId, scope: "closing", kind: "event" }, recordEntrySchemas.event);
  const later = noted.map(({ value }) => value).filter(({ event }) => events.every((one) => one.event !== event));
  return later.length === 0 ? record : { ...record, events: [...events, ...later] };
}

/** Digest-free comparison: does the signed record still say what the working record says? */
export function sameRecord(signed: JointRecord, working: JointRecord): boolean {
  return canonicalJson({ ...signed, version: 0 }) === canonicalJson({ ...working, version: 0 });
}
