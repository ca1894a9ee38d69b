import path from "node:path";
import { eq, inArray } from "drizzle-orm";
import type { ReadableDb, WritableDb } from "#db/open.ts";
import {
  blobs,
  dossiers,
  entries,
  entryHistory,
  outbox,
  privateEntries,
  sealedSheets,
  sittingReviews,
  statements,
} from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { vaultGroup } from "#shared/contract/vault.ts";
import { purgeGate, stillKept } from "#shared/domain/upkeep/purge-gate.ts";
import { type Retention, retentionOf } from "#shared/domain/upkeep/retention.ts";
import { Refusal } from "#shared/errors.ts";
import { textOf } from "#shared/trust/utf8.ts";
import { isFounder } from "../alliance/charter.ts";
import type { Contexts } from "../context.ts";
import { requireSecretariat } from "../dossiers/write-draft.ts";
import { writeFact } from "../facts.ts";
import { dateOf } from "../now.ts";
import { signWith, withSigningSeed } from "../sign.ts";
import { dossierUnderReview } from "../sitting/gather.ts";
import { type KeptStatement, keepStatement, statementBy, statementsOf } from "../statements.ts";
import { readStatement } from "../trust/signing.ts";
import { blobPath } from "./blob-path.ts";
import { finishPurge } from "./finish-purge.ts";
import { copiesAside } from "./rekey.ts";

type VaultHandlers = GroupHandlers<typeof vaultGroup, Contexts>;

/** Certificates of what was destroyed here, newest first. */
export const purges: VaultHandlers["purges"] = ({ db }) =>
  db
    .select({ digest: statements.digest })
    .from(statements)
    .where(eq(statements.kind, "purge"))
    .orderBy(statements.seq)
    .all()
    .map(({ digest }) => statementBy(db, digest, "purge"))
    .map(({ digest, issuedAt, body }) => {
      const { code, title } = statementBy(db, body.dossier, "dossier").body.profile;
      const { reviewId, retention, files } = body;
      return { certificate: digest, reviewId, code, title, at: issuedAt, files: files.length, ...retention };
    })
    .toReversed();

/**
 * Destroys what a dossier's materials and working texts are read with: the wrapped keys go in the transaction that keeps the certificate, the sealed files
 * after it. Signed statements stay: the register rests on them.
 */
export const purge: VaultHandlers["purge"] = async (context, { reviewId, retention, note, pin }) => {
  const { db } = context;
  // On the alliance's own workstation the secretariat answers for the file; elsewhere whoever sits there.
  if (isFounder(db)) requireSecretariat(context);
  const dossier = dossierUnderReview(db, reviewId);
  const receipt = receiptFor(db, reviewId);
  const rule = receipt === null ? null : ruleFor(dossier, receipt);
  const today = dateOf(context.now());
  if (rule !== null && stillKept(rule, today)) throw new Refusal("retention-running", { until: rule.until });
  const unsent = packagesAbout(db, reviewId).filter(({ state }) => state === "queued" || state === "failed").length;
  const closed = purgeGate({
    receipted: receipt !== null,
    unsent,
    retainUntil: retention.until,
    today,
  });
  if (closed !== null || receipt === null)
    throw new Refusal("gate-closed", {
      reason: `${closed?.reason.zh ?? ""} / ${closed?.reason.en ?? ""}`,
      opens: `${closed?.opens.zh ?? ""} / ${closed?.opens.en ?? ""}`,
    });
  const files = filesOf(db, reviewId);
  return withSigningSeed(context, pin, async (seed) => {
    const certificate = signWith(context, db, seed, {
      kind: "purge",
      subjects: [dossier.digest, receipt.body.subject, receipt.digest],
      body: {
        reviewId,
        dossier: dossier.digest,
        result: receipt.body.subject,
        receipt: receipt.digest,
        retention,
        files,
        note,
      },
    });
    const packages = packagesAbout(db, reviewId).map((row) => row.package);
    const doomed = [
      ...files.map(({ sealed }) => blobPath(sealed)),
      ...copiesAside(context.vault.folder),
      ...packages.map((name) => path.join("outgoing", name)),
    ];
    context.commit(certificate.digest, (write) => {
      keepStatement(write, certificate, { identityId: context.seat.identityId, reviewId });
      forgetDossier(
        write,
        reviewId,
        files.map(({ sealed }) => sealed),
      );
      writeFact(write, "purging", JSON.stringify(doomed));
    });
    await context.grants.closeAll();
    finishPurge(context.vault.folder, context.vault.library);
    return {
      certificate: certificate.digest,
      files: files.length,
      bytes: files.reduce((sum, { size }) => sum + size, 0),
    };
  });
};

/** How long the house rules a dossier was issued under keep it; null before the receipt, and under rules that do not say. */
export const retention: VaultHandlers["retention"] = ({ db }, { reviewId }) => {
  const dossier = dossierUnderReview(db, reviewId);
  const receipt = receiptFor(db, reviewId);
  const rule = receipt === null ? null : ruleFor(dossier, receipt);
  const { title, version } = dossier.body.rules;
  return rule === null ? null : { ...rule, rules: { title, version } };
};

function ruleFor({ body }: KeptStatement<"dossier">, { issuedAt }: KeptStatement<"receipt">): Retention | null {
  return retentionOf(body.rules, dateOf(issuedAt));
}

function receiptFor(db: ReadableDb, reviewId: string): KeptStatement<"receipt"> | null {
  const results = new Set(statementsOf(db, reviewId, "result").map(({ digest }) => digest));
  return statementsOf(db, reviewId, "receipt").find(({ body }) => results.has(body.subject)) ?? null;
}

function packagesAbout(db: ReadableDb, reviewId: string) {
  return db
    .selectDistinct({ package: outbox.package, state: outbox.state })
    .from(outbox)
    .innerJoin(statements, eq(statements.digest, outbox.statement))
    .where(eq(statements.reviewId, reviewId))
    .all();
}

/** Every sealed file only this dossier names: in any version, draft, record, sheet or scan, in whatever member. */
function filesOf(db: ReadableDb, reviewId: string) {
  const own = digestsNamed(db, reviewId);
  const others = db
    .selectDistinct({ reviewId: dossiers.dossierId })
    .from(dossiers)
    .all()
    .filter((row) => row.reviewId !== reviewId)
    .map((row) => digestsNamed(db, row.reviewId));
  return db
    .select({ sealed: blobs.sealed, digest: blobs.digest, size: blobs.size })
    .from(blobs)
    .orderBy(blobs.sealed)
    .all()
    .filter(({ sealed, digest }) => own.has(sealed) || own.has(digest))
    .filter(({ sealed }) => !others.some((named) => named.has(sealed)));
}

/** Every digest that statements and working texts of one review mention. */
function digestsNamed(db: ReadableDb, reviewId: string): ReadonlySet<string> {
  const signed = db
    .select({ envelope: statements.envelope })
    .from(statements)
    .where(eq(statements.reviewId, reviewId))
    .all()
    .map(({ envelope }) => textOf(readStatement(new TextEncoder().encode(envelope)).envelope.payload));
  const written = [entries, entryHistory].flatMap((table) =>
    db.select({ value: table.value }).from(table).where(eq(table.dossierId, reviewId)).all(),
  );
  const texts = [...signed, ...written.map(({ value }) => value ?? "")];
  return new Set(texts.flatMap((text) => text.match(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g) ?? []));
}

function forgetDossier(db: WritableDb, reviewId: string, sealed: readonly string[]): void {
  for (let at = 0; at < sealed.length; at += 500)
    db.delete(blobs)
      .where(inArray(blobs.sealed, sealed.slice(at, at + 500)))
      .run();
  db.delete(entries).where(eq(entries.dossierId, reviewId)).run();
  db.delete(entryHistory).where(eq(entryHistory.dossierId, reviewId)).run();
  db.delete(privateEntries).where(eq(privateEntries.reviewId, reviewId)).run();
  db.delete(sealedSheets).where(eq(sealedSheets.reviewId, reviewId)).run();
  db.delete(sittingReviews).where(eq(sittingReviews.reviewId, reviewId)).run();
  db.delete(dossiers).where(eq(dossiers.dossierId, reviewId)).run();
}
