import type { ReactNode } from "react";
import { useText } from "../../i18n/use-text.ts";
import { Notice } from "../../ui/card.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { goTo } from "../../app/navigation.ts";
import { useReview } from "../review/review-context.ts";
import { nextStep, stageOf } from "./chair-steps.ts";
import type { ChairStep } from "./chair-steps.ts";

export interface GoToStepProps {
  readonly reviewId: string;
  readonly step: ChairStep;
  readonly note?: ReactNode;
}

/** The bar at the end of a step that is settled: on to the next one. */
export function GoToStep({ reviewId, step, note }: GoToStepProps) {
  const text = useText();
  return (
    <StepBar note={note}>
      <PrimaryAction
        label={text.chair.goTo(text.chair.steps[step])}
        onAct={() => goTo({ page: "review", reviewId, desk: "chair", stage: stageOf(step), item: step })}
      />
    </StepBar>
  );
}

export interface NotYetProps {
  /** Why this step is closed and what opens it; null when there is nothing to say. */
  readonly why: string | null;
}

/** A step whose time has not come: why, and the way to the one that is due. */
export function NotYet({ why }: NotYetProps) {
  const text = useText();
  const { reviewId, view } = useReview();
  const due = nextStep(view.facts);
  return (
    <>
      <Notice label={text.shell.gateClosed}>{why}</Notice>
      {due === null ? null : <GoToStep reviewId={reviewId} step={due} note={text.chair.due} />}
    </>
  );
}

/** What holds the one action of a step, with the reason beside it in plain words. */
export function StepBar({ note, children }: { readonly note?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="action-bar step-bar">
      <span className="action-space">{note}</span>
      {children}
    </div>
  );
}
