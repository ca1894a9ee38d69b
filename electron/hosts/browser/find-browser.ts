import { accessSync, constants, readFileSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";

const unixNames = [
  "chromium",
  "google-chrome",
  "google-chrome-stable",
  "chromium-browser",
  "microsoft-edge",
  "microsoft-edge-stable",
] as const;
const macPaths = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
] as const;
const windowsPaths = ["Microsoft\\Edge\\Application\\msedge.exe", "Google\\Chrome\\Application\\chrome.exe"] as const;

/**
 * The Chromium-based browser of this computer: what `GUIJIAN_BROWSER` names, else the first of Chromium, Chrome and Edge. Null when
 * there is none.
 */
export function findBrowser(environment: NodeJS.ProcessEnv): string | null {
  const named = environment["GUIJIAN_BROWSER"];
  if (named) return isExecutable(named) ? named : null;
  return candidates(environment).find(isExecutable) ?? null;
}

function candidates(environment: NodeJS.ProcessEnv): readonly string[] {
  if (process.platform === "darwin") return macPaths;
  if (process.platform === "win32") {
    const roots = ["ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA"].flatMap((name) => environment[name] ?? []);
    return windowsPaths.flatMap((file) => roots.map((root) => path.join(root, file)));
  }
  const folders = (environment["PATH"] ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return unixNames.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where a browser's throwaway profile may lie. A snap sees neither /tmp nor hidden folders of ours, only its own; null: anywhere.
 */
export function profileParentOf(browser: string): string | null {
  if (process.platform !== "linux") return null;
  const real = realpathSync(browser);
  const isSnap = real.startsWith("/snap/") || real === "/usr/bin/snap" || startsSnap(real);
  return isSnap ? path.join(homedir(), "snap", "chromium", "common") : null;
}

/** Ubuntu's `chromium-browser` is a shell script that starts the snap. */
function startsSnap(file: string): boolean {
  const script = readFileSync(file, { encoding: "latin1", flag: "r" }).slice(0, 4096);
  return script.startsWith("#!") && script.includes("/snap/bin/");
}
