import { createHash } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { Refusal } from "#shared/errors.ts";
import type { Digest } from "#shared/ids.ts";
import {
  type BlobLayout,
  blobLayout,
  checkBlobHeader,
  damaged,
  headerSize,
  newBlobHeader,
  release,
  sealedSegmentSize,
  segmentCipher,
  type SegmentCipher,
  segmentOffset,
  segmentSize,
} from "./blob-format.ts";
import { flushFile, readFully, writeFully } from "./file-io.ts";
import type { Random } from "./random.ts";
import { createSideHash } from "./side-hash.ts";

/** What is known of a blob once it is sealed. */
export interface SealedBlob {
  /** SHA-256 of the sealed file: its name. */
  readonly sealedDigest: Digest;
  readonly sealedSize: number;
  /** SHA-256 of the plaintext: what a signed dossier binds. */
  readonly plainDigest: Digest;
  readonly plainSize: number;
  /** 32 bytes: secret. */
  readonly key: Uint8Array;
}

export interface SealOptions {
  readonly random: Random;
  /** Most plaintext bytes accepted; default 64 GiB. */
  readonly maxSize?: number;
  /** Called about once a MiB with the plaintext bytes done. */
  readonly onProgress?: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

/** An open sealed blob. Reads may overlap. Every byte handed out was authenticated. */
export interface OpenBlob {
  readonly plainSize: number;
  /** The bytes from `offset`, at most `length`, fewer at the end, none beyond it. Throws Refusal `blob-damaged` with the offset in the sealed file. */
  readonly read: (offset: number, length: number) => Promise<Buffer>;
  /** The whole plaintext in order, in pieces of 64 KiB. Throws like `read`. */
  readonly stream: () => AsyncGenerator<Buffer, void, undefined>;
  /** SHA-256 of the whole plaintext. Throws like `read`. */
  readonly digest: () => Promise<Digest>;
  readonly close: () => Promise<void>;
}

const defaultMaxSize = 64 * 1024 ** 3;
const batchSegments = 16;
const batchSize = batchSegments * segmentSize;

/**
 * Seals a stream of bytes into a new file at `path` (mode 0600, must not exist) under a fresh random key, and brings it safely to the disk.
 * The caller moves the file to its name. On any failure the file is removed and the cause is thrown; Refusal `too-large` beyond `maxSize`.
 */
export async function sealBlob(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  path: string,
  options: SealOptions,
): Promise<SealedBlob> {
  const file = await open(path, "wx", 0o600);
  try {
    const sealed = await sealInto(file, source, options);
    await flushFile(file);
    await file.close();
    return sealed;
  } catch (error) {
    await file.close().catch(() => {});
    await unlink(path).catch(() => {});
    throw error;
  }
}

async function sealInto(
  file: FileHandle,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: SealOptions,
): Promise<SealedBlob> {
  const { random, maxSize = defaultMaxSize, onProgress, signal } = options;
  const key = random(32);
  const header = newBlobHeader(random);
  const cipher = segmentCipher(header, key);
  const plainHash = createHash("sha256");
  const sideHash = createSideHash(headerSize + batchSegments * sealedSegmentSize);
  const held = Buffer.allocUnsafeSlow(batchSize);
  let filled = 0;
  let segment = 0;
  let plainSize = 0;
  let sealedSize = 0;
  let writing: Promise<unknown> = Promise.resolve();

  /** Seals what is held; the last segment of the blob is always in the last batch. */
  const flush = async (final: boolean) => {
    plainHash.update(held.subarray(0, filled));
    // A buffer comes round again after all the others, each of which waited for the write before it.
    const out = await sideHash.take();
    let length = 0;
    if (segment === 0) {
      out.bytes.set(header);
      length = headerSize;
    }
    // An empty material still has one segment, its last.
    const until = final ? Math.max(filled, 1) : filled;
    for (let at = 0; at < until; at += segmentSize) {
      const end = Math.min(at + segmentSize, filled);
      length += cipher.seal(held.subarray(at, end), segment, final && end === filled, out.bytes, length);
      segment += 1;
    }
    sideHash.push(out, length);
    await writing;
    writing = writeFully(file, out.bytes.subarray(0, length), sealedSize);
    // Awaited one batch later; until then a failure must not count as unhandled.
    writing.catch(() => {});
    sealedSize += length;
    plainSize += filled;
    filled = 0;
    onProgress?.(plainSize);
  };

  try {
    for await (const chunk of source) {
      signal?.throwIfAborted();
      if (plainSize + filled + chunk.length > maxSize) {
        throw new Refusal("too-large", { what: "material", size: plainSize + filled + chunk.length, limit: maxSize });
      }
      for (let taken = 0; taken < chunk.length;) {
        // A full batch is only sealed when more is known to follow.
        if (filled === batchSize) await flush(false);
        const part = chunk.subarray(taken, taken + batchSize - filled);
        held.set(part, filled);
        filled += part.length;
        taken += part.length;
      }
    }
    await flush(true);
    await writing;
    return { sealedDigest: await sideHash.digest(), sealedSize, plainDigest: plainHash.digest("hex"), plainSize, key };
  } finally {
    held.fill(0);
    await writing.catch(() => {});
    await sideHash.close();
  }
}

/**
 * Opens a sealed blob for reading. Checks magic, version and that the size is possible; content is authenticated as it is read.
 * Throws Refusal `blob-damaged`, `newer-format`.
 */
export async function openBlob(path: string, key: Uint8Array): Promise<OpenBlob> {
  const file = await open(path, "r");
  try {
    const layout = blobLayout((await file.stat()).size);
    if (layout === null) throw damaged(0);
    const header = Buffer.alloc(headerSize);
    await readAll(file, header, 0);
    checkBlobHeader(header);
    const cipher = segmentCipher(header, key);
    return {
      plainSize: layout.plainSize,
      read: (offset, length) => readRange(file, cipher, layout, offset, length),
      stream: () => streamAll(file, cipher, layout),
      digest: async () => {
        const hash = createHash("sha256");
        for await (const piece of streamAll(file, cipher, layout)) {
          hash.update(piece);
          release(piece);
        }
        return hash.digest("hex");
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/**
 * Reads a whole blob and compares it with what was bound to it. GCM does not commit to its key, so this, and not decryption, proves which file it is.
 * Throws Refusal `blob-damaged`.
 */
export async function verifyBlob(
  path: string,
  key: Uint8Array,
  expected: Pick<SealedBlob, "plainDigest" | "plainSize">,
): Promise<void> {
  const blob = await openBlob(path, key);
  try {
    if (blob.plainSize !== expected.plainSize || (await blob.digest()) !== expected.plainDigest) {
      throw new Refusal("blob-damaged", { at: "digest" });
    }
  } finally {
    await blob.close();
  }
}

async function readRange(
  file: FileHandle,
  cipher: SegmentCipher,
  layout: BlobLayout,
  offset: number,
  length: number,
): Promise<Buffer> {
  if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 0) {
    throw new RangeError(`not a range: ${offset}+${length}`);
  }
  const end = Math.min(offset + length, layout.plainSize);
  if (offset >= end) return Buffer.alloc(0);
  const first = Math.floor(offset / segmentSize);
  const sealed = Buffer.allocUnsafe(sealedSpan(layout, first, Math.floor((end - 1) / segmentSize) - first + 1));
  await readAll(file, sealed, segmentOffset(first));
  const result = Buffer.allocUnsafe(end - offset);
  for (const [index, plain] of openSegments(cipher, layout, first, sealed)) {
    const start = index * segmentSize - offset;
    const from = Math.max(0, -start);
    plain.copy(result, start + from, from, Math.min(plain.length, end - index * segmentSize));
  }
  return result;
}

async function* streamAll(
  file: FileHandle,
  cipher: SegmentCipher,
  layout: BlobLayout,
): AsyncGenerator<Buffer, void, undefined> {
  const buffers = [
    Buffer.allocUnsafeSlow(batchSegments * sealedSegmentSize),
    Buffer.allocUnsafeSlow(batchSegments * sealedSegmentSize),
  ];
  const fetch = async (first: number) => {
    const buffer = buffers[(first / batchSegments) % 2] ?? Buffer.alloc(0);
    const sealed = buffer.subarray(0, sealedSpan(layout, first, batchSegments));
    await readAll(file, sealed, segmentOffset(first));
    return sealed;
  };
  let next = fetch(0);
  try {
    for (let first = 0; first < layout.segments; first += batchSegments) {
      const sealed = await next;
      if (first + batchSegments < layout.segments) {
        next = fetch(first + batchSegments);
        next.catch(() => {});
      }
      for (const [, plain] of openSegments(cipher, layout, first, sealed)) yield plain;
    }
  } finally {
    // A reader that stops early must not leave a read running on a file about to be closed.
    await next.catch(() => {});
  }
}

/** Opens the consecutive sealed segments in `sealed`, the first being number `first`. */
function* openSegments(
  cipher: SegmentCipher,
  layout: BlobLayout,
  first: number,
  sealed: Buffer,
): Generator<[number, Buffer]> {
  for (let at = 0, index = first; at < sealed.length; at += sealedSegmentSize, index += 1) {
    const plain = cipher.open(sealed.subarray(at, at + sealedSegmentSize), index, index === layout.segments - 1);
    if (plain === null) throw damaged(segmentOffset(index));
    yield [index, plain];
  }
}

/** Sealed bytes of `count` segments from `first`, or up to the end. */
function sealedSpan(layout: BlobLayout, first: number, count: number): number {
  const left = layout.segments - first;
  return count < left ? count * sealedSegmentSize : (left - 1) * sealedSegmentSize + layout.lastSize;
}

async function readAll(file: FileHandle, target: Buffer, position: number): Promise<void> {
  if (!(await readFully(file, target, position))) throw damaged(position);
}
