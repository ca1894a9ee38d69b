import type { Failure } from "#shared/errors.ts";
import type { OpenVault } from "../vault/open-vault.ts";
import { type Mailbox, mailboxOver } from "./mailbox.ts";
import { openTransport, type StoredMailbox } from "./settings.ts";
import type { Machine } from "../context.ts";

/** What an unlocked workstation remembers about its exchange, until it is locked. */
export interface SyncSession {
  /** Rows of the outbox on their way, by id: bytes that arrived, bytes in all. */
  readonly sending: Map<string, { readonly done: number; readonly total: number }>;
  /** Runs one exchange after the other. */
  readonly alone: <Value>(work: () => Promise<Value>) => Promise<Value>;
  readonly running: () => boolean;
  /** The mailbox with its kept connections; opened anew when the settings or the proxy on the way changed. */
  readonly mailbox: (
    stored: StoredMailbox,
    proxy: string | null,
    machine: Pick<Machine, "clock" | "random" | "patience">,
  ) => Mailbox;
  /** When the last run ended and why it stopped, null where it went through; null before the first. Milliseconds since the epoch. */
  ended: { readonly at: number; readonly failure: Failure | null } | null;
  /** When the next run begins by itself; null when none will. */
  next: number | null;
  /** When the screens were last told how far a run is. Milliseconds since the epoch. */
  told: number;
}

const sessions = new WeakMap<OpenVault, SyncSession>();

/** The session of an open vault. */
export function sessionOf(vault: OpenVault): SyncSession {
  const known = sessions.get(vault);
  if (known !== undefined) return known;
  const made = createSession();
  sessions.set(vault, made);
  return made;
}

function createSession(): SyncSession {
  let last: Promise<unknown> = Promise.resolve();
  let running = 0;
  let open: { readonly settings: string; readonly mailbox: Mailbox } | null = null;
  return {
    sending: new Map(),
    alone: (work) => {
      running += 1;
      const mine = last.then(work, work).finally(() => {
        running -= 1;
      });
      last = mine.catch(() => undefined);
      return mine;
    },
    running: () => running > 0,
    mailbox: (stored, proxy, machine) => {
      const settings = JSON.stringify([stored, proxy]);
      if (open?.settings === settings) return open.mailbox;
      open?.mailbox.close();
      open = { settings, mailbox: mailboxOver(openTransport(stored, proxy, machine)) };
      return open.mailbox;
    },
    ended: null,
    next: null,
    told: 0,
  };
}
