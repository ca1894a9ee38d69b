import { create } from "zustand";

/** What the top bar says about autosaving: how many edits are under way, when the last one was acknowledged, and what failed. */
export interface Saving {
  readonly pending: number;
  /** RFC 3339 instant of the last acknowledged edit; null before the first. */
  readonly savedAt: string | null;
  /** Edits whose latest attempt was refused; what was typed is still on the screen. */
  readonly failed: number;
}

export const useSaving = create<Saving>(() => ({ pending: 0, savedAt: null, failed: 0 }));

export function editStarted(): void {
  useSaving.setState((state) => ({ pending: state.pending + 1 }));
}

export function editSaved(instant: string): void {
  useSaving.setState((state) => ({ pending: Math.max(0, state.pending - 1), savedAt: instant }));
}

export function editRefused(): void {
  useSaving.setState((state) => ({ pending: Math.max(0, state.pending - 1) }));
}

/** Counts drafts that stand on the screen but not yet in the vault. */
export function changeFailed(by: 1 | -1): void {
  useSaving.setState((state) => ({ failed: Math.max(0, state.failed + by) }));
}
