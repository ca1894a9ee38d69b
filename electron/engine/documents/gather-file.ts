import { z } from "zod";
import type { DocumentInput } from "#shared/domain/document/inputs.ts";
import type {
  ArchivedStatement,
  ArchiveFolder,
  ProceedingsEntry,
  SigningKey,
} from "#shared/domain/document/inputs-file.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { isSitting, numberedPanel } from "#shared/domain/panel/numbering.ts";
import type { MilestoneEvent } from "#shared/domain/record/entries.ts";
import { digestSchema } from "#shared/ids.ts";
import { type EntryAddress, onlyOne, readEntry } from "../entries.ts";
import { statementsOf } from "../statements.ts";
import { fingerprint } from "#shared/trust/anchor.ts";
import { outcomeWords } from "./gather-opinion.ts";
import type { DocumentSources } from "./gather-sources.ts";

/** What the papers of the file itself are made from. The papers listed in the index are added by who prints them. */
export function reviewFile(sources: DocumentSources): Pick<DocumentInput, "proceedings" | "signingKeys" | "archive"> {
  return {
    proceedings: proceedings(sources),
    signingKeys: signingKeys(sources),
    archive: { documents: [], statements: archivedStatements(sources), folder: archivedFolder(sources) },
  };
}

const folderSchema = z.strictObject({
  name: z.string(),
  files: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  indexDigest: digestSchema,
  checks: z.array(
    z.strictObject({
      property: z.enum(["authentic", "complete", "usable", "safe"]),
      text: z.string(),
      holds: z.boolean(),
    }),
  ),
});

/** Where the last archive folder written of a review is noted. */
export const archivedFolderAddress = (reviewId: string): EntryAddress => ({
  dossierId: reviewId,
  scope: "record",
  kind: "archived",
  key: onlyOne,
});

const archivedFolder = ({ db, review }: DocumentSources): ArchiveFolder | null =>
  readEntry(db, archivedFolderAddress(review.reviewId), folderSchema);

const milestoneWords: Readonly<Record<MilestoneEvent, string>> = {
  "outline-confirmed": "专家组确认大纲",
  "test-group-named": "确定测试组",
  "presentation-held": "项目组汇报完毕",
  "applicant-left": "项目组退场",
  "opinion-read-out": "复会，宣读意见",
  "applicant-statement": "项目组表态",
};

/** What happened when, as the joint record notes it and the signed statements prove it; earliest first. */
function proceedings({ db, review, dossier, record }: DocumentSources): readonly ProceedingsEntry[] {
  const { reviewId, facts } = review;
  const ballots = statementsOf(db, reviewId, "ballot");
  const opinions = statementsOf(db, reviewId, "opinion");
  const entries: readonly ProceedingsEntry[] = [
    ...record.events.map(({ event, at, note }) => ({
      at,
      what: note === "" ? milestoneWords[event] : `${milestoneWords[event]}（${note}）`,
    })),
    ...statementsOf(db, reviewId, "joint-record").map(({ issuedAt, body }) => ({
      at: issuedAt,
      what: `会议秘书签名评审记录第 ${body.version} 版`,
    })),
    ...statementsOf(db, reviewId, "objection").map(({ issuedAt }) => ({
      at: issuedAt,
      what: "一名成员对评审记录提出异议",
    })),
    ...statementsOf(db, reviewId, "suspicion").map(({ issuedAt }) => ({
      at: issuedAt,
      what: "一名成员提出材料涉嫌弄虚作假",
    })),
    ...statementsOf(db, reviewId, "refusal").map(({ issuedAt, body }) => ({
      at: issuedAt,
      what: `一名成员未签字，见证人：${body.witnesses.map(({ name }) => name).join("、")}`,
    })),
    ...statementsOf(db, reviewId, "reveal").map(({ issuedAt, body }) => ({
      at: issuedAt,
      what: `组长揭示评审表 ${body.sheets.length} 份`,
    })),
    ...opinions.map(({ issuedAt, body }) => ({ at: issuedAt, what: `意见文本第 ${body.version} 稿定稿` })),
    ...facts.rounds
      .filter(({ complete }) => complete)
      .flatMap((round): readonly ProceedingsEntry[] => {
        const last = ballots.findLast(({ body }) => body.opinion === round.opinion);
        const version = opinions.find(({ digest }) => digest === round.opinion)?.body.version ?? 1;
        const ended = round.carried ? "通过" : "未通过";
        const motion = outcomeWords(dossier, round.proposal);
        return last === undefined ? [] : [{ at: last.issuedAt, what: `对第 ${version} 稿表决“${motion}”，${ended}` }];
      }),
    ...statementsOf(db, reviewId, "dissent").map(({ issuedAt }) => ({ at: issuedAt, what: "收到不同意见书 1 份" })),
    ...statementsOf(db, reviewId, "result").map(({ issuedAt }) => ({ at: issuedAt, what: "组长签名评审结果" })),
  ];
  return entries.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** The key each sitting member signs with, as the issued dossier lists it. */
function signingKeys({ dossier }: DocumentSources): readonly SigningKey[] {
  return numberedPanel(dossier)
    .filter(({ member }) => isSitting(member))
    .map(({ no, member }) => ({ memberNo: no, fingerprint: fingerprint(member.signingKey) }));
}

/** The statements that carry the review; the result names every ballot, co-signature and dissent by digest. */
function archivedStatements({ db, review, dossier }: DocumentSources): readonly ArchivedStatement[] {
  const { reviewId } = review;
  const { noun } = kindRules(dossier.rules, dossier.profile.kind);
  return [
    ...statementsOf(db, reviewId, "dossier").map(({ issuedAt, digest, body }) => ({
      title: `${noun.zh}资料包第 ${body.version} 版`,
      at: issuedAt,
      digest,
    })),
    ...statementsOf(db, reviewId, "joint-record").map(({ issuedAt, digest, body }) => ({
      title: `评审记录第 ${body.version} 版`,
      at: issuedAt,
      digest,
    })),
    ...statementsOf(db, reviewId, "reveal").map(({ issuedAt, digest, body }) => ({
      title: `评审表揭示清单（评审表 ${body.sheets.length} 份）`,
      at: issuedAt,
      digest,
    })),
    ...statementsOf(db, reviewId, "opinion").map(({ issuedAt, digest, body }) => ({
      title: `意见文本第 ${body.version} 稿`,
      at: issuedAt,
      digest,
    })),
    ...statementsOf(db, reviewId, "result").map(({ issuedAt, digest, body }) => ({
      title: `评审结果（表决票 ${body.ballots.length} 份、会签 ${body.cosigns.length} 份、不同意见 ${body.dissents.length} 份）`,
      at: issuedAt,
      digest,
    })),
    ...statementsOf(db, reviewId, "decision").map(({ issuedAt, digest, body }) => ({
      title: `组织单位结论：${outcomeWords(dossier, body.conclusion)}`,
      at: issuedAt,
      digest,
    })),
  ];
}
