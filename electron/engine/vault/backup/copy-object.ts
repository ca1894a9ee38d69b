import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { flushFile, writeFully } from "../../trust/file-io.ts";

/** Watches and stops a copy. */
export interface CopyWatch {
  readonly signal: AbortSignal;
  /** Told of every piece, in bytes. */
  readonly piece: (bytes: number) => void;
}

/**
 * Writes a stream beside its place, brings it to the disk, and moves it there only when its SHA-256 is `digest`; answers whether it was. Otherwise, and
 * on any failure, nothing is left. Throws Refusal `disk-full`.
 */
export async function writeObject(
  target: string,
  bytes: AsyncIterable<Uint8Array>,
  digest: string,
  { signal, piece }: CopyWatch,
): Promise<boolean> {
  const draft = `${target}.writing`;
  const hash = createHash("sha256");
  try {
    const file = await open(draft, "w", 0o600);
    try {
      let at = 0;
      for await (const chunk of bytes) {
        signal.throwIfAborted();
        hash.update(chunk);
        await writeFully(file, chunk, at);
        at += chunk.length;
        piece(chunk.length);
      }
      await flushFile(file);
    } finally {
      await file.close();
    }
    const whole = hash.digest("hex") === digest;
    if (whole) await rename(draft, target);
    return whole;
  } finally {
    await rm(draft, { force: true });
  }
}

/** SHA-256 and size of a file; null when there is none. Reads the disk, not what was meant to be written. */
export async function readObject(
  file: string,
  { signal, piece }: CopyWatch,
): Promise<{ readonly digest: string; readonly size: number } | null> {
  const hash = createHash("sha256");
  let size = 0;
  try {
    const pieces: AsyncIterable<Buffer> = createReadStream(file, { highWaterMark: 1024 * 1024 });
    for await (const chunk of pieces) {
      signal.throwIfAborted();
      hash.update(chunk);
      size += chunk.length;
      piece(chunk.length);
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  return { digest: hash.digest("hex"), size };
}
