import { readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { type ErrorCode, Refusal } from "#shared/errors.ts";
import type { Digest } from "#shared/ids.ts";
import { mailboxPath, partSize, readMailboxPath } from "#shared/trust/mailbox.ts";
import { insist, type Patience } from "./insist.ts";
import {
  damaged,
  digestOf,
  getParts,
  partsThere,
  partSizes,
  putParts,
  type Store,
  type Transfer,
  writeAt,
} from "./parts.ts";
import { isPassing, type Transport } from "./transport/transport.ts";

/** Requests at the same time; enough to hide the way there and back, few enough for a small server. */
export const lanes = 4;

/** What a listing says is there; nothing of it is proved yet. */
export interface Listed {
  readonly digest: Digest;
  /** The object lies in parts. */
  readonly inParts: boolean;
  /** Bytes as the listing says; null for parts, or where it does not say. */
  readonly size: number | null;
}

/** A place where sealed packages wait. Repeats and races are harmless: an object's name is the digest of its bytes. */
export interface Mailbox {
  /**
   * Puts a file at its address, in parts where it is large; parts that are there already are not sent anew. `again`: it went wrong before, so what the
   * store says to have is looked at. Refuses `package-damaged` when the file is not what its name says, and what the transport refuses.
   */
  readonly put: (tag: string, digest: Digest, file: string, transfer: Transfer, again?: boolean) => Promise<void>;
  /** The shelves under a tag. Objects stand on them by the beginning of their names. */
  readonly shelves: (tag: string, patience: Patience) => Promise<readonly string[]>;
  /** What waits on one shelf; foreign and half-written names are passed over. */
  readonly list: (tag: string, shelf: string, patience: Patience) => Promise<readonly Listed[]>;
  /** Whether an object that was put is there whole, as far as names and sizes tell; where they do not, by reading it. `size` null: any. */
  readonly holds: (tag: string, digest: Digest, size: number | null, patience: Patience) => Promise<boolean>;
  /**
   * Fetches an object to a local file; parts that a broken fetch left in that file are not fetched again. False when the object is not there whole, or is
   * not what its name says: the file is gone then.
   */
  readonly get: (tag: string, listed: Listed, to: string, transfer: Transfer) => Promise<boolean>;
  readonly close: () => void;
}

/** What a store shows at an address: the object, something else (most likely cut short), nothing. */
type Standing = "whole" | "other" | "absent";

/** A mailbox of the layout `v1` over any store that can put, get and list. */
export function mailboxOver(transport: Transport): Mailbox {
  let answered = false;
  // Where the store has answered us before, one answer that makes no sense or denies us is not the last word.
  const passing = (refusal: Refusal): boolean =>
    isPassing(refusal) || (answered && (seldomLast.includes(refusal.code) || refusal.details["status"] === 403));
  const ask = async <Value>(patience: Patience, work: () => Promise<Value>): Promise<Value> => {
    const value = await insist(work, patience, passing);
    answered = true;
    return value;
  };
  const store: Store = {
    put: (path, bytes, patience) => ask(patience, () => transport.put(path, bytes, patience.signal)),
    get: (path, patience) => ask(patience, () => transport.get(path, partSize, patience.signal)),
    list: (folder, patience) => ask(patience, () => transport.list(folder, patience.signal)),
  };

  const standing = async (
    tag: string,
    digest: Digest,
    size: number | null,
    patience: Patience,
    byListing = true,
  ): Promise<Standing> => {
    if (size !== null && size > partSize) {
      const there = await partsThere(store, { tag, digest }, patience);
      const sizes = partSizes(size);
      const found = sizes.map((each, index) => {
        const parts = there.filter((part) => part.index === index + 1 && part.count === sizes.length);
        return parts.length === 0 ? "absent" : parts.some((part) => (part.size ?? each) === each) ? "whole" : "other";
      });
      return found.find((each) => each === "other") ?? found.find((each) => each === "absent") ?? "whole";
    }
    if (byListing) {
      const shelf = await store.list(`v1/${tag}/${digest.slice(0, 2)}`, patience);
      const listed = shelf.find(({ name, folder }) => name === digest && !folder);
      if (listed !== undefined && (listed.size === null || size === null || listed.size === size)) return "whole";
    }
    // A listing may lie or lag: before anything is sent anew, the object itself is asked for.
    const bytes = await store.get(mailboxPath({ tag, digest }), patience);
    return bytes === null ? "absent" : digestOf(bytes) === digest ? "whole" : "other";
  };

  /** A second look at what went wrong before. Where it shows nothing, the store's word stands until the next check-up: it did say yes. */
  const cutShort = async (...address: Parameters<typeof standing>): Promise<boolean> =>
    standing(...address).then(
      (found) => found === "other",
      (error: unknown) => {
        if (error instanceof Refusal && error.code !== "cancelled") return false;
        throw error;
      },
    );

  return {
    put: async (tag, digest, file, transfer, again = false) => {
      const { size, small } = await opened(file, digest);
      for (let tries = 1; ; tries += 1) {
        if (small === null) await putParts(store, { tag, digest, file, transfer });
        else {
          await store.put(mailboxPath({ tag, digest }), small, transfer);
          transfer.moved?.(size);
        }
        if (!again || !(await cutShort(tag, digest, size, transfer, tries === 1))) return;
        if (tries === 3) throw new Refusal("mailbox-odd", { place: digest.slice(0, 16), problem: notKept });
      }
    },

    shelves: async (tag, patience) =>
      (await store.list(`v1/${tag}`, patience))
        .filter(({ folder, name }) => folder && isShelf(name))
        .map(({ name }) => name),

    list: async (tag, shelf, patience) =>
      (await store.list(`v1/${tag}/${shelf}`, patience)).flatMap((entry) => {
        const name = entry.folder ? entry.name.replace(/\.parts$/, "") : entry.name;
        const address = readMailboxPath(`v1/${tag}/${shelf}/${name}`);
        if (address === null || (entry.folder && name === entry.name)) return [];
        return { digest: address.digest, inParts: entry.folder, size: entry.size };
      }),

    holds: async (tag, digest, size, patience) => {
      const found = await standing(tag, digest, size, patience);
      // Not seeing it once may be a slip of the server's; sending it anew would be ours.
      return (found === "absent" ? await standing(tag, digest, size, patience, false) : found) === "whole";
    },

    get: async (tag, { digest, inParts }, to, transfer) => {
      if (inParts) return getParts(store, { tag, digest, file: to, transfer });
      const path = mailboxPath({ tag, digest });
      // It was listed: not finding it once is no answer yet.
      const bytes = (await store.get(path, transfer)) ?? (await store.get(path, transfer));
      if (bytes === null || digestOf(bytes) !== digest) return false;
      await writeAt(to, bytes, 0);
      transfer.moved?.(bytes.length);
      return true;
    },
    close: () => transport.close(),
  };
}
/** Up to this size a file is read in one breath: shorter than four trips to the thread pool, too short to stutter. */
const breath = 64 * 1024;

/** A file's size and, where it fits into one piece, its bytes. Refuses `package-damaged` when it is gone, or is not what its name says. */
async function opened(
  file: string,
  digest: Digest,
): Promise<{ readonly size: number; readonly small: Uint8Array | null }> {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw damaged(digest);
  const small = size > partSize ? null : size <= breath ? readFileSync(file) : await readFile(file);
  if (small !== null && digestOf(small) !== digest) throw damaged(digest);
  return { size, small };
}

/** Refusals that are believed at once from a store that never answered, and only when repeated from one that did. */
const seldomLast: readonly ErrorCode[] = ["mailbox-odd", "mailbox-sign-in", "mailbox-full"];

/** Why an object that was put is tried again later. */
const notKept = "写入后没有完整留下 / what was written did not stay whole";

function isShelf(name: string): boolean {
  return /^[0-9a-f]{2}$/.test(name);
}
