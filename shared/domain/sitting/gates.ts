import type { Actor, MemberFacts, ReviewFacts } from "./facts.ts";

/** Everything a person can do at the table that the order of business may hold back. */
export const actions = [
  "keep-record",
  "note-closing",
  "commit",
  "open-materials",
  "write-private",
  "enter-reading",
  "sign-record",
  "confirm-record",
  "score",
  "sign-sheet",
  "transcribe",
  "raise-suspicion",
  "hand-in",
  "reveal",
  "draft-opinion",
  "freeze-opinion",
  "vote",
  "dissent",
  "cosign",
  "note-refusal",
  "bind-scan",
  "print-signature-page",
  "sign-result",
] as const;
export type Action = (typeof actions)[number];

/** Why a gate is closed, and what opens it. */
export interface ClosedGate {
  readonly reason: { readonly zh: string; readonly en: string };
  readonly opens: { readonly zh: string; readonly en: string };
}

const closed = (zh: string, en: string, opensZh: string, opensEn: string): ClosedGate => ({
  reason: { zh, en },
  opens: { zh: opensZh, en: opensEn },
});

const wrongPerson = (zh: string, en: string): ClosedGate =>
  closed(zh, en, "请由有权的人员在其席位上操作", "someone entitled must do it at their own seat");

/** The four hard gates of the order of business (product.md), plus the order within signing. Source: house rules; clause acc.process names the stages. */
const gate = {
  /** Hard gate 1: commitments before materials. */
  commitment: closed(
    "承诺书尚未签署",
    "the commitment is not signed",
    "签署回避、保密、廉洁承诺书后开放",
    "opens when the recusal, secrecy and integrity commitment is signed",
  ),
  /** Hard gate 2: outline frozen and confirmed before any reading. */
  outline: closed(
    "大纲尚未在预备会上确认",
    "the outline is not confirmed at the preparatory meeting",
    "会议秘书登记“大纲确认”后开放",
    "opens when the recorder notes the outline as confirmed",
  ),
  /** Hard gate 3: applicant out before scores or opinion. */
  applicant: closed(
    "项目组尚未退场",
    "the applicant has not left the room",
    "会议秘书登记“项目组退场”后开放",
    "opens when the recorder notes that the applicant has left",
  ),
  record: closed(
    "评审记录尚未签署，或签署后有改动",
    "the joint record is not signed, or was changed after it was",
    "会议秘书（重新）签署评审记录后开放",
    "opens when the recorder signs the joint record (anew)",
  ),
  absent: closed(
    "签到记录中本人未到会",
    "the attendance does not find you present",
    "会议秘书登记到会后开放",
    "opens when the recorder notes that you are here",
  ),
  balloting: closed(
    "这一稿已有人投票，表决尚未结束",
    "someone has voted on this text and the ballot is not over",
    "本轮表决结束后再定新稿",
    "a new text may follow when this ballot is over",
  ),
  reveal: closed(
    "评审表尚未揭示",
    "the sheets are not revealed",
    "组长揭示后开放",
    "opens when the chair reveals the sheets",
  ),
  /** Hard gate 4: text frozen before ballot and signature page. */
  frozen: closed(
    "意见文本尚未定稿",
    "the opinion text is not frozen",
    "组长定稿后开放",
    "opens when the chair freezes the text",
  ),
  outcome: closed(
    "表决尚未形成结论",
    "the ballot has no outcome yet",
    "表决达到所需票数后开放",
    "opens when a ballot reaches the votes needed",
  ),
  decided: closed(
    "表决已有结论",
    "the ballot has decided",
    "结论之后交来的材料由组织单位另行处理",
    "what is handed in after it goes to the organiser",
  ),
  afterReveal: closed(
    "评审表已经揭示，不再接受改动",
    "the sheets are revealed; they can no longer change",
    "如需更正，由专家组决定重新开放",
    "the panel may decide to reopen",
  ),
  concluded: closed(
    "评审结果已签署",
    "the result is signed",
    "结果签署后不再更改",
    "a signed result no longer changes",
  ),
} as const;

function sitting(facts: ReviewFacts): readonly MemberFacts[] {
  return facts.members.filter((member) => member.position !== "alternate" && !member.recused);
}

/** Members whose sheet is still missing, in panel order; alternates and the recused owe none. */
export function missingSheets(facts: ReviewFacts): readonly MemberFacts[] {
  return sitting(facts).filter((member) => member.sheet === "none");
}

/** Somebody has voted on the newest text and the votes still out can change what becomes of it. */
function balloting({ opinion, rounds }: ReviewFacts): boolean {
  return rounds.some((round) => round.opinion === opinion && round.voted.length > 0 && !round.complete);
}

/**
 * Whether `actor` may do `action` now: null when the way is open, else why not and what opens it.
 * Every screen shows this very answer and every handler asks it again before acting.
 */
export function gateOf(action: Action, facts: ReviewFacts, actor: Actor): ClosedGate | null {
  const self = facts.members.find((member) => member.identityId === actor.identityId) ?? null;
  const onPanel = self !== null && self.position !== "alternate" && !self.recused;
  const memberOnly = onPanel
    ? null
    : wrongPerson("只有到会的专家组成员可以进行", "only a sitting panel member may do this");
  const recorderOnly = actor.recorder ? null : wrongPerson("只有会议秘书可以进行", "only the recorder may do this");
  const chairOnly =
    onPanel && self.position === "chair" ? null : wrongPerson("只有专家组组长可以进行", "only the chair may do this");
  const ended = facts.result === null ? null : gate.concluded;
  const committed = self?.committed === true ? null : gate.commitment;
  const applicantOut = facts.events["applicant-left"] === undefined ? gate.applicant : null;
  const unrevealed = facts.reveal === null ? null : gate.afterReveal;
  const frozen = facts.opinion === null ? gate.frozen : null;
  const recordSigned = facts.record === null ? gate.record : null;
  const outlined = facts.outlineConfirmed || !facts.order.gates.includes("outline") ? null : gate.outline;

  switch (action) {
    case "keep-record":
      return recorderOnly ?? ended;
    case "note-closing":
      return recorderOnly;
    case "commit":
      return memberOnly ?? ended;
    case "open-materials":
      // Whoever sits on the panel signs the commitment first, whatever else they are.
      return !onPanel && (actor.recorder || actor.secretariat) ? null : (memberOnly ?? committed);
    case "write-private":
      return memberOnly ?? committed ?? ended;
    case "enter-reading":
      return recorderOnly ?? outlined ?? ended;
    case "sign-record":
      return recorderOnly ?? outlined ?? applicantOut ?? ended;
    case "confirm-record":
      return memberOnly ?? recordSigned ?? ended;
    case "score":
    case "sign-sheet":
      return memberOnly ?? committed ?? applicantOut ?? unrevealed;
    case "raise-suspicion":
      return memberOnly ?? committed ?? ended;
    case "hand-in":
      return recorderOnly ?? (facts.outcome === null ? null : gate.decided) ?? ended;
    case "transcribe":
      return recorderOnly ?? applicantOut ?? unrevealed;
    case "reveal":
      return chairOnly ?? applicantOut ?? recordSigned ?? unrevealed;
    case "draft-opinion":
      return (
        (actor.recorder ? null : chairOnly) ?? applicantOut ?? (facts.reveal === null ? gate.reveal : null) ?? ended
      );
    case "freeze-opinion":
      return (
        chairOnly ??
        applicantOut ??
        (facts.reveal === null ? gate.reveal : null) ??
        recordSigned ??
        (balloting(facts) ? gate.balloting : null) ??
        ended
      );
    case "vote":
      return memberOnly ?? frozen ?? (self?.present === true ? null : gate.absent) ?? ended;
    case "dissent":
    case "cosign":
      return memberOnly ?? frozen ?? (facts.outcome === null ? gate.outcome : null) ?? ended;
    case "note-refusal":
    case "bind-scan":
      return recorderOnly ?? frozen ?? (facts.outcome === null ? gate.outcome : null) ?? ended;
    case "print-signature-page":
      return frozen ?? (facts.outcome === null ? gate.outcome : null);
    case "sign-result":
      return chairOnly ?? frozen ?? (facts.outcome === null ? gate.outcome : null) ?? recordSigned ?? ended;
  }
}
