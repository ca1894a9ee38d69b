import type { MemberFacts, ReviewFacts, RoundFacts } from "#shared/domain/sitting/facts.ts";
import type { KindRules } from "#shared/domain/standard/kind-schema.ts";
import type { StageId } from "#shared/domain/sitting/order.ts";

/** What the chair does, in order. */
export const chairSteps = ["board", "reveal", "scores", "opinion", "freeze", "ballot", "cosign", "result"] as const;
export type ChairStep = (typeof chairSteps)[number];

const stages: Readonly<Record<ChairStep, StageId>> = {
  board: "deliberation",
  reveal: "deliberation",
  scores: "deliberation",
  opinion: "deliberation",
  freeze: "conclusion",
  ballot: "conclusion",
  cosign: "conclusion",
  result: "archive",
};

/** The stage a step belongs to. */
export function stageOf(step: ChairStep): StageId {
  return stages[step];
}

/** What the chair does in a review of this kind, in order: where nothing is scored there are no scores to look at. */
export function chairStepsOf({ form }: Pick<KindRules, "form">): readonly ChairStep[] {
  return chairSteps.filter((step) => step !== "scores" || form !== "none");
}

/** The steps of a stage; before the closed deliberation the board stands alone. */
export function stepsOf(stage: StageId, all: readonly ChairStep[] = chairSteps): readonly ChairStep[] {
  const steps = all.filter((step) => stages[step] === stage);
  return steps.length === 0 ? ["board"] : steps;
}

/** The round taken on the newest frozen text; null before its first vote. */
export function currentRound(facts: Pick<ReviewFacts, "rounds" | "opinion">): RoundFacts | null {
  return facts.rounds.find((round) => round.opinion === facts.opinion) ?? null;
}

/** Who may still vote on the newest frozen text: everyone at the table has a vote, also once the others have settled it. */
export function votesOut(facts: Pick<ReviewFacts, "rounds" | "opinion" | "members">): readonly MemberFacts[] {
  if (facts.opinion === null) return [];
  const voted = new Set(currentRound(facts)?.voted);
  return facts.members.filter(
    ({ identityId, position, recused, present }) =>
      position !== "alternate" && !recused && present && !voted.has(identityId),
  );
}

/** Whether the newest frozen text has been voted down, so that another one must be frozen. */
export function votedDown(facts: Pick<ReviewFacts, "rounds" | "opinion" | "outcome">): boolean {
  const round = currentRound(facts);
  return facts.outcome === null && round !== null && round.complete && !round.carried;
}

type ProgressFacts = Pick<
  ReviewFacts,
  "reveal" | "opinion" | "rounds" | "outcome" | "result" | "members" | "events" | "record"
>;

/** The one step that is due now; null when the result is signed. */
export function nextStep(facts: ProgressFacts): ChairStep | null {
  if (facts.result !== null) return null;
  if (facts.reveal === null) return "reveal";
  if (facts.opinion === null || votedDown(facts)) return "opinion";
  if (facts.outcome === null || votesOut(facts).length > 0) return "ballot";
  const sitting = facts.members.filter((member) => member.position !== "alternate" && !member.recused);
  return sitting.every((member) => member.cosigned || member.refused) ? "result" : "cosign";
}

/** How far a step is: `done` is settled, `doing` is due now or has something in it, `todo` is untouched. */
export function stepState(step: ChairStep, facts: ProgressFacts): "done" | "doing" | "todo" {
  const due = nextStep(facts);
  if (step === due) return "doing";
  switch (step) {
    case "board":
      return facts.reveal === null ? "doing" : "done";
    case "reveal":
      return facts.reveal === null ? "todo" : "done";
    case "scores":
      return facts.reveal === null ? "todo" : facts.opinion === null ? "doing" : "done";
    case "opinion":
    case "freeze":
      if (due === "opinion") return "todo";
      return facts.opinion === null ? "todo" : "done";
    case "ballot":
      return facts.outcome === null ? "todo" : "done";
    case "cosign":
      return facts.outcome !== null && due !== "cosign" ? "done" : "todo";
    case "result":
      return facts.result === null ? "todo" : "done";
  }
}
