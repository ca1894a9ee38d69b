import { mkdir, rename, unlink } from "node:fs/promises";
import path from "node:path";
import { eq } from "drizzle-orm";
import type { WritableDb } from "#db/open.ts";
import { blobs, people, sealedSheets } from "#db/schema/index.ts";
import { Refusal } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import { mailboxTag } from "#shared/trust/mailbox.ts";
import { reviewOf } from "#shared/trust/references.ts";
import { allianceSecret, charterInForce, holdsAlliance } from "../alliance/charter.ts";
import type { CommandContext, QueryContext } from "../context.ts";
import { keepStatement } from "../statements.ts";
import { type OpenPackage, openPackage } from "../trust/open-package.ts";
import type { MaterialKey } from "../trust/package-content.ts";
import { openFrame } from "../trust/package-frame.ts";
import { readStatement, type VerifiedStatement } from "../trust/signing.ts";
import { blobPath } from "../vault/blob-path.ts";
import { applyStatement, reviewOfSubject } from "./apply-statement.ts";
import { proveMaterials } from "./prove-materials.ts";
import { dossierOrNull, knownIssuers, verifyEach } from "./verify-inside.ts";

/** What an import changed. */
export interface Imported {
  readonly reviewId: string | null;
  /** Digests of the statements now kept; those already here are listed too. */
  readonly statements: readonly string[];
  /** The kind that gives the package its name: dossier, sheet, ballot … */
  readonly kind: string;
}

/**
 * Imports a sealed package for the open seat. Every statement is verified under a key entitled to its kind, every blob is proved while it is copied and the
 * rest of the file after; only then is anything written, in one transaction. A repeat writes nothing new.
 * Refuses signature-invalid, package-damaged, package-not-for-you, newer-format, not-permitted.
 */
export async function importPackage(context: CommandContext, file: string): Promise<Imported> {
  const opened = await openPackage(file, { identities: secretsOf(context), issuers: knownIssuers(context.db) });
  const drafts: { readonly digest: string; readonly draft: string; readonly key: MaterialKey }[] = [];
  try {
    const verified = verifyAll(context, opened);
    proveMaterials(context.db, opened, verified);
    for (const blob of opened.manifest.statement.body.blobs) drafts.push(await extract(context, opened, blob.digest));
    await opened.finish();
    for (const { digest, draft } of drafts) await settle(context.vault.folder, digest, draft);
    const main = verified.at(-1);
    context.commit(opened.manifest.digest, (db) => {
      for (const { digest, key } of drafts) keepBlob(context, db, digest, key);
      for (const statement of verified) keep(context, db, statement);
    });
    const reviewId = verified.map((statement) => reviewOf(statement.statement)).find((id) => id !== null) ?? null;
    // A dossier's package carries the recusal answers behind it; a result's carries the dossier before it.
    const isDossier = opened.manifest.statement.body.kind === "dossier";
    const named = (isDossier ? verified.find(({ statement }) => statement.kind === "dossier") : null) ?? main;
    return {
      reviewId,
      statements: verified.map((statement) => statement.digest),
      kind: named?.statement.kind ?? "package",
    };
  } finally {
    await opened.close();
    await Promise.all(drafts.map(({ draft }) => unlink(draft).catch(() => undefined)));
  }
}

/**
 * Takes in a sheet sealed to the chair without opening it: only the outer signature is proved, and that its signer is a member of the panel it names.
 * Answers null when the package is not such a sheet.
 */
export async function takeSealedSheet(context: CommandContext, file: string): Promise<Imported | null> {
  const frame = await openFrame(file);
  try {
    const { body, subjects } = frame.manifest.statement;
    const about = subjects[0];
    if (body.kind !== "seat" || about === undefined) return null;
    const dossier = dossierOrNull(context.db, about);
    const chair = dossier?.body.panel.find((member) => member.position === "chair") ?? null;
    if (dossier === null || chair === null) return null;
    const { allianceId } = charterInForce(context.db).body;
    if (
      body.recipientTags.join() !== mailboxTag(chair.recipient, allianceId) ||
      !context.vault.hasSeat(chair.identityId)
    )
      return null;
    const member = dossier.body.panel.find(
      (candidate) => candidate.signingKey === frame.manifest.signer && !candidate.conflict,
    );
    if (member === undefined) throw new Refusal("sheet-not-on-panel", { name: body.issuer.slice(0, 16) });
    const pieces: Buffer[] = [];
    await frame.readEntry(1, (piece) => void pieces.push(Buffer.from(piece)));
    await frame.readEntry(0);
    await frame.checkDirectory();
    const { dossierId } = dossier.body;
    const row = {
      envelopeDigest: body.envelope.digest,
      reviewId: dossierId,
      dossier: about,
      identityId: member.identityId,
      channel: "laptop",
      envelope: Buffer.concat(pieces),
      at: context.now(),
    };
    context.commit(body.envelope.digest, (db) => db.insert(sealedSheets).values(row).onConflictDoNothing().run());
    return { reviewId: dossierId, statements: [], kind: "sheet" };
  } finally {
    await frame.close();
  }
}

/** The receiving secrets the open seat may use: its own, and the alliance's at the secretariat's seat. */
function secretsOf(context: QueryContext): readonly string[] {
  const own = [context.seat.receivingSecret];
  return holdsAlliance(context) ? [...own, new TextDecoder().decode(allianceSecret(context, "receiving"))] : own;
}

function verifyAll(context: QueryContext, opened: OpenPackage): readonly VerifiedStatement[] {
  const inside = opened.statements.map((bytes) => readStatement(bytes));
  return verifyEach(context.db, inside).map((outcome) => {
    if (outcome instanceof Refusal) throw outcome;
    return outcome;
  });
}

async function extract(context: CommandContext, opened: OpenPackage, digest: string) {
  const draft = path.join(context.vault.folder, "blobs", `writing-${newId(context.random)}`);
  await mkdir(path.dirname(draft), { recursive: true, mode: 0o700 });
  const key = await opened.extract(digest, draft);
  return { digest, draft, key };
}

/** Moves a proved blob to its place; one that is already there has the same bytes. */
async function settle(folder: string, digest: string, draft: string): Promise<void> {
  const named = path.join(folder, blobPath(digest));
  await mkdir(path.dirname(named), { recursive: true, mode: 0o700 });
  await rename(draft, named);
}

/** The key has just opened the whole blob: it replaces one that was kept before. */
function keepBlob(
  context: CommandContext,
  db: WritableDb,
  sealed: string,
  { key, plainDigest, plainSize }: MaterialKey,
): void {
  const row = { sealed, digest: plainDigest, size: plainSize, key: context.vault.wrapBlobKey(key, sealed) };
  db.insert(blobs).values(row).onConflictDoUpdate({ target: blobs.sealed, set: row }).run();
}

function keep(context: CommandContext, db: WritableDb, verified: VerifiedStatement): void {
  const reviewId = reviewOf(verified.statement) ?? reviewOfSubject(db, verified.statement.subjects[0] ?? "");
  const signer = db
    .select({ identityId: people.identityId })
    .from(people)
    .where(eq(people.signingKey, verified.signer))
    .get();
  keepStatement(db, verified, { identityId: signer?.identityId ?? null, reviewId });
  applyStatement(context, db, verified);
}
