import type { ReadableDb } from "#db/open.ts";
import { receiptOf } from "../sitting/gather.ts";
import { type KeptStatement, statementsOf } from "../statements.ts";

/**
 * The newest result the alliance has receipted: the only one it concludes on. A suspended review may be taken up again on a package issued anew, and has a
 * second one then.
 */
export function registeredResult(db: ReadableDb, reviewId: string): KeptStatement<"result"> | null {
  return statementsOf(db, reviewId, "result").findLast((kept) => receiptOf(db, reviewId, kept.digest) !== null) ?? null;
}

/** Whether the review came to an end: a registered result other than 中止. */
export function isConcluded(db: ReadableDb, reviewId: string): boolean {
  const registered = registeredResult(db, reviewId);
  return registered !== null && registered.body.outcome !== "suspended";
}
