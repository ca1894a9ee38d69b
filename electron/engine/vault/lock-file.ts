import { closeSync, openSync, readFileSync, rmSync, unlinkSync, writeSync } from "node:fs";
import { Refusal } from "#shared/errors.ts";

/**
 * Claims a vault for this process by an exclusively created file; answers the release. A file left by a process that no longer runs is taken over.
 * Refuses `workstation-in-use`.
 */
export function takeLock(file: string): () => void {
  try {
    claim(file);
  } catch (error) {
    if (!isExists(error)) throw error;
    const holder = Number(readFileSync(file, "utf8"));
    if (holder === process.pid || isRunning(holder)) throw new Refusal("workstation-in-use", {}, { cause: error });
    unlinkSync(file);
    claim(file);
  }
  // Whoever removed it meanwhile must not keep the vault from locking.
  return () => rmSync(file, { force: true });
}

function claim(file: string): void {
  const handle = openSync(file, "wx", 0o600);
  writeSync(handle, String(process.pid));
  closeSync(handle);
}

function isExists(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
