import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, readdir, readlink, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { connectDevtools, pipeStdio, type DevtoolsPipe } from "./devtools-pipe.ts";
import { profileParentOf } from "./find-browser.ts";

/** A browser process of our own, with a profile that is thrown away when it ends. */
export interface OwnedBrowser {
  readonly devtools: DevtoolsPipe;
  /** Resolves when the process has ended and its profile is gone. */
  readonly ended: Promise<void>;
  /** Asks it to close, and ends it by force after two seconds. */
  readonly close: () => Promise<void>;
}

/** A folder only this person can read, removed together with the browser it is for. Folders a killed host left are removed first. */
export async function makePrivateFolder(browser: string): Promise<string> {
  const parent = profileParentOf(browser) ?? tmpdir();
  await mkdir(parent, { recursive: true });
  await removeForsaken(parent);
  return mkdtemp(path.join(parent, `guijian-${process.pid}-`));
}

async function removeForsaken(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const owner = Number(/^guijian-(\d+)-\w{6}$/.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(owner) || isRunning(owner)) continue;
    // Another person's folder refuses; that is theirs to remove.
    await rm(path.join(parent, name), { recursive: true, force: true }).catch(() => {});
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const quiet = [
  "--no-first-run",
  "--no-default-browser-check",
  "--no-service-autorun",
  "--disable-background-networking",
  "--disable-breakpad",
  "--disable-client-side-phishing-detection",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-extensions",
  "--disable-sync",
  "--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,DialMediaRouteProvider",
  "--metrics-recording-only",
  "--password-store=basic",
  "--use-mock-keychain",
  "--disk-cache-size=1",
  "--remote-debugging-pipe",
] as const;

/** Nothing is remembered or offered: this window shows one program. Downloads ask where to go. */
const preferences = {
  credentials_enable_service: false,
  autofill: { profile_enabled: false, credit_card_enabled: false },
  translate: { enabled: false },
  search: { suggest_enabled: false },
  safebrowsing: { enabled: false },
  profile: {
    password_manager_enabled: false,
    default_content_setting_values: { notifications: 2, geolocation: 2, media_stream_camera: 2, media_stream_mic: 2 },
  },
  download: { prompt_for_download: true, default_directory: path.join(homedir(), "Downloads") },
} as const;

/** Starts a browser with a fresh profile inside `folder`. `given` are added to the quiet ones. */
export async function launchBrowser(browser: string, folder: string, given: readonly string[]): Promise<OwnedBrowser> {
  const profile = path.join(folder, "profile");
  await mkdir(path.join(profile, "Default"), { recursive: true, mode: 0o700 });
  await writeFile(path.join(profile, "Default", "Preferences"), JSON.stringify(preferences), { mode: 0o600 });
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const child = spawn(browser, [...quiet, ...asRoot, `--user-data-dir=${profile}`, ...given], {
    stdio: [...pipeStdio],
    // Its own process group: an interrupt at the terminal reaches us, and we close the browser in order.
    detached: process.platform !== "win32",
  });
  const devtools = connectDevtools(child);
  const ended = untilEnd(child).then(async () => {
    // Helpers of a browser that was killed go on for a while, and write into the profile.
    endByForce(child);
    await removeSocketFolder(profile);
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  return {
    devtools,
    ended,
    close: async () => {
      const force = setTimeout(() => endByForce(child), 2_000);
      devtools.send("Browser.close").catch(() => {});
      await ended;
      clearTimeout(force);
    },
  };
}

function untilEnd(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
}

/** A browser that was ended before its time leaves the folder of its socket among the system's temporary ones; its profile says which. */
async function removeSocketFolder(profile: string): Promise<void> {
  const socket = await readlink(path.join(profile, "SingletonSocket")).catch(() => null);
  if (socket === null) return;
  const folder = path.dirname(socket);
  if (path.dirname(folder) !== tmpdir() || !/^(?:org|com)\.[\w.-]+$/.test(path.basename(folder))) return;
  await rm(folder, { recursive: true, force: true }).catch(() => {});
}

/** Ends the browser with its helpers: on Unix the whole group it leads. */
function endByForce(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill();
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It ended by itself meanwhile.
  }
}
