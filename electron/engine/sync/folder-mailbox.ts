import { copyFile, mkdir, open, readdir, rename, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { Refusal } from "#shared/errors.ts";
import type { Digest } from "#shared/ids.ts";
import { mailboxPath, readMailboxPath } from "#shared/trust/mailbox.ts";
import { hashFile } from "../files.ts";
import { isDiskFull } from "../trust/file-io.ts";

/** A place where sealed packages wait. Repeats and races are harmless: an object's name is the digest of its bytes. */
export interface Mailbox {
  /** Puts a file at its address; one that is already there whole is left alone. */
  readonly put: (tag: string, digest: Digest, file: string) => Promise<void>;
  /** Digests waiting under a tag; foreign and half-written files are passed over. */
  readonly list: (tag: string) => Promise<readonly Digest[]>;
  /** Copies an object to a local file that must not exist. */
  readonly get: (tag: string, digest: Digest, to: string) => Promise<void>;
}

/**
 * A mailbox in a folder: a USB stick, a network share. Writes go to a temporary name beside the target and are renamed, so that a pulled stick leaves
 * nothing that looks whole. Throws Refusal `mailbox-unreachable` with the system's reason.
 */
export function folderMailbox(folder: string): Mailbox {
  const at = (tag: string, digest: Digest): string => path.join(folder, ...mailboxPath({ tag, digest }).split("/"));
  const reach = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    try {
      return await work();
    } catch (cause) {
      if (isDiskFull(cause)) throw new Refusal("disk-full", {}, { cause });
      const problem = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
      throw new Refusal("mailbox-unreachable", { folder, problem }, { cause });
    }
  };
  return {
    put: (tag, digest, file) =>
      reach(async () => {
        await stat(folder);
        const target = at(tag, digest);
        if (await holds(target, digest)) return;
        await mkdir(path.dirname(target), { recursive: true });
        const draft = `${target}.part`;
        await copyFile(file, draft);
        await flush(draft);
        await rename(draft, target);
      }),
    list: (tag) =>
      reach(async () => {
        await stat(folder);
        const shelves = await entries(path.join(folder, "v1", tag), "folders");
        const found = await Promise.all(
          shelves.map(async (shelf) =>
            (await entries(path.join(folder, "v1", tag, shelf), "files")).map((name) => `v1/${tag}/${shelf}/${name}`),
          ),
        );
        return found.flat().flatMap((candidate) => readMailboxPath(candidate)?.digest ?? []);
      }),
    get: (tag, digest, to) => reach(() => copyFile(at(tag, digest), to)),
  };
}

/** Whether an address holds the whole object already; what a pulled stick cut short is written again. */
async function holds(file: string, digest: Digest): Promise<boolean> {
  return hashFile(file).then(
    (found) => found.digest === digest,
    () => false,
  );
}

/** Names of one sort in a folder; none when there is no such folder yet. Links are never followed. */
async function entries(folder: string, sort: "folders" | "files"): Promise<readonly string[]> {
  try {
    const found = await readdir(folder, { withFileTypes: true });
    return found
      .filter((entry) => (sort === "files" ? entry.isFile() : entry.isDirectory()))
      .map((entry) => entry.name);
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return [];
    throw error;
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.datasync();
  } catch (error) {
    await unlink(file);
    throw error;
  } finally {
    await handle.close();
  }
}
