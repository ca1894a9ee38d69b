import { eq } from "drizzle-orm";
import { outbox, sealedSheets } from "#db/schema/index.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import { Refusal } from "#shared/errors.ts";
import type { CommandContext } from "../context.ts";
import { withSigningSeed, signWith } from "../sign.ts";
import { dossierUnderReview, type GatheredReview } from "../sitting/gather.ts";
import { saveFile } from "../files.ts";
import { outgoingPath, packFor, queue } from "../sync/send.ts";
import { seal } from "../trust/envelope.ts";
import { encodeContent } from "../trust/package-content.ts";
import { sha256Hex } from "../trust/sha256.ts";
import { ownSheets, writePrivate } from "./private-entries.ts";

/** Signs the open seat's sheet, seals it to the chair, keeps the member's own copy under the member's own key. Answers the statement digest. */
export async function signSheet(
  context: CommandContext,
  pin: string,
  review: GatheredReview,
  sheet: Sheet,
): Promise<string> {
  const chair = review.dossier.panel.find((member) => member.position === "chair");
  if (chair === undefined) throw new Refusal("not-found", { what: "组长 / chair" });
  return withSigningSeed(context, pin, async (seed) => {
    // A sheet names the one it replaces: which is newer is never left to the order of arrival.
    const before = ownSheets(context.db, context.seat, review);
    const subjects = [review.digest, ...before.slice(-1)];
    const signed = signWith(context, context.db, seed, { kind: "sheet", subjects, body: sheet });
    const at = context.now();
    const own = {
      reviewId: review.reviewId,
      key: `signed:${at}:${String(before.length + 1).padStart(4, "0")}`,
      value: { kind: "signed", digest: signed.digest, sheet },
      at,
    } as const;
    if (context.vault.hasSeat(chair.identityId)) {
      const envelope = Buffer.from(
        await seal(encodeContent({ statements: [signed.bytes], keys: new Map() }), [chair.recipient]),
      );
      const row = {
        envelopeDigest: sha256Hex(envelope),
        reviewId: review.reviewId,
        dossier: review.digest,
        identityId: context.seat.identityId,
        channel: "seat",
        envelope,
        at,
      };
      context.commit(signed.digest, (db) => {
        db.insert(sealedSheets).values(row).run();
        writePrivate(db, context.seat, own);
      });
      return signed.digest;
    }
    const packed = await packFor(context, seed, {
      kind: "seat",
      about: review.digest,
      statements: [signed.bytes],
      materials: [],
      recipients: [chair.recipient],
    });
    context.commit(signed.digest, (db) => {
      writePrivate(db, context.seat, own);
      queue(context, db, packed, chair, { statement: signed.digest, kind: "sheet" });
    });
    return signed.digest;
  });
}

/** Saves the newest signed sheet as the sealed `.gjs` that waits in the outbox. Refuses `not-found` where the chair sits at this workstation. */
export async function exportSealedSheet(
  context: CommandContext,
  reviewId: string,
  save: string,
): Promise<{ package: string }> {
  const { digest: dossier } = dossierUnderReview(context.db, reviewId);
  const digest = ownSheets(context.db, context.seat, { reviewId, digest: dossier }).at(-1) ?? null;
  const row = digest === null ? undefined : context.db.select().from(outbox).where(eq(outbox.statement, digest)).get();
  if (row === undefined) throw new Refusal("not-found", { what: "已签名的评审表 / signed sheet" });
  await saveFile(context.platform.takeSave(save), outgoingPath(context.vault.folder, row.package));
  context.commit(row.package, () => undefined);
  return { package: row.package };
}
