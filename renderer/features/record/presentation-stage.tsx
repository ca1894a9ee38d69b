import { Button } from "antd";
import { useEffect, useState } from "react";
import { useText } from "../../i18n/use-text.ts";
import { useGoInReview } from "../review/review-context.ts";
import { Card } from "../../ui/card.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { MilestoneLine } from "./milestone-line.tsx";
import type { RecordState } from "./use-record.ts";

/** 汇报: a timer, and the note that it was held. */
export function PresentationStage({ record }: { readonly record: RecordState }) {
  const text = useText();
  const go = useGoInReview();
  return (
    <div className="page">
      <h2 className="page-title">{text.record.presentation}</h2>
      <Card title={text.record.timer}>
        <Timer />
      </Card>
      <Card>
        <MilestoneLine record={record} event="presentation-held" how={text.record.presentationHow} />
      </Card>
      <div className="action-bar">
        <span className="action-space" />
        <PrimaryAction label={text.common.next} onAct={() => go("materials", null)} />
      </div>
    </div>
  );
}

/** Seconds as minutes and seconds: 1708 → 28:28. */
export function clockWords(seconds: number): string {
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}

function Timer() {
  const text = useText();
  /** Milliseconds counted before the last start. */
  const [before, setBefore] = useState(0);
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (startedAt === null) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [startedAt]);
  const counted = before + (startedAt === null ? 0 : Math.max(0, now - startedAt));
  function toggle() {
    if (startedAt === null) {
      setNow(Date.now());
      setStartedAt(Date.now());
    } else {
      setBefore(counted);
      setStartedAt(null);
    }
  }
  return (
    <div className="timer">
      <output>{clockWords(Math.floor(counted / 1000))}</output>
      <Button onClick={toggle}>{startedAt === null ? text.record.start : text.record.pause}</Button>
      <Button
        type="text"
        onClick={() => {
          setBefore(0);
          setStartedAt(null);
        }}
      >
        {text.record.reset}
      </Button>
    </div>
  );
}
