import { Button } from "antd";
import { useState } from "react";
import type { ReviewView } from "#shared/contract/reviews.ts";
import { ballotChoiceSchema } from "#shared/domain/opinion/ballots.ts";
import type { BallotChoice } from "#shared/domain/opinion/ballots.ts";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { useShortcuts } from "../../app/keyboard.ts";
import { useText } from "../../i18n/use-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { Card, Notice } from "../../ui/card.tsx";
import { shortDigest } from "../../ui/formatting.ts";
import { Glyph } from "../../ui/glyph.tsx";
import type { GlyphName } from "../../ui/glyph.tsx";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { useSay } from "../../ui/use-say.ts";
import { useSeat } from "../seats/use-seat.ts";
import { useOutcomeWord } from "../review/review-context.ts";
import { currentRound, votesOut } from "./chair-steps.ts";
import { PassOn } from "./pass-on.tsx";
import { OpinionText } from "./opinion-text.tsx";
import { useOpinion } from "./use-opinion.ts";
import type { OpinionState } from "./use-opinion.ts";

export interface BallotCardProps {
  readonly reviewId: string;
  /** Shows the whole text from the start. */
  readonly reading?: boolean;
}

/** The open seat's own vote on the newest frozen text: the text to read, three choices, a signature. For every member alike. */
export function BallotCard({ reviewId, reading = false }: BallotCardProps) {
  const view = useQuery(client.reviews.read, { reviewId });
  const opinion = useOpinion(reviewId);
  return (
    <Answered answer={view}>
      {(review) => (
        <Answered answer={opinion}>{(state) => <Voting view={review} opinion={state} atOnce={reading} />}</Answered>
      )}
    </Answered>
  );
}

const shapes: Readonly<Record<BallotChoice, GlyphName>> = { for: "check", against: "cross", abstain: "dash" };

interface VotingProps {
  readonly view: ReviewView;
  readonly opinion: OpinionState;
  readonly atOnce: boolean;
}

function Voting({ view, opinion, atOnce }: VotingProps) {
  const text = useText();
  const outcomeWord = useOutcomeWord();
  const say = useSay();
  const seat = useSeat();
  const [choice, setChoice] = useState<BallotChoice | null>(null);
  const [reading, setReading] = useState(atOnce);
  const [signing, setSigning] = useState(false);
  const gate = view.gates.vote;
  const frozen = opinion.frozen.at(-1) ?? null;
  const me = view.facts.members.find(({ identityId }) => identityId === seat?.identityId) ?? null;
  const voted = me !== null && currentRound(view.facts)?.voted.includes(me.identityId) === true;
  const open = gate === null && frozen !== null && !voted;
  useShortcuts(
    open
      ? ballotChoiceSchema.options.map((id, index) => ({
          key: String(index + 1),
          label: text.ballot.choices[id],
          run: () => setChoice(id),
          foot: true,
        }))
      : [],
  );
  if (frozen === null)
    return (
      <Notice label={text.shell.gateClosed}>
        {gate === null ? "" : text.review.whyClosed(say(gate.reason), say(gate.opens))}
      </Notice>
    );
  const version = String(frozen.opinion.version);
  const proposal = outcomeWord(frozen.opinion.proposal);
  return (
    <Card
      title={text.ballot.onText(version)}
      aside={<span className="code">{text.ballot.digest(shortDigest(frozen.digest))}</span>}
    >
      <p className="muted">{text.ballot.proposal}</p>
      <p className="ballot-proposal">{proposal}</p>
      <Button onClick={() => setReading(!reading)} aria-expanded={reading}>
        {reading ? text.ballot.closeText : text.ballot.readText}
      </Button>
      {reading ? (
        <div className="ballot-text" tabIndex={0}>
          <OpinionText opinion={frozen.opinion} />
        </div>
      ) : null}
      {voted ? (
        <>
          <Notice label={text.ballot.voted} tone="good">
            {text.ballot.votedHow}
          </Notice>
          {votesOut(view.facts).length === 0 ? null : <PassOn reviewId={view.reviewId} />}
        </>
      ) : null}
      {!voted && gate !== null ? (
        <Notice label={text.shell.gateClosed}>{text.review.whyClosed(say(gate.reason), say(gate.opens))}</Notice>
      ) : null}
      {open ? (
        <>
          <p className="ballot-mine" id="ballot-mine">
            {text.ballot.mine}
          </p>
          <div className="ballot-choices" role="radiogroup" aria-labelledby="ballot-mine">
            {ballotChoiceSchema.options.map((id, index) => (
              <button
                type="button"
                role="radio"
                aria-checked={choice === id}
                key={id}
                className={`ballot-choice ballot-${id}`}
                onClick={() => setChoice(id)}
              >
                <Glyph name={shapes[id]} />
                {text.ballot.choices[id]}
                <kbd className="keycap">{index + 1}</kbd>
              </button>
            ))}
          </div>
          {me?.present === false ? <Notice label={text.common.attention}>{text.ballot.absent}</Notice> : null}
          <div className="card-act">
            <PrimaryAction
              label={text.ballot.act}
              closed={choice === null ? text.ballot.pick : null}
              onAct={() => setSigning(true)}
            />
          </div>
        </>
      ) : null}
      <PinDialog
        open={signing && choice !== null}
        title={text.ballot.signTitle}
        signer={seat?.name ?? ""}
        consequence={text.ballot.consequence}
        readBack={
          <p className="read-proposal">
            {choice === null ? "" : text.ballot.readVote(version, proposal, text.ballot.choices[choice])}
          </p>
        }
        onSign={(pin) =>
          client.chair.vote({
            reviewId: view.reviewId,
            opinion: frozen.digest,
            choice: choice ?? "abstain",
            pin,
          })
        }
        onClose={() => setSigning(false)}
      />
    </Card>
  );
}
