import { useState } from "react";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { useSay } from "../../ui/use-say.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card, Notice } from "../../ui/card.tsx";
import { DefinitionList } from "../../ui/definition-list.tsx";
import { shortDigest } from "../../ui/formatting.ts";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { useSeat } from "../seats/use-seat.ts";
import { useGate, useOutcomeWord, useReview } from "../review/review-context.ts";
import { sittingMembers } from "./board-cells.ts";
import { GoToStep, NotYet, StepBar } from "./step-bar.tsx";

/** The last signature of the panel: the result, sealed to the alliance. */
export function ResultStep() {
  const text = useText();
  const say = useSay();
  const outcomeWord = useOutcomeWord();
  const seat = useSeat();
  const { reviewId, view, dossier } = useReview();
  const { facts } = view;
  const gate = useGate("sign-result");
  const scores = useQuery(client.chair.scores, facts.reveal === null ? null : { reviewId });
  const grade = scores.state === "ready" ? scores.value.grade : null;
  const [signing, setSigning] = useState(false);
  const sitting = sittingMembers(facts);
  const unsigned = sitting.filter(({ cosigned, refused }) => !cosigned && !refused);
  const ownMissing = unsigned.some(({ position }) => position === "chair");
  const missing =
    unsigned.length === 0 ? null : text.result.missing(unsigned.map(({ name }) => name).join(text.common.separator));
  const rounds = facts.rounds.map(({ opinion, proposal, for: inFavour, against, abstain, notCast }) => (
    <div key={opinion}>
      {text.result.roundLine(
        outcomeWord(proposal),
        String(inFavour),
        String(against),
        String(abstain),
        String(notCast),
      )}
    </div>
  ));
  return (
    <div className="page">
      <div className="page-head">
        <h2 className="page-title">{text.chair.steps.result}</h2>
        <span className="muted">{text.result.how}</span>
      </div>
      {facts.outcome === null ? (
        <NotYet why={gate} />
      ) : (
        <Card title={text.result.panelRecommends}>
          <p className="ballot-proposal">{outcomeWord(facts.outcome)}</p>
          <DefinitionList
            items={[
              ...(grade === null
                ? []
                : [{ term: text.scores.grade, value: text.result.graded(say(grade.title), grade.score) }]),
              { term: text.result.rounds, value: rounds },
              {
                term: text.result.cosigned,
                value: text.chair.ofMembers(String(sitting.length - unsigned.length), String(sitting.length)),
              },
              ...(facts.result === null
                ? []
                : [
                    {
                      term: text.result.receipt,
                      value:
                        facts.receipt === null ? (
                          <StateTag tone="plain" glyph="ring" word={text.result.notReceived} />
                        ) : (
                          <StateTag tone="met" glyph="check" word={text.result.received} />
                        ),
                    },
                  ]),
            ]}
          />
        </Card>
      )}
      {facts.outcome !== null && facts.result === null && missing !== null ? (
        <Notice label={text.common.attention}>{missing}</Notice>
      ) : null}
      {facts.outcome === null ? null : facts.result === null ? (
        ownMissing ? (
          <GoToStep reviewId={reviewId} step="cosign" note={text.result.ownFirst} />
        ) : (
          <StepBar note={gate}>
            <PrimaryAction label={text.result.act} closed={gate} onAct={() => setSigning(true)} />
          </StepBar>
        )
      ) : (
        <>
          <Notice label={text.result.done} tone="good">
            {text.result.doneHow} <span className="code">{text.ballot.digest(shortDigest(facts.result))}</span>
          </Notice>
          <StepBar>
            <PrimaryAction label={text.result.toExchange} onAct={() => goTo({ page: "sync" })} />
          </StepBar>
        </>
      )}
      <PinDialog
        open={signing}
        title={text.result.signTitle}
        signer={seat?.name ?? ""}
        consequence={text.result.consequence}
        readBack={
          <>
            <p>
              {dossier.profile.title}（{dossier.profile.code}）
            </p>
            <p className="read-proposal">
              {text.result.panelRecommends}
              {text.common.colon}
              {facts.outcome === null ? "" : outcomeWord(facts.outcome)}
            </p>
            {rounds}
            {missing === null ? null : <p>{missing}</p>}
          </>
        }
        onSign={(pin) => client.chair.signResult({ reviewId, pin })}
        onClose={() => setSigning(false)}
      />
    </div>
  );
}
