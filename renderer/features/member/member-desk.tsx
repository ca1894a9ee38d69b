import type { ReactNode } from "react";
import type { StageId } from "#shared/domain/sitting/order.ts";
import { Answered } from "../../ui/answered.tsx";
import { ArchiveStage } from "../record/archive-stage.tsx";
import { useRecord } from "../record/use-record.ts";
import type { RecordState } from "../record/use-record.ts";
import { ReviewFrame } from "../review/review-frame.tsx";
import { useReview } from "../review/review-context.ts";
import { CommitmentStage } from "./commitment-stage.tsx";
import { MemberMaterials } from "./member-materials.tsx";
import { MemberQuestions } from "./member-questions.tsx";
import { MemberTests } from "./member-tests.tsx";
import { OwnTexts } from "./own-texts.tsx";
import { ScoreStage } from "./score-stage.tsx";
import type { PrivateDesk } from "./use-private-desk.ts";
import { usePrivateDesk } from "./use-private-desk.ts";
import { VoteStage } from "./vote-stage.tsx";

/** A member's own desk: reads, watches, finds, scores and signs, unseen by every other seat. */
export function MemberDesk() {
  const { stage } = useReview();
  const record = useRecord();
  const desk = usePrivateDesk();
  if (record.state !== "ready" || desk.state !== "ready")
    return (
      <ReviewFrame>
        <Answered answer={record.state === "failed" ? record : desk}>{() => null}</Answered>
      </ReviewFrame>
    );
  return stageScreen(stage, record.value, desk.value);
}

function stageScreen(stage: StageId, record: RecordState, desk: PrivateDesk): ReactNode {
  switch (stage) {
    case "opening":
    case "presentation":
      return (
        <Plain desk={desk}>
          <CommitmentStage />
        </Plain>
      );
    case "materials":
      return <MemberMaterials record={record} desk={desk} />;
    case "demonstration":
      return <MemberTests record={record} desk={desk} />;
    case "questions":
      return (
        <Plain desk={desk}>
          <MemberQuestions record={record} />
        </Plain>
      );
    case "deliberation":
      return (
        <Plain desk={desk}>
          <ScoreStage record={record} desk={desk} />
        </Plain>
      );
    case "conclusion":
      return (
        <Plain desk={desk}>
          <VoteStage record={record} />
        </Plain>
      );
    case "archive":
      return (
        <Plain desk={desk}>
          <ArchiveStage />
        </Plain>
      );
  }
}

/** A stage without items of its own, with the general finding and the notes at the right. */
function Plain({ desk, children }: { readonly desk: PrivateDesk; readonly children: ReactNode }) {
  return <ReviewFrame side={<OwnTexts desk={desk} about="general:" />}>{children}</ReviewFrame>;
}
