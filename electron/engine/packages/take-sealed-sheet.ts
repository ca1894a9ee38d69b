import { sealedSheets } from "#db/schema/index.ts";
import { Refusal } from "#shared/errors.ts";
import { mailboxTag } from "#shared/trust/mailbox.ts";
import { charterInForce } from "../alliance/charter.ts";
import { refuseLapsed } from "../alliance/standing.ts";
import type { CommandContext } from "../context.ts";
import { refuseFromTheFuture } from "../sign.ts";
import { maxSealedEnvelopeSize } from "../trust/envelope.ts";
import { openFrame } from "../trust/package-frame.ts";
import type { Imported } from "./import-package.ts";
import { dossierOrNull } from "./verify-inside.ts";

/**
 * Takes in a sheet sealed to the chair without opening it: only the outer signature is proved, and that its signer sits on the panel it names. A member's
 * seat seals nothing else to the chair alone under this kind of package.
 * Answers null when the package is not such a sheet. Refuses sheet-not-on-panel, too-large, package-damaged.
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
    const member = dossier.body.panel.find((candidate) => candidate.signingKey === frame.manifest.signer);
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
    await frame.checkDirectory();
    const { dossierId } = dossier.body;
    const row = {
      envelopeDigest: digest,
      reviewId: dossierId,
      dossier: about,
      identityId: member.identityId,
      channel: "laptop",
      envelope: Buffer.concat(pieces),
      at: context.now(),
    };
    context.commit(digest, (db) => db.insert(sealedSheets).values(row).onConflictDoNothing().run());
    return { reviewId: dossierId, statements: [], kind: "sheet" };
  } finally {
    await frame.close();
  }
}
