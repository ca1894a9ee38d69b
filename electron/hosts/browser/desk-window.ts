import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launchBrowser, makePrivateFolder, type OwnedBrowser } from "./launch-browser.ts";

/** How long the redirect file stays readable, in milliseconds: a slow machine must have opened it by then. */
const redirectLife = 60_000;

/** No session file, no cache, no history on the disk, as Chromium and Chrome, and as Edge, call it. */
export const privately = ["--incognito", "--inprivate"] as const;

/**
 * Opens the interface in an application window of the given browser. The one-time address is in a file only this person can read:
 * a command line is readable by every user of the computer. `origin` is the only one downloads may come from.
 */
export async function openDeskWindow(browser: string, address: string, origin: string): Promise<OwnedBrowser> {
  const folder = await makePrivateFolder(browser);
  const redirect = path.join(folder, "open.html");
  await writeFile(redirect, redirectPage(address), { mode: 0o600 });
  const owned = await launchBrowser(browser, folder, [
    `--app=${pathToFileURL(redirect).href}`,
    "--window-size=1440,900",
    ...privately,
  ]);
  setTimeout(() => void rm(redirect, { force: true }), redirectLife).unref();
  await refuseOtherDownloads(owned, origin);
  return owned;
}

function redirectPage(address: string): string {
  return `<!doctype html><meta charset="utf-8"><title>桂鉴</title><script>location.replace(${JSON.stringify(address)})</script>\n`;
}

async function refuseOtherDownloads({ devtools }: OwnedBrowser, origin: string): Promise<void> {
  devtools.on((method, { url, guid }) => {
    if (method !== "Browser.downloadWillBegin" || String(url).startsWith(`${origin}/download/`)) return;
    devtools.send("Browser.cancelDownload", { guid }).catch(() => {});
  });
  await devtools.send("Browser.setDownloadBehavior", { behavior: "default", eventsEnabled: true }).catch(() => {});
}
