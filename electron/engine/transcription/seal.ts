import path from "node:path";
import { eq } from "drizzle-orm";
import { people, sealedSheets } from "#db/schema/index.ts";
import type { PanelMember } from "#shared/domain/dossier/panel-list.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import { transcriptionFault } from "#shared/domain/scoring/transcription.ts";
import { Refusal } from "#shared/errors.ts";
import { refuseLapsed } from "../alliance/standing.ts";
import type { CommandContext } from "../context.ts";
import { signWith, withSigningSeed } from "../sign.ts";
import type { GatheredReview } from "../sitting/gather.ts";
import { generalStatements } from "../statements.ts";
import { packFor, queue } from "../sync/send.ts";
import { sealedSizeOf } from "../trust/blob-format.ts";
import { seal } from "../trust/envelope.ts";
import { encodeContent } from "../trust/package-content.ts";
import { sha256Hex } from "../trust/sha256.ts";
import type { VerifiedStatement } from "../trust/signing.ts";
import type { PackedMaterial } from "../trust/write-package.ts";
import { blobPath } from "../vault/blob-path.ts";
import { type KeptTranscription, writeTranscription } from "./draft.ts";
import { paperMark } from "./paper-mark.ts";

/** Who checks, with the PIN that confirms it. */
export interface Checker {
  readonly checkerId: string;
  readonly checkerPin: string;
}

/**
 * Signs a transcription and its check, and seals both with the scans' keys to the chair. Neither signature exists without the other. Answers the digest of
 * the transcription.
 */
export async function sealTranscription(
  context: CommandContext,
  pin: string,
  review: GatheredReview,
  member: PanelMember,
  sheet: Sheet,
  kept: KeptTranscription,
  { checkerId, checkerPin }: Checker,
): Promise<string> {
  const { reviewId, digest: dossier } = review;
  const { identityId: memberId } = member;
  const chair = review.dossier.panel.find(({ position }) => position === "chair");
  if (chair === undefined) throw new Refusal("not-found", { what: "组长 / chair" });
  const scans = kept.scans.map(({ digest, size, mediaType }) => ({ digest, size, mediaType }));
  const body = { reviewId, memberId, transcriberId: context.seat.identityId, checkerId, sheet, scans };
  const fault = transcriptionFault(review.dossier, body);
  if (fault !== null) throw new Refusal("not-permitted", { reason: `${fault.zh} / ${fault.en}` });
  const vouching = vouchedChecker(context, member, checkerId);
  return withSigningSeed(context, pin, async (seed) => {
    // A correction names the one it replaces: which is newer is never left to the order of arrival.
    const subjects = [dossier, ...(kept.sealed === null ? [] : [kept.sealed.digest])];
    const signed = signWith(context, context.db, seed, { kind: "transcription", subjects, body });
    const checked = await confirm(context, review, signed, { checkerId, checkerPin });
    const statements = [signed.bytes, checked.bytes, ...vouching];
    const at = context.now();
    const own = { ...kept, sealed: { digest: signed.digest, at } };
    const place = { reviewId, digest: dossier, memberId, at };
    const materials = kept.scans.map((scan): PackedMaterial => ({
      key: new Uint8Array(Buffer.from(scan.key, "base64")),
      plainDigest: scan.digest,
      plainSize: scan.size,
      sealedDigest: scan.sealed,
      sealedSize: sealedSizeOf(scan.size),
      path: path.join(context.vault.folder, blobPath(scan.sealed)),
    }));
    if (context.vault.hasSeat(chair.identityId)) {
      const keys = new Map(materials.map((material) => [material.sealedDigest, material]));
      const envelope = Buffer.from(await seal(encodeContent({ statements, keys }), [chair.recipient]));
      const envelopeDigest = sha256Hex(envelope);
      const row = { envelopeDigest, reviewId, dossier, identityId: memberId, channel: "paper", envelope, at };
      context.commit(signed.digest, (db) => {
        db.insert(sealedSheets).values(row).run();
        writeTranscription(db, context.seat, place, own);
      });
      return signed.digest;
    }
    const packed = await packFor(context, seed, {
      kind: "seat",
      about: dossier,
      marks: [paperMark(dossier, memberId)],
      statements,
      materials,
      recipients: [chair.recipient],
    });
    context.commit(signed.digest, (db) => {
      writeTranscription(db, context.seat, place, own);
      queue(context, db, packed, chair, { statement: signed.digest, kind: "transcription" });
    });
    return signed.digest;
  });
}

async function confirm(
  context: CommandContext,
  { reviewId, dossier }: GatheredReview,
  { digest }: VerifiedStatement,
  { checkerId, checkerPin }: Checker,
): Promise<VerifiedStatement<"confirmation">> {
  const onPanel = dossier.panel.some(({ identityId }) => identityId === checkerId);
  const body = {
    reviewId,
    of: "transcription",
    digest,
    memberId: onPanel ? checkerId : null,
    remark: "",
  } as const;
  const seed = await context.vault.signingSeedOf(checkerId, checkerPin);
  try {
    return signWith(context, context.db, seed, { kind: "confirmation", subjects: [digest], body });
  } finally {
    seed.fill(0);
  }
}

/**
 * The credential that vouches for a checker from outside the panel, to travel along: the chair's own laptop may not know them. Empty for the member, whom the
 * dossier vouches for. Refuses `not-permitted` for somebody the alliance has not enrolled, credential-expired, credential-revoked.
 */
function vouchedChecker(context: CommandContext, member: PanelMember, checkerId: string): readonly Uint8Array[] {
  const person = context.db.select().from(people).where(eq(people.identityId, checkerId)).get();
  if (person === undefined || !context.vault.hasSeat(checkerId))
    throw new Refusal("not-found", { what: "核对人 / checker" });
  refuseLapsed(context.db, person.signingKey, context.now());
  if (checkerId === member.identityId) return [];
  const credential = generalStatements(context.db, "credential").find(({ digest }) => digest === person.credential);
  if (credential === undefined)
    throw new Refusal("not-permitted", {
      reason: "核对人没有联盟签发的证书 / the checker holds no credential of the alliance",
    });
  return [credential.bytes];
}
