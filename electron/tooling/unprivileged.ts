import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findProgram, isRoot } from "./machine.ts";

const user = "nobody";

/** How to run something as a person without privileges: Chromium's sandbox is off for root, and the tests want it on. */
export interface Unprivileged {
  /** To be put in front of a command. */
  readonly command: readonly string[];
  /** A folder that person may write to. */
  readonly folder: string;
  /** Where that person can read our files: the folder itself, or a twin of it where it lies behind a closed door. */
  readonly readable: (place: string) => string;
  /** Removes the folder and the copies. */
  readonly remove: () => void;
}

/** Ourselves when we are not root; else the user `nobody`, null where the system has no way to become one. */
export function becomeUnprivileged(): Unprivileged | null {
  const folder = mkdtempSync(path.join(tmpdir(), "guijian-check-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (!isRoot) return { command: [], folder, readable: (place) => place, remove };
  const runuser = findProgram("runuser");
  if (runuser === null) return null;
  const number = (option: string) => Number(execFileSync("id", [option, user], { encoding: "utf8" }));
  chownSync(folder, number("-u"), number("-g"));
  // Named again inside: runuser puts the home from the list of users there, which for nobody does not exist.
  const command = [runuser, "-u", user, "--", "env", `HOME=${folder}`];
  const canRead = (place: string) => {
    try {
      execFileSync(runuser, ["-u", user, "--", "test", "-r", path.join(place, "."), "-a", "-x", place]);
      return true;
    } catch {
      return false;
    }
  };
  return { command, folder, remove, readable: (place) => (canRead(place) ? place : linkInto(folder, place)) };
}

/** Puts a folder where that person can read it: by hard links, which takes a moment, or across file systems by copying. */
function linkInto(folder: string, place: string): string {
  const copy = path.join(folder, path.basename(place));
  try {
    execFileSync("cp", ["-al", place, copy], { stdio: "ignore" });
  } catch {
    rmSync(copy, { recursive: true, force: true });
    cpSync(place, copy, { recursive: true, verbatimSymlinks: true });
  }
  return copy;
}

/**
 * A copy of an Electron folder in which the sandbox works for people without privileges even where the kernel gives them no
 * namespaces: its helper must belong to root and be set-uid. Ourselves not root: the folder as it is.
 */
export function withSandboxHelper({ folder }: Unprivileged, electron: string): string {
  if (!isRoot) return electron;
  const copy = path.join(folder, "electron");
  cpSync(electron, copy, { recursive: true, verbatimSymlinks: true });
  const helper = path.join(copy, "chrome-sandbox");
  if (existsSync(helper)) {
    chownSync(helper, 0, 0);
    chmodSync(helper, 0o4755);
  }
  return copy;
}
