import type { Demand, Target } from "../dossier/target.ts";
import type { Clause } from "./clause-schema.ts";
import { demandText } from "./demand-text.ts";
import type { StandardPack } from "./pack-schema.ts";
import type { Text } from "./text.ts";
import { thresholdText } from "./threshold-text.ts";

/** One link of an adjusted demand (clause scope.adjust, ambiguity 2): printed beside the demand in force, never instead of it. */
export interface ThresholdStep {
  /** `original` as first promised · `adjusted` replaced by the next · `current` in force. The only step is `current`. */
  readonly stage: "original" | "adjusted" | "current";
  readonly demand: Text;
  /** Why this step's demand gave way to the next; null on the last. */
  readonly reason: string | null;
  /** Who approved the change to the next; null on the last, and where no approval is on record. */
  readonly approval: { readonly document: string; readonly approver: string; readonly date: string } | null;
}

/** The demands a target went through, oldest first, each with the approval of its change; the last is in force. */
export function targetChain(target: Pick<Target, "demand" | "changes">): readonly ThresholdStep[] {
  const past = target.changes.map(({ from, reason, approval }, index): ThresholdStep => ({
    stage: index === 0 ? "original" : "adjusted",
    demand: demandText(from),
    reason,
    approval,
  }));
  return [...past, current(target.demand)];
}

/**
 * The standard's own threshold beside the one the outline demands of the same clause. A single step where they are the same; the outline
 * carries no approval of its own, its confirmation by the applicant stands on it as a whole.
 */
export function adoptedChain(
  pack: StandardPack,
  clause: Clause,
  demand: Demand,
  reason: string,
): readonly ThresholdStep[] {
  if (isOwnDemand(clause, demand)) return [current(demand)];
  return [{ stage: "original", demand: thresholdText(pack, clause), reason, approval: null }, current(demand)];
}

/** Whether a demand asks exactly what the clause says; presence answers every clause that only asks whether something is there. */
export function isOwnDemand(clause: Clause, demand: Demand): boolean {
  if (demand.metric === "presence") return clause.measures.includes("presence");
  const threshold = clause.threshold === null ? [] : [clause.threshold].flat();
  return (
    clause.comparator === demand.comparator &&
    threshold.join() === demand.threshold.join() &&
    (clause.unit ?? "") === demand.unit
  );
}

function current(demand: Demand): ThresholdStep {
  return { stage: "current", demand: demandText(demand), reason: null, approval: null };
}
