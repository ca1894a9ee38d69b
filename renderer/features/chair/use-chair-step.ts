import { goTo } from "../../app/navigation.ts";
import { neighbour, useShortcuts } from "../../app/keyboard.ts";
import { useText } from "../../i18n/use-text.ts";
import { useKind, useReview } from "../review/review-context.ts";
import { chairStepsOf, nextStep, stageOf, stepsOf } from "./chair-steps.ts";
import type { ChairStep } from "./chair-steps.ts";

export interface ChairPlace {
  readonly step: ChairStep;
  /** The steps of the stage one is at. */
  readonly steps: readonly ChairStep[];
  readonly go: (step: ChairStep) => void;
  /** The step that is due now; null when nothing is. */
  readonly due: ChairStep | null;
}

/** Where the chair is; without a choice, at the step that is due. J and K walk all steps. */
export function useChairStep(): ChairPlace {
  const text = useText();
  const { reviewId, view, stage, item } = useReview();
  const all = chairStepsOf(useKind());
  const steps = stepsOf(stage, all);
  const due = nextStep(view.facts);
  const step = steps.find((one) => one === item) ?? steps.find((one) => one === due) ?? steps[0] ?? "board";
  const go = (to: ChairStep) => goTo({ page: "review", reviewId, desk: "chair", stage: stageOf(to), item: to });
  const walk = (by: 1 | -1) => () => {
    const to = all.find((one) => one === neighbour(all, step, by));
    if (to !== undefined) go(to);
  };
  useShortcuts([
    { key: "j", label: text.shell.nextItem, run: walk(1), foot: true },
    { key: "k", label: text.shell.previousItem, run: walk(-1), foot: true },
  ]);
  return { step, steps, go, due };
}
