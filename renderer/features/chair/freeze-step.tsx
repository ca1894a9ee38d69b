import { Button } from "antd";
import { useState } from "react";
import { missingOpinionParts, opinionSectionName } from "#shared/domain/opinion/completeness.ts";
import { membersNamedIn } from "#shared/domain/opinion/named-members.ts";
import { opinionSectionIds } from "#shared/domain/opinion/opinion.ts";
import type { OpinionDraft } from "#shared/domain/opinion/opinion.ts";
import { client } from "../../api/client.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { Card, Notice } from "../../ui/card.tsx";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { useSay } from "../../ui/use-say.ts";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { SuspensionCard } from "../matters/suspension-card.tsx";
import { useMatters } from "../matters/use-matters.ts";
import { useSeat } from "../seats/use-seat.ts";
import { useGate, useKind, useOutcomeWord, useReview } from "../review/review-context.ts";
import { votedDown } from "./chair-steps.ts";
import { OpinionText } from "./opinion-text.tsx";
import { ProposalLadder } from "./proposal-ladder-card.tsx";
import { GoToStep, NotYet, StepBar } from "./step-bar.tsx";
import { useOpinion } from "./use-opinion.ts";
import type { OpinionState } from "./use-opinion.ts";

/** Fixing the text the ballot is taken on. */
export function FreezeStep() {
  const text = useText();
  const { reviewId } = useReview();
  const gate = useGate("freeze-opinion");
  const answer = useOpinion(reviewId);
  const settled = useReview().view.facts.opinion !== null;
  return (
    <div className="page">
      <div className="page-head">
        <h2 className="page-title">{text.chair.steps.freeze}</h2>
        <span className="muted">{text.freeze.how}</span>
      </div>
      {gate === null || settled ? (
        <Answered answer={answer}>{(opinion) => <Freezing opinion={opinion} gate={gate} />}</Answered>
      ) : (
        <NotYet why={gate} />
      )}
    </div>
  );
}

function Freezing({ opinion, gate }: { readonly opinion: OpinionState; readonly gate: string | null }) {
  const text = useText();
  const outcomeWord = useOutcomeWord();
  const say = useSay();
  const seat = useSeat();
  const { reviewId, view } = useReview();
  const [signing, setSigning] = useState(false);
  const { draft, next } = opinion;
  const newest = opinion.frozen.at(-1)?.opinion ?? null;
  const { sections } = useKind().opinion;
  const missing = missingOpinionParts(draft, sections).map(say);
  const maySuspend = useMatters()?.maySuspend ?? false;
  const closed = gate ?? whyNot();
  function whyNot(): string | null {
    if (missing.length > 0) return text.opinion.stillMissing(missing.join(text.common.separator));
    if (draft.proposal === "suspended" && maySuspend) return null;
    if (next === null) return text.freeze.noneLeft;
    return draft.proposal === next.proposal ? null : text.freeze.mustChoose(outcomeWord(next.proposal));
  }
  if (newest !== null && (gate !== null || (!votedDown(view.facts) && sameText(newest, draft))))
    return (
      <>
        <Notice label={text.common.done} tone="good">
          {text.freeze.done(String(newest.version))}
        </Notice>
        <Card title={text.freeze.frozenText(String(newest.version))}>
          <OpinionText opinion={newest} />
        </Card>
        <GoToStep reviewId={reviewId} step="ballot" />
      </>
    );
  const readBack = (
    <>
      <OpinionText opinion={draft} />
      <p className="read-proposal">{text.freeze.readProposal(outcomeWord(draft.proposal))}</p>
    </>
  );
  return (
    <>
      {newest === null ? null : (
        <Notice label={text.common.attention}>
          {votedDown(view.facts)
            ? text.freeze.votedDown(String(newest.version), outcomeWord(newest.proposal))
            : text.opinion.afterFreeze(String(newest.version))}
        </Notice>
      )}
      <NamedMembers draft={draft} />
      <Card
        title={text.freeze.draft}
        aside={<StateTag tone="plain" glyph="arrow" word={outcomeWord(draft.proposal)} />}
      >
        <OpinionText opinion={draft} />
      </Card>
      <StepBar note={closed}>
        <Button
          onClick={() => goTo({ page: "review", reviewId, desk: "chair", stage: "deliberation", item: "opinion" })}
        >
          {text.ballot.toDraft}
        </Button>
        <PrimaryAction label={text.freeze.act} closed={closed} onAct={() => setSigning(true)} />
      </StepBar>
      <PinDialog
        open={signing}
        title={text.freeze.signTitle}
        signer={seat?.name ?? ""}
        consequence={text.freeze.consequence}
        readBack={readBack}
        onSign={(pin) => client.chair.freeze({ reviewId, pin })}
        onClose={() => setSigning(false)}
      />
    </>
  );
}

/** Says before the text is fixed whom of the panel it names; the chair decides. */
function NamedMembers({ draft }: { readonly draft: OpinionDraft }) {
  const text = useText();
  const say = useSay();
  const { dossier } = useReview();
  const { sections } = useKind().opinion;
  const named = membersNamedIn(draft, dossier);
  if (named.length === 0) return null;
  const who = named.map(({ no, name, sections: where }) => {
    const places = where.map((id) => say(opinionSectionName(sections, id)));
    return text.freeze.namedMember(name, String(no), places.join(text.common.separator));
  });
  return <Notice label={text.common.attention}>{text.freeze.namesMembers(who.join(text.common.separator))}</Notice>;
}

/** Whether the working text is word for word what was frozen. */
function sameText(frozen: OpinionDraft, draft: OpinionDraft): boolean {
  const words = ({ sections, problems, suggestions, proposal }: OpinionDraft) =>
    JSON.stringify([opinionSectionIds.map((id) => sections[id]), problems, suggestions, proposal]);
  return words(frozen) === words(draft);
}

/** The order of ballots beside the text. */
export function FreezeSide() {
  const { reviewId } = useReview();
  return (
    <Answered answer={useOpinion(reviewId)}>
      {(opinion) => (
        <>
          <ProposalLadder reviewId={reviewId} opinion={opinion} choosable />
          <SuspensionCard opinion={opinion} />
        </>
      )}
    </Answered>
  );
}
