import type { Reply } from "#shared/contract/define.ts";
import type { Json } from "#shared/json.ts";
import type { Origin } from "../origin.ts";
import type { Machine } from "../context.ts";
import type { Wait } from "../wait.ts";
import type { Workstations } from "../vault/workstations.ts";
import { backoff } from "./backoff.ts";
import { sessionOf } from "./session.ts";
import { storedMailbox, syncPreferences } from "./settings.ts";

/** The exchange that happens by itself. */
export interface Background {
  /** Something changed: there may be something to send. */
  readonly poke: () => void;
  readonly stop: () => Promise<void>;
}

export interface BackgroundOptions extends Pick<Machine, "clock" | "random"> {
  readonly call: (caller: Origin, group: string, procedure: string, input: Json) => Promise<Reply<unknown>>;
  readonly workstations: Workstations;
  readonly wait: Wait;
}

/** Between two looks into a mailbox in which nothing happens, ms. */
const quiet = 5 * 60_000;
/** After a change, ms: what is signed in one breath travels in one run. */
const settle = 3_000;
/** After a run that failed, ms. */
const afterFailure = { first: 30_000, longest: 30 * 60_000 };

/** Exchanges now and then, soon after a change, and less and less often while it fails. A paused or locked workstation rests. */
export function startBackground({ call, workstations, clock, random, wait }: BackgroundOptions): Background {
  const stopping = new AbortController();
  let failures = 0;
  let poke = (): void => undefined;

  const rest = async (milliseconds: number): Promise<void> => {
    const woken = new AbortController();
    poke = () => woken.abort();
    await wait(milliseconds, AbortSignal.any([woken.signal, stopping.signal])).catch(() => undefined);
  };
  const wanted = (): boolean => {
    const vault = workstations.openOrNull();
    if (vault === null || storedMailbox(vault.library.read) === null) return false;
    const { automatic, paused } = syncPreferences(vault.library.read);
    return automatic && !paused;
  };
  const plan = (milliseconds: number): void => {
    const vault = workstations.openOrNull();
    if (vault !== null) sessionOf(vault).next = wanted() ? clock() + milliseconds : null;
  };
  const live = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const pause = failures === 0 ? quiet : backoff(failures, afterFailure, random);
      plan(pause);
      await rest(pause);
      if (stopping.signal.aborted) return;
      if (!wanted()) {
        failures = 0;
        continue;
      }
      plan(settle);
      await wait(settle, stopping.signal).catch(() => undefined);
      if (stopping.signal.aborted || !wanted()) continue;
      const reply = await call("engine", "sync", "run", {});
      failures = reply.ok || reply.error.code === "cancelled" ? 0 : failures + 1;
    }
  };
  const living = live();
  return {
    // While it fails, a keystroke does not make a server that is down answer.
    poke: () => {
      if (failures === 0) poke();
    },
    stop: async () => {
      stopping.abort();
      await living;
    },
  };
}
