import type { Wording } from "#shared/contract/dossiers.ts";
import { arranged, type Audience, documentCatalogue, type DocumentId } from "#shared/domain/document/catalogue.ts";
import type { Actor } from "#shared/domain/sitting/facts.ts";
import { type ClosedGate, gateOf } from "#shared/domain/sitting/gates.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import type { ReadableDb } from "#db/open.ts";
import type { GatheredReview } from "../sitting/gather.ts";
import { newestOf, statementsOf } from "../statements.ts";
import { isSitting, numberedPanel } from "#shared/domain/panel/numbering.ts";
import { countedHere } from "./gather-scores.ts";

/** One thing that can be printed: a document, and for personal forms whose. */
export interface Printable {
  readonly document: DocumentId;
  readonly memberId: string | null;
}

/** The library and the review a printing question is about. */
export interface PrintCase {
  readonly db: ReadableDb;
  readonly review: GatheredReview;
  /** The sheet whoever asks has signed at this seat; null where there is none. */
  readonly own: Sheet | null;
}

const everyId: readonly DocumentId[] = documentCatalogue.map((entry) => entry.id);

/** A document id as asked for; null when the catalogue has none of this name. */
export function documentIdOf(text: string): DocumentId | null {
  return everyId.find((id) => id === text) ?? null;
}

/** The form the opinion of this kind of review prints on: the kind's own, or the general one where the catalogue has none of that name. */
export function opinionDocument({ dossier }: Pick<GatheredReview, "dossier">): DocumentId {
  return documentIdOf(kindRules(dossier.rules, dossier.profile.kind).opinion.document) ?? "acceptance-opinion";
}

/**
 * What can ever be printed for this review, in the organiser's order: the documents of its kind, no scores where the kind has none, no rectification or failure
 * analysis after another outcome.
 */
export function printables({ db, review }: Omit<PrintCase, "own">, order: readonly DocumentId[]): readonly Printable[] {
  const { dossier, facts } = review;
  const kind = kindRules(dossier.rules, dossier.profile.kind);
  const scored = kind.form !== "none";
  const own = new Set<string>([...kind.documents, opinionDocument(review)]);
  return arranged(order).flatMap((document): readonly Printable[] => {
    if (!own.has(document)) return [];
    switch (document) {
      case "signing-consent":
        return sittingMembers(review).map((memberId) => ({ document, memberId }));
      case "expert-sheet":
        return scored ? sittingMembers(review).map((memberId) => ({ document, memberId })) : [];
      case "expert-sheet-blank":
      case "score-summary":
      case "minutes":
        return scored ? [{ document, memberId: null }] : [];
      case "dissent":
        return dissenters(db, review).map((memberId) => ({ document, memberId }));
      case "rectification":
        return facts.outcome === null || facts.outcome === "rectification" ? [{ document, memberId: null }] : [];
      case "rectification-report":
        return kind.follows !== null || facts.outcome === null || facts.outcome === "rectification"
          ? [{ document, memberId: null }]
          : [];
      case "site-check":
        return dossier.outline.items.some(({ verification }) => verification === "site-check")
          ? [{ document, memberId: null }]
          : [];
      case "failure-analysis":
        return facts.outcome === "passed" || facts.outcome === "rectification" ? [] : [{ document, memberId: null }];
      default:
        return [{ document, memberId: null }];
    }
  });
}

function sittingMembers({ dossier }: GatheredReview): readonly string[] {
  return numberedPanel(dossier)
    .filter(({ member }) => isSitting(member))
    .map(({ member }) => member.identityId);
}

function dissenters(db: ReadableDb, review: GatheredReview): readonly string[] {
  const filed = new Set(statementsOf(db, review.reviewId, "dissent").map((kept) => kept.body.memberId));
  return numberedPanel(review.dossier)
    .map(({ member }) => member.identityId)
    .filter((memberId) => filed.has(memberId));
}

const closed = (zh: string, en: string, opensZh: string, opensEn: string): ClosedGate => ({
  reason: { zh, en },
  opens: { zh: opensZh, en: opensEn },
});

const notYet = {
  reveal: closed(
    "评审表尚未揭示",
    "the sheets are not revealed",
    "组长揭示后开放",
    "opens when the chair reveals the sheets",
  ),
  uncounted: closed(
    "揭示清单没有计入这份评审表",
    "the reveal does not count this sheet",
    "组长重新揭示后开放",
    "opens when the chair reveals anew",
  ),
  elsewhere: closed(
    "评审表不在这台工作站上",
    "the sheets are not on this workstation",
    "请在组长揭示评审表的工作站上打印",
    "print where the chair revealed them",
  ),
  finance: closed(
    "经费审核尚未录入",
    "the finance review is not entered",
    "会议秘书录入经费审核后开放",
    "opens when the recorder enters the finance review",
  ),
  readings: closed(
    "尚无读数",
    "there are no readings",
    "会议秘书录入读数后开放",
    "opens when the recorder enters readings",
  ),
  supplements: closed(
    "没有要求补充材料",
    "no supplements were asked for",
    "会议秘书登记补充材料事项后开放",
    "opens when the recorder notes what is to be handed in",
  ),
  rectification: closed(
    "表决结论不是限期整改",
    "the ballot has not decided on rectification",
    "表决为限期整改后开放",
    "opens when the ballot decides on rectification",
  ),
  outcome: closed("专家组尚未表决出结论", "the panel has not concluded", "表决完成后开放", "opens after the ballot"),
  dissent: closed(
    "该成员没有提出不同意见",
    "this member filed no dissent",
    "成员提出不同意见后开放",
    "opens when the member files one",
  ),
  decision: closed(
    "组织单位尚未作出结论",
    "the organiser has not decided",
    "组织单位作出结论后开放",
    "opens when the organiser decides",
  ),
} as const;

/** Why a document cannot be printed yet, whoever asks; null when it can. */
export function notYetOpen({ db, review, own }: PrintCase, { document, memberId }: Printable): ClosedGate | null {
  const { facts, record, reviewId } = review;
  const signaturePage = (): ClosedGate | null =>
    gateOf("print-signature-page", facts, { identityId: "", recorder: true, secretariat: false, position: null });
  if (document === opinionDocument(review)) return signaturePage();
  switch (document) {
    case "finance-review":
      return record.finance === null ? notYet.finance : null;
    case "demo-record":
      return record.readings.length === 0 ? notYet.readings : null;
    case "score-summary":
    case "minutes":
    case "expert-sheet": {
      if (document === "expert-sheet" && own !== null && own.memberId === memberId) return null;
      if (facts.reveal === null) return notYet.reveal;
      const counted = countedHere(db, reviewId);
      if (counted === null) return notYet.elsewhere;
      const found = memberId === null || counted.some((sheet) => sheet.body.memberId === memberId);
      return found ? null : notYet.uncounted;
    }
    case "ballot-result":
    case "panel-roster":
      return signaturePage();
    case "dissent":
      return dissenters(db, review).includes(memberId ?? "") ? null : notYet.dissent;
    case "supplement-list":
      return record.supplements.length === 0 ? notYet.supplements : null;
    case "rectification":
      return facts.outcome === "rectification" ? null : notYet.rectification;
    case "rectification-report": {
      const asked = kindRules(review.dossier.rules, review.dossier.profile.kind).follows !== null;
      return asked || facts.outcome === "rectification" ? null : notYet.rectification;
    }
    case "failure-analysis":
    case "archive-index":
    case "handover":
      return facts.outcome === null ? notYet.outcome : null;
    case "conclusion-notice":
    case "publicity":
      return newestOf(db, reviewId, "decision") === null ? notYet.decision : null;
    default:
      return null;
  }
}

/** Who is not entitled, in words; the same sentence the list shows. */
const entitled = {
  printers: {
    zh: "由会议秘书、组长或秘书处打印",
    en: "the recorder, the chair or the secretariat prints",
  },
  ownSheet: { zh: "成员只打印本人的评审表和签名确认书", en: "a member prints the own sheet and consent only" },
  scores: { zh: "细则不允许此席位查看评分", en: "the house rules do not let this seat see scores" },
  audience: { zh: "此文书不发给这一对象", en: "this document does not go to this audience" },
} as const satisfies Readonly<Record<string, Wording>>;

/**
 * Why this person may not print a document for an audience; null when they may. The recorder, the chair and the secretariat print, a
 * member the own sheet and consent; whatever comes from sheets also needs the house rule `readers`, by name where the copy names members.
 */
export function notEntitled(
  rules: HouseRules,
  actor: Actor,
  { document, memberId }: Printable,
  audience: Audience,
): Wording | null {
  const audiences: readonly Audience[] = documentCatalogue.find((entry) => entry.id === document)?.audiences ?? [];
  if (!audiences.includes(audience)) return entitled.audience;
  const personal = document === "expert-sheet" || document === "signing-consent";
  if (personal && memberId !== null && memberId === actor.identityId) return null;
  const prints = actor.recorder || actor.secretariat || actor.position === "chair";
  if (!prints) return actor.position === null ? entitled.printers : entitled.ownSheet;
  if (document !== "expert-sheet" && document !== "score-summary" && document !== "minutes") return null;
  const reading = readingOf(rules, actor);
  const named = document === "expert-sheet" || (audience === "archive" && rules.documents.archiveCopy === "named");
  return reading === "named" || (reading === "numbered" && !named) ? null : entitled.scores;
}

/** What the house rule `readers` lets this person see of the members' sheets. */
function readingOf({ readers }: HouseRules, actor: Actor): "named" | "numbered" | "own" | "none" {
  if (actor.position === "chair") return readers.chair;
  if (actor.secretariat) return readers.alliance;
  return actor.recorder ? readers.recorder : readers.members;
}

/** The audiences this person may print a document for, in catalogue order. */
export function audiencesFor(rules: HouseRules, actor: Actor, printable: Printable): readonly Audience[] {
  const audiences: readonly Audience[] =
    documentCatalogue.find((entry) => entry.id === printable.document)?.audiences ?? [];
  return audiences.filter((audience) => notEntitled(rules, actor, printable, audience) === null);
}

/** What a document is called in a review of this kind: the 验收 of its name gives way to the kind's noun. */
export function documentTitle(id: DocumentId, { dossier }: Pick<GatheredReview, "dossier">): Wording {
  const entry = documentCatalogue.find((candidate) => candidate.id === id);
  const { zh, en } = entry ?? { zh: id, en: id };
  const { rules, profile } = dossier;
  const { noun } = kindRules(rules, profile.kind);
  return { zh: zh.replace("验收", noun.zh), en: en.replace("Acceptance", noun.en) };
}
