import type { Digest } from "../ids.ts";
import type { Statement } from "./kinds.ts";

/** What a statement rests on, by digest. */
export interface References {
  /** The dossier statement it says itself to be about; null where another statement leads there. */
  readonly dossier: Digest | null;
  /** The statement whose dossier is meant: a ballot's opinion, a confirmation's record. */
  readonly through: Digest | null;
  /** Every digest its `subjects` must name. */
  readonly subjects: readonly Digest[];
}

/**
 * The digests a statement's body names. The header's `subjects` must hold all of them: what a statement is about is never left for the reader to
 * choose between header and body.
 */
export function referencesOf(statement: Statement): References {
  const { kind, body, subjects } = statement;
  const of = (dossier: Digest | null, through: Digest | null, ...named: readonly Digest[]): References => ({
    dossier,
    through,
    subjects: named,
  });
  switch (kind) {
    case "commitment":
      return of(subjects[0] ?? null, null);
    case "joint-record":
    case "supplement":
    case "sheet":
    case "suspicion":
    case "scan":
      return of(body.dossier, null, body.dossier);
    case "transcription":
      return of(body.sheet.dossier, null);
    case "confirmation":
      return of(null, body.digest, body.digest);
    case "objection":
      return of(null, body.record, body.record);
    case "reveal":
      return of(body.dossier, null, body.dossier, ...body.sheets.map((sheet) => sheet.digest));
    case "opinion":
      return of(body.dossier, null, body.dossier, body.record, body.reveal);
    case "ballot":
    case "dissent":
    case "refusal":
      return of(null, body.opinion, body.opinion);
    case "cosign":
      return of(null, body.opinion, body.opinion, body.reveal);
    case "result":
      return of(body.dossier, null, body.dossier, body.reveal, body.opinion);
    case "receipt":
      return of(null, null, body.subject);
    case "purge":
      return of(null, null, body.dossier, body.result, body.receipt);
    case "decision":
      return of(null, null, body.result);
    default:
      return of(null, null);
  }
}

/** Whether the header names everything the body rests on. */
export function namesItsSubjects(statement: Statement): boolean {
  return referencesOf(statement).subjects.every((digest) => statement.subjects.includes(digest));
}

/** The review a statement belongs to; null for people and alliance, and for a receipt of something that is none. */
export function reviewOf({ body }: Statement): string | null {
  if ("reviewId" in body) return body.reviewId;
  if ("dossierId" in body) return body.dossierId;
  return null;
}
