import { access } from "node:fs/promises";
import path from "node:path";
import { saveWhole } from "./save-whole.ts";

/**
 * Saves a file whole into a folder the person chose. What is already there under the name stays; the new file gets ` (2)`.
 * Throws what the file system throws; no part is left behind.
 */
export async function saveInto(folder: string, fileName: string, bytes: Uint8Array): Promise<void> {
  await saveWhole(path.join(folder, await freeName(folder, path.basename(fileName))), oneChunk(bytes));
}

async function freeName(folder: string, fileName: string): Promise<string> {
  const { name, ext } = path.parse(fileName);
  for (let copy = 1; ; copy += 1) {
    const candidate = copy === 1 ? fileName : `${name} (${copy})${ext}`;
    try {
      await access(path.join(folder, candidate));
    } catch {
      return candidate;
    }
  }
}

/** Bytes as the stream {@link saveWhole} takes. */
export async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  yield bytes;
}
