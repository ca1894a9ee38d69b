import type { ReactNode } from "react";
import { useText } from "../i18n/use-text.ts";
import { useSaving } from "../state/saving.ts";
import { formatTime } from "../ui/formatting.ts";
import { Glyph } from "../ui/glyph.tsx";

export interface TopBarProps {
  /** What is open. */
  readonly title: string;
  /** Code · kind · package version. */
  readonly subtitle?: string;
  /** Leads back one level; left out on the first. */
  readonly onBack?: () => void;
  /** Whose seat, switch, lock. */
  readonly actions?: ReactNode;
  readonly demo?: boolean;
}

/** The mark, what is open, the state in words, whose seat. */
export function TopBar({ title, subtitle, onBack, actions, demo = false }: TopBarProps) {
  const text = useText();
  return (
    <header className="top-bar">
      <span className="mark">{text.common.product}</span>
      {onBack === undefined ? null : (
        <button type="button" className="top-back" onClick={onBack} aria-label={text.common.back}>
          <Glyph name="back" />
        </button>
      )}
      <h1 className="top-title">{title}</h1>
      {subtitle === undefined ? null : <span className="top-subtitle">{subtitle}</span>}
      {demo ? <span className="demo-stamp">{text.shell.demo}</span> : null}
      <span className="top-space" />
      <SavingState />
      {actions}
    </header>
  );
}

function SavingState() {
  const text = useText();
  const { pending, savedAt, failed } = useSaving();
  const state =
    failed > 0
      ? text.shell.notSaved
      : pending > 0
        ? text.shell.saving
        : savedAt === null
          ? text.shell.nothingToSave
          : text.shell.savedAt(formatTime(savedAt, true));
  return (
    <span className={failed > 0 ? "saving saving-failed" : "saving"} role="status">
      {text.shell.offline} · {state}
    </span>
  );
}
