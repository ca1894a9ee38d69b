import { mkdir, rename, unlink } from "node:fs/promises";
import path from "node:path";
import { newId } from "#shared/ids.ts";
import type { CommandContext } from "../context.ts";
import type { Task } from "../tasks.ts";
import { sealBlob, type SealedBlob } from "../trust/sealed-blob.ts";
import { blobPath } from "../vault/blob-path.ts";

/** Seals bytes into the vault's blobs, written aside and renamed. No row names the blob yet, and nothing in the clear touches the disk. */
export async function sealIntoVault(
  context: CommandContext,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  task?: Pick<Task, "progress" | "signal">,
): Promise<SealedBlob> {
  const { folder } = context.vault;
  await mkdir(path.join(folder, "blobs"), { recursive: true, mode: 0o700 });
  const draft = path.join(folder, "blobs", `writing-${newId(context.random)}`);
  const sealed = await sealBlob(bytes, draft, {
    random: context.random,
    ...(task === undefined ? {} : { onProgress: task.progress, signal: task.signal }),
  });
  const named = path.join(folder, blobPath(sealed.sealedDigest));
  await mkdir(path.dirname(named), { recursive: true, mode: 0o700 });
  try {
    await rename(draft, named);
  } catch (error) {
    await unlink(draft);
    throw error;
  }
  return sealed;
}
