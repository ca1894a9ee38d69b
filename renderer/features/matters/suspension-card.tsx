import { Button } from "antd";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import type { OpinionState } from "../chair/use-opinion.ts";
import { useReview } from "../review/review-context.ts";
import { SuspicionCard } from "./suspicion-card.tsx";
import { useMatters } from "./use-matters.ts";

/** What was raised, and for the chair the way to put 中止 to the vote instead of the next proposal. */
export function SuspensionCard({ opinion }: { readonly opinion: OpinionState }) {
  const text = useText();
  const { reviewId } = useReview();
  const matters = useMatters();
  const write = useCommand(client.chair.writeOpinion);
  const { draft, next } = opinion;
  const proposed = draft.proposal === "suspended";
  if (matters === null || matters.suspicions.length === 0) return null;
  const back = next?.proposal ?? null;
  return (
    <>
      <SuspicionCard />
      <Card title={text.suspicion.suspend}>
        <p className="muted small">{matters.maySuspend ? text.suspicion.suspendHow : text.suspicion.voted}</p>
        {matters.maySuspend && !proposed ? (
          <Button
            danger
            loading={write.running}
            onClick={() => void write.run({ reviewId, draft: { ...draft, proposal: "suspended" } })}
          >
            {text.suspicion.choose}
          </Button>
        ) : null}
        {proposed && back !== null ? (
          <Button
            loading={write.running}
            onClick={() => void write.run({ reviewId, draft: { ...draft, proposal: back } })}
          >
            {text.suspicion.undo}
          </Button>
        ) : null}
        <ErrorNotice failure={write.failure} />
      </Card>
    </>
  );
}
