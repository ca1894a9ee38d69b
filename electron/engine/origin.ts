import type { Caller } from "#hosts/platform.ts";

/** Where a call comes from: a window, or the engine by itself (an exchange with the mailbox that nobody asked for). */
export type Origin = Caller | "engine";
