import { Tooltip } from "antd";
import { useText } from "../i18n/use-text.ts";
import { Glyph } from "./glyph.tsx";

export interface RailStage {
  readonly id: string;
  readonly title: string;
  readonly state: "done" | "open" | "closed";
  /** Short count at the right: `2/4`, `5 人`; null for none. */
  readonly count: string | null;
  /** Why it is closed and what opens it, in whole sentences; null unless closed. */
  readonly why: string | null;
}

export interface StageRailProps {
  readonly title: string;
  readonly stages: readonly RailStage[];
  readonly current: string | null;
  readonly onSelect: (id: string) => void;
}

/** Where we are in the order of business: numbered steps; a closed gate shows a lock and says why on hover and focus. */
export function StageRail({ title, stages, current, onSelect }: StageRailProps) {
  return (
    <nav className="rail-part" aria-label={title}>
      <h2 className="rail-title">{title}</h2>
      <ol className="rail-list">
        {stages.map((stage, index) => (
          <li key={stage.id}>
            <RailStep stage={stage} no={index + 1} here={stage.id === current} onSelect={onSelect} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface RailStepProps {
  readonly stage: RailStage;
  readonly no: number;
  readonly here: boolean;
  readonly onSelect: (id: string) => void;
}

function RailStep({ stage, no, here, onSelect }: RailStepProps) {
  const text = useText();
  const word = { done: text.shell.stageDone, open: "", closed: text.shell.gateClosed }[stage.state];
  return (
    <Tooltip title={stage.why} placement="right" trigger={["hover", "focus"]}>
      <button
        type="button"
        className={`rail-step rail-${stage.state}`}
        aria-current={here ? "step" : undefined}
        onClick={() => onSelect(stage.id)}
      >
        <span className="rail-mark">
          {stage.state === "done" && !here ? <Glyph name="check" /> : null}
          {stage.state === "closed" && !here ? <Glyph name="lock" /> : null}
          {stage.state === "open" || here ? no : null}
        </span>
        <span className="rail-name">{stage.title}</span>
        {stage.count === null ? null : <span className="rail-count">{stage.count}</span>}
        <span className="unseen">{[word, stage.why ?? ""].filter(Boolean).join("。")}</span>
      </button>
    </Tooltip>
  );
}
