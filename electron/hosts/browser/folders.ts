import { mkdir, readdir, realpath, stat } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { Refusal } from "#shared/errors.ts";
import { newGrant } from "../engine-process/connection.ts";

/** A folder as the page sees it: an id and a name, never a path. */
export interface ListedFolder {
  readonly id: string;
  readonly name: string;
}

export interface FolderListing {
  /** From the root down to the folder that is listed; empty for the list of roots itself. */
  readonly trail: readonly ListedFolder[];
  readonly folders: readonly ListedFolder[];
}

/** Lets the page walk the folders under the granted roots. */
export interface Folders {
  /** Lists a folder, or the roots for null. Throws Refusal("not-found") for an unknown id or a folder that has gone. */
  readonly list: (id: string | null) => Promise<FolderListing>;
  /** Makes a folder inside another and lists it. Throws Refusal("invalid-input") for a name that is none. */
  readonly create: (parent: string, name: string) => Promise<FolderListing>;
  /** The path behind an id, checked once more. */
  readonly resolve: (id: string) => Promise<string>;
}

/** Home, where removable drives appear, and what `GUIJIAN_FOLDER_ROOTS` adds (separated as in PATH). */
export function defaultFolderRoots(environment: NodeJS.ProcessEnv): readonly string[] {
  const extra = (environment["GUIJIAN_FOLDER_ROOTS"] ?? "")
    .split(path.delimiter)
    .filter((root) => path.isAbsolute(root));
  return [homedir(), "/media", "/mnt", "/Volumes", ...extra];
}

export function createFolders(roots: readonly string[]): Folders {
  const paths = new Map<string, string>();
  const ids = new Map<string, string>();
  const listed = (folder: string, name = path.basename(folder) || folder): ListedFolder => {
    const id = ids.get(folder) ?? newGrant();
    ids.set(folder, id);
    paths.set(id, folder);
    return { id, name };
  };

  const existingRoots = async () => {
    const found = await Promise.all(roots.map((root) => folderAt(root)));
    return [...new Set(found.filter((root) => root !== null))];
  };

  /** The root a real path lies in; null when it lies in none, for example behind a link that leads out. */
  const rootOf = async (folder: string) =>
    (await existingRoots()).findLast((root) => folder === root || folder.startsWith(withSlash(root))) ?? null;

  const resolve = async (id: string) => {
    const known = paths.get(id);
    const folder = known === undefined ? null : await folderAt(known);
    if (folder === null || (await rootOf(folder)) === null) throw new Refusal("not-found", { what: id });
    return folder;
  };

  const list = async (id: string | null): Promise<FolderListing> => {
    if (id === null) return { trail: [], folders: (await existingRoots()).map((root) => listed(root)) };
    const folder = await resolve(id);
    const root = (await rootOf(folder)) ?? folder;
    const steps = path.relative(root, folder).split(path.sep).filter(Boolean);
    const trail = [root, ...steps.map((_, index) => path.join(root, ...steps.slice(0, index + 1)))];
    const children = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const folders = children
      .filter((child) => child.isDirectory() && !child.name.startsWith("."))
      .map((child) => listed(path.join(folder, child.name)))
      .toSorted((a, b) => a.name.localeCompare(b.name, "zh-CN"));
    return { trail: trail.map((step) => listed(step)), folders };
  };

  return {
    list,
    resolve,
    create: async (parent, name) => {
      const folder = await resolve(parent);
      if (!isFolderName(name)) throw new Refusal("invalid-input", { path: "name", problem: name });
      const created = path.join(folder, name);
      await mkdir(created).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "EEXIST") throw new Refusal("not-permitted", { reason: error.code ?? "mkdir" });
      });
      return list(listed(created).id);
    },
  };
}

/** The real path of a folder; null when there is none. */
async function folderAt(folder: string): Promise<string | null> {
  try {
    const real = await realpath(folder);
    return (await stat(real)).isDirectory() ? real : null;
  } catch {
    return null;
  }
}

function withSlash(folder: string): string {
  return folder.endsWith(path.sep) ? folder : `${folder}${path.sep}`;
}

/** One visible path segment every file system we meet accepts. */
function isFolderName(name: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is refused
  return name.length > 0 && name.length <= 120 && !/^\.|[/\\:*?"<>|\u0000-\u001f]|[. ]$/.test(name);
}
