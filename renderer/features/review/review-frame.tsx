import { createContext, useContext, useLayoutEffect } from "react";
import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { useReview } from "./review-context.ts";

/** The places of the shell that a stage fills; null until they are on the page. */
export interface Shell {
  readonly items: HTMLElement | null;
  readonly side: HTMLElement | null;
  /** Whether there is a right column. */
  readonly setSided: (sided: boolean) => void;
}

export const ShellContext = createContext<Shell | null>(null);

export interface ReviewFrameProps {
  /** In the left rail, under the stages: the items of the stage. */
  readonly items?: ReactNode;
  /** The right column; without it the middle is that much wider. */
  readonly side?: ReactNode;
  readonly children: ReactNode;
}

/** What a stage of a review puts into the shell: its items at the left, what is needed beside it at the right, itself in the middle. */
export function ReviewFrame({ items, side, children }: ReviewFrameProps) {
  const { desk, stage } = useReview();
  const shell = useContext(ShellContext);
  if (shell === null) throw new Error("no review's shell is around this");
  const { setSided } = shell;
  const sided = side !== undefined;
  useLayoutEffect(() => setSided(sided), [setSided, sided]);
  useLayoutEffect(arrive, [desk, stage]);
  return (
    <>
      {shell.items === null ? null : createPortal(items, shell.items)}
      {shell.side === null ? null : createPortal(side, shell.side)}
      {children}
    </>
  );
}

/** A new stage is seen from its top, and has the keyboard: Enter does the stage's next action, not the rail's step once more. */
function arrive(): void {
  const work = document.getElementById("work");
  work?.scrollTo(0, 0);
  const at = document.activeElement;
  if (at === null || at === document.body || at.closest(".rail-step") !== null) work?.focus({ preventScroll: true });
}
