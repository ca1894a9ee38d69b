import { useText } from "../../i18n/use-text.ts";
import { BallotCard } from "../chair/ballot-card.tsx";
import { votesOut } from "../chair/chair-steps.ts";
import { CosignCard } from "../chair/cosign-card.tsx";
import type { RecordState } from "../record/use-record.ts";
import { useReview } from "../review/review-context.ts";
import { useSeat } from "../seats/use-seat.ts";
import { RecordResponse } from "./record-response.tsx";

/** 定稿·表决·签字 for a member: the frozen text, the vote on that very text, then dissent and co-signature. */
export function VoteStage({ record }: { readonly record: RecordState }) {
  const text = useText();
  const { reviewId, view } = useReview();
  const seat = useSeat();
  const owed = votesOut(view.facts).some(({ identityId }) => identityId === seat?.identityId);
  const decided = view.facts.outcome !== null && !owed;
  return (
    <div className="page">
      <div className="page-head">
        <h2 className="page-title">{decided ? text.chair.steps.cosign : text.chair.steps.ballot}</h2>
        <span className="muted">{decided ? text.cosign.how : text.ballot.how}</span>
      </div>
      <RecordResponse record={record} quiet />
      {decided ? <CosignCard reviewId={reviewId} /> : <BallotCard reviewId={reviewId} reading />}
    </div>
  );
}
