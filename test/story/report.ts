import { findMetric } from "#shared/domain/measurement/measured.ts";
import type { PlayedStory } from "./play.ts";

/** One requirement as measured and judged. */
export interface ReportedMeasurement {
  readonly item: string;
  /** In the full words that are printed beside the verdict. */
  readonly origin: string;
  readonly metric: string;
  readonly value: string | null;
  readonly unit: string | null;
  readonly comparator: string;
  readonly threshold: readonly string[];
  readonly n: number | null;
  /** Null where nothing can be judged: not applicable, not specified, undetermined. */
  readonly met: boolean | null;
  readonly deciding: boolean;
}

export interface ReportedReview {
  readonly dossier: string;
  readonly code: string;
  readonly kind: string;
  readonly scenario: readonly string[];
  readonly panelSize: number;
  /** Sheets the reveal counts. */
  readonly sheets: number;
  /** Of these, how many prove again from the sealed result alone. */
  readonly verified: number;
  readonly measurements: readonly ReportedMeasurement[];
  readonly score: string | null;
  /** As the kind of review calls it; null where it ends in none. */
  readonly grade: string | null;
  readonly ballot: {
    readonly for: number;
    readonly against: number;
    readonly abstain: number;
    readonly needed: number;
  };
  readonly skipped: readonly string[];
  readonly outcome: string;
  /** What the kind of review calls the outcome. */
  readonly conclusion: string;
  readonly register: string | null;
  readonly documents: readonly string[];
  readonly receipt: string;
  readonly decision: string;
  /** Where the story's own expectations differ; empty in a good run. */
  readonly differences: readonly string[];
}

/** What the demo reports of one review. */
export function reportOf(
  { issued, held, concluded }: PlayedStory,
  extras: { readonly verified: number; readonly documents: readonly string[]; readonly differences: readonly string[] },
): ReportedReview {
  const { story } = issued;
  const last = concluded.rounds.at(-1);
  return {
    dossier: story.id,
    code: story.profile.code,
    kind: story.kind,
    scenario: story.profile.scenarios,
    panelSize: issued.members.length,
    sheets: concluded.scores.sheets.length,
    verified: extras.verified,
    measurements: issued.draft.outline.items.flatMap((item) => {
      const view = held.tests.find((test) => test.testItemId === item.id);
      return (view?.judgement.rows ?? []).map(({ origin, demand, verdict, deciding }): ReportedMeasurement => {
        const measurement = view?.measurement ?? null;
        const result = measurement === null ? null : findMetric(measurement, demand.metric);
        const measured = result?.state === "measured" ? result : null;
        return {
          item: item.no,
          origin: origin.words.zh,
          metric: demand.metric,
          value: measured?.shown ?? null,
          unit: measured?.unit ?? null,
          comparator: demand.comparator,
          threshold: demand.threshold,
          n: measured?.n ?? null,
          met: verdict === "met" ? true : verdict === "unmet" ? false : null,
          deciding,
        };
      });
    }),
    score: concluded.scores.aggregate.total?.shown ?? null,
    grade: concluded.scores.grade?.title.zh ?? null,
    ballot: {
      for: last?.for ?? 0,
      against: last?.against ?? 0,
      abstain: last?.abstain ?? 0,
      needed: last?.needed ?? 0,
    },
    skipped: concluded.vetoes,
    outcome: concluded.outcome,
    conclusion: concluded.conclusion,
    register: concluded.register,
    documents: extras.documents,
    receipt: concluded.receipt,
    decision: concluded.decision,
    differences: extras.differences,
  };
}
