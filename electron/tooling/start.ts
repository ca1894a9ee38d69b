// `npm start`: builds what changed and opens the workstation, on the desktop host where Electron is or can be had, else in a browser.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "./build.ts";
import { engineEnvironment, fetchElectron, findElectron, type ElectronRuntime } from "./electron-runtime.ts";

const root = path.resolve(import.meta.dirname, "..", "..");
const given = process.argv.slice(2);
const environment = process.env;
const say = (line: string) => process.stdout.write(`${line}\n`);

await build(say);
const obstacle = whyNoDesktop();
const electron = obstacle === null ? (findElectron(root, environment) ?? (await fetchOnce())) : null;
if (electron === null) {
  say(obstacle ?? "没有 Electron，改用浏览器窗口。No Electron here: opening the browser host.");
  run(process.execPath, [path.join(root, "dist", "browser", "main.mjs"), ...given], {});
} else {
  run(electron.executable, [root, ...given], engineEnvironment(electron));
}

/** Why the desktop host cannot open whether or not Electron is here; null when it can. */
function whyNoDesktop(): string | null {
  if (process.getuid?.() === 0) {
    return "以 root 运行时 Electron 不能启用沙箱，改用浏览器。Electron has no sandbox as root: starting the browser host.";
  }
  return hasDisplay() ? null : "没有图形桌面，改用浏览器。No display here: starting the browser host.";
}

function hasDisplay(): boolean {
  return process.platform !== "linux" || Boolean(environment["DISPLAY"] ?? environment["WAYLAND_DISPLAY"]);
}

/** Tries once on this computer to fetch Electron; a computer that could not is not kept waiting again. */
async function fetchOnce(): Promise<ElectronRuntime | null> {
  const tried = path.join(root, "node_modules", ".electron-fetch-failed");
  if (environment["CI"] || environment["ELECTRON_OVERRIDE_DIST_PATH"] || existsSync(tried)) return null;
  say("正在获取 Electron（最多一分钟）… Fetching Electron (a minute at most) …");
  if (await fetchElectron(root, 60_000)) return findElectron(root, environment);
  await writeFile(tried, "npm start tries again when this file is deleted\n");
  return null;
}

function run(executable: string, line: readonly string[], extra: NodeJS.ProcessEnv): void {
  const child = spawn(executable, line, { stdio: "inherit", env: { ...environment, ...extra } });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  child.once("error", (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
  child.once("exit", (code) => process.exit(code ?? 1));
}
