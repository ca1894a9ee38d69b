import { z } from "zod";
import type { Text } from "../standard/text.ts";
import type { HouseRules } from "../standard/rules-schema.ts";
import type { Outcome, Proposal } from "./opinion.ts";

/** How a member votes on the very text that was frozen (house rule: ballot). */
export const ballotChoiceSchema = z.enum(["for", "against", "abstain"]);
export type BallotChoice = z.infer<typeof ballotChoiceSchema>;

/** The house rule with what a kind of review puts to the vote, one proposal after another. */
export interface BallotRule extends Readonly<HouseRules["ballot"]> {
  readonly sequence: readonly Proposal[];
  /** Whether the last proposal may be put again on a rewritten text after it failed. */
  readonly revote: boolean;
}
export type VetoRule = HouseRules["vetoes"][number];

/** A panel member at the moment of voting. */
export interface Voter {
  readonly id: string;
  readonly present: boolean;
  /** Recused for this project; stays in the denominator. */
  readonly recused: boolean;
}

export interface CastBallot {
  readonly memberId: string;
  readonly choice: BallotChoice;
}

/** The count of one round. */
export interface Tally {
  readonly proposal: Proposal;
  /** The full panel: everyone appointed, absent and recused members included. */
  readonly panelSize: number;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  /** Members of the full panel without a ballot. */
  readonly notCast: number;
  readonly needed: number;
  readonly carried: boolean;
  /** True when everyone who may vote has voted, or the votes still out can no longer change whether it carries. */
  readonly complete: boolean;
}

/** Votes a proposal needs: the fraction of the full panel, rounded up to whole people (2/3: 5→4, 7→5, 9→6). */
export function votesNeeded(
  panelSize: number,
  rule: Pick<BallotRule, "fractionNumerator" | "fractionDenominator">,
): number {
  return Math.ceil((panelSize * rule.fractionNumerator) / rule.fractionDenominator);
}

/** Whether a member may vote: present and not recused. The chair has one vote like everyone. */
export function mayVote(voter: Voter): boolean {
  return voter.present && !voter.recused;
}

export interface RoundInput {
  readonly proposal: Proposal;
  /** The full panel of this project, alternates that did not join excluded. */
  readonly panel: readonly Voter[];
  readonly ballots: readonly CastBallot[];
  readonly rule: Pick<BallotRule, "fractionNumerator" | "fractionDenominator">;
}

/**
 * Counts one round. A ballot of someone who may not vote, and every ballot of a member after the first, does not count; the engine
 * refuses both before they are signed.
 */
export function tallyRound({ proposal, panel, ballots, rule }: RoundInput): Tally {
  const voters = panel.filter(mayVote);
  const choices = voters.flatMap(({ id }) => ballots.find(({ memberId }) => memberId === id)?.choice ?? []);
  const count = (choice: BallotChoice) => choices.filter((cast) => cast === choice).length;
  const needed = votesNeeded(panel.length, rule);
  const outstanding = voters.length - choices.length;
  const carried = count("for") >= needed;
  return {
    proposal,
    panelSize: panel.length,
    for: count("for"),
    against: count("against"),
    abstain: count("abstain"),
    notCast: panel.length - choices.length,
    needed,
    carried,
    complete: outstanding === 0 || carried || count("for") + outstanding < needed,
  };
}

/** A veto that stands, with the facts it rests on. */
export interface StandingVeto {
  readonly rule: Pick<VetoRule, "title" | "forbids" | "allows"> & {
    /** `pass-mark`: the house rule scoring, where it sets one. */
    readonly id: VetoRule["id"] | "pass-mark";
  };
  /** What happened: which target, which verdict, who raised it. */
  readonly reason: Text;
}

/** A proposal that may not be put to the vote, and why; printed with the result. */
export interface SkippedProposal {
  readonly proposal: Proposal;
  readonly reason: Text;
}

/** Where the sequence of ballots stands. */
export type BallotState =
  | { readonly state: "round"; readonly proposal: Proposal; readonly skipped: readonly SkippedProposal[] }
  | { readonly state: "decided"; readonly outcome: Outcome; readonly skipped: readonly SkippedProposal[] }
  /** Every proposal that may be voted on has failed: back to deliberation, or the panel suspends. */
  | { readonly state: "no-majority"; readonly skipped: readonly SkippedProposal[] };

/**
 * The next proposal to vote on: the sequence of the kind (for an acceptance 通过 → 限期整改 → 不通过), less what standing vetoes forbid and what has already
 * failed. `rounds` are in the order they were held. Decided as soon as a complete round carries that was held in its turn: every proposal before it
 * forbidden or failed by then, and its own not failed before. An incomplete round is still open and is returned again. Where the rule lets a text be
 * voted on anew, the last proposal never runs out. A veto that stands may allow a proposal of its own (中止), which is put to the vote at any time, once.
 */
export function nextRound(rounds: readonly Tally[], vetoes: readonly StandingVeto[], rule: BallotRule): BallotState {
  const skipped = rule.sequence.flatMap((proposal): readonly SkippedProposal[] => {
    const reasons = vetoes.filter((veto) => veto.rule.forbids.includes(proposal)).map(({ reason }) => reason);
    if (reasons.length === 0) return [];
    return [
      { proposal, reason: { zh: reasons.map(({ zh }) => zh).join("；"), en: reasons.map(({ en }) => en).join("; ") } },
    ];
  });
  const forbidden = (proposal: Proposal) => skipped.some((skip) => skip.proposal === proposal);
  const failedBy = (held: readonly Tally[], proposal: Proposal) =>
    held.some((round) => round.proposal === proposal && round.complete && !round.carried);
  const nextAfter = (held: readonly Tally[]) =>
    rule.sequence.find((proposal) => !forbidden(proposal) && !failedBy(held, proposal)) ??
    (rule.revote ? rule.sequence.findLast((proposal) => !forbidden(proposal)) : undefined);
  const open = (held: readonly Tally[], proposal: Proposal) =>
    isAllowedBeside(proposal, vetoes) ? !failedBy(held, proposal) : nextAfter(held) === proposal;
  const carried = rounds.find(
    (round, index) => round.complete && round.carried && open(rounds.slice(0, index), round.proposal),
  );
  if (carried !== undefined) return { state: "decided", outcome: carried.proposal, skipped };
  const next = nextAfter(rounds);
  return next === undefined ? { state: "no-majority", skipped } : { state: "round", proposal: next, skipped };
}

/** Whether a standing veto lets the panel choose this proposal outside the sequence (house rule: vetoes, `allows`). */
function isAllowedBeside(proposal: Proposal, vetoes: readonly StandingVeto[]): boolean {
  return vetoes.some((veto) => veto.rule.allows === proposal);
}

/** Refuses nothing: says whether a round on `proposal` may be opened now, null, or why not. */
export function whyNotOpen(
  proposal: Proposal,
  rounds: readonly Tally[],
  vetoes: readonly StandingVeto[],
  rule: BallotRule,
): Text | null {
  const state = nextRound(rounds, vetoes, rule);
  const skip = state.skipped.find((entry) => entry.proposal === proposal);
  if (skip !== undefined) return skip.reason;
  if (state.state === "round" && state.proposal === proposal) return null;
  if (state.state === "decided") return { zh: "表决已有结论", en: "The ballot has already decided" };
  if (isAllowedBeside(proposal, vetoes)) {
    const failed = rounds.some((round) => round.proposal === proposal && round.complete);
    return failed
      ? { zh: "这项建议已经表决，未达到所需票数", en: "This proposal was voted on and did not carry" }
      : null;
  }
  if (proposal === "suspended")
    return { zh: "没有成员提出材料涉嫌弄虚作假", en: "No member has raised suspicions about the materials" };
  return { zh: "须按细则的次序逐项表决", en: "Proposals are voted on in the order of the house rules" };
}
