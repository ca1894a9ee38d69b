import { useText } from "../../i18n/use-text.ts";
import { useReview } from "../review/review-context.ts";
import { Card } from "../../ui/card.tsx";
import { StateTag } from "../../ui/verdict-tag.tsx";

/** The ballots so far. A count is shown only when everybody has voted. */
export function RoundsCard() {
  const text = useText();
  const { facts } = useReview().view;
  if (facts.rounds.length === 0) return null;
  return (
    <Card title={text.vote.cast}>
      {facts.rounds.map((round) => (
        <div className="check-line" key={round.opinion}>
          <span className="line-main">
            <span className="strong">{text.vote.round(text.words.outcomes[round.proposal])}</span>
            {round.complete ? (
              <span>{text.vote.tally(String(round.for), String(round.against), String(round.abstain))}</span>
            ) : (
              <span className="muted">{text.vote.waiting(String(round.notCast))}</span>
            )}
            <span className="muted">{text.vote.needed(String(round.needed))}</span>
          </span>
          {round.complete ? (
            <StateTag
              tone={round.carried ? "met" : "unmet"}
              glyph={round.carried ? "check" : "cross"}
              word={round.carried ? text.vote.carried : text.vote.notCarried}
            />
          ) : null}
        </div>
      ))}
    </Card>
  );
}
