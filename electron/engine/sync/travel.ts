import type { WritableDb } from "#db/open.ts";
import { type Failure, Refusal } from "#shared/errors.ts";
import type { TaskContext } from "../context.ts";
import type { OpenVault } from "../vault/open-vault.ts";
import type { Mailbox } from "./mailbox.ts";
import type { Transfer } from "./parts.ts";
import type { SyncSession } from "./session.ts";
import type { SyncPreferences } from "./settings.ts";
import { isGeneral, isPassing } from "./transport/transport.ts";

/** Counts of one run. */
export interface Counts {
  sent: number;
  fetched: number;
  imported: number;
  refused: number;
  /** What could not travel this time and is tried again. */
  postponed: number;
}

/** One exchange under way. */
export interface Travel {
  readonly context: TaskContext;
  /** The vault it began with; it writes to no other. */
  readonly vault: OpenVault;
  readonly session: SyncSession;
  readonly mailbox: Mailbox;
  readonly preferences: SyncPreferences;
  readonly counts: Counts;
  readonly signal: AbortSignal;
  /** Told the number of objects that are done. */
  readonly progress: (done: number) => void;
}

/** Largest object that travels on a metered network, bytes: statements do, materials wait. */
export const meteredLimit = 1024 * 1024;

/** Writes to the vault the run began with. Refuses `cancelled` when it was locked meanwhile. */
export function write<Value>(
  { context, vault }: Pick<Travel, "context" | "vault">,
  effect: string | null,
  work: (db: WritableDb) => Value,
): Value {
  stillOpen(context, vault);
  return context.commit(effect, work);
}

/** Refuses `cancelled` when the vault was locked, or another one opened, since the run began. */
export function stillOpen(context: TaskContext, vault: OpenVault): void {
  if (context.workstations.openOrNull() !== vault) throw new Refusal("cancelled");
}

/** Once a second is often enough to be told how far a run is. */
const interval = 1000;

/** Lets the exchange page ask anew. */
export function announce({ context, session }: Pick<Travel, "context" | "session">, atOnce = false): void {
  const now = context.clock();
  if (!atOnce && now - session.told < interval) return;
  session.told = now;
  context.emit({ type: "changed", groups: ["sync"] });
}

/** What a transfer of this run may use. */
export function transferOf({ context, signal }: Travel, moved?: (bytes: number) => void): Transfer {
  const { wait, random } = context;
  return { wait, random, signal, ...(moved === undefined ? {} : { moved }) };
}

/** Runs a step; a refusal, or a file that is gone, becomes data; a stop asked for, and any fault of ours, is thrown. */
export async function attempt(work: () => Promise<void>): Promise<Failure | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refusal && error.code !== "cancelled") return { code: error.code, details: error.details };
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      return { code: "not-found", details: { what: "incoming" } };
    throw error;
  }
}

/** Failures in a row of the passing kind after which the mailbox as a whole is taken to be out of reach. */
const patience = 3;

/** Decides when a run must stop: at what concerns the whole mailbox, or when nothing goes through any more. */
export function createBreaker(): { readonly tell: (failure: Failure | null) => void } {
  let inRow = 0;
  return {
    tell: (failure) => {
      inRow = failure !== null && isPassing(failure) ? inRow + 1 : 0;
      if (failure !== null && (isGeneral(failure) || inRow >= patience))
        throw new Refusal(failure.code, failure.details);
    },
  };
}
