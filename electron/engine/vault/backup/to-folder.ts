import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Refusal } from "#shared/errors.ts";
import { flushFile, writeFully } from "../../trust/file-io.ts";
import { type CopyWatch, readObject, writeObject } from "./copy-object.ts";
import { damaged } from "./manifest.ts";
import type { PreparedBackup } from "./prepared-backup.ts";

/** Where a vault's backup lies inside the folder a person chose. */
export function backupFolder(chosen: string, vaultId: string): string {
  return path.join(chosen, `guijian-backup-${vaultId}`);
}

/** Where an object lies in a backup folder. */
export function objectPath(folder: string, digest: string): string {
  return path.join(folder, "objects", digest.slice(0, 2), digest);
}

/**
 * Brings a backup folder up to date: objects it has already are not written again, `backup.json` changes last and in one step, and what the new one does
 * not name is removed after that. Stopped anywhere, the earlier backup is whole. Everything is read back and compared before `backup.json` changes.
 * Answers the bytes written. Throws Refusal `disk-full`, `backup-damaged`, `blob-damaged`.
 */
export async function writeToFolder(folder: string, prepared: PreparedBackup, watch: CopyWatch): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let written = 0;
  for (const { digest, size, path: from } of prepared.objects) {
    const target = objectPath(folder, digest);
    const there = await stat(target).catch(() => null);
    if (there?.size === size && (await readObject(target, watch))?.digest === digest) continue;
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    const pieces: AsyncIterable<Buffer> = createReadStream(from, { highWaterMark: 1024 * 1024 });
    if (!(await writeObject(target, pieces, digest, watch))) throw new Refusal("blob-damaged", { at: digest });
    written += size;
    const back = await readObject(target, { ...watch, piece: () => undefined });
    if (back?.digest !== digest) throw damaged(digest);
  }
  await replaceFile(path.join(folder, "backup.json"), prepared.manifest);
  await removeOthers(folder, new Set(prepared.objects.map(({ digest }) => digest)));
  return written + prepared.manifest.length;
}

async function replaceFile(target: string, bytes: Uint8Array): Promise<void> {
  const draft = `${target}.writing`;
  try {
    const file = await open(draft, "w", 0o600);
    try {
      await writeFully(file, bytes, 0);
      await flushFile(file);
    } finally {
      await file.close();
    }
    await rename(draft, target);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Removes what an earlier backup had and this one has not: a purged dossier does not live on in it. What others left there is theirs. */
async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
  const objects = path.join(folder, "objects");
  for (const group of await readdir(objects)) {
    if (!/^[0-9a-f]{2}$/.test(group)) continue;
    for (const name of await readdir(path.join(objects, group)))
      if (/^[0-9a-f]{64}/.test(name) && !kept.has(name)) await rm(path.join(objects, group, name), { force: true });
  }
}
