import { createHash } from "node:crypto";
import { open, stat, truncate, unlink } from "node:fs/promises";
import { Refusal } from "#shared/errors.ts";
import { type Digest, digestSchema } from "#shared/ids.ts";
import {
  type MailboxAddress,
  mostParts,
  type PartName,
  partName,
  partsPath,
  partSize,
  readPartName,
} from "#shared/trust/mailbox.ts";
import { hashFile } from "../files.ts";
import { flushFile, readFully, writeFully } from "../trust/file-io.ts";
import { inLanes } from "./in-lanes.ts";
import type { Patience } from "./insist.ts";
import type { Entry } from "./transport/transport.ts";

/** One transfer: how long to insist, and who wants to know how far it is. */
export interface Transfer extends Patience {
  /** Bytes that have arrived at the other side. */
  readonly moved?: (bytes: number) => void;
}

/** A store asked with patience; no piece is larger than a part. */
export interface Store {
  readonly put: (path: string, bytes: Uint8Array, patience: Patience) => Promise<void>;
  readonly get: (path: string, patience: Patience) => Promise<Uint8Array | null>;
  readonly list: (folder: string, patience: Patience) => Promise<readonly Entry[]>;
}

/** A large object between a local file and the mailbox. */
export interface Large extends MailboxAddress {
  readonly file: string;
  readonly transfer: Transfer;
}

/** Parts of one object on their way at the same time. */
const lanes = 2;

/** Sizes of the parts of an object of so many bytes. */
export function partSizes(size: number): readonly number[] {
  const count = Math.ceil(size / partSize);
  return Array.from({ length: count }, (_, index) => Math.min(partSize, size - index * partSize));
}

/** The parts a listing shows, with the bytes it says they have. */
export async function partsThere(
  store: Store,
  address: MailboxAddress,
  patience: Patience,
): Promise<readonly (PartName & { readonly size: number | null })[]> {
  return (await store.list(partsPath(address), patience)).flatMap((entry) => {
    const part = entry.folder ? null : readPartName(entry.name);
    return part === null ? [] : { ...part, size: entry.size };
  });
}

/** Puts a file part by part; parts that lie there whole, from a transfer that broke off or a crash, are not sent anew. Refuses `package-damaged`. */
export async function putParts(store: Store, { tag, digest, file, transfer }: Large): Promise<void> {
  const parts = await partsOf(file, digest);
  const there = await partsThere(store, { tag, digest }, transfer);
  let moved = 0;
  await inLanes(parts, lanes, async (part) => {
    const whole = there.some(({ name, size }) => name === part.name && (size ?? part.size) === part.size);
    if (!whole) {
      const bytes = await readPart(file, part.index - 1);
      await store.put(`${partsPath({ tag, digest })}/${part.name}`, bytes, transfer);
    }
    moved += part.size;
    transfer.moved?.(moved);
  });
}

/**
 * Fetches the parts of an object in their order behind what the file holds already. False while some are missing or one is not what its name says; the
 * file is gone where all of them together are not what theirs says.
 */
export async function getParts(store: Store, { tag, digest, file, transfer }: Large): Promise<boolean> {
  const parts = wholeSet(await partsThere(store, { tag, digest }, transfer));
  if (parts === null) return false;
  const held = await stat(file).then(
    (found) => Math.min(Math.floor(found.size / partSize), parts.length - 1),
    () => 0,
  );
  if (held > 0) await truncate(file, held * partSize);
  for (const part of parts.slice(held)) {
    const bytes = await store.get(`${partsPath({ tag, digest })}/${part.name}`, transfer);
    // Only the last part may be short: where the others lie follows from their number.
    const short = bytes !== null && bytes.length < partSize && part.index < parts.length;
    if (bytes === null || short || digestOf(bytes) !== part.digest) return false;
    await writeAt(file, bytes, (part.index - 1) * partSize);
    transfer.moved?.((part.index - 1) * partSize + bytes.length);
  }
  if ((await hashFile(file)).digest === digest) return true;
  await unlink(file);
  return false;
}

/**
 * Every part once, in order; null while some are missing. Names of another count are of another cut and are counted apart. Of two that claim the same
 * place the later listed stands: the whole is proved anyway.
 */
function wholeSet(there: readonly PartName[]): readonly PartName[] | null {
  for (const [count, cut] of Map.groupBy(there, (part) => part.count)) {
    const byIndex = new Map(cut.map((part) => [part.index, part]));
    const parts = Array.from({ length: count }, (_, index) => byIndex.get(index + 1) ?? []).flat();
    if (count > 0 && parts.length === count) return parts;
  }
  return null;
}

/** Names of the parts of a file, which is read once. */
async function partsOf(file: string, digest: Digest): Promise<readonly (PartName & { readonly size: number })[]> {
  const { size } = await stat(file);
  const sizes = partSizes(size);
  const count = sizes.length;
  if (count > mostParts) throw new Refusal("too-large", { what: digest, size, limit: mostParts * partSize });
  const whole = createHash("sha256");
  const parts: (PartName & { readonly size: number })[] = [];
  for (const index of sizes.keys()) {
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

/** Writes bytes into a file at a position, 0 making it anew, and brings them to the disk. Refuses `disk-full`. */
export async function writeAt(file: string, bytes: Uint8Array, position: number): Promise<void> {
  const handle = await open(file, position === 0 ? "w" : "r+", 0o600);
  try {
    await writeFully(handle, bytes, position);
    await flushFile(handle);
  } finally {
    await handle.close();
  }
}

export function damaged(digest: string, cause?: unknown): Refusal {
  return new Refusal("package-damaged", { at: digest.slice(0, 16) }, { cause });
}

export function digestOf(bytes: Uint8Array): Digest {
  return digestSchema.parse(createHash("sha256").update(bytes).digest("hex"));
}
