import type { Refusal } from "#shared/errors.ts";

/** One name in a folder of a mailbox. Whatever a server says about it is a claim: names and sizes are judged by whoever reads the listing. */
export interface Entry {
  readonly name: string;
  readonly folder: boolean;
  /** Bytes as the server says; null for a folder or where it does not say. */
  readonly size: number | null;
}

/**
 * A store that can put, get and list one level; nothing else is asked of it. No conditional write, no rename, no lock, no delete is relied upon.
 * Paths have forward slashes and never a leading one. Every method throws a Refusal whose code {@link isPassing} or {@link isGeneral} can judge.
 */
export interface Transport {
  /** Writes an object whole; one of the same path is replaced. Folders above it appear as needed. */
  readonly put: (path: string, bytes: Uint8Array, signal: AbortSignal) => Promise<void>;
  /** An object's bytes, null when there is none. Refuses `mailbox-odd` beyond `limit` bytes, before reading further. */
  readonly get: (path: string, limit: number, signal: AbortSignal) => Promise<Uint8Array | null>;
  /** Names directly under a folder, in no order; none when there is no such folder. */
  readonly list: (folder: string, signal: AbortSignal) => Promise<readonly Entry[]>;
  /** Lets go of kept connections. */
  readonly close: () => void;
}

/** Whether a refusal of a transport may pass by itself: the same request is worth repeating a little later. */
export function isPassing({ code }: Pick<Refusal, "code">): boolean {
  return code === "mailbox-busy" || code === "mailbox-no-answer";
}

/** Whether a refusal speaks of the whole mailbox, so that the next object would fare no better. */
export function isGeneral({ code }: Pick<Refusal, "code">): boolean {
  return (
    code === "mailbox-unreachable" ||
    code === "mailbox-sign-in" ||
    code === "mailbox-untrusted" ||
    code === "mailbox-insecure" ||
    code === "mailbox-full" ||
    code === "disk-full"
  );
}
