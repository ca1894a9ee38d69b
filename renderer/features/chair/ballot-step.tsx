import { Button } from "antd";
import { votesNeeded } from "#shared/domain/opinion/ballots.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { Card } from "../../ui/card.tsx";
import { useGate, useReview } from "../review/review-context.ts";
import { BallotCard } from "./ballot-card.tsx";
import { currentRound, votedDown, votesOut } from "./chair-steps.ts";
import { ProposalLadder } from "./proposal-ladder-card.tsx";
import { RoundNumbers } from "./round-numbers.tsx";
import { GoToStep, NotYet, StepBar } from "./step-bar.tsx";
import { useOpinion } from "./use-opinion.ts";

/** The ballot as the chair leads it: the own vote, the count in whole numbers, who is still waited for. */
export function BallotStep() {
  const text = useText();
  const { reviewId, view } = useReview();
  const { facts } = view;
  const gate = useGate("vote");
  const opinion = useOpinion(reviewId);
  return (
    <div className="page">
      <div className="page-head">
        <h2 className="page-title">{text.chair.steps.ballot}</h2>
        <span className="muted">{text.ballot.how}</span>
      </div>
      {facts.opinion === null ? (
        <NotYet why={gate} />
      ) : (
        <div className="two-columns">
          <div>
            <BallotCard reviewId={reviewId} />
          </div>
          <div>
            <Count />
            <Answered answer={opinion}>{(state) => <ProposalLadder reviewId={reviewId} opinion={state} />}</Answered>
          </div>
        </div>
      )}
      {facts.outcome === null ? null : <GoToStep reviewId={reviewId} step="cosign" />}
      {votedDown(facts) ? (
        <StepBar note={text.ballot.failed}>
          <Button
            type="primary"
            size="large"
            onClick={() => goTo({ page: "review", reviewId, desk: "chair", stage: "deliberation", item: "opinion" })}
          >
            {text.ballot.toDraft}
          </Button>
        </StepBar>
      ) : null}
    </div>
  );
}

/** The count of the round under way: how many have voted, and the numbers once the round is complete. */
function Count() {
  const text = useText();
  const { view, dossier } = useReview();
  const { facts } = view;
  const round = currentRound(facts);
  const panel = facts.members.filter(({ position }) => position !== "alternate");
  const { ballot } = dossier.rules;
  const needed = String(round?.needed ?? votesNeeded(panel.length, ballot));
  const size = String(panel.length);
  const twoThirds = ballot.fractionNumerator === 2 && ballot.fractionDenominator === 3;
  const waiting = votesOut(facts);
  return (
    <Card title={text.ballot.count} aside={text.ballot.cast(String(round?.voted.length ?? 0), size)}>
      <p>{twoThirds ? text.ballot.needed(needed, size) : text.ballot.neededPlain(needed, size)}</p>
      {round?.complete === true && waiting.length === 0 ? (
        <RoundNumbers round={round} />
      ) : (
        <>
          <p className="muted">{text.ballot.hidden}</p>
          {waiting.length === 0 ? null : (
            <p>{text.ballot.waiting(waiting.map(({ name }) => name).join(text.common.separator))}</p>
          )}
        </>
      )}
    </Card>
  );
}
