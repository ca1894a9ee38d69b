import { createContext, useContext, useLayoutEffect } from "react";
import type { ReviewView } from "#shared/contract/reviews.ts";
import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import type { Action } from "#shared/domain/sitting/gates.ts";
import { opinionSectionName } from "#shared/domain/opinion/completeness.ts";
import type { OpinionSectionId, Outcome } from "#shared/domain/opinion/opinion.ts";
import { outcomeTitle } from "#shared/domain/opinion/register.ts";
import type { KindRules } from "#shared/domain/standard/kind-schema.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import type { StageId } from "#shared/domain/sitting/order.ts";
import { neighbour, useShortcuts } from "../../app/keyboard.ts";
import { goTo, replaceRoute } from "../../app/navigation.ts";
import type { ReviewDesk } from "../../app/route.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSay } from "../../ui/use-say.ts";

/** The review on the desk, and where in it the person is. */
export interface OpenReview {
  readonly reviewId: string;
  readonly view: ReviewView;
  readonly dossier: Dossier;
  readonly desk: ReviewDesk;
  readonly stage: StageId;
  /** Item of the stage; null while none is chosen. */
  readonly item: string | null;
}

export const ReviewContext = createContext<OpenReview | null>(null);

/** The review this part belongs to. Throws outside of one. */
export function useReview(): OpenReview {
  const review = useContext(ReviewContext);
  if (review === null) throw new Error("no review is open here");
  return review;
}

/** What this kind of review does its own way. */
export function useKind(): KindRules {
  const { dossier } = useReview();
  return kindRules(dossier.rules, dossier.profile.kind);
}

/** What this kind of review calls an outcome. */
export function useOutcomeWord(): (outcome: Outcome) => string {
  const say = useSay();
  const kind = useKind();
  return (outcome) => say(outcomeTitle(kind, outcome));
}

/** What this kind of review calls a section of its opinion. */
export function useSectionName(): (id: OpinionSectionId) => string {
  const say = useSay();
  const { sections } = useKind().opinion;
  return (id) => say(opinionSectionName(sections, id));
}

/** Goes to a stage, and an item of it, on the same desk. */
export function useGoInReview(): (stage: StageId, item: string | null) => void {
  const { reviewId, desk } = useReview();
  return (stage, item) => goTo({ page: "review", reviewId, desk, stage, item });
}

/** Goes on to the next stage this kind of review has. */
export function useNextStage(): () => void {
  const { view, stage } = useReview();
  const go = useGoInReview();
  const at = view.stages.findIndex(({ id }) => id === stage);
  const next = view.stages[at + 1];
  return () => go(next?.id ?? stage, null);
}

/** Why an action is held back, as one sentence with what opens it; null when the way is open. */
export function useGate(action: Action): string | null {
  const text = useText();
  const say = useSay();
  const gate = useReview().view.gates[action];
  return gate === null ? null : text.review.whyClosed(say(gate.reason), say(gate.opens));
}

/**
 * Walks the items of the stage with J and K, and takes the first one when none is chosen yet. Returns the chosen one and the way to the
 * next, which after the last one is the next stage.
 */
export function useStageItems(items: readonly string[]): {
  readonly current: string | null;
  readonly next: () => void;
  readonly last: boolean;
} {
  const { reviewId, desk, stage, item } = useReview();
  const text = useText();
  const go = useGoInReview();
  const onward = useNextStage();
  const current = item !== null && items.includes(item) ? item : (items[0] ?? null);
  // Before anything can be pressed: what is pressed next must not be taken back by this.
  useLayoutEffect(() => {
    if (current !== null && current !== item) replaceRoute({ page: "review", reviewId, desk, stage, item: current });
  }, [current, item, reviewId, desk, stage]);
  const step = (by: 1 | -1) => () => {
    const to = neighbour(items, current, by);
    if (to !== null) go(stage, to);
  };
  useShortcuts([
    { key: "j", label: text.shell.nextItem, run: step(1), foot: true },
    { key: "k", label: text.shell.previousItem, run: step(-1), foot: true },
  ]);
  const last = current === null || neighbour(items, current, 1) === null;
  return { current, next: last ? onward : step(1), last };
}
