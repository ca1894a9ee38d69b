import { and, eq } from "drizzle-orm";
import { sealedSheets } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { chairGroup } from "#shared/contract/chair.ts";
import type { PanelMember } from "#shared/domain/dossier/panel-list.ts";
import { missingSheets } from "#shared/domain/sitting/gates.ts";
import { Refusal } from "#shared/errors.ts";
import type { CommandContext, Contexts, QueryContext } from "../context.ts";
import { type GatheredReview, gatherReview, requireOpen } from "../sitting/gather.ts";
import { keepStatement } from "../statements.ts";
import { signAndSend } from "../sync/send.ts";
import { open } from "../trust/envelope.ts";
import { decodeContent } from "../trust/package-content.ts";
import { type VerifiedStatement, verifyStatement } from "../trust/signing.ts";

type SealedRow = typeof sealedSheets.$inferSelect;

/** A sheet opened and proved: who signed it, over which dossier. */
interface OpenedSheet {
  readonly member: PanelMember;
  readonly channel: "seat" | "laptop" | "paper";
  readonly verified: VerifiedStatement<"sheet">;
}

/**
 * The chair opens every sheet and signs the list of those that count. All or nothing: one sheet that is damaged, of another version, or by
 * someone not on the panel stops the reveal, and everything stays sealed. The newest sheet a member signed before the reveal counts.
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
  const opened = await openSheets(context, review);
  const absent = missing.filter((entry) => !opened.some((sheet) => sheet.member.identityId === entry.memberId));
  const body = {
    reviewId,
    dossier: review.digest,
    record: review.facts.record,
    sheets: opened.map((sheet) => ({
      memberId: sheet.member.identityId,
      digest: sheet.verified.digest,
      channel: sheet.channel,
    })),
    missing: absent,
    predecessor: null,
  };
  const subjects = [review.digest, ...opened.map((sheet) => sheet.verified.digest)];
  const signed = await signAndSend(context, pin, review, { kind: "reveal", subjects, body }, "panel", (db) => {
    for (const sheet of opened) keepStatement(db, sheet.verified, { identityId: sheet.member.identityId, reviewId });
  });
  return { digest: signed.digest };
};

/** The chair's own sheet comes first: nobody reads the others' before having judged. */
function requireOwnSheet(context: QueryContext, review: GatheredReview): void {
  const own = review.facts.members.find((member) => member.identityId === context.seat.identityId);
  if (own?.sheet === "none")
    throw new Refusal("gate-closed", {
      reason: "组长本人的评审表尚未签署 / the chair's own sheet is not signed",
      opens: "组长先签署本人的评审表 / sign your own sheet first",
    });
}

async function openSheets(context: CommandContext, review: GatheredReview): Promise<readonly OpenedSheet[]> {
  const rows = context.db
    .select()
    .from(sealedSheets)
    .where(and(eq(sealedSheets.reviewId, review.reviewId), eq(sealedSheets.dossier, review.digest)))
    .orderBy(sealedSheets.at)
    .all();
  const newest = new Map(rows.map((row) => [row.identityId, row]));
  return Promise.all([...newest.values()].map((row) => openSheet(context, review, row)));
}

async function openSheet(context: CommandContext, review: GatheredReview, row: SealedRow): Promise<OpenedSheet> {
  const member = review.dossier.panel.find((candidate) => candidate.identityId === row.identityId);
  if (member === undefined || member.conflict) throw new Refusal("sheet-not-on-panel", { name: row.identityId });
  const content = decodeContent(await open(row.envelope, [context.seat.receivingSecret]));
  const [bytes, ...rest] = content.statements;
  if (bytes === undefined || rest.length > 0) throw new Refusal("envelope-damaged", { problem: member.name });
  const verified = verifyStatement(bytes, [member.signingKey], "sheet");
  const { body } = verified.statement;
  if (body.reviewId !== review.reviewId || body.memberId !== member.identityId)
    throw new Refusal("sheet-not-on-panel", { name: member.name });
  if (body.dossier !== review.digest)
    throw new Refusal("mixed-versions", {
      name: member.name,
      found: body.dossier.slice(0, 12),
      expected: review.digest.slice(0, 12),
    });
  return { member, channel: channelOf(row.channel), verified };
}

function channelOf(text: string): OpenedSheet["channel"] {
  return text === "laptop" || text === "paper" ? text : "seat";
}
