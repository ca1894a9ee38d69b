import type { Proposal } from "#shared/domain/opinion/opinion.ts";
import type { RoundFacts } from "#shared/domain/sitting/facts.ts";

/** A proposal of the house rules' sequence and why it may or may not be put to the vote now. `Reason` is a sentence in both languages. */
export type Rung<Reason> =
  | { readonly proposal: Proposal; readonly state: "skipped"; readonly reason: Reason }
  | { readonly proposal: Proposal; readonly state: "failed" | "carried"; readonly round: RoundFacts }
  | { readonly proposal: Proposal; readonly state: "now" | "later" };

export interface LadderInput<Reason> {
  /** The order in which proposals are voted on (house rule: ballot). */
  readonly sequence: readonly Proposal[];
  readonly rounds: readonly RoundFacts[];
  /** The next proposal the sequence allows, with the reason for each earlier one it passes over, in order; null when decided or exhausted. */
  readonly next: { readonly proposal: Proposal; readonly skipped: readonly Reason[] } | null;
}

/** The sequence of ballots as steps of a ladder: voted down, passed over and why, due now, or only after it. */
export function proposalLadder<Reason>({ sequence, rounds, next }: LadderInput<Reason>): readonly Rung<Reason>[] {
  const due = next === null ? -1 : sequence.indexOf(next.proposal);
  const reasons = [...(next?.skipped ?? [])];
  return sequence.map((proposal, index): Rung<Reason> => {
    const round = rounds.findLast((taken) => taken.proposal === proposal && taken.complete);
    if (round !== undefined) return { proposal, state: round.carried ? "carried" : "failed", round };
    if (index === due) return { proposal, state: "now" };
    const reason = index < due ? reasons.shift() : undefined;
    return reason === undefined ? { proposal, state: "later" } : { proposal, state: "skipped", reason };
  });
}
