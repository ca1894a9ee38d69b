import type { ReactNode } from "react";
import type { StageId } from "#shared/domain/sitting/order.ts";
import { Answered } from "../../ui/answered.tsx";
import { ReviewFrame } from "../review/review-frame.tsx";
import { useReview } from "../review/review-context.ts";
import { votedDown } from "../chair/chair-steps.ts";
import { ArchiveStage } from "./archive-stage.tsx";
import { ConclusionStage } from "./conclusion-stage.tsx";
import { DictationStage } from "./dictation-stage.tsx";
import { MaterialsStage } from "./materials-stage.tsx";
import { OpeningStage } from "./opening-stage.tsx";
import { PresentationStage } from "./presentation-stage.tsx";
import { ProjectionCard } from "./projection-card.tsx";
import { QuestionsStage } from "./questions-stage.tsx";
import { SignStage } from "./sign-stage.tsx";
import { TestsStage } from "./tests-stage.tsx";
import { useRecord } from "./use-record.ts";
import type { RecordState } from "./use-record.ts";

/** The recorder's desk: the one who types. Each stage of the order of business is one screen. */
export function RecordDesk() {
  const { stage } = useReview();
  const record = useRecord();
  if (record.state !== "ready")
    return (
      <ReviewFrame>
        <Answered answer={record}>{() => null}</Answered>
      </ReviewFrame>
    );
  return stageScreen(stage, record.value);
}

function stageScreen(stage: StageId, record: RecordState): ReactNode {
  switch (stage) {
    case "materials":
      return <MaterialsStage record={record} />;
    case "demonstration":
      return <TestsStage record={record} />;
    case "opening":
      return (
        <Plain>
          <OpeningStage record={record} />
        </Plain>
      );
    case "presentation":
      return (
        <Plain>
          <PresentationStage record={record} />
        </Plain>
      );
    case "questions":
      return (
        <Plain>
          <QuestionsStage record={record} />
        </Plain>
      );
    case "deliberation":
      return (
        <Plain>
          <SignStage record={record} />
        </Plain>
      );
    case "conclusion":
      return <RecorderConclusion record={record} />;
    case "archive":
      return (
        <Plain>
          <ArchiveStage />
        </Plain>
      );
  }
}

/** The text is dictated until it is frozen, and again after it was voted down; then the closing of the meeting is noted. */
function RecorderConclusion({ record }: { readonly record: RecordState }) {
  const { view } = useReview();
  const open = view.facts.opinion === null || votedDown(view.facts);
  if (open && view.gates["draft-opinion"] === null && view.facts.outcome === null) return <DictationStage />;
  return (
    <Plain>
      <ConclusionStage record={record} />
    </Plain>
  );
}

/** A stage without items of its own: the middle, and the projection at the right. */
function Plain({ children }: { readonly children: ReactNode }) {
  return <ReviewFrame side={<ProjectionCard item={null} />}>{children}</ReviewFrame>;
}
