import { Button } from "antd";
import type { ReactNode } from "react";
import type { Wording as Sentence } from "#shared/contract/dossiers.ts";
import { ballotSequence } from "#shared/domain/standard/kind-schema.ts";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { useSay } from "../../ui/use-say.ts";
import { StateTag } from "../../ui/verdict-tag.tsx";
import type { StateTagProps } from "../../ui/verdict-tag.tsx";
import { useKind, useOutcomeWord, useReview } from "../review/review-context.ts";
import { proposalLadder } from "./proposal-ladder.ts";
import type { Rung } from "./proposal-ladder.ts";
import type { OpinionState } from "./use-opinion.ts";

export interface ProposalLadderProps {
  readonly reviewId: string;
  readonly opinion: OpinionState;
  /** Whether the draft's proposal may be changed here. */
  readonly choosable?: boolean;
}

const dress: Readonly<Record<Rung<Sentence>["state"], Omit<StateTagProps, "word">>> = {
  now: { tone: "undetermined", glyph: "arrow" },
  later: { tone: "plain", glyph: "ring" },
  skipped: { tone: "plain", glyph: "lock" },
  failed: { tone: "unmet", glyph: "cross" },
  carried: { tone: "met", glyph: "check" },
};

/** The proposals in the order they are voted on, each with why it may or may not be put now. */
export function ProposalLadder({ reviewId, opinion, choosable = false }: ProposalLadderProps) {
  const text = useText();
  const outcomeWord = useOutcomeWord();
  const say = useSay();
  const { view } = useReview();
  const kind = useKind();
  const write = useCommand(client.chair.writeOpinion);
  const rungs = proposalLadder({
    sequence: ballotSequence(kind),
    rounds: view.facts.rounds,
    next: opinion.next,
  });
  const { draft } = opinion;
  return (
    <Card title={text.freeze.ladder}>
      <p className="muted small">{text.freeze.ladderHow}</p>
      <ol className="ladder">
        {rungs.map((rung, index) => (
          <li key={rung.proposal} className={`rung rung-${rung.state}`}>
            <span className="rung-head">
              <span className="rung-no">{index + 1}</span>
              <strong>{outcomeWord(rung.proposal)}</strong>
              <StateTag {...dress[rung.state]} word={text.freeze.states[rung.state]} />
            </span>
            {detailOf(rung)}
            {choosable && rung.state === "now" && draft.proposal !== rung.proposal ? (
              <Button
                type="primary"
                loading={write.running}
                onClick={() => void write.run({ reviewId, draft: { ...draft, proposal: rung.proposal } })}
              >
                {text.freeze.choose(outcomeWord(rung.proposal))}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      <ErrorNotice failure={write.failure} />
    </Card>
  );

  function detailOf(rung: Rung<Sentence>): ReactNode {
    if (rung.state === "skipped") return <span className="rung-why">{say(rung.reason)}</span>;
    if (rung.state === "failed" || rung.state === "carried")
      return <span className="rung-why">{text.freeze.votes(String(rung.round.for), String(rung.round.needed))}</span>;
    return null;
  }
}
