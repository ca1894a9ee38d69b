import { Button } from "antd";
import type { MilestoneEvent } from "#shared/domain/record/entries.ts";
import { useText } from "../../i18n/use-text.ts";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatTime } from "../../ui/formatting.ts";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { useWriteEntry } from "./use-record.ts";
import type { RecordState } from "./use-record.ts";

export interface MilestoneLineProps {
  readonly record: RecordState;
  readonly event: MilestoneEvent;
  readonly how?: string;
  readonly note?: string;
}

/** A moment of the order of business: noted with its time, and taken back as long as nothing rests on it. */
export function MilestoneLine({ record, event, how, note = "" }: MilestoneLineProps) {
  const text = useText();
  const { write, failure, running } = useWriteEntry();
  const happened = record.record.events.find((one) => one.event === event) ?? null;
  return (
    <>
      <div className="check-line">
        <span className="line-main">
          <span className="strong">{text.words.milestones[event]}</span>
          {happened === null ? <span className="muted">{how}</span> : <span className="muted">{happened.note}</span>}
        </span>
        {happened === null ? null : (
          <StateTag tone="met" glyph="check" word={text.record.happened(formatTime(happened.at))} />
        )}
        <Button
          loading={running}
          type={happened === null ? "default" : "text"}
          onClick={() =>
            void write("event", event, happened === null ? { event, at: new Date().toISOString(), note } : null)
          }
        >
          {happened === null ? text.record.register : text.record.undoRegister}
        </Button>
      </div>
      <ErrorNotice failure={failure} />
    </>
  );
}
