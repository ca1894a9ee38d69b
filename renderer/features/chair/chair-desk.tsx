import type { ReactNode } from "react";
import { useText } from "../../i18n/use-text.ts";
import { ItemList } from "../../ui/item-list.tsx";
import { ReviewFrame } from "../review/review-frame.tsx";
import { useReview } from "../review/review-context.ts";
import { BallotStep } from "./ballot-step.tsx";
import { BoardSide, BoardStep } from "./board-step.tsx";
import { stepState } from "./chair-steps.ts";
import type { ChairStep } from "./chair-steps.ts";
import { CosignStep } from "./cosign-step.tsx";
import { OpinionStep } from "./opinion/opinion-step.tsx";
import { FreezeSide, FreezeStep } from "./freeze-step.tsx";
import { ResultStep } from "./result-step.tsx";
import { RevealStep } from "./reveal-step.tsx";
import { ScoresStep } from "./scores-step.tsx";
import { useChairStep } from "./use-chair-step.ts";

/** The chair's desk: the panel's progress, then reveal, deliberation, text, ballot and signatures, one thing at a time. */
export function ChairDesk() {
  const text = useText();
  const { view } = useReview();
  const { step, steps, go } = useChairStep();
  const items = (
    <ItemList
      title={text.chair.stepsTitle}
      items={steps.map((id) => ({ id, label: text.chair.steps[id], state: stepState(id, view.facts) }))}
      current={step}
      onSelect={(id) => go(steps.find((one) => one === id) ?? step)}
      words={{ done: text.review.itemDone, doing: text.review.itemDoing, todo: text.review.itemTodo }}
    />
  );
  return screenOf(step, items);
}

function screenOf(step: ChairStep, items: ReactNode): ReactNode {
  switch (step) {
    case "board":
      return (
        <ReviewFrame items={items} side={<BoardSide />}>
          <BoardStep />
        </ReviewFrame>
      );
    case "reveal":
      return (
        <ReviewFrame items={items}>
          <RevealStep />
        </ReviewFrame>
      );
    case "scores":
      return <ScoresStep items={items} />;
    case "opinion":
      return <OpinionStep items={items} />;
    case "freeze":
      return (
        <ReviewFrame items={items} side={<FreezeSide />}>
          <FreezeStep />
        </ReviewFrame>
      );
    case "ballot":
      return (
        <ReviewFrame items={items}>
          <BallotStep />
        </ReviewFrame>
      );
    case "cosign":
      return (
        <ReviewFrame items={items}>
          <CosignStep />
        </ReviewFrame>
      );
    case "result":
      return (
        <ReviewFrame items={items}>
          <ResultStep />
        </ReviewFrame>
      );
  }
}
