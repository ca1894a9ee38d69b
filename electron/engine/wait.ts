import { setTimeout as after } from "node:timers/promises";

/** Waits so many milliseconds; ends early, by throwing, when asked to stop. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** Waits by the clock on the wall; keeps no process alive by itself. */
export const wallWait: Wait = async (milliseconds, signal) => {
  await after(milliseconds, undefined, { signal, ref: false });
};
