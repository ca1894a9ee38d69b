import type { ReactNode } from "react";
import { useText } from "../i18n/use-text.ts";
import { KeyFoot } from "./key-foot.tsx";
import { TopBar } from "./top-bar.tsx";
import type { TopBarProps } from "./top-bar.tsx";

export interface DeskProps extends TopBarProps {
  /** Where we are; null leaves the rail out. */
  readonly rail?: ReactNode;
  /** One thing at a time. */
  readonly children: ReactNode;
  /** What I need while doing it. */
  readonly side?: ReactNode;
  /** Right of the foot: the packs in force. */
  readonly packs?: ReactNode;
}

/** The one frame for every desk: top bar, left rail, middle, right, foot. */
export function Desk({ rail, children, side, packs, ...top }: DeskProps) {
  const text = useText();
  const layout = ["desk", rail === undefined ? "" : "desk-with-rail", side === undefined ? "" : "desk-with-side"];
  return (
    <div className={layout.filter(Boolean).join(" ")}>
      <a className="skip" href="#work" onClick={skipToWork}>
        {text.shell.skipToWork}
      </a>
      <TopBar {...top} />
      {rail === undefined ? null : <div className="desk-rail">{rail}</div>}
      <main className="desk-work" id="work" tabIndex={-1}>
        {children}
      </main>
      {side === undefined ? null : <aside className="desk-side">{side}</aside>}
      <KeyFoot packs={packs} />
    </div>
  );
}

/** The hash is the route, so the skip link moves the focus itself. */
function skipToWork(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById("work")?.focus();
}
