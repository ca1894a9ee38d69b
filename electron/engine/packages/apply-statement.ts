import { and, eq, inArray } from "drizzle-orm";
import type { ReadableDb, WritableDb } from "#db/open.ts";
import { dossiers, outbox, people, statements } from "#db/schema/index.ts";
import { mailboxTag } from "#shared/trust/mailbox.ts";
import { charterInForce } from "../alliance/charter.ts";
import { adoptCharter } from "../alliance/delegation.ts";
import type { Statement } from "#shared/trust/kinds.ts";
import { applyRecusal } from "../dossiers/apply-recusal.ts";
import { dossierExists } from "../dossiers/draft.ts";
import type { CommandContext } from "../context.ts";
import type { VerifiedStatement } from "../trust/signing.ts";
import { noteStrangeHeads } from "../vault/audit-heads.ts";
import { enterColleagues } from "./colleagues.ts";

/** The review of the statement another one is about (a receipt names its subject only). */
export function reviewOfSubject(db: ReadableDb, subject: string): string | null {
  const row = db.select({ reviewId: statements.reviewId }).from(statements).where(eq(statements.digest, subject)).get();
  return row?.reviewId ?? null;
}

/**
 * What a newly arrived, verified statement changes beside being kept. Most change nothing: facts are derived from the statements themselves. Applying
 * one again changes nothing.
 */
export function applyStatement(context: CommandContext, db: WritableDb, verified: VerifiedStatement): void {
  const { statement, digest } = verified;
  acknowledge(db, verified);
  noteStrangeHeads(context, db, verified);
  switch (statement.kind) {
    case "dossier":
      enterDossier(context, db, statement, digest);
      return;
    case "recusal":
      if (statement.body.disclosed === null && dossierExists(db, statement.body.dossierId))
        applyRecusal(context, db, statement.body.dossierId, statement.body.memberId);
      return;
    case "result":
      db.update(dossiers)
        .set({ state: "signed", updatedAt: context.now() })
        .where(and(eq(dossiers.dossierId, statement.body.reviewId), eq(dossiers.state, "at-the-table")))
        .run();
      return;
    case "charter":
      adoptCharter(db, { ...verified, statement });
      return;
    case "receipt":
      markRegistered(context, db, statement.body.subject);
      return;
    default:
  }
}

/** Whoever makes a statement about another has it: what we sent that person about it is acknowledged. */
function acknowledge(db: WritableDb, { statement, signer }: VerifiedStatement): void {
  if (statement.subjects.length === 0) return;
  const charter = charterInForce(db).body;
  const person = db.select({ recipient: people.recipient }).from(people).where(eq(people.signingKey, signer)).get();
  const recipient = charter.issuingKeys.includes(signer) ? charter.recipient : person?.recipient;
  if (recipient === undefined) return;
  const tag = mailboxTag(recipient, charter.allianceId);
  db.update(outbox)
    .set({ state: "acknowledged", reason: null })
    .where(and(inArray(outbox.statement, statement.subjects), eq(outbox.recipientTag, tag)))
    .run();
}

/** A receipt for a result registers its review; a receipt for anything else registers nothing. */
function markRegistered(context: CommandContext, db: WritableDb, subject: string): void {
  const result = db
    .select({ reviewId: statements.reviewId })
    .from(statements)
    .where(and(eq(statements.digest, subject), eq(statements.kind, "result")))
    .get();
  if (result === undefined || result.reviewId === null) return;
  db.update(dossiers)
    .set({ state: "registered", updatedAt: context.now() })
    .where(and(eq(dossiers.dossierId, result.reviewId), eq(dossiers.state, "signed")))
    .run();
}

/** A dossier arrived: list it, and put its newest version under review. An older version than the one here stays in the background. */
function enterDossier(context: CommandContext, db: WritableDb, statement: Statement<"dossier">, digest: string): void {
  const { dossierId, version, profile, recorder, panel } = statement.body;
  const { code, title, kind, sector, demo } = profile;
  const before = db.select({ version: dossiers.version }).from(dossiers).where(eq(dossiers.dossierId, dossierId)).get();
  enterColleagues(db, [...panel, { ...recorder, unit: "", title: "", category: null }], digest);
  if (before !== undefined && before.version >= version) return;
  const row = {
    dossierId,
    code,
    title,
    kind,
    sector,
    demo,
    state: "at-the-table",
    version,
    current: digest,
    recorder: recorder.identityId,
    createdBy: recorder.identityId,
    updatedAt: context.now(),
  };
  db.insert(dossiers).values(row).onConflictDoUpdate({ target: dossiers.dossierId, set: row }).run();
}
