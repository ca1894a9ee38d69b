import { Button } from "antd";
import { useEffect, useState } from "react";
import { useText } from "../i18n/use-text.ts";
import { formatCount } from "./formatting.ts";

export interface ProgressLineProps {
  readonly label: string;
  readonly done: number | null;
  /** Null while the size of the work is not known. */
  readonly total: number | null;
  readonly onCancel?: () => void;
}

/** True once `milliseconds` have passed since the part appeared: waits shorter than that show nothing. */
export function useElapsed(milliseconds: number): boolean {
  const [elapsed, setElapsed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setElapsed(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return elapsed;
}

/** A wait that says what is going on. Appears after 0.4 s; can be stopped after 4 s where the work allows. */
export function ProgressLine({ label, done, total, onCancel }: ProgressLineProps) {
  const text = useText();
  const shown = useElapsed(400);
  const long = useElapsed(4000);
  if (!shown) return <div className="progress-space" />;
  const known = done !== null && total !== null && total > 0;
  return (
    <div className="progress" role="status">
      <span>
        {label}
        {known ? `　${text.shell.progressOf(formatCount(done), formatCount(total))}` : "…"}
      </span>
      <progress max={known ? total : undefined} value={known ? done : undefined} aria-label={label} />
      {long && onCancel !== undefined ? (
        <Button size="small" onClick={onCancel}>
          {text.shell.cancelTask}
        </Button>
      ) : null}
    </div>
  );
}
