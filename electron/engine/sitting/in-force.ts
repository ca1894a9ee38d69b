import type { ReadableDb } from "#db/open.ts";
import type { JointRecord } from "#shared/domain/record/joint-record.ts";
import type { QueryContext } from "../context.ts";
import { readRecord, sameRecord } from "../record/read-record.ts";
import { type KeptStatement, newestAmong, newestOf, statementsOf } from "../statements.ts";

/** What of a review's signed papers counts on the version of the dossier under review; a re-issue voids what was signed on the one before. */
export interface PapersInForce {
  /** What the record says now: the working one where the recorder sits, else the newest signed one, or an empty one before the first. */
  readonly record: JointRecord;
  /** The signed record; null before the first, and while the working one says something else than what was signed. */
  readonly signedRecord: KeptStatement<"joint-record"> | null;
  readonly reveal: KeptStatement<"reveal"> | null;
  /** Frozen texts on this reveal, one a version, oldest first. */
  readonly opinions: readonly KeptStatement<"opinion">[];
  readonly result: KeptStatement<"result"> | null;
}

type Context = Pick<QueryContext, "db" | "vault">;

/**
 * Gathers the papers in force. `candidate` is the result to look at as if it were in force; otherwise it is the one the alliance has receipted, or the first.
 * A member's own laptop thus learns of the applicant's leaving, of attendance and readings from what the recorder signed.
 */
export function papersInForce(
  context: Context,
  reviewId: string,
  { body, digest }: KeptStatement<"dossier">,
  candidate: string | null,
): PapersInForce {
  const { db } = context;
  const here = context.vault.hasSeat(body.recorder.identityId);
  const working = readRecord(db, reviewId, digest);
  const signed = newestAmong(onDossier(statementsOf(db, reviewId, "joint-record"), digest));
  const record = here ? working : (newestOf(db, reviewId, "joint-record")?.body ?? working);
  const unchanged = signed !== null && (!here || sameRecord(signed.body, working));
  // A second reveal would let the chair choose among sheets already read: the first stands.
  const [reveal = null] = onDossier(statementsOf(db, reviewId, "reveal"), digest);
  const results = onDossier(statementsOf(db, reviewId, "result"), digest);
  const receipts = statementsOf(db, reviewId, "receipt").map((kept) => kept.body.subject);
  const result =
    results.find((kept) => kept.digest === candidate) ??
    results.find((kept) => receipts.includes(kept.digest)) ??
    results[0] ??
    null;
  return {
    record,
    signedRecord: unchanged ? signed : null,
    reveal,
    opinions: reveal === null ? [] : opinionsOn(db, reviewId, digest, reveal.digest),
    result,
  };
}

function onDossier<Kept extends { readonly body: { readonly dossier: string } }>(
  kept: readonly Kept[],
  digest: string,
): readonly Kept[] {
  return kept.filter((statement) => statement.body.dossier === digest);
}

function opinionsOn(
  db: ReadableDb,
  reviewId: string,
  digest: string,
  reveal: string,
): readonly KeptStatement<"opinion">[] {
  const texts = onDossier(statementsOf(db, reviewId, "opinion"), digest).filter((kept) => kept.body.reveal === reveal);
  const firstOfVersion = new Map(texts.toReversed().map((kept) => [kept.body.version, kept]));
  return [...firstOfVersion.values()].toSorted((a, b) => a.body.version - b.body.version);
}

/** Who of the panel the record says was there. */
export function presentIn({ attendance }: Pick<JointRecord, "attendance">): ReadonlySet<string> {
  return new Set(attendance.flatMap((entry) => (entry.present && entry.identityId !== null ? [entry.identityId] : [])));
}
