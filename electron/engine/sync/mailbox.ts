import { createHash } from "node:crypto";
import { open, readFile, stat, truncate, unlink } from "node:fs/promises";
import { Refusal } from "#shared/errors.ts";
import { type Digest, digestSchema } from "#shared/ids.ts";
import {
  mailboxPath,
  mostParts,
  type PartName,
  partName,
  partsPath,
  partSize,
  readMailboxPath,
  readPartName,
} from "#shared/trust/mailbox.ts";
import { hashFile } from "../files.ts";
import { flushFile, readFully, writeFully } from "../trust/file-io.ts";
import { inLanes } from "./in-lanes.ts";
import { insist, type Patience } from "./insist.ts";
import type { Entry, Transport } from "./transport/transport.ts";

/** Requests at the same time; enough to hide the way there and back, few enough for a small server. */
export const lanes = 4;

/** One transfer: how long to insist, and who wants to know how far it is. */
export interface Transfer extends Patience {
  /** Bytes that have arrived at the other side. */
  readonly moved?: (bytes: number) => void;
}

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
   * Puts a file at its address, in parts where it is large. `again`: it was tried before, so the parts that arrived then are asked for and not sent anew.
   * Refuses `package-damaged` when the file is not what its name says, and what the transport refuses.
   */
  readonly put: (tag: string, digest: Digest, file: string, transfer: Transfer, again?: boolean) => Promise<void>;
  /** What waits under a tag; foreign and half-written names are passed over. */
  readonly list: (tag: string, patience: Patience) => Promise<readonly Listed[]>;
  /** Whether an object that was put is there, as far as names and sizes tell. */
  readonly holds: (tag: string, digest: Digest, size: number, patience: Patience) => Promise<boolean>;
  /**
   * Fetches an object to a local file; parts that a broken fetch left in that file are not fetched again. False when the object is not there whole, or is
   * not what its name says: the file is gone then.
   */
  readonly get: (tag: string, listed: Listed, to: string, transfer: Transfer) => Promise<boolean>;
  readonly close: () => void;
}

/** A mailbox of the layout `v1` over any store that can put, get and list. */
export function mailboxOver(transport: Transport): Mailbox {
  const list = (folder: string, patience: Patience): Promise<readonly Entry[]> =>
    insist(() => transport.list(folder, patience.signal), patience);
  const arrivedParts = async (tag: string, digest: Digest, patience: Patience): Promise<readonly PartName[]> =>
    (await list(partsPath({ tag, digest }), patience)).flatMap((entry) => {
      const part = entry.folder ? null : readPartName(entry.name);
      return part === null || entry.size === 0 ? [] : part;
    });

  const putParts = async (
    tag: string,
    digest: Digest,
    file: string,
    { transfer, again }: { readonly transfer: Transfer; readonly again: boolean },
  ): Promise<void> => {
    const parts = await partsOf(file, digest);
    const there = new Set(again ? (await arrivedParts(tag, digest, transfer)).map((part) => part.name) : []);
    let moved = 0;
    await inLanes(parts, 2, async (part) => {
      if (!there.has(part.name)) {
        const bytes = await readPart(file, part.index - 1);
        const path = `${partsPath({ tag, digest })}/${part.name}`;
        await insist(() => transport.put(path, bytes, transfer.signal), transfer);
      }
      moved += part.size;
      transfer.moved?.(moved);
    });
  };

  return {
    put: async (tag, digest, file, transfer, again = false) => {
      const { size } = await present(file, digest);
      if (size > partSize) return putParts(tag, digest, file, { transfer, again });
      const bytes = await readFile(file);
      if (digestOf(bytes) !== digest) throw damaged(digest);
      await insist(() => transport.put(mailboxPath({ tag, digest }), bytes, transfer.signal), transfer);
      transfer.moved?.(bytes.length);
    },

    list: async (tag, patience) => {
      const found: Listed[] = [];
      const shelves = (await list(`v1/${tag}`, patience)).filter(({ folder, name }) => folder && isShelf(name));
      await inLanes(shelves, lanes, async (shelf) => {
        for (const entry of await list(`v1/${tag}/${shelf.name}`, patience)) {
          const name = entry.folder ? entry.name.replace(/\.parts$/, "") : entry.name;
          const address = readMailboxPath(`v1/${tag}/${shelf.name}/${name}`);
          if (address === null || (entry.folder && name === entry.name)) continue;
          found.push({ digest: address.digest, inParts: entry.folder, size: entry.size });
        }
      });
      return found;
    },

    holds: async (tag, digest, size, patience) => {
      const shelf = await list(`v1/${tag}/${digest.slice(0, 2)}`, patience);
      if (size <= partSize)
        return shelf.some(({ name, ...entry }) => name === digest && (entry.size ?? size) === size && !entry.folder);
      const there = new Set((await arrivedParts(tag, digest, patience)).map(({ index }) => index));
      return there.size >= Math.ceil(size / partSize);
    },

    get: async (tag, { digest, inParts }, to, transfer) => {
      if (inParts) return getParts(transport, await arrivedParts(tag, digest, transfer), { tag, digest, to, transfer });
      const path = mailboxPath({ tag, digest });
      const bytes = await insist(() => transport.get(path, partSize, transfer.signal), transfer);
      if (bytes === null || digestOf(bytes) !== digest) return false;
      await writeAt(to, bytes, 0);
      transfer.moved?.(bytes.length);
      return true;
    },
    close: () => transport.close(),
  };
}

/** Fetches the parts of one object in their order behind what the file holds already. */
async function getParts(
  transport: Transport,
  there: readonly PartName[],
  wanted: { readonly tag: string; readonly digest: Digest; readonly to: string; readonly transfer: Transfer },
): Promise<boolean> {
  const { tag, digest, to, transfer } = wanted;
  const parts = wholeSet(there);
  if (parts === null) return false;
  const held = await stat(to).then(
    (found) => Math.min(Math.floor(found.size / partSize), parts.length - 1),
    () => 0,
  );
  if (held > 0) await truncate(to, held * partSize);
  for (const part of parts.slice(held)) {
    const path = `${partsPath({ tag, digest })}/${part.name}`;
    const bytes = await insist(() => transport.get(path, partSize, transfer.signal), transfer);
    // Only the last part may be short: where the others lie follows from their number.
    const short = bytes !== null && bytes.length < partSize && part.index < parts.length;
    if (bytes === null || short || digestOf(bytes) !== part.digest) return false;
    await writeAt(to, bytes, (part.index - 1) * partSize);
    transfer.moved?.((part.index - 1) * partSize + bytes.length);
  }
  if ((await hashFile(to)).digest === digest) return true;
  await unlink(to);
  return false;
}

/** Every part once, in order; null while some are missing. Where a name was claimed twice the last digest's claim is left out: the whole is proved anyway. */
function wholeSet(there: readonly PartName[]): readonly PartName[] | null {
  const count = there[0]?.count ?? 0;
  const byIndex = new Map(there.filter((part) => part.count === count).map((part) => [part.index, part]));
  const parts = Array.from({ length: count }, (_, index) => byIndex.get(index + 1)).filter(
    (part) => part !== undefined,
  );
  return count > 0 && parts.length === count ? parts : null;
}

/** Names of the parts of a file, which is read once. Refuses `package-damaged`. */
async function partsOf(file: string, digest: Digest): Promise<readonly (PartName & { readonly size: number })[]> {
  const { size } = await stat(file);
  const count = Math.ceil(size / partSize);
  if (count > mostParts) throw new Refusal("too-large", { what: digest, size, limit: mostParts * partSize });
  const whole = createHash("sha256");
  const parts: (PartName & { readonly size: number })[] = [];
  for (let index = 0; index < count; index += 1) {
    const bytes = await readPart(file, index);
    whole.update(bytes);
    const part = { index: index + 1, count, digest: digestOf(bytes) };
    parts.push({ ...part, name: partName(part), size: bytes.length });
  }
  if (whole.digest("hex") !== digest) throw damaged(digest);
  return parts;
}

async function readPart(file: string, index: number): Promise<Buffer> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.min(partSize, size - index * partSize));
    if (!(await readFully(handle, bytes, index * partSize))) throw damaged(file.slice(-64));
    return bytes;
  } finally {
    await handle.close();
  }
}

async function writeAt(file: string, bytes: Uint8Array, position: number): Promise<void> {
  const handle = await open(file, position === 0 ? "w" : "r+", 0o600);
  try {
    await writeFully(handle, bytes, position);
    await flushFile(handle);
  } finally {
    await handle.close();
  }
}

async function present(file: string, digest: Digest): Promise<{ readonly size: number }> {
  return stat(file).catch((cause: unknown) => {
    throw damaged(digest, cause);
  });
}

function damaged(digest: string, cause?: unknown): Refusal {
  return new Refusal("package-damaged", { at: digest.slice(0, 16) }, { cause });
}

function digestOf(bytes: Uint8Array): Digest {
  return digestSchema.parse(createHash("sha256").update(bytes).digest("hex"));
}

function isShelf(name: string): boolean {
  return /^[0-9a-f]{2}$/.test(name);
}
