import { blobs } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { chairGroup } from "#shared/contract/chair.ts";
import { missingSheets } from "#shared/domain/sitting/gates.ts";
import { Refusal } from "#shared/errors.ts";
import { identityIdOf } from "#shared/trust/identity-id.ts";
import type { Contexts, QueryContext } from "../context.ts";
import { type GatheredReview, gatherReview, requireOpen } from "../sitting/gather.ts";
import { keepStatement } from "../statements.ts";
import { signAndSend } from "../sync/send.ts";
import { type OpenedSheets, openSheets } from "./open-sheets.ts";

/**
 * The chair opens every sheet and signs the list of those that count. All or nothing: one that is damaged, of another version or not as the form
 * asks stops the reveal, and everything stays sealed, until its member signs anew or the chair lists it as missing with the reason. A sheet that can
 * be counted is counted, whatever the chair says is missing.
 */
export const reveal: GroupHandlers<typeof chairGroup, Contexts>["reveal"] = async (
  context,
  { reviewId, missing, pin },
) => {
  const review = gatherReview(context, reviewId);
  requireOpen(context, review, "reveal");
  requireOwnSheet(context, review);
  const owed = missingSheets(review.facts).filter(
    (member) => !missing.some((entry) => entry.memberId === member.identityId),
  );
  if (owed.length > 0)
    throw new Refusal("reveal-incomplete", { count: owed.length, names: owed.map((member) => member.name).join("、") });
  const { sound: opened, unsound } = await openSheets(context, review);
  const stopping = unsound.find(({ member }) => !missing.some((entry) => entry.memberId === member.identityId));
  if (stopping !== undefined) throw stopping.refusal;
  const owing = [...missingSheets(review.facts).map((member) => member.identityId), ...unsound.map(idOf)];
  const absent = owing.flatMap((memberId) => missing.find((entry) => entry.memberId === memberId) ?? []);
  const body = {
    reviewId,
    dossier: review.digest,
    record: review.facts.record,
    sheets: opened.map((sheet) => ({
      memberId: sheet.member.identityId,
      digest: sheet.counted.digest,
      channel: sheet.channel,
    })),
    missing: absent,
    predecessor: null,
  };
  const subjects = [review.digest, ...opened.map((sheet) => sheet.counted.digest)];
  const signed = await signAndSend(context, pin, review, { kind: "reveal", subjects, body }, "panel", (db) => {
    for (const { counted, beside, keys } of opened) {
      for (const statement of [counted, ...beside])
        keepStatement(db, statement, { identityId: identityIdOf(statement.signer), reviewId });
      for (const [sealed, { key, plainDigest, plainSize }] of keys) {
        const row = { sealed, digest: plainDigest, size: plainSize, key: context.vault.wrapBlobKey(key, sealed) };
        db.insert(blobs).values(row).onConflictDoNothing().run();
      }
    }
  });
  return { digest: signed.digest };
};

function idOf({ member }: OpenedSheets["unsound"][number]): string {
  return member.identityId;
}

/**
 * The chair's own sheet comes first: nobody reads the others' before having judged. Where the panel stops over suspected false materials before anybody has
 * scored, there is nothing to read: the list of who is missing and why is signed all the same.
 */
function requireOwnSheet(context: QueryContext, review: GatheredReview): void {
  if (review.facts.suspicions > 0 && review.facts.members.every((member) => member.sheet === "none")) return;
  const own = review.facts.members.find((member) => member.identityId === context.seat.identityId);
  if (own?.sheet === "none")
    throw new Refusal("gate-closed", {
      reason: "组长本人的评审表尚未签署 / the chair's own sheet is not signed",
      opens: "组长先签署本人的评审表 / sign your own sheet first",
    });
}
