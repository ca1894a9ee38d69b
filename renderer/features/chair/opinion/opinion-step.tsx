import type { ReactNode } from "react";
import { missingOpinionParts } from "#shared/domain/opinion/completeness.ts";
import { client } from "../../../api/client.ts";
import { useQuery } from "../../../api/use-query.ts";
import { goTo } from "../../../app/navigation.ts";
import { useText } from "../../../i18n/use-text.ts";
import { Answered } from "../../../ui/answered.tsx";
import { Notice } from "../../../ui/card.tsx";
import { ErrorNotice } from "../../../ui/error-notice.tsx";
import { PrimaryAction } from "../../../ui/primary-action.tsx";
import { useSay } from "../../../ui/use-say.ts";
import { ReviewFrame } from "../../review/review-frame.tsx";
import { useGate, useKind, useOutcomeWord, useReview } from "../../review/review-context.ts";
import { votedDown } from "../chair-steps.ts";
import { NotYet, StepBar } from "../step-bar.tsx";
import type { OpinionState } from "../use-opinion.ts";
import { OpinionEditor } from "./opinion-editor.tsx";
import { SourceList } from "./source-list.tsx";
import { useOpinionWriting } from "./use-opinion-writing.ts";

/** Drafting the opinion beside its sources. */
export function OpinionStep({ items }: { readonly items: ReactNode }) {
  const text = useText();
  const { reviewId } = useReview();
  const gate = useGate("draft-opinion");
  const answer = useQuery(client.chair.opinion, gate === null ? { reviewId } : null);
  if (gate === null && answer.state === "ready") return <Writing items={items} opinion={answer.value} />;
  return (
    <ReviewFrame items={items}>
      <div className="page">
        <h2 className="page-title">{text.chair.steps.opinion}</h2>
        {gate === null ? <Answered answer={answer}>{() => null}</Answered> : <NotYet why={gate} />}
      </div>
    </ReviewFrame>
  );
}

function Writing({ items, opinion }: { readonly items: ReactNode; readonly opinion: OpinionState }) {
  const text = useText();
  const outcomeWord = useOutcomeWord();
  const say = useSay();
  const { reviewId, view } = useReview();
  const writing = useOpinionWriting(reviewId, opinion.draft);
  const frozen = opinion.frozen.at(-1)?.opinion ?? null;
  const missing = missingOpinionParts(writing.draft, useKind().opinion.sections);
  const closed = missing.length === 0 ? null : text.opinion.stillMissing(missing.map(say).join(text.common.separator));
  async function toFreeze() {
    await writing.flush();
    goTo({ page: "review", reviewId, desk: "chair", stage: "conclusion", item: "freeze" });
  }
  return (
    <ReviewFrame items={items} side={<SourceList sources={opinion.sources} writing={writing} />}>
      <div className="page opinion-page">
        <div className="page-head">
          <h2 className="page-title">{text.chair.steps.opinion}</h2>
          <span className="muted">{text.opinion.how}</span>
        </div>
        {frozen === null ? null : (
          <Notice label={text.common.attention}>
            {votedDown(view.facts)
              ? text.freeze.votedDown(String(frozen.version), outcomeWord(frozen.proposal))
              : text.opinion.afterFreeze(String(frozen.version))}
          </Notice>
        )}
        <ErrorNotice failure={writing.failure} />
        <OpinionEditor writing={writing} />
        <StepBar note={closed ?? text.opinion.complete}>
          <PrimaryAction label={text.opinion.toFreeze} closed={closed} onAct={() => void toFreeze()} />
        </StepBar>
      </div>
    </ReviewFrame>
  );
}
