import { Button, Input, Radio } from "antd";
import { useState } from "react";
import type { Opinion } from "#shared/domain/opinion/opinion.ts";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { OpinionText } from "../chair/opinion-text.tsx";
import { RoundsCard } from "../chair/rounds-card.tsx";
import { useGate, useReview } from "../review/review-context.ts";
import { useSeat } from "../seats/use-seat.ts";
import { Answered } from "../../ui/answered.tsx";
import { Card, Notice } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { shortDigest } from "../../ui/formatting.ts";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";

interface Frozen {
  readonly digest: string;
  readonly opinion: Opinion;
}

/** 定稿·表决·签字 for a member: the frozen text, the vote on that very text, dissent and co-signature. */
export function VoteStage() {
  const text = useText();
  const { reviewId } = useReview();
  return (
    <div className="page">
      <h2 className="page-title">{text.vote.title}</h2>
      <Answered answer={useQuery(client.chair.opinion, { reviewId })}>
        {({ frozen }) => {
          const newest = frozen.at(-1);
          if (newest === undefined) return <EmptyState title={text.vote.title} how={text.vote.notFrozen} />;
          return <FrozenText newest={newest} />;
        }}
      </Answered>
    </div>
  );
}

function FrozenText({ newest }: { readonly newest: Frozen }) {
  const text = useText();
  const { view } = useReview();
  return (
    <>
      <Card
        title={text.vote.version(String(newest.opinion.version))}
        aside={<span className="code">{shortDigest(newest.digest)}</span>}
      >
        <OpinionText opinion={newest.opinion} />
      </Card>
      <RoundsCard />
      {view.facts.outcome === null ? <Ballot newest={newest} /> : <AfterBallot newest={newest} />}
    </>
  );
}

type Choice = "for" | "against" | "abstain";

/** The vote on the newest frozen text. */
export function Ballot({ newest }: { readonly newest: Frozen }) {
  const text = useText();
  const seat = useSeat();
  const { view, reviewId } = useReview();
  const gate = useGate("vote");
  const [choice, setChoice] = useState<Choice | null>(null);
  const [signing, setSigning] = useState(false);
  const round = view.facts.rounds.find(({ opinion }) => opinion === newest.digest);
  const voted = seat !== null && round?.voted.includes(seat.identityId) === true;
  const proposal = text.words.outcomes[newest.opinion.proposal];
  if (voted)
    return (
      <Notice label={text.common.done} tone="good">
        {text.vote.voted}
      </Notice>
    );
  return (
    <>
      <div className="action-bar">
        <span className="action-space">{gate ?? text.vote.proposal(proposal)}</span>
        <Radio.Group
          size="large"
          optionType="button"
          buttonStyle="solid"
          aria-label={text.vote.proposal(proposal)}
          disabled={gate !== null}
          value={choice}
          options={[
            { value: "for", label: text.vote.for },
            { value: "against", label: text.vote.against },
            { value: "abstain", label: text.vote.abstain },
          ]}
          onChange={(event) => setChoice(event.target.value as Choice)}
        />
        <PrimaryAction
          label={text.vote.cast}
          closed={gate ?? (choice === null ? text.vote.proposal(proposal) : null)}
          onAct={() => setSigning(true)}
        />
      </div>
      <PinDialog
        open={signing}
        title={text.vote.castTitle}
        signer={seat?.name ?? ""}
        consequence={text.vote.consequence}
        readBack={
          <>
            <p className="strong">{choice === null ? "" : text.vote.willVote(text.vote[choice], proposal)}</p>
            <p className="code">
              {text.signing.digest} {shortDigest(newest.digest)}
            </p>
          </>
        }
        onSign={(pin) => client.chair.vote({ reviewId, opinion: newest.digest, choice: choice ?? "abstain", pin })}
        onClose={() => setSigning(false)}
      />
    </>
  );
}

/** Co-signature and dissent, once the ballot has an outcome. */
function AfterBallot({ newest }: { readonly newest: Frozen }) {
  const text = useText();
  const seat = useSeat();
  const { view, reviewId } = useReview();
  const cosignGate = useGate("cosign");
  const dissentGate = useGate("dissent");
  const [signing, setSigning] = useState<"cosign" | "dissent" | null>(null);
  const [dissent, setDissent] = useState("");
  const [dissented, setDissented] = useState(false);
  const cosigned = view.facts.members.find(({ identityId }) => identityId === seat?.identityId)?.cosigned === true;
  const outcome = view.facts.outcome === null ? "" : text.words.outcomes[view.facts.outcome];
  return (
    <>
      {cosigned ? (
        <Notice label={text.common.done} tone="good">
          {text.vote.cosigned}
        </Notice>
      ) : null}
      <Card title={text.vote.dissent} aside={dissented ? text.vote.dissented : undefined}>
        <p className="muted">{text.vote.dissentHow}</p>
        <Input.TextArea
          aria-label={text.vote.dissent}
          autoSize={{ minRows: 2 }}
          disabled={dissentGate !== null}
          value={dissent}
          onChange={(event) => setDissent(event.target.value)}
        />
        <div className="dialog-foot">
          <Button disabled={dissent.trim() === "" || dissentGate !== null} onClick={() => setSigning("dissent")}>
            {text.vote.dissentSign}
          </Button>
        </div>
      </Card>
      {cosigned ? null : (
        <div className="action-bar">
          <span className="action-space">{cosignGate ?? text.vote.outcome(outcome)}</span>
          <PrimaryAction label={text.vote.cosign} closed={cosignGate} onAct={() => setSigning("cosign")} />
        </div>
      )}
      <PinDialog
        open={signing !== null}
        title={signing === "dissent" ? text.vote.dissentTitle : text.vote.cosignTitle}
        signer={seat?.name ?? ""}
        consequence={signing === "dissent" ? text.vote.dissentConsequence : text.vote.cosignConsequence}
        readBack={
          signing === "dissent" ? (
            <p>{dissent}</p>
          ) : (
            <>
              <p className="strong">{text.vote.outcome(outcome)}</p>
              <OpinionText opinion={newest.opinion} />
            </>
          )
        }
        onSign={async (pin) => {
          if (signing !== "dissent") return client.chair.cosign({ reviewId, pin });
          const reply = await client.chair.dissent({ reviewId, text: dissent.trim(), pin });
          if (reply.ok) {
            setDissented(true);
            setDissent("");
          }
          return reply;
        }}
        onClose={() => setSigning(null)}
      />
    </>
  );
}
