import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "@playwright/test";
import { findBrowser } from "#hosts/browser/find-browser.ts";
import type { Folders, Workstation } from "./opened-workstation.ts";

export const repository = path.resolve(import.meta.dirname, "..", "..", "..");

/** Starts the browser host without a window of its own and returns the one-time address it prints. */
export async function startBrowserHost(
  { home, files, temporary }: Folders,
  environment: NodeJS.ProcessEnv = {},
): Promise<{ readonly host: ChildProcess; readonly nextAddress: () => Promise<string> }> {
  await mkdir(files, { recursive: true });
  await mkdir(temporary, { recursive: true });
  const host = spawn(process.execPath, [path.join(repository, "dist", "browser", "main.mjs")], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      TMPDIR: temporary,
      GUIJIAN_HOME: home,
      GUIJIAN_FOLDER_ROOTS: files,
      GUIJIAN_WINDOW: "none",
      ...environment,
    },
  });
  const lines = createInterface(host.stdout)[Symbol.asyncIterator]();
  const nextAddress = async () => {
    for (;;) {
      const { done, value } = await lines.next();
      if (done) throw new Error("the browser host ended without an address");
      if (/^http:\/\/127\.0\.0\.1:\d+\/#open=/.test(value)) return value;
    }
  };
  return { host, nextAddress };
}

async function end(host: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return;
  host.kill(signal);
  await once(host, "exit");
}

/** A workstation in the browser host, driven in a Chromium of the test's own. */
export async function openBrowserHost(folders: Folders): Promise<Workstation> {
  const executablePath = findBrowser(process.env);
  if (executablePath === null) throw new Error("no Chromium, Chrome or Edge on this computer");
  const { host, nextAddress } = await startBrowserHost(folders);
  const address = await nextAddress();
  const context = await chromium.launchPersistentContext(folders.profile, {
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...process.env, TMPDIR: folders.temporary },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    acceptDownloads: true,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);

  return {
    kind: "browser",
    page,
    chooseFiles: async (files, act) => {
      const dialog = page.waitForEvent("filechooser");
      await act();
      await (await dialog).setFiles([...files]);
    },
    chooseFolder: async (folder, act) => {
      await act();
      const chooser = page.locator("dialog.folder-chooser");
      const root = path.basename(folders.files);
      const steps = [root, ...path.relative(folders.files, folder).split(path.sep).filter(Boolean)];
      for (const step of steps) await chooser.locator("li").getByRole("button", { name: step, exact: true }).click();
      await chooser.getByRole("button", { name: /选择此文件夹|Choose this folder/ }).click();
    },
    save: async (act) => {
      const download = page.waitForEvent("download");
      await act();
      const finished = await download;
      const target = path.join(folders.files, finished.suggestedFilename());
      await finished.saveAs(target);
      return target;
    },
    projection: async (act) => {
      const opened = context.waitForEvent("page");
      await act();
      return opened;
    },
    close: async () => {
      await context.close();
      await end(host, "SIGTERM");
    },
    crash: async () => {
      await end(host, "SIGKILL");
      await context.close();
    },
  };
}
