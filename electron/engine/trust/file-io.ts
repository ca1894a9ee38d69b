import type { FileHandle } from "node:fs/promises";
import { Refusal } from "#shared/errors.ts";

/** Reads until `target` is full; false if the file ends before. Positions are byte offsets. */
export async function readFully(file: FileHandle, target: Buffer, position: number): Promise<boolean> {
  for (let done = 0; done < target.length;) {
    const { bytesRead } = await file.read(target, done, target.length - done, position + done);
    if (bytesRead === 0) return false;
    done += bytesRead;
  }
  return true;
}

/** Writes all of `bytes`. Throws Refusal `disk-full` when there is no room. */
export async function writeFully(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done).catch(diskFull);
    done += bytesWritten;
  }
}

/** Brings what was written to the disk itself. Throws Refusal `disk-full` when there is no room. */
export async function flushFile(file: FileHandle): Promise<void> {
  await file.datasync().catch(diskFull);
}

function diskFull(cause: unknown): never {
  throw isDiskFull(cause) ? new Refusal("disk-full", {}, { cause }) : cause;
}

/** Why a file of this name could not be written: `disk-full`, else `transfer-interrupted` (a pulled stick, a folder that is gone). */
export function writingFailed(name: string, cause: unknown): Refusal {
  return isDiskFull(cause)
    ? new Refusal("disk-full", {}, { cause })
    : new Refusal("transfer-interrupted", { name }, { cause });
}

/** `SHMSIZE`: there is no room for the index of the write-ahead log, which opening a library makes. */
const noRoom: readonly unknown[] = ["ENOSPC", "EDQUOT", "SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"];

/** Whether an error of the file system or of the library says that there is no room left. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && noRoom.includes(error.code);
}
