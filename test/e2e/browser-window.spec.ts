// What the browser host does around its page: its own window, one-time addresses, and when it ends.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { findBrowser } from "#hosts/browser/find-browser.ts";
import { ask } from "#test/hosts/support/page.ts";
import { repository, startBrowserHost } from "./support/browser-host.ts";
import { expect, test } from "./support/workstation.ts";

/** Every process with its command line, as any user of the computer can read it. */
async function processes(): Promise<readonly { readonly id: number; readonly line: string }[]> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "")));
  return lines.map((line, index) => ({ id: Number(ids[index]), line: line.replaceAll("\0", " ") }));
}

async function commandLines(): Promise<readonly string[]> {
  return (await processes()).map(({ line }) => line);
}

interface OpenWindow {
  readonly host: ChildProcess;
  readonly ended: Promise<unknown[]>;
  /** The file the browser was pointed to. */
  readonly redirect: string;
  /** The one-time address in it. */
  readonly address: URL;
  /** The browser itself, which leads the processes of its window. */
  readonly browser: number;
}

/** Starts the host with a window of its own, which has opened its page when this resolves: the one-time code is used up. */
async function openWindow({ home, files }: { readonly home: string; readonly files: string }): Promise<OpenWindow> {
  const host = spawn(process.execPath, [path.join(repository, "dist", "browser", "main.mjs")], {
    stdio: "ignore",
    env: { ...process.env, GUIJIAN_HOME: home, TMPDIR: files },
  });
  const ended = once(host, "exit");
  const windows = async () => (await processes()).filter(({ line }) => line.includes(`--app=file://${files}`));
  await expect.poll(windows).not.toHaveLength(0);
  const [{ id, line } = { id: 0, line: "" }] = await windows();
  const redirect = fileURLToPath(/--app=(\S+)/.exec(line)?.[1] ?? "");
  const address = new URL(/"(http:[^"]+)"/.exec(await readFile(redirect, "utf8"))?.[1] ?? "");
  const code = address.hash.split("=")[1] ?? "";
  const again = () => ask(address.origin, "/session", { method: "POST", body: { code } });
  await expect.poll(async () => (await again()).status).toBe(409);
  return { host, ended, redirect, address, browser: id };
}

/** No process of the window goes on, and none of its files stays. A process that was killed is listed until the system has cleared it away. */
async function expectNothingLeft(files: string): Promise<void> {
  await expect.poll(async () => (await commandLines()).filter((line) => line.includes(files))).toEqual([]);
  expect(await readdir(files)).toEqual([]);
}

test("the window opens through a private file, tells no secret on its command line, and its end is the end", async ({
  folders,
}) => {
  test.skip(process.platform !== "linux" || !process.env["DISPLAY"], "reads /proc and opens a window");
  const forsaken = path.join(folders.files, "guijian-4194999-abcdef");
  await mkdir(forsaken, { recursive: true });
  const { host, ended, redirect, address } = await openWindow(folders);
  expect(await readdir(folders.files)).not.toContain(path.basename(forsaken));
  expect((await stat(redirect)).mode & 0o777).toBe(0o600);
  expect((await stat(path.dirname(redirect))).mode & 0o777).toBe(0o700);
  const code = address.hash.split("=")[1] ?? "";
  expect(code).toHaveLength(43);
  expect((await commandLines()).filter((line) => line.includes(code))).toEqual([]);

  host.kill("SIGTERM");
  expect((await ended)[0]).toBe(0);
  await expectNothingLeft(folders.files);
});

for (const signal of ["SIGTERM", "SIGKILL"] as const)
  test(`a window that is closed, or killed, ends the host, which leaves nothing behind: ${signal}`, async ({
    folders,
  }) => {
    test.skip(process.platform !== "linux" || !process.env["DISPLAY"], "reads /proc and opens a window");
    await mkdir(folders.files, { recursive: true });
    const { ended, browser } = await openWindow(folders);
    process.kill(browser, signal);
    expect((await ended)[0]).toBe(0);
    await expectNothingLeft(folders.files);
  });

test("an address opens one desk; when the desk has gone, a new one is printed", async ({ folders }) => {
  const { host, nextAddress } = await startBrowserHost(folders);
  const address = await nextAddress();
  const browser = await chromium.launch({
    executablePath: findBrowser(process.env) ?? "",
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForURL("**/#/**");
  const second = await (await browser.newContext()).newPage();
  await second.goto(address);
  await expect(second.getByText("已在另一个窗口中打开")).toBeVisible();
  await page.close();
  const next = await nextAddress();
  expect(next).not.toBe(address);
  await second.goto(next);
  await second.waitForURL("**/#/**");
  await browser.close();
  host.kill("SIGTERM");
  await once(host, "exit");
});

test("a host nobody visits ends by itself", async ({ folders }) => {
  const { host, nextAddress } = await startBrowserHost(folders, { GUIJIAN_IDLE_MINUTES: "0.02" });
  await nextAddress();
  const [exitCode] = (await once(host, "exit")) as [number];
  expect(exitCode).toBe(0);
});
