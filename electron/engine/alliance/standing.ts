import { eq } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { people } from "#db/schema/index.ts";
import { Refusal } from "#shared/errors.ts";
import type { PublicKey } from "#shared/trust/common.ts";
import type { BodyOf } from "#shared/trust/kinds.ts";
import { dateOf } from "../now.ts";
import { generalStatements } from "../statements.ts";

/**
 * Refuses whoever the alliance vouches for no longer: `credential-expired` after the last day of the credential, `credential-revoked` from the moment the
 * newest revocation list names. `now` is this workstation's clock: what arrives counts at the time it is received. A key nobody here has a
 * credential of passes; whether it is entitled is asked elsewhere.
 */
export function refuseLapsed(db: ReadableDb, signingKey: PublicKey, now: string): void {
  const person = db.select().from(people).where(eq(people.signingKey, signingKey)).get();
  if (person === undefined) return;
  const { name, validUntil, credential } = person;
  if (validUntil !== null && dateOf(now) > validUntil)
    throw new Refusal("credential-expired", { name, until: validUntil });
  const revoked = newestRevocations(db).find(
    (entry) =>
      entry.signingKey === signingKey &&
      (entry.credential === null || entry.credential === credential) &&
      Date.parse(entry.revokedAt) <= Date.parse(now),
  );
  if (revoked !== undefined) throw new Refusal("credential-revoked", { name, at: dateOf(revoked.revokedAt) });
}

/** The entries of the list with the highest number: lists never go backwards. */
export function newestRevocations(db: ReadableDb): BodyOf<"revocation">["entries"] {
  const lists = generalStatements(db, "revocation").map((kept) => kept.body);
  return lists.toSorted((a, b) => a.number - b.number).at(-1)?.entries ?? [];
}
