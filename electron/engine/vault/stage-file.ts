import { renameSync, rmSync, writeFileSync } from "node:fs";

/** Writes a small file beside its place, safely on the disk; answers what puts it there in one step. Throws what the file system throws, and leaves nothing then. */
export function stageFile(file: string, bytes: string | Uint8Array): () => void {
  const next = `${file}.new`;
  try {
    writeFileSync(next, bytes, { mode: 0o600, flush: true });
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
  return () => renameSync(next, file);
}
