import { lstat, mkdir, open, readdir, readFile, rename, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { Refusal } from "#shared/errors.ts";
import { isDiskFull } from "../../trust/file-io.ts";
import type { Entry, Transport } from "./transport.ts";

/**
 * A mailbox in a folder: a USB stick, a network share. Writes go to a temporary name beside the target and are renamed, so that a pulled stick leaves
 * nothing that looks whole. Links are never followed. Throws Refusal `mailbox-unreachable` with the system's reason, `disk-full`.
 */
export function folderTransport(folder: string, random: (size: number) => Uint8Array): Transport {
  const at = (name: string): string => path.join(folder, ...name.split("/"));
  const reach = async <Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> => {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof Refusal) throw cause;
      if (isDiskFull(cause)) throw new Refusal("disk-full", {}, { cause });
      // What keeps one object from being read or written (a folder where a file should be) says nothing about the stick.
      const general = await stat(folder).then(
        (found) => !found.isDirectory(),
        () => true,
      );
      const problem = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
      if (!general && isAboutOne(problem)) throw new Refusal("mailbox-odd", { place: folder, problem }, { cause });
      throw new Refusal("mailbox-unreachable", { folder, problem }, { cause });
    }
  };
  return {
    put: (name, bytes, signal) =>
      reach(signal, async () => {
        const target = at(name);
        // A name of its own: two workstations may write the same object to one share at once.
        const draft = `${target}.${Buffer.from(random(6)).toString("hex")}.part`;
        await writeWhole(draft, bytes).catch(async (error: unknown) => {
          absent(error);
          // The first on its shelf. Where the stick itself is gone nothing is made in its place.
          await stat(folder);
          await mkdir(path.dirname(target), { recursive: true });
          await writeWhole(draft, bytes);
        });
        await rename(draft, target).catch(async (error: unknown) => {
          await unlink(draft).catch(() => undefined);
          throw error;
        });
      }),
    get: (name, limit, signal) =>
      reach(signal, async () => {
        await stat(folder);
        const found = await stat(at(name)).catch(absent);
        if (found === null) return null;
        if (!found.isFile()) throw new Refusal("mailbox-odd", { place: folder, problem: "EISDIR" });
        if (found.size > limit) throw new Refusal("mailbox-odd", { place: folder, problem: `> ${limit}` });
        return readFile(at(name));
      }),
    list: (name, signal) =>
      reach(signal, async () => {
        await stat(folder);
        return entries(at(name));
      }),
    close: () => undefined,
  };
}

async function entries(folder: string): Promise<readonly Entry[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch(absent);
  return Promise.all(
    (found ?? [])
      .filter((entry) => entry.isFile() || entry.isDirectory())
      .map(async (entry) => {
        const size = entry.isFile() ? await lstat(path.join(folder, entry.name)).catch(absent) : null;
        return { name: entry.name, folder: entry.isDirectory(), size: size?.size ?? null };
      }),
  );
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, "w", 0o644);
  try {
    await handle.writeFile(bytes);
    await handle.datasync();
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => undefined);
    await unlink(file).catch(() => undefined);
    throw error;
  }
}

function isAboutOne(problem: string): boolean {
  return ["EISDIR", "ENOTDIR", "ENOENT", "EEXIST", "ENOTEMPTY", "EACCES", "EPERM", "EIO", "ELOOP"].includes(problem);
}

function absent(error: unknown): null {
  if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return null;
  throw error;
}
