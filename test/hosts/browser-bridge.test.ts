import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { findBrowser } from "#hosts/browser/find-browser.ts";
import { createFolders } from "#hosts/browser/folders.ts";
import { createPrinter, type Printer } from "#hosts/browser/printer.ts";
import { startBrowserServer, type BrowserServer } from "#hosts/browser/server.ts";
import { listStaticFiles } from "#hosts/static-files.ts";
import { buildBridgePage } from "./support/build-bridge-page.ts";
import { patternBytes } from "./support/pattern-bytes.ts";
import { startFakeEngine, type FakeEngine } from "./support/start-fake-engine.ts";

let folder: string;
let fake: FakeEngine;
let server: BrowserServer;
let printer: Printer;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "guijian-test-"));
  await mkdir(path.join(folder, "位置", "信箱"), { recursive: true });
  await buildBridgePage(path.join(folder, "page"));
  const executablePath = findBrowser(process.env);
  if (executablePath === null) throw new Error("these tests need Chromium, Chrome or Edge");
  printer = createPrinter(executablePath);
  fake = startFakeEngine((event) => server.announce(event));
  server = await startBrowserServer({
    engine: fake.engine,
    files: await listStaticFiles(path.join(folder, "page")),
    folders: createFolders([path.join(folder, "位置")]),
    printer,
    onDesk: () => {},
  });
  browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(server.deskAddress());
});

afterAll(async () => {
  await Promise.all([browser.close(), printer.close()]);
  await server.close();
  await fake.engine.close();
  await rm(folder, { recursive: true, force: true });
});

const call = (procedure: string, input: unknown) =>
  page.evaluate(([name, value]) => window.bridge.call("any", String(name), value), [procedure, input]);

describe("the browser bridge", () => {
  it("takes the code off the address and survives a reload", async () => {
    expect(new URL(page.url()).hash).toBe("#/");
    expect(await call("echo", { text: "桂鉴" })).toMatchObject({ ok: true, value: { caller: "desk" } });
    await page.reload();
    expect(await call("echo", null)).toMatchObject({ ok: true });
  });

  it("hears what the engine announces", async () => {
    await call("announce", null);
    await vi.waitFor(
      async () =>
        expect(await page.evaluate(() => window.events)).toContainEqual({ type: "changed", groups: ["library"] }),
      { timeout: 20_000 },
    );
  });

  it("hands chosen files to the engine, more of them at once than the browser has connections", async () => {
    const files = await Promise.all(
      Array.from({ length: 9 }, async (_, index) => {
        const file = path.join(folder, `材料${index}.bin`);
        await writeFile(file, patternBytes(index, 2_000_000 + index));
        return file;
      }),
    );
    const chooser = page.waitForEvent("filechooser");
    const picked = page.evaluate(() => window.bridge.pickFiles({ multiple: true, extensions: [] }));
    await (await chooser).setFiles(files);
    const grants = await picked;
    expect(grants.map(({ name }) => name)).toEqual(files.map((file) => path.basename(file)));
    const replies = await Promise.all(grants.map(({ grant }) => call("read", { grant })));
    for (const [index, reply] of replies.entries()) {
      const digest = createHash("sha256")
        .update(patternBytes(index, 2_000_000 + index))
        .digest("hex");
      expect(reply).toMatchObject({ ok: true, value: { name: `材料${index}.bin`, size: 2_000_000, digest } });
    }
  });

  it("waits for slow calls without holding connections", async () => {
    const calls = Array.from({ length: 12 }, () => call("doze", null));
    const begun = performance.now();
    expect(await call("echo", null)).toMatchObject({ ok: true });
    expect(performance.now() - begun).toBeLessThan(3_500);
    expect(await Promise.all(calls)).toEqual(calls.map(() => ({ ok: true, value: "rested" })));
  });

  it("never takes a reply twice, however slow the line", async () => {
    const waiting: (() => void)[] = [];
    let asked = 0;
    await page.route("**/reply/*", async (route) => {
      asked += 1;
      if (asked > 1) {
        waiting.shift()?.();
        await new Promise((resolve) => setTimeout(resolve, 400));
        return route.continue();
      }
      // The first question is held back until a second one comes, or for long enough that the reply is there.
      await Promise.race([
        new Promise<void>((resolve) => waiting.push(resolve)),
        new Promise((resolve) => setTimeout(resolve, 3_000)),
      ]);
      const headers = { ...(await route.request().allHeaders()), "sec-fetch-site": "same-origin" };
      const response = await route.fetch({ headers });
      await new Promise((resolve) => setTimeout(resolve, 800));
      return route.fulfill({ response });
    });
    expect(await call("doze", null)).toEqual({ ok: true, value: "rested" });
    await page.unroute("**/reply/*");
  });

  it("takes dropped files, and says when one can no longer be read", async () => {
    const [grant] = await page.evaluate(() => window.bridge.acceptFiles([new File(["四字四字"], "拖入.txt")]));
    expect(await call("read", { grant: grant?.grant })).toMatchObject({ ok: true, value: { size: 12 } });

    const file = path.join(folder, "gone.bin");
    await writeFile(file, "soon gone");
    const chooser = page.waitForEvent("filechooser");
    const picked = page.evaluate(() => window.bridge.pickFiles({ multiple: false, extensions: ["bin"] }));
    await (await chooser).setFiles(file);
    const [gone] = await picked;
    await rm(file);
    expect(await call("read", { grant: gone?.grant })).toEqual({
      ok: false,
      error: { code: "transfer-interrupted", details: { name: "gone.bin" } },
    });
  });

  it("saves through a download", async () => {
    const download = page.waitForEvent("download");
    const reply = page.evaluate(async () => {
      const grant = await window.bridge.pickSave("验收意见书.docx");
      return window.bridge.call("any", "save", { grant, size: "2500000" });
    });
    const saved = path.join(folder, "saved.docx");
    expect((await download).suggestedFilename()).toBe("验收意见书.docx");
    await (await download).saveAs(saved);
    expect((await readFile(saved)).equals(patternBytes(0, 2_500_000))).toBe(true);
    expect(await reply).toEqual({ ok: true, value: "saved" });
  });

  it("lets the person choose or make a folder, or cancel", async () => {
    const picked = page.evaluate(() => window.bridge.pickFolder());
    const chooser = page.locator("dialog.folder-chooser");
    await expect.poll(() => chooser.getByRole("button", { name: "选择此文件夹" }).isDisabled()).toBe(true);
    await chooser.getByRole("button", { name: "位置", exact: true }).last().click();
    await chooser.getByRole("button", { name: "信箱" }).click();
    await chooser.getByRole("textbox").fill("秘书处");
    await chooser.getByRole("button", { name: "新建文件夹" }).click();
    await chooser.getByRole("navigation").getByRole("button", { name: "秘书处" }).waitFor();
    await chooser.getByRole("button", { name: "选择此文件夹" }).click();
    const choice = await picked;
    expect(choice?.label).toBe("秘书处");
    expect(await call("folder", { grant: choice?.grant })).toEqual({
      ok: true,
      value: path.join(folder, "位置", "信箱", "秘书处"),
    });
    const printInto = (grant: string) =>
      page.evaluate((into) => window.bridge.printToPdf("page", "../表格.pdf", into), grant);
    for (const name of ["表格.pdf", "表格 (2).pdf"]) {
      expect(await printInto(choice?.grant ?? "")).toBe(true);
      const printed = await readFile(path.join(folder, "位置", "信箱", "秘书处", name));
      expect(printed.subarray(0, 5).toString()).toBe("%PDF-");
    }
    const cancelled = page.evaluate(() => window.bridge.pickFolder());
    await chooser.getByRole("button", { name: "取消" }).click();
    expect(await cancelled).toBeNull();
  });

  it("chooses nothing while a folder is being listed: it would be the one left behind", async () => {
    const picked = page.evaluate(() => window.bridge.pickFolder());
    const chooser = page.locator("dialog.folder-chooser");
    const choose = chooser.getByRole("button", { name: "选择此文件夹" });
    await chooser.getByRole("button", { name: "位置", exact: true }).last().click();
    await chooser.getByRole("button", { name: "信箱" }).waitFor();
    await page.route("**/folders", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue();
    });
    await chooser.getByRole("textbox").fill("写到一半");
    await chooser.getByRole("button", { name: "信箱" }).click();
    expect(await choose.isDisabled()).toBe(true);
    await expect.poll(() => choose.isDisabled(), { timeout: 20_000 }).toBe(false);
    expect(await chooser.getByRole("textbox").inputValue()).toBe("写到一半");
    await page.unroute("**/folders");
    await choose.click();
    expect((await picked)?.label).toBe("信箱");
  });

  it("shows materials inertly and prints pages to PDF", async () => {
    const text = await page.evaluate(async () => {
      const frame = document.createElement("iframe");
      frame.src = window.bridge.materialUrl("page");
      const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
      document.body.append(frame);
      await loaded;
      return frame.contentDocument === null ? "another origin" : "readable";
    });
    expect(text).toBe("another origin");
    const ran = await page
      .frames()
      .at(-1)
      ?.evaluate("window.ran === true")
      .catch(() => false);
    expect(ran).toBe(false);

    const download = page.waitForEvent("download");
    const printed = page.evaluate(() => window.bridge.printToPdf("page", "表格.pdf"));
    const saved = path.join(folder, "page.pdf");
    await (await download).saveAs(saved);
    expect(await printed).toBe(true);
    expect((await readFile(saved)).subarray(0, 5).toString()).toBe("%PDF-");
    await expect(page.evaluate(() => window.bridge.printToPdf("unknown", "x.pdf"))).rejects.toThrow("not-found");
    await expect(page.evaluate(() => window.bridge.printToPdf("page", "x.pdf", "unknown"))).rejects.toThrow(
      "not-found",
    );
  });

  it("opens the projection window as the projection, with a session of its own", async () => {
    const opened = context.waitForEvent("page");
    await page.evaluate(() => window.bridge.openProjection());
    const projection = await opened;
    await projection.waitForURL("**/#/projection");
    expect(await projection.evaluate(() => window.bridge.call("any", "echo", null))).toMatchObject({
      value: { caller: "projection" },
    });
    expect(await projection.evaluate(() => window.opener)).toBeNull();
    await projection.close();
  });

  it("turns away a second desk, a duplicate of the window, and a stranger", async () => {
    const second = await context.newPage();
    await second.goto(server.origin);
    await second.waitForURL("**/taken");
    const token = await page.evaluate(() => sessionStorage.getItem("guijian.session"));
    await second.goto(`${server.origin}/taken`);
    await second.evaluate((text) => sessionStorage.setItem("guijian.session", text ?? ""), token);
    await second.goto(`${server.origin}/`);
    await second.waitForURL("**/taken");
    expect(await call("echo", null)).toMatchObject({ ok: true });
    await second.close();
  });

  it("says that the program has ended instead of hanging", async () => {
    const context = await browser.newContext();
    const lonely = await startBrowserServer({
      engine: fake.engine,
      files: await listStaticFiles(path.join(folder, "page")),
      folders: createFolders([]),
      printer: null,
      onDesk: () => {},
    });
    const page = await context.newPage();
    await page.goto(lonely.deskAddress());
    expect(await page.evaluate(() => window.bridge.call("any", "echo", null))).toMatchObject({ ok: true });
    await lonely.close();
    expect(await page.evaluate(() => window.bridge.call("any", "echo", null))).toMatchObject({
      ok: false,
      error: { code: "internal" },
    });
    await page.getByRole("alertdialog").waitFor();
    await context.close();
  });
});
