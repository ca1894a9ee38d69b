import { Button } from "antd";
import type { Timer as Clock } from "#shared/contract/reviews.ts";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { useNextStage, useReview } from "../review/review-context.ts";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { countedAt, RunningClock } from "../../ui/running-clock.tsx";
import { Card } from "../../ui/card.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { MilestoneLine } from "./milestone-line.tsx";
import type { RecordState } from "./use-record.ts";

/** 汇报: a timer the room sees too, and the note that it was held. */
export function PresentationStage({ record }: { readonly record: RecordState }) {
  const text = useText();
  const onward = useNextStage();
  return (
    <div className="page">
      <h2 className="page-title">{text.record.presentation}</h2>
      <Card title={text.record.timer} aside={text.record.timerHow}>
        <Timer timer={record.timer ?? stopped} />
      </Card>
      <Card>
        <MilestoneLine record={record} event="presentation-held" how={text.record.presentationHow} />
      </Card>
      <div className="action-bar">
        <span className="action-space" />
        <PrimaryAction label={text.common.next} onAct={onward} />
      </div>
    </div>
  );
}

const stopped: Clock = { counted: 0, since: null };

function Timer({ timer }: { readonly timer: Clock }) {
  const text = useText();
  const { reviewId } = useReview();
  const { run, failure } = useCommand(client.record.setTimer);
  const set = (next: Clock) => void run({ reviewId, timer: next });
  const running = timer.since !== null;
  return (
    <>
      <div className="timer">
        <RunningClock timer={timer} />
        <Button
          onClick={() =>
            set(
              running
                ? { counted: Math.round(countedAt(timer, Date.now())), since: null }
                : { ...timer, since: new Date().toISOString() },
            )
          }
        >
          {running ? text.record.pause : text.record.start}
        </Button>
        <Button type="text" onClick={() => set(stopped)}>
          {text.record.reset}
        </Button>
      </div>
      <ErrorNotice failure={failure} />
    </>
  );
}
