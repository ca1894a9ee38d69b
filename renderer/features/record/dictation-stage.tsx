import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { OpinionEditor } from "../chair/opinion/opinion-editor.tsx";
import { SourceList } from "../chair/opinion/source-list.tsx";
import { useOpinionWriting } from "../chair/opinion/use-opinion-writing.ts";
import type { OpinionState } from "../chair/use-opinion.ts";
import { ReviewFrame } from "../review/review-frame.tsx";
import { useKind, useReview } from "../review/review-context.ts";
import { Answered } from "../../ui/answered.tsx";
import { useSay } from "../../ui/use-say.ts";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { ProjectOpinion } from "./project-opinion.tsx";

/** The opinion while it is dictated: the recorder types beside the sources, and puts the text on the wall. The chair freezes it. */
export function DictationStage() {
  const { reviewId } = useReview();
  const opinion = useQuery(client.chair.opinion, { reviewId });
  if (opinion.state === "ready") return <Dictation opinion={opinion.value} />;
  return (
    <ReviewFrame>
      <Answered answer={opinion}>{() => null}</Answered>
    </ReviewFrame>
  );
}

function Dictation({ opinion }: { readonly opinion: OpinionState }) {
  const text = useText();
  const say = useSay();
  const { reviewId } = useReview();
  const kind = useKind();
  const writing = useOpinionWriting(reviewId, opinion.draft);
  return (
    <ReviewFrame side={<SourceList sources={opinion.sources} writing={writing} />}>
      <div className="page opinion-page">
        <div className="page-head">
          <h2 className="page-title">{say(kind.opinion.title)}</h2>
          <span className="muted">{text.opinion.how}</span>
        </div>
        <ErrorNotice failure={writing.failure} />
        <OpinionEditor writing={writing} />
        <div className="action-bar">
          <span className="action-space">{text.record.dictationHow}</span>
          <ProjectOpinion />
        </div>
      </div>
    </ReviewFrame>
  );
}
