import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, unlink } from "node:fs/promises";
import path from "node:path";
import { newId } from "#shared/ids.ts";
import type { IncomingFile, OutgoingFile } from "#hosts/platform.ts";
import { Refusal } from "#shared/errors.ts";
import type { CommandContext } from "./context.ts";
import { writeFully } from "./trust/file-io.ts";
import type { ReceivedFile } from "./vault/pending.ts";

/**
 * Copies a chosen file into `incoming/` before anything looks at it, so that what is verified is what is opened. Packages are sealed: nothing in the
 * clear touches the disk. The copy is swept away at the next start, so it is never brought safely to the disk: what is imported from it is.
 * Throws Refusal `disk-full`, and what reading the file throws.
 */
export async function receiveFile(context: CommandContext, file: IncomingFile): Promise<ReceivedFile> {
  const folder = path.join(context.vault.folder, "incoming");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = path.join(folder, `writing-${newId(context.random)}`);
  const handle = await open(draft, "wx", 0o600);
  const hash = createHash("sha256");
  let size = 0;
  let writing: Promise<unknown> = Promise.resolve();
  try {
    for await (const piece of file.stream()) {
      await writing;
      writing = writeFully(handle, piece, size);
      // Awaited one piece later; until then a failure must not count as unhandled.
      writing.catch(() => undefined);
      hash.update(piece);
      size += piece.length;
    }
    await writing;
    await handle.close();
  } catch (error) {
    await writing.catch(() => undefined);
    await handle.close();
    await unlink(draft);
    throw error;
  }
  const digest = hash.digest("hex");
  const named = path.join(folder, digest);
  await rename(draft, named);
  return { digest, size, path: named, name: file.name };
}

/** Reads a small chosen file into memory. Throws Refusal `too-large` beyond `limit` bytes, before reading further. */
export async function readWhole(file: IncomingFile, limit: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of file.stream()) {
    size += piece.length;
    if (size > limit) throw new Refusal("too-large", { what: file.name, size, limit });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Writes a file of the vault (sealed as it is) to where the person said. */
export async function saveFile(target: OutgoingFile, from: string): Promise<void> {
  await target.write(createReadStream(from));
}

/** Bytes at hand as a stream. */
export async function* sendBytes(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
  await Promise.resolve();
}

/** SHA-256 and size of a file on disk. */
export async function hashFile(file: string): Promise<{ readonly digest: string; readonly size: number }> {
  const hash = createHash("sha256");
  let size = 0;
  const pieces: AsyncIterable<Buffer> = createReadStream(file);
  for await (const piece of pieces) {
    hash.update(piece);
    size += piece.length;
  }
  return { digest: hash.digest("hex"), size };
}
