import path from "node:path";
import { fileURLToPath } from "node:url";

/** What a command line names for us to open. */
export interface NamedPackages {
  /** Absolute paths that look like package files, each once, {@link mostAtOnce} at most. Whether anything is there nobody has looked. */
  readonly paths: readonly string[];
  /** Whether a package in a place of the network was named, which is not opened from here. */
  readonly onNetwork: boolean;
}

/** So many packages are taken from one command line; a person looks at them one at a time. */
export const mostAtOnce = 20;

/** A longer name no file system of ours takes. In characters. */
const longestPath = 4096;

/**
 * The package files among the arguments of a command line, which anybody may have written: another program, a link, a file's name. Nothing is opened,
 * and nobody is asked anything: a name on the network (`\\server\share`) would already have Windows sign in there.
 */
export function packagesAmong(
  argv: readonly string[],
  folder: string,
  platform: NodeJS.Platform = process.platform,
): NamedPackages {
  const found = new Set<string>();
  let onNetwork = false;
  for (const argument of argv) {
    const file = pathOf(argument, folder, platform);
    if (file === null) continue;
    if (platform === "win32" && isNetworkPath(file)) onNetwork = true;
    else found.add(file);
    if (found.size === mostAtOnce) break;
  }
  return { paths: [...found], onNetwork };
}

function pathOf(argument: string, folder: string, platform: NodeJS.Platform): string | null {
  if (argument.length > longestPath || argument.startsWith("-")) return null;
  const named = hasScheme(argument) ? pathOfUrl(argument, platform) : argument;
  if (named === null || named.includes("\0") || !/[^/\\]\.gj[dsrx]$/i.test(named)) return null;
  return (platform === "win32" ? path.win32 : path.posix).resolve(folder, named);
}

/** A drive has one letter, a scheme more. */
function hasScheme(argument: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(argument);
}

/** Linux desktops hand over the files of a double click as addresses. Only those of this computer name a file. */
function pathOfUrl(argument: string, platform: NodeJS.Platform): string | null {
  if (!/^file:\/\/\/[^/\\]/i.test(argument)) return null;
  try {
    return fileURLToPath(argument, { windows: platform === "win32" });
  } catch {
    return null;
  }
}

/** Also the device names, `\\.\` and `\\?\`, which reach pipes and, by `UNC`, the network. */
function isNetworkPath(file: string): boolean {
  return /^[\\/]{2}/.test(file);
}
