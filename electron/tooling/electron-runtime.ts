import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** An Electron that can be started. */
export interface ElectronRuntime {
  readonly executable: string;
  /** As in `45.4.1`; null when the folder does not say. */
  readonly version: string | null;
}

const executables = ["electron", "electron.exe", "Electron.app/Contents/MacOS/Electron"] as const;
/** Before this version Electron's own Node cannot load the engine's SQLite. */
const oldestForEngine = 35;

/** The Electron in the folder `ELECTRON_OVERRIDE_DIST_PATH` names, else the installed one; null when there is none. */
export function findElectron(root: string, environment: NodeJS.ProcessEnv): ElectronRuntime | null {
  const folder = environment["ELECTRON_OVERRIDE_DIST_PATH"] ?? path.join(root, "node_modules", "electron", "dist");
  const executable = executables.map((name) => path.join(folder, name)).find(existsSync);
  if (executable === undefined) return null;
  const stated = path.join(folder, "version");
  return { executable, version: existsSync(stated) ? readFileSync(stated, "utf8").trim().replace(/^v/, "") : null };
}

/**
 * Why no installer is made with the Electron that `ELECTRON_OVERRIDE_DIST_PATH` names: it is not the one the lock file names, which is what people are to get.
 * Null where none is named, or that very one. A folder to try things in (`npm run dist:dir`) may hold any.
 */
export function otherElectron(root: string, environment: NodeJS.ProcessEnv): string | null {
  if (!environment["ELECTRON_OVERRIDE_DIST_PATH"]) return null;
  const held = findElectron(root, environment)?.version ?? "no Electron";
  const lock: unknown = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8"));
  const { version } = z
    .object({ packages: z.object({ "node_modules/electron": z.object({ version: z.string() }) }) })
    .parse(lock).packages["node_modules/electron"];
  return held === version ? null : `ELECTRON_OVERRIDE_DIST_PATH holds ${held}, installers are made with ${version}`;
}

/** What the environment must hold so that the engine runs under this Electron: an old one lends it the Node we run under. */
export function engineEnvironment({ version }: ElectronRuntime): NodeJS.ProcessEnv {
  const major = Number.parseInt(version ?? "", 10);
  return major < oldestForEngine ? { GUIJIAN_ENGINE_NODE: process.execPath } : {};
}

/**
 * Lets Electron's package fetch its runtime, which `ignore-scripts` kept it from doing at install. Gives up after `patience`
 * milliseconds; true when it succeeded.
 */
export function fetchElectron(root: string, patience: number): Promise<boolean> {
  const script = path.join(root, "node_modules", "electron", "install.js");
  if (!existsSync(script)) return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: "ignore", timeout: patience, killSignal: "SIGKILL" });
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}
