import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";

/**
 * Writes a file so that it appears under its name whole or not at all: beside it first, flushed to the disk, then renamed.
 * An older file of that name survives until then. Throws what the file system or the source throws; no part is left behind.
 */
export async function saveWhole(target: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const folder = path.dirname(target);
  const part = path.join(folder, `.${path.basename(target).slice(0, 100)}.${randomBytes(6).toString("hex")}.part`);
  try {
    const file = await open(part, "wx", 0o600);
    try {
      for await (const chunk of bytes) await writeAll(file, chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, chunk: Uint8Array): Promise<void> {
  let offset = 0;
  while (offset < chunk.byteLength) offset += (await file.write(chunk, offset)).bytesWritten;
}

/** Makes a rename durable where folders can be flushed (not on Windows). */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
