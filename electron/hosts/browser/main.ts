// The browser host: the interface over loopback HTTP in the Chromium, Chrome or Edge of this computer.
import path from "node:path";
import { connectEngine } from "../engine-process/connection.ts";
import { forkEngine } from "../engine-process/fork-engine.ts";
import { grantPaths } from "../grant-paths.ts";
import { homeFolder } from "../home-folder.ts";
import { packagesAmong } from "../package-files.ts";
import { openDeskWindow } from "./desk-window.ts";
import { findBrowser } from "./find-browser.ts";
import { createFolders, defaultFolderRoots } from "./folders.ts";
import type { OwnedBrowser } from "./launch-browser.ts";
import { createPrinter } from "./printer.ts";
import { startBrowserServer, type BrowserServer } from "./server.ts";
import { listStaticFiles } from "../static-files.ts";

const environment = process.env;
const dist = path.resolve(import.meta.dirname, "..");
/** How long the desk window may be away (a reload) before it counts as closed, in milliseconds. */
const absence = 10_000;
const idleMinutes = Number(environment["GUIJIAN_IDLE_MINUTES"] ?? 30);

const say = (text: string) => process.stdout.write(`${text}\n`);

const browser = findBrowser(environment);
const hasDisplay = process.platform !== "linux" || Boolean(environment["DISPLAY"] ?? environment["WAYLAND_DISPLAY"]);
const withWindow = hasDisplay && browser !== null && environment["GUIJIAN_WINDOW"] !== "none";

let server: BrowserServer | null = null;
let window: Promise<OwnedBrowser> | null = null;
let away: NodeJS.Timeout | undefined;
let ending = false;
let packageAnnounced = false;

const engine = connectEngine({
  launch: () => forkEngine(path.join(dist, "engine", "main.mjs"), process.execPath),
  start: { resources: path.resolve(dist, "..", "resources"), home: homeFolder(environment) },
  keychain: null,
  systemProxy: null,
  onEvent: (event) => server?.announce(event),
  onGone: () => void end(1),
});
const printer = browser === null ? null : createPrinter(browser);
const started = await startBrowserServer({
  engine,
  files: await listStaticFiles(path.join(dist, "renderer")),
  folders: createFolders(defaultFolderRoots(environment)),
  printer,
  onDesk: (open) => {
    clearTimeout(away);
    if (!open) away = setTimeout(deskClosed, absence);
    else announcePackage();
  },
});

server = started;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
await openDesk();

/** Opens the desk, or says where it can be opened. With a window of its own it stays until that has closed. */
async function openDesk(): Promise<void> {
  const address = started.deskAddress();
  if (!withWindow || browser === null) {
    say(
      `${browser === null ? "没有找到 Chromium、Chrome 或 Edge。No browser was found. " : ""}一次性地址 One-time address:`,
    );
    say(address);
    away = setTimeout(() => void end(0), idleMinutes * 60_000);
    return;
  }
  window = openDeskWindow(browser, address, started.origin);
  await (
    await window
  ).ended;
  await end(0);
}

/** The desk has gone: with our own window that is the end, otherwise a new address waits for the next visit. */
function deskClosed(): void {
  if (window !== null) void end(0);
  else void openDesk();
}

/** What was named on the command line is offered to the desk once it is there. */
function announcePackage(): void {
  if (packageAnnounced) return;
  packageAnnounced = true;
  const { paths, onNetwork } = packagesAmong(process.argv.slice(2), process.cwd());
  if (onNetwork) say("网络位置上的资料包不从命令行打开。Packages on the network are not opened from the command line.");
  void grantPaths(engine, paths).then((grants) =>
    grants.forEach(({ grant, name }) => started.announce({ type: "open-package", grant, name })),
  );
}

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  clearTimeout(away);
  await started.close();
  await Promise.all([engine.close(), printer?.close(), window?.then((open) => open.close())]);
  process.exit(code);
}
