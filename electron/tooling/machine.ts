// What the tests need of the computer, found or, where we may, installed.
import { execFileSync } from "node:child_process";
import { accessSync, constants, mkdtempSync, statfsSync } from "node:fs";
import path from "node:path";
import { findBrowser } from "#hosts/browser/find-browser.ts";

/** Finds a program on the PATH; null when it is not there. */
export function findProgram(name: string): string | null {
  for (const folder of (process.env["PATH"] ?? "").split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

export const isRoot = process.getuid?.() === 0;

const hasDisplay = process.platform !== "linux" || Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);

/** Installs Debian packages where we are root and apt is there; true when apt says they are installed. */
function aptInstall(packages: readonly string[]): boolean {
  if (!isRoot || findProgram("apt-get") === null) return false;
  const options = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  try {
    execFileSync("apt-get", ["update", "-qq"], options);
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], options);
    return true;
  } catch {
    return false;
  }
}

/** Makes sure there is a browser; else what to install. */
export function ensureBrowser(): string | null {
  if (findBrowser(process.env) !== null) return null;
  if (aptInstall(["chromium", "fonts-noto-cjk"]) && findBrowser(process.env) !== null) return null;
  return "no browser: install Chromium, Google Chrome or Microsoft Edge (Debian: apt install chromium fonts-noto-cjk), or name one in GUIJIAN_BROWSER";
}

/**
 * The command to put in front of what opens windows: none on a display of our own, a virtual display otherwise. Root gets a virtual
 * one too, because the tests leave root and could not enter its display. Null when there is no way.
 */
export function displayCommand(): readonly string[] | null {
  if (hasDisplay && !isRoot) return [];
  if (findProgram("xvfb-run") !== null || aptInstall(["xvfb", "xauth"])) {
    return ["xvfb-run", "-a", "-s", "-screen 0 1500x1000x24"];
  }
  return hasDisplay ? [] : null;
}

/** A new folder in memory with room for what the tests write; null where there is none. A flush costs nothing there, and the tests flush all the time. */
export function memoryFolder(): string | null {
  const disk = "/dev/shm";
  try {
    const { bavail, bsize } = statfsSync(disk);
    return bavail * bsize < 4 * 2 ** 30 ? null : mkdtempSync(path.join(disk, "guijian-tests-"));
  } catch {
    return null;
  }
}
