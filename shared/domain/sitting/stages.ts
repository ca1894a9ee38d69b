import type { Actor, ReviewFacts } from "./facts.ts";
import { type Action, type ClosedGate, gateOf, missingSheets } from "./gates.ts";
import type { StageId } from "./order.ts";

export interface Stage {
  readonly id: StageId;
  readonly title: { readonly zh: string; readonly en: string };
  readonly state: "done" | "open" | "closed";
  /** How far, e.g. 2 of 4; null where nothing is counted. */
  readonly count: { readonly done: number; readonly total: number } | null;
  /** Why the stage is closed; null when it is not. */
  readonly gate: ClosedGate | null;
}

/** The stages a review of this kind goes through as one actor sees them, derived from facts alone. */
export function stagesOf(facts: ReviewFacts, actor: Actor): readonly Stage[] {
  const sitting = facts.members.filter((member) => member.position !== "alternate" && !member.recused);
  const present = sitting.filter((member) => member.present).length;
  const committed = sitting.filter((member) => member.committed).length;
  const sheets = sitting.length - missingSheets(facts).length;
  const asChair = (action: Action): ClosedGate | null => gateOf(action, facts, chairOf(facts));
  const applicantOut = facts.events["applicant-left"] !== undefined;

  const stage = (done: boolean, count: Stage["count"], gate: ClosedGate | null): Omit<Stage, "id" | "title"> => ({
    state: done ? "done" : gate === null ? "open" : "closed",
    count,
    gate: done ? null : gate,
  });
  const outlineReady = facts.outlineConfirmed || !facts.order.gates.includes("outline");
  const all: Readonly<Record<StageId, Omit<Stage, "id" | "title">>> = {
    opening: stage(
      outlineReady && committed === sitting.length && present > 0,
      { done: present, total: sitting.length },
      null,
    ),
    presentation: stage(facts.events["presentation-held"] !== undefined, null, null),
    materials: stage(
      facts.materials.total > 0 && facts.materials.checked === facts.materials.total,
      { done: facts.materials.checked, total: facts.materials.total },
      actor.position === null ? null : gateOf("open-materials", facts, actor),
    ),
    demonstration: stage(
      facts.tests.total > 0 && facts.tests.read === facts.tests.total,
      { done: facts.tests.read, total: facts.tests.total },
      asChair("enter-reading"),
    ),
    questions: stage(
      applicantOut,
      { done: facts.questions.total - facts.questions.open, total: facts.questions.total },
      null,
    ),
    deliberation: stage(
      facts.reveal !== null,
      { done: sheets, total: sitting.length },
      applicantOut ? null : asChair("freeze-opinion"),
    ),
    conclusion: stage(
      facts.outcome !== null && sitting.every((member) => member.cosigned || member.refused),
      null,
      // Once a text is frozen the stage is where everyone votes and signs; that no new one may follow meanwhile closes nothing here.
      facts.opinion === null ? asChair("freeze-opinion") : null,
    ),
    archive: stage(facts.receipt !== null, null, asChair("print-signature-page")),
  };
  return facts.order.stages.map(({ id, title }) => ({ id, title, ...all[id] }));
}

/** The chair as an actor: the gates of the room are asked in the chair's place. */
function chairOf(facts: ReviewFacts): Actor {
  const chair = facts.members.find((member) => member.position === "chair");
  return { identityId: chair?.identityId ?? "", recorder: true, secretariat: false, position: "chair" };
}
