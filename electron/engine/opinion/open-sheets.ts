import { and, eq, sql } from "drizzle-orm";
import { sealedSheets } from "#db/schema/index.ts";
import type { PanelMember } from "#shared/domain/dossier/panel-list.ts";
import { sheetFault } from "#shared/domain/scoring/sheet-fault.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { Refusal } from "#shared/errors.ts";
import type { QueryContext } from "../context.ts";
import { refuseFromTheFuture } from "../sign.ts";
import type { GatheredReview } from "../sitting/gather.ts";
import { open } from "../trust/envelope.ts";
import { decodeContent, type PackageContent } from "../trust/package-content.ts";
import { verifyStatement } from "../trust/signing.ts";
import type { OpenedSheet } from "./opened-sheet.ts";
import { readTranscribed } from "./open-transcription.ts";

type SealedRow = typeof sealedSheets.$inferSelect;

/** What the chair could open: the sheets that count, and why a member's may not. */
export interface OpenedSheets {
  readonly sound: readonly OpenedSheet[];
  readonly unsound: readonly { readonly member: PanelMember; readonly refusal: Refusal }[];
}

/**
 * Opens every sheet sealed to the chair on this version of the dossier, in the order they arrived. A member's newest counts: the one no other of
 * theirs names as replaced. When what arrived last from a member cannot be counted, none of theirs is: an older one is not what they meant.
 * Where a member signed with an own key, no transcription is looked at (docs/decisions/0048-paper-yields-to-the-own-signature.md).
 */
export async function openSheets(context: QueryContext, review: GatheredReview): Promise<OpenedSheets> {
  const rows = context.db
    .select()
    .from(sealedSheets)
    .where(and(eq(sealedSheets.reviewId, review.reviewId), eq(sealedSheets.dossier, review.digest)))
    .orderBy(sql`rowid`)
    .all()
    .filter((row) => !review.sources.recused.has(row.identityId));
  const byMember = Map.groupBy(rows, (row) => row.identityId);
  const sound: OpenedSheet[] = [];
  const unsound: { member: PanelMember; refusal: Refusal }[] = [];
  for (const [identityId, all] of byMember) {
    const member = sitterOf(review, identityId);
    const signed = all.filter((row) => row.channel !== "paper");
    const own = signed.length > 0 ? signed : all;
    const opened = await Promise.all(own.map((row) => openSheet(context, review, member, row)));
    const last = opened.at(-1);
    if (last instanceof Refusal) unsound.push({ member, refusal: last });
    else sound.push(...newestOf(opened.flatMap((sheet) => (sheet instanceof Refusal ? [] : [sheet]))));
  }
  return { sound, unsound };
}

function sitterOf({ dossier }: GatheredReview, identityId: string): PanelMember {
  const member = dossier.panel.find((candidate) => candidate.identityId === identityId);
  if (member === undefined || member.conflict || member.position === "alternate")
    throw new Refusal("sheet-not-on-panel", { name: member?.name ?? identityId });
  return member;
}

/**
 * Of one member's sheets, the one no other replaces; of several that know nothing of each other, the one signed last by the signer's own clock.
 * Empty when there is none.
 */
export function newestOf<Signed extends Pick<OpenedSheet, "counted">>(sheets: readonly Signed[]): readonly Signed[] {
  const replaced = new Set(sheets.flatMap((sheet) => sheet.counted.statement.subjects));
  const instant = ({ counted }: Signed): number => Date.parse(counted.statement.issuedAt);
  return sheets
    .filter((sheet) => !replaced.has(sheet.counted.digest))
    .toSorted((a, b) => instant(a) - instant(b))
    .slice(-1);
}

async function openSheet(
  context: QueryContext,
  review: GatheredReview,
  member: PanelMember,
  row: SealedRow,
): Promise<OpenedSheet | Refusal> {
  const { name } = member;
  try {
    const content = decodeContent(await open(row.envelope, [context.seat.receivingSecret]));
    const channel = channelOf(row.channel);
    const read = channel === "paper" ? readTranscribed(context, review, member, content) : readOwn(member, content);
    const { counted, sheet } = read;
    refuseFromTheFuture(context, counted.statement);
    if (sheet.reviewId !== review.reviewId || sheet.memberId !== member.identityId)
      return unsoundSheet(name, "不是本人对本项目的评审表 / another's or another review's");
    if (sheet.dossier !== review.digest)
      return unsoundSheet(name, `针对另一版资料包 / on another version ${sheet.dossier.slice(0, 12)}`);
    const { rules, profile } = review.dossier;
    const fault = sheetFault(kindRules(rules, profile.kind).criteria, member.category, sheet);
    if (fault !== null) return unsoundSheet(name, `${fault.zh} / ${fault.en}`);
    return { member, channel, keys: content.keys, ...read };
  } catch (error) {
    if (error instanceof Refusal) return error.code === "sheet-unsound" ? error : unsoundSheet(name, error.code, error);
    throw error;
  }
}

function readOwn(
  member: PanelMember,
  { statements }: PackageContent,
): Pick<OpenedSheet, "counted" | "sheet" | "beside"> {
  const [bytes, ...rest] = statements;
  if (bytes === undefined || rest.length > 0) throw unsoundSheet(member.name, "内容不是一份评审表 / not one sheet");
  const counted = verifyStatement(bytes, [member.signingKey], "sheet");
  return { counted, sheet: counted.statement.body, beside: [] };
}

function unsoundSheet(name: string, problem: string, cause?: unknown): Refusal {
  return new Refusal("sheet-unsound", { name, problem }, cause === undefined ? {} : { cause });
}

function channelOf(text: string): OpenedSheet["channel"] {
  return text === "laptop" || text === "paper" ? text : "seat";
}
