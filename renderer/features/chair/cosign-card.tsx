import { Button, Input } from "antd";
import { useState } from "react";
import type { ReviewView } from "#shared/contract/reviews.ts";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { Card, Notice } from "../../ui/card.tsx";
import { DefinitionList } from "../../ui/definition-list.tsx";
import { Field } from "../../ui/field.tsx";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { useSay } from "../../ui/use-say.ts";
import { useSeat } from "../seats/use-seat.ts";
import { useOutcomeWord } from "../review/review-context.ts";
import { sittingMembers } from "./board-cells.ts";
import { votesOut } from "./chair-steps.ts";
import { PassOn } from "./pass-on.tsx";
import { RoundNumbers } from "./round-numbers.tsx";
import { useOpinion } from "./use-opinion.ts";
import type { OpinionState } from "./use-opinion.ts";

export interface CosignCardProps {
  readonly reviewId: string;
}

/** The open seat's co-signature under the text it voted on, and its dissent where it has one. For every member alike. */
export function CosignCard({ reviewId }: CosignCardProps) {
  const view = useQuery(client.reviews.read, { reviewId });
  const opinion = useOpinion(reviewId);
  return (
    <Answered answer={view}>
      {(review) => <Answered answer={opinion}>{(state) => <Cosigning view={review} opinion={state} />}</Answered>}
    </Answered>
  );
}

interface CosigningProps {
  readonly view: ReviewView;
  readonly opinion: OpinionState;
}

function Cosigning({ view, opinion }: CosigningProps) {
  const text = useText();
  const outcomeWord = useOutcomeWord();
  const say = useSay();
  const seat = useSeat();
  const [signing, setSigning] = useState(false);
  const { facts, reviewId, gates } = view;
  const decided = facts.rounds.find((round) => round.carried && round.proposal === facts.outcome) ?? null;
  const frozen = opinion.frozen.find(({ digest }) => digest === decided?.opinion) ?? null;
  const me = facts.members.find(({ identityId }) => identityId === seat?.identityId) ?? null;
  const gate = gates.cosign;
  if (facts.outcome === null || decided === null || frozen === null)
    return (
      <Notice label={text.shell.gateClosed}>
        {gate === null ? "" : text.review.whyClosed(say(gate.reason), say(gate.opens))}
      </Notice>
    );
  const outcome = outcomeWord(facts.outcome);
  const version = String(frozen.opinion.version);
  return (
    <>
      <Card title={text.cosign.outcome} aside={text.ballot.onText(version)}>
        <p className="ballot-proposal">{outcome}</p>
        {votesOut(facts).length === 0 ? (
          <RoundNumbers round={decided} />
        ) : (
          <p className="muted">{text.ballot.hidden}</p>
        )}
        {me === null ? null : (
          <DefinitionList
            items={[
              {
                term: text.cosign.ownSheet,
                value: me.sheet === "revealed" ? text.cosign.ownCounted : text.cosign.ownMissing,
              },
            ]}
          />
        )}
        {me?.cosigned === true ? (
          <>
            <Notice label={text.common.done} tone="good">
              {text.cosign.done}
            </Notice>
            {me.position === "chair" || sittingMembers(facts).every(({ cosigned }) => cosigned) ? null : (
              <PassOn reviewId={reviewId} />
            )}
          </>
        ) : null}
        {me === null || me.cosigned ? null : (
          <div className="card-act">
            <PrimaryAction
              label={text.cosign.act}
              closed={gate === null ? null : text.review.whyClosed(say(gate.reason), say(gate.opens))}
              onAct={() => setSigning(true)}
            />
          </div>
        )}
      </Card>
      {opinion.ownDissent === null && (gates.dissent !== null || facts.result !== null) ? null : (
        <Dissent reviewId={reviewId} filed={opinion.ownDissent} />
      )}
      <PinDialog
        open={signing}
        title={text.cosign.signTitle}
        signer={seat?.name ?? ""}
        consequence={text.cosign.consequence}
        readBack={
          <>
            <p>{text.cosign.readCosign(version, outcome)}</p>
            <p className="code small">{text.ballot.digest(frozen.digest)}</p>
          </>
        }
        onSign={(pin) => client.chair.cosign({ reviewId, pin })}
        onClose={() => setSigning(false)}
      />
    </>
  );
}

interface DissentProps extends CosignCardProps {
  /** What this seat has filed; null while it has filed none. */
  readonly filed: string | null;
}

function Dissent({ reviewId, filed }: DissentProps) {
  const text = useText();
  const seat = useSeat();
  const [words, setWords] = useState<string | null>(null);
  const [signing, setSigning] = useState(false);
  return (
    <Card title={text.cosign.dissent}>
      <p className="muted">{text.cosign.dissentHow}</p>
      {filed !== null ? (
        <Notice label={text.common.done} tone="good">
          {text.cosign.dissentDone}
          <br />
          <span className="serif">{filed}</span>
        </Notice>
      ) : words === null ? (
        <div className="card-act">
          <Button onClick={() => setWords("")}>{text.cosign.writeDissent}</Button>
        </div>
      ) : (
        <>
          <Field label={text.cosign.dissentText}>
            {(control) => (
              <Input.TextArea
                {...control}
                autoFocus
                autoSize={{ minRows: 3 }}
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
            )}
          </Field>
          <div className="card-act">
            <Button onClick={() => setWords(null)}>{text.common.cancel}</Button>
            <Button type="primary" disabled={words.trim() === ""} onClick={() => setSigning(true)}>
              {text.cosign.dissentSign}
            </Button>
          </div>
        </>
      )}
      <PinDialog
        open={signing}
        title={text.cosign.dissentSign}
        signer={seat?.name ?? ""}
        consequence={text.cosign.dissentConsequence}
        readBack={<p>{words}</p>}
        onSign={async (pin) => {
          const reply = await client.chair.dissent({ reviewId, text: (words ?? "").trim(), pin });
          if (reply.ok) setWords(null);
          return reply;
        }}
        onClose={() => setSigning(false)}
      />
    </Card>
  );
}
