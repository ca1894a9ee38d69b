import type { ScoresView } from "#shared/contract/chair.ts";
import type { CriterionAggregate } from "#shared/domain/scoring/aggregate.ts";
import { scoredBy, scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import type { CriterionSpread, OutlierReason } from "#shared/domain/scoring/spread.ts";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";

/** What one member gave one criterion. `not-asked`: this category does not score it; `open`: left blank. */
export type ScoreCell =
  | { readonly state: "not-asked" | "open" }
  | {
      readonly state: "scored";
      /** Integer hundredths of a point. */
      readonly score: number;
      readonly reason: string;
      readonly outlier: OutlierReason | null;
    };

export interface ScoreRow {
  readonly criterion: FormCriterion;
  /** The criterion of the first level it belongs to; null when it stands by itself. */
  readonly parent: FormCriterion | null;
  /** In the order of the sheets. */
  readonly cells: readonly ScoreCell[];
  readonly aggregate: CriterionAggregate | null;
  readonly spread: CriterionSpread | null;
}

/** The same scores with the sheets in the order of the panel; sheets that carry a number instead of a name keep their place behind. */
export function inPanelOrder(scores: ScoresView, panel: readonly { readonly identityId: string }[]): ScoresView {
  const place = (memberId: string) => {
    const at = panel.findIndex(({ identityId }) => identityId === memberId);
    return at < 0 ? panel.length : at;
  };
  const byPlace = (one: { readonly memberId: string }, other: { readonly memberId: string }) =>
    place(one.memberId) - place(other.memberId);
  return {
    ...scores,
    sheets: scores.sheets.toSorted(byPlace),
    spread: { ...scores.spread, members: scores.spread.members.toSorted(byPlace) },
  };
}

/** The matrix of criteria and members, criteria in print order. */
export function scoreGrid(form: readonly FormCriterion[], scores: ScoresView): readonly ScoreRow[] {
  return form.flatMap((criterion) =>
    leavesOf(criterion).map((leaf) => rowOf(leaf, leaf === criterion ? null : criterion, scores)),
  );
}

function leavesOf(criterion: FormCriterion): readonly FormCriterion[] {
  return scoredCriteria([criterion]);
}

function rowOf(criterion: FormCriterion, parent: FormCriterion | null, scores: ScoresView): ScoreRow {
  const { id } = criterion;
  const spread = scores.spread.criteria.find(({ criterionId }) => criterionId === id) ?? null;
  return {
    criterion,
    parent,
    spread,
    aggregate: scores.aggregate.criteria.find(({ criterionId }) => criterionId === id) ?? null,
    cells: scores.sheets.map((sheet): ScoreCell => {
      if (!scoredBy(criterion, sheet.category)) return { state: "not-asked" };
      const given = sheet.scores.find(({ criterionId }) => criterionId === id);
      if (given === undefined || given.score === null) return { state: "open" };
      const outlier = spread?.outliers.find(({ memberId }) => memberId === sheet.memberId)?.reason ?? null;
      return { state: "scored", score: given.score, reason: given.reason, outlier };
    }),
  };
}
