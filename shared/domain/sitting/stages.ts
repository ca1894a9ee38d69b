import type { Actor, ReviewFacts } from "./facts.ts";
import { type Action, type ClosedGate, gateOf, missingSheets } from "./gates.ts";

/** 环节 in the order of the left rail. The order is free except for the four hard gates. */
export const stageIds = [
  "opening",
  "presentation",
  "materials",
  "demonstration",
  "questions",
  "deliberation",
  "conclusion",
  "archive",
] as const;
export type StageId = (typeof stageIds)[number];

export interface Stage {
  readonly id: StageId;
  readonly title: { readonly zh: string; readonly en: string };
  readonly state: "done" | "open" | "closed";
  /** How far, e.g. 2 of 4; null where nothing is counted. */
  readonly count: { readonly done: number; readonly total: number } | null;
  /** Why the stage is closed; null when it is not. */
  readonly gate: ClosedGate | null;
}

const titles: Readonly<Record<StageId, Stage["title"]>> = {
  opening: { zh: "签到与预备会", en: "Sign-in and preparation" },
  presentation: { zh: "汇报", en: "Presentation" },
  materials: { zh: "材料与经费", en: "Materials and funds" },
  demonstration: { zh: "现场演示", en: "Live demonstration" },
  questions: { zh: "质询答疑", en: "Questions" },
  deliberation: { zh: "闭门评议", en: "Closed deliberation" },
  conclusion: { zh: "定稿·表决·签字", en: "Text, ballot, signatures" },
  archive: { zh: "结果与回执", en: "Result and receipt" },
};

/** The stages of a review as one actor sees them, derived from facts alone. */
export function stagesOf(facts: ReviewFacts, actor: Actor): readonly Stage[] {
  const sitting = facts.members.filter((member) => member.position !== "alternate" && !member.recused);
  const present = sitting.filter((member) => member.present).length;
  const committed = sitting.filter((member) => member.committed).length;
  const sheets = sitting.length - missingSheets(facts).length;
  const asChair = (action: Action): ClosedGate | null => gateOf(action, facts, chairOf(facts));
  const applicantOut = facts.events["applicant-left"] !== undefined;

  const stage = (id: StageId, done: boolean, count: Stage["count"], gate: ClosedGate | null): Stage => ({
    id,
    title: titles[id],
    state: done ? "done" : gate === null ? "open" : "closed",
    count,
    gate: done ? null : gate,
  });
  return [
    stage(
      "opening",
      facts.outlineConfirmed && committed === sitting.length && present > 0,
      { done: present, total: sitting.length },
      null,
    ),
    stage("presentation", facts.events["presentation-held"] !== undefined, null, null),
    stage(
      "materials",
      facts.materials.total > 0 && facts.materials.checked === facts.materials.total,
      { done: facts.materials.checked, total: facts.materials.total },
      actor.position === null ? null : gateOf("open-materials", facts, actor),
    ),
    stage(
      "demonstration",
      facts.tests.total > 0 && facts.tests.read === facts.tests.total,
      { done: facts.tests.read, total: facts.tests.total },
      asChair("enter-reading"),
    ),
    stage(
      "questions",
      applicantOut,
      { done: facts.questions.total - facts.questions.open, total: facts.questions.total },
      null,
    ),
    stage(
      "deliberation",
      facts.reveal !== null,
      { done: sheets, total: sitting.length },
      applicantOut ? null : asChair("freeze-opinion"),
    ),
    stage(
      "conclusion",
      facts.outcome !== null && sitting.every((member) => member.cosigned),
      null,
      asChair("freeze-opinion"),
    ),
    stage("archive", facts.receipt !== null, null, asChair("print-signature-page")),
  ];
}

/** The chair as an actor: the gates of the room are asked in the chair's place. */
function chairOf(facts: ReviewFacts): Actor {
  const chair = facts.members.find((member) => member.position === "chair");
  return { identityId: chair?.identityId ?? "", recorder: true, secretariat: false, position: "chair" };
}
