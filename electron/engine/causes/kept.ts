import { z } from "zod";
import type { ReadableDb } from "#db/open.ts";
import { type Cause, causeSchema, type OverallCause, overallCauseSchema } from "#shared/domain/opinion/causes.ts";
import { type EntryAddress, onlyOne, readEntries, readEntry } from "../entries.ts";

/** Where the analysis of one item lies; its key carries the dossier's version, so that a review taken up anew starts with an empty form. */
export function causeAddress(dossierId: string, version: number, key: string): EntryAddress {
  return { dossierId, scope: "dossier", kind: "cause", key: `${version}:${key}` };
}

export function overallAddress(dossierId: string): EntryAddress {
  return { dossierId, scope: "dossier", kind: "cause-overall", key: onlyOne };
}

export function completeAddress(dossierId: string): EntryAddress {
  return { dossierId, scope: "dossier", kind: "cause-complete", key: onlyOne };
}

/** What was entered so far, by item. */
export function readCauses(db: ReadableDb, dossierId: string, version: number): Readonly<Record<string, Cause>> {
  const before = `${version}:`;
  const kept = readEntries(db, { dossierId, scope: "dossier", kind: "cause" }, causeSchema);
  return Object.fromEntries(
    kept.flatMap(({ key, value }) => (key.startsWith(before) ? [[key.slice(before.length), value] as const] : [])),
  );
}

export function readOverall(db: ReadableDb, dossierId: string): OverallCause {
  return readEntry(db, overallAddress(dossierId), overallCauseSchema) ?? { applicant: "", secretariat: "" };
}

/** Whether the analysis was complete when last written to. */
export function isAnalysed(db: ReadableDb, dossierId: string): boolean {
  return readEntry(db, completeAddress(dossierId), z.boolean()) ?? false;
}
