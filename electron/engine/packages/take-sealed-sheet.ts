import { mkdir, open, unlink } from "node:fs/promises";
import path from "node:path";
import { sealedSheets } from "#db/schema/index.ts";
import { Refusal } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import { mailboxTag } from "#shared/trust/mailbox.ts";
import { charterInForce } from "../alliance/charter.ts";
import { refuseLapsed } from "../alliance/standing.ts";
import type { CommandContext } from "../context.ts";
import { refuseFromTheFuture } from "../sign.ts";
import { maxSealedEnvelopeSize } from "../trust/envelope.ts";
import { paperMark } from "../transcription/paper-mark.ts";
import { flushFile, writeFully } from "../trust/file-io.ts";
import { openFrame, packageDamaged } from "../trust/package-frame.ts";
import { type Imported, settleBlob } from "./import-package.ts";
import { dossierOrNull } from "./verify-inside.ts";

/**
 * Takes in a sheet sealed to the chair without opening it: only the outer signature is proved, and that its signer sits on the panel it names. A member's
 * seat seals nothing else to the chair alone under this kind of package. A transcription comes from the recorder instead, its manifest says whose paper it is
 * in a mark only the panel can read, and its scans come along sealed.
 * Answers null when the package is not such a sheet. Refuses sheet-not-on-panel, too-large, package-damaged.
 */
export async function takeSealedSheet(context: CommandContext, file: string): Promise<Imported | null> {
  const frame = await openFrame(file);
  const drafts: { readonly scan: string; readonly draft: string }[] = [];
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
    const paper = frame.manifest.signer === dossier.body.recorder.signingKey;
    const member = dossier.body.panel.find((candidate) =>
      paper ? subjects[1] === paperMark(about, candidate.identityId) : candidate.signingKey === frame.manifest.signer,
    );
    if (member === undefined || member.conflict || member.position === "alternate")
      throw new Refusal("sheet-not-on-panel", { name: member?.name ?? body.issuer.slice(0, 16) });
    refuseLapsed(context.db, frame.manifest.signer, context.now());
    refuseFromTheFuture(context, frame.manifest.statement);
    const { digest, size } = body.envelope;
    if (size > maxSealedEnvelopeSize)
      throw new Refusal("too-large", { what: member.name, size, limit: maxSealedEnvelopeSize });
    const pieces: Buffer[] = [];
    await frame.readEntry(1, (piece) => void pieces.push(Buffer.from(piece)));
    await frame.readEntry(0);
    const scans = paper ? body.blobs : [];
    if (scans.length < body.blobs.length) throw packageDamaged(body.blobs[0]?.digest ?? "", "no scan of a paper sheet");
    for (const [index, { digest: scan }] of scans.entries())
      drafts.push({ scan, draft: await copySealed(context, (consume) => frame.readEntry(2 + index, consume)) });
    await frame.checkDirectory();
    for (const { scan, draft } of drafts) await settleBlob(context.vault.folder, scan, draft);
    const { dossierId } = dossier.body;
    const row = {
      envelopeDigest: digest,
      reviewId: dossierId,
      dossier: about,
      identityId: member.identityId,
      channel: paper ? "paper" : "laptop",
      envelope: Buffer.concat(pieces),
      at: context.now(),
    };
    context.commit(digest, (db) => db.insert(sealedSheets).values(row).onConflictDoNothing().run());
    return { reviewId: dossierId, statements: [], kind: paper ? "transcription" : "sheet" };
  } finally {
    await frame.close();
    await Promise.all(drafts.map(({ draft }) => unlink(draft).catch(() => undefined)));
  }
}

/** Copies a scan as it is sealed; what opens it lies in the envelope, which stays closed until the reveal. */
async function copySealed(
  context: CommandContext,
  read: (consume: (piece: Buffer, position: number) => Promise<void>) => Promise<void>,
): Promise<string> {
  const draft = path.join(context.vault.folder, "blobs", `writing-${newId(context.random)}`);
  await mkdir(path.dirname(draft), { recursive: true, mode: 0o700 });
  const file = await open(draft, "wx", 0o600);
  try {
    await read((piece, position) => writeFully(file, piece, position));
    await flushFile(file);
    return draft;
  } finally {
    await file.close();
  }
}
