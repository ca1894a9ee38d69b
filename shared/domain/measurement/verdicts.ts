import type { Adoption } from "../dossier/outline.ts";
import type { Demand } from "../dossier/target.ts";
import type { Text } from "../standard/text.ts";
import type { Measurement } from "./measured.ts";
import { evaluateMeasurement, type Evaluation } from "./requirement.ts";

/** Origins in rank order: 任务书 > 大纲与细则 > 标准 > 专家组认定. */
export const originRanks = ["contract", "outline", "standard", "panel"] as const;
export type OriginRank = (typeof originRanks)[number];

/** One requirement on a test item, with where it comes from. */
export interface RequirementInForce {
  readonly id: string;
  /** The words are printed beside every verdict: `任务书 指标3`, `标准 七(三)（征求意见稿）`. */
  readonly origin: { readonly rank: OriginRank; readonly words: Text };
  readonly adoption: Adoption;
  readonly demand: Demand;
  /** Why it does not apply, or why it is adopted; printed. */
  readonly reason: string;
  /** False for a 预期性 target, which is reported and scored but decides and vetoes nothing; true for everything else adopted as binding. */
  readonly binding: boolean;
  /**
   * Why it does not apply although it is adopted: another took its place (an adopted scenario value replaces the general one), or its clause is never scored
   * in this kind of review.
   */
  readonly setAside?: Text;
}

/** How one requirement on a test item is judged. */
export interface VerdictRow extends Evaluation {
  readonly requirementId: string;
  readonly origin: RequirementInForce["origin"];
  readonly adoption: Adoption;
  readonly demand: Demand;
  /** The row the conclusion on this item goes by. */
  readonly deciding: boolean;
  /** A binding target of the contract, unmet: the house rule veto applies. No clause and no demand of the outline vetoes by itself. */
  readonly vetoes: boolean;
}

/** 判定 of one test item: every requirement in rank order, the deciding one marked. */
export interface Judgement {
  readonly rows: readonly VerdictRow[];
  /** Requirement id; null where nothing that applies is adopted as binding, so that nothing decides. */
  readonly deciding: string | null;
  /** Requirement ids of binding targets that are unmet. */
  readonly vetoes: readonly string[];
}

/**
 * Judges every requirement on one test item against its measurement (null = not read yet). The deciding row is the highest-ranked
 * one adopted as binding that sets a threshold; reference rows are reported and decide nothing, rows that do not apply say why.
 * Requirements of equal rank keep their order.
 */
export function judge(requirements: readonly RequirementInForce[], measurement: Measurement | null): Judgement {
  const ranked = requirements.toSorted((left, right) => rankOf(left) - rankOf(right));
  const evaluated = ranked.map((requirement) => ({ requirement, evaluation: evaluationOf(requirement, measurement) }));
  const deciding =
    evaluated.find(({ requirement, evaluation }) => decides(requirement) && evaluation.verdict !== "not-specified")
      ?.requirement.id ?? null;
  const rows = evaluated.map(({ requirement, evaluation }): VerdictRow => ({
    ...evaluation,
    requirementId: requirement.id,
    origin: requirement.origin,
    adoption: requirement.adoption,
    demand: requirement.demand,
    deciding: requirement.id === deciding,
    vetoes: requirement.origin.rank === "contract" && decides(requirement) && evaluation.verdict === "unmet",
  }));
  return { rows, deciding, vetoes: rows.filter(({ vetoes }) => vetoes).map(({ requirementId }) => requirementId) };
}

function evaluationOf(requirement: RequirementInForce, measurement: Measurement | null): Evaluation {
  if (requirement.setAside !== undefined) {
    return { verdict: "not-applicable", reason: requirement.setAside, support: null };
  }
  if (requirement.adoption !== "not-applicable") return evaluateMeasurement(requirement.demand, measurement);
  const { reason } = requirement;
  return {
    verdict: "not-applicable",
    reason: reason === "" ? { zh: "未说明理由", en: "No reason is given" } : { zh: reason, en: reason },
    support: null,
  };
}

function decides(requirement: RequirementInForce): boolean {
  return requirement.adoption === "binding" && requirement.binding && requirement.setAside === undefined;
}

function rankOf(requirement: RequirementInForce): number {
  return originRanks.indexOf(requirement.origin.rank);
}
