import { mkdir, rename, unlink } from "node:fs/promises";
import path from "node:path";
import { eq } from "drizzle-orm";
import type { WritableDb } from "#db/open.ts";
import { blobs, people } from "#db/schema/index.ts";
import { Refusal } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import { reviewOf } from "#shared/trust/references.ts";
import { allianceSecret, holdsAlliance } from "../alliance/charter.ts";
import { refuseLapsed } from "../alliance/standing.ts";
import type { CommandContext, QueryContext } from "../context.ts";
import { refuseFromTheFuture } from "../sign.ts";
import { keepStatement } from "../statements.ts";
import { type OpenPackage, openPackage } from "../trust/open-package.ts";
import type { MaterialKey } from "../trust/package-content.ts";
import { readStatement, type VerifiedStatement } from "../trust/signing.ts";
import { blobPath } from "../vault/blob-path.ts";
import { applyStatement, reviewOfSubject } from "./apply-statement.ts";
import { proveMaterials } from "./prove-materials.ts";
import { knownIssuers, verifyEach } from "./verify-inside.ts";

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
 * Refuses signature-invalid, package-damaged, package-not-for-you, newer-format, not-permitted, antecedent-missing, credential-expired.
 */
export async function importPackage(context: CommandContext, file: string): Promise<Imported> {
  const opened = await openPackage(file, { identities: secretsOf(context), issuers: knownIssuers(context.db) });
  const drafts: { readonly digest: string; readonly draft: string; readonly key: MaterialKey }[] = [];
  try {
    refuseLapsed(context.db, opened.manifest.signer, context.now());
    const verified = verifyAll(context, opened);
    proveMaterials(context.db, opened, verified);
    for (const blob of opened.manifest.statement.body.blobs) drafts.push(await extract(context, opened, blob.digest));
    await opened.finish();
    for (const { digest, draft } of drafts) await settleBlob(context.vault.folder, digest, draft);
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

/** The receiving secrets the open seat may use: its own, and the alliance's at the secretariat's seat. */
function secretsOf(context: QueryContext): readonly string[] {
  const own = [context.seat.receivingSecret];
  if (!holdsAlliance(context)) return own;
  const secret = allianceSecret(context, "receiving");
  try {
    return [...own, new TextDecoder().decode(secret)];
  } finally {
    secret.fill(0);
  }
}

function verifyAll(context: QueryContext, opened: OpenPackage): readonly VerifiedStatement[] {
  const inside = opened.statements.map((bytes) => readStatement(bytes));
  return verifyEach(context.db, inside).map((outcome) => {
    if (outcome instanceof Refusal) throw outcome;
    refuseFromTheFuture(context, outcome.statement);
    // Sheets travel sealed to the chair and stay sealed until the reveal; in the clear they come with a result alone.
    const { kind } = outcome.statement;
    if ((kind === "sheet" || kind === "transcription") && opened.manifest.statement.body.kind !== "result")
      throw new Refusal("statement-invalid", { at: kind, problem: "outside a result" });
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
export async function settleBlob(folder: string, digest: string, draft: string): Promise<void> {
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
