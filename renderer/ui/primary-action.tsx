import { Button, Tooltip } from "antd";
import { useShortcuts } from "../app/keyboard.ts";
import { useText } from "../i18n/use-text.ts";
import { Glyph } from "./glyph.tsx";

export interface PrimaryActionProps {
  readonly label: string;
  readonly onAct: () => void;
  readonly running?: boolean;
  /** Why it cannot be done now and what opens it; null when it can. */
  readonly closed?: string | null;
}

/** The one obvious next action, bottom right, on Enter. When closed it says why on hover and focus. */
export function PrimaryAction({ label, onAct, running = false, closed = null }: PrimaryActionProps) {
  const text = useText();
  const ready = closed === null && !running;
  useShortcuts([
    { key: "Enter", label: text.shell.primaryAction, run: () => (ready ? onAct() : undefined), foot: false },
  ]);
  return (
    <Tooltip title={closed} trigger={["hover", "focus"]} placement="topRight">
      <Button
        type="primary"
        size="large"
        className="primary-action"
        loading={running}
        aria-disabled={!ready}
        onClick={() => (ready ? onAct() : undefined)}
      >
        {closed === null ? null : <Glyph name="lock" />}
        {label}
        {closed === null ? <Glyph name="enter" /> : null}
      </Button>
    </Tooltip>
  );
}
