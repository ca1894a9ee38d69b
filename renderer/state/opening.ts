import { create } from "zustand";

export interface DemoPerson {
  readonly identityId: string;
  readonly name: string;
  readonly role: { readonly zh: string; readonly en: string };
  readonly pin: string;
}

/** What was shown once while a workstation was being opened, kept only until the person has taken it in or the window closes. */
export interface Opening {
  /** Fresh recovery code not yet typed back; null otherwise. */
  readonly recoveryCode: string | null;
  /** The demo's people and PINs; null outside the demo. */
  readonly demo: { readonly passphrase: string; readonly people: readonly DemoPerson[] } | null;
  /** The demo card has been read. */
  readonly demoStarted: boolean;
  /** Why the workstation locked by itself; null when the person locked it. */
  readonly lockedBy: "idle" | "suspend" | null;
}

const nothing: Opening = { recoveryCode: null, demo: null, demoStarted: false, lockedBy: null };

export const useOpening = create<Opening>(() => nothing);

export function noteOpening(change: Partial<Opening>): void {
  useOpening.setState(change);
}
