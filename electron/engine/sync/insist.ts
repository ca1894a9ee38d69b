import { Refusal } from "#shared/errors.ts";
import { backoff, withinRun } from "./backoff.ts";
import type { Wait } from "../wait.ts";
import { isPassing } from "./transport/transport.ts";

export interface Patience {
  readonly wait: Wait;
  readonly random: (size: number) => Uint8Array;
  readonly signal: AbortSignal;
}

const tries = 3;
/** Longest wait a server may ask for within a run, seconds; asked for more, the object is left for a later run. */
const longestAsked = 20;

/** Does a step, and again where its refusal may pass by itself, as `passing` judges; throws the last refusal. */
export async function insist<Value>(
  work: () => Promise<Value>,
  { wait, random, signal }: Patience,
  passing: (refusal: Refusal) => boolean = isPassing,
): Promise<Value> {
  for (let failures = 1; ; failures += 1) {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refusal) || !passing(error) || failures === tries) throw error;
      const asked = Number(error.details["wait"] ?? 0);
      if (asked > longestAsked) throw error;
      await wait(Math.max(asked * 1000, backoff(failures, withinRun, random)), signal);
    }
  }
}
