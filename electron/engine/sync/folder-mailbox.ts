import { copyFile, mkdir, open, readdir, rename, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { Refusal } from "#shared/errors.ts";
import type { Digest } from "#shared/ids.ts";
import { mailboxPath, readMailboxPath } from "#shared/trust/mailbox.ts";

/** A place where sealed packages wait. Repeats and races are harmless: an object's name is the digest of its bytes. */
export interface Mailbox {
  /** Puts a file at its address; one that is already there is left alone. */
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
      const problem = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown";
      throw new Refusal("mailbox-unreachable", { folder, problem }, { cause });
    }
  };
  return {
    put: (tag, digest, file) =>
      reach(async () => {
        await stat(folder);
        const target = at(tag, digest);
        if (await exists(target)) return;
        await mkdir(path.dirname(target), { recursive: true });
        const draft = `${target}.part`;
        await copyFile(file, draft);
        await flush(draft);
        await rename(draft, target);
      }),
    list: (tag) =>
      reach(async () => {
        await stat(folder);
        const shelves = await entries(path.join(folder, "v1", tag));
        const found = await Promise.all(
          shelves.map(async (shelf) =>
            (await entries(path.join(folder, "v1", tag, shelf))).map((name) => `v1/${tag}/${shelf}/${name}`),
          ),
        );
        return found.flat().flatMap((candidate) => readMailboxPath(candidate)?.digest ?? []);
      }),
    get: (tag, digest, to) => reach(() => copyFile(at(tag, digest), to)),
  };
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** Names in a folder; none when there is no such folder yet. */
async function entries(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
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
