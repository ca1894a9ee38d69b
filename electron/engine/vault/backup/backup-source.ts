import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { IncomingFile } from "#hosts/platform.ts";
import { Refusal } from "#shared/errors.ts";
import { createPortionReader, readFileHead } from "./backup-file.ts";
import { type BackupManifest, damaged, decodeManifest, maxManifestSize } from "./manifest.ts";
import { objectPath } from "./to-folder.ts";

/** A backup being read: its manifest, then its objects one after the other in the manifest's order. */
export interface BackupSource {
  readonly manifest: BackupManifest;
  /** The next object's bytes; every one must be read to its end before the next. */
  readonly next: (object: BackupManifest["objects"][number]) => AsyncIterable<Uint8Array>;
  /** Throws Refusal `backup-damaged` when more follows than the manifest names. */
  readonly finish: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the backup in a folder: the folder itself, or the only `guijian-backup-…` folder in it. Throws Refusal `not-found` where there is none or more
 * than one, `backup-damaged`, `newer-format`.
 */
export async function openBackupFolder(chosen: string): Promise<BackupSource> {
  const folder = await findBackup(chosen);
  const file = path.join(folder, "backup.json");
  if ((await stat(file)).size > maxManifestSize) throw damaged("size");
  const manifest = decodeManifest(await readFile(file));
  return {
    manifest,
    next: ({ digest }) => readPieces(objectPath(folder, digest), digest),
    finish: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/** Opens a backup file. Throws Refusal `backup-damaged`, `newer-format`. */
export async function openBackupFile(file: IncomingFile): Promise<BackupSource> {
  const reader = createPortionReader(file.stream());
  try {
    const manifest = decodeManifest(await readFileHead(reader));
    return {
      manifest,
      next: ({ size }) => reader.stream(size),
      finish: async () => {
        if (!(await reader.ended())) throw damaged("end");
      },
      close: reader.close,
    };
  } catch (error) {
    await reader.close();
    throw error;
  }
}

async function* readPieces(file: string, digest: string): AsyncIterable<Uint8Array> {
  try {
    const pieces: AsyncIterable<Buffer> = createReadStream(file, { highWaterMark: 1024 * 1024 });
    for await (const piece of pieces) yield piece;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") throw damaged(digest);
    throw error;
  }
}

async function findBackup(chosen: string): Promise<string> {
  const entries = await readdir(chosen, { withFileTypes: true });
  if (entries.some(({ name }) => name === "backup.json")) return chosen;
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory() || !entry.name.startsWith("guijian-backup-")) continue;
    const folder = path.join(chosen, entry.name);
    if ((await readdir(folder)).includes("backup.json")) found.push(folder);
  }
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Refusal("not-found", {
      what:
        only === undefined
          ? "备份 / a backup"
          : "所选文件夹里有几份备份，请选其中一份 / several backups; choose one of them",
    });
  return only;
}
