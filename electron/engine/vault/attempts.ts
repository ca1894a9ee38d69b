import { Refusal } from "#shared/errors.ts";
import { waitAfter } from "./header.ts";

/** Counts wrong PINs or passphrases and makes the next try wait. */
export interface Attempts {
  /**
   * Runs one try for `who`, telling it how often in a row it failed before. A refusal `wrong-pin` or `wrong-passphrase` counts; success clears the count.
   * While a wait is running the try is refused without being made.
   */
  readonly run: <Value>(who: string, attempt: (failures: number) => Promise<Value>) => Promise<Value>;
}

interface Count {
  readonly failures: number;
  readonly until: number;
  readonly code: "wrong-pin" | "wrong-passphrase";
}

/** Counts in memory; the wait is enforced by `clock` (milliseconds). */
export function createAttempts(clock: () => number): Attempts {
  const counts = new Map<string, Count>();
  return {
    run: async (who, attempt) => {
      const before = counts.get(who);
      const rest = before === undefined ? 0 : Math.ceil((before.until - clock()) / 1000);
      if (before !== undefined && rest > 0) throw new Refusal(before.code, { wait: rest });
      try {
        const value = await attempt(before?.failures ?? 0);
        counts.delete(who);
        return value;
      } catch (error) {
        if (error instanceof Refusal && (error.code === "wrong-pin" || error.code === "wrong-passphrase")) {
          const failures = (before?.failures ?? 0) + 1;
          counts.set(who, { failures, until: clock() + waitAfter(failures) * 1000, code: error.code });
        }
        throw error;
      }
    },
  };
}
