// The desktop host's own work, with a page that is only the bridge and an engine that is only a protocol.
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { patternBytes } from "#test/hosts/support/pattern-bytes.ts";
import { startDesktopHost } from "./support/desktop-host.ts";
import { makeFakeDesktop, untilBridged } from "./support/fake-desktop.ts";
import type { InspectedContents } from "./support/web-preferences.ts";
import { expect, test as base } from "./support/workstation.ts";

interface Fixtures {
  readonly engineNode: string;
  readonly application: ElectronApplication;
  readonly page: Page;
}

const test = base.extend<Fixtures>({
  engineNode: [process.execPath, { option: true }],
  application: async ({ folders, engineNode }, use) => {
    await mkdir(folders.files, { recursive: true });
    const gift = path.join(folders.files, "资料包.gjd");
    await writeFile(gift, patternBytes(0, 1000));
    const folder = await makeFakeDesktop(path.join(folders.home, "application"));
    const application = await startDesktopHost(folders, { application: folder, engineNode, packages: [gift] });
    await use(application);
    await application.close();
  },
  page: async ({ application }, use) => {
    const page = await application.firstWindow();
    await untilBridged(page);
    await use(page);
  },
});

const call = (page: Page, procedure: string, input: unknown) =>
  page.evaluate(([name, value]) => window.bridge.call("any", String(name), value), [procedure, input]);

for (const [name, engineNode] of [
  ["a Node of its own", process.execPath],
  ["Electron's utility process", ""],
] as const) {
  test.describe(`with the engine in ${name}`, () => {
    test.use({ engineNode });

    test("calls, events, files and materials pass", async ({ application, page, folders }) => {
      expect(await call(page, "echo", { text: "桂鉴" })).toMatchObject({
        ok: true,
        value: { input: { text: "桂鉴" }, caller: "desk", options: { home: folders.home } },
      });
      await call(page, "announce", null);
      await expect
        .poll(() => page.evaluate(() => window.events))
        .toContainEqual({ type: "changed", groups: ["library"] });

      const file = path.join(folders.files, "材料.bin");
      const bytes = patternBytes(0, 3_000_001);
      await writeFile(file, bytes);
      await application.evaluate(
        ({ dialog }, filePaths) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
        },
        [file],
      );
      const [grant] = await page.evaluate(() => window.bridge.pickFiles({ multiple: true, extensions: ["bin"] }));
      expect(grant).toMatchObject({ name: "材料.bin", size: bytes.byteLength });
      expect(await call(page, "read", { grant: grant?.grant })).toMatchObject({
        ok: true,
        value: { digest: createHash("sha256").update(bytes).digest("hex") },
      });
      expect(await call(page, "read", { grant: grant?.grant })).toMatchObject({ error: { code: "grant-spent" } });

      const target = path.join(folders.files, "导出.bin");
      await application.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, target);
      const save = await page.evaluate(() => window.bridge.pickSave("导出.bin"));
      expect(await call(page, "save", { grant: save, size: "700000" })).toMatchObject({ ok: true });
      expect((await readFile(target)).equals(patternBytes(0, 700_000))).toBe(true);

      const range = await page.evaluate(async () => {
        const response = await fetch(window.bridge.materialUrl("pattern-50000000"), {
          headers: { range: "bytes=40000000-40000009" },
        });
        const { status, headers } = response;
        return {
          status,
          range: headers.get("content-range"),
          bytes: [...new Uint8Array(await response.arrayBuffer())],
        };
      });
      expect(range).toEqual({
        status: 206,
        range: "bytes 40000000-40000009/50000000",
        bytes: [...patternBytes(40_000_000, 40_000_010)],
      });
      const whole = await page.evaluate(async () => {
        const response = await fetch(window.bridge.materialUrl("pattern-20000000"));
        return (await response.arrayBuffer()).byteLength;
      });
      expect(whole).toBe(20_000_000);
    });

    test("a crash of the engine is answered and healed", async ({ page }) => {
      expect(await call(page, "crash", null)).toMatchObject({ ok: false, error: { code: "internal" } });
      expect(await call(page, "echo", null)).toMatchObject({ ok: true });
      expect(await page.evaluate(() => window.events)).toContainEqual({ type: "locked", reason: "suspend" });
    });
  });
}

test("a package named on the command line is offered to the page", async ({ page }) => {
  const opened = await expect
    .poll(() => page.evaluate(() => window.events), { timeout: 5_000 })
    .toContainEqual(expect.objectContaining({ type: "open-package", name: "资料包.gjd" }))
    .then(() => page.evaluate(() => window.events as { readonly type: string; readonly grant?: string }[]));
  const grant = opened.find(({ type }) => type === "open-package")?.grant;
  expect(await call(page, "read", { grant })).toMatchObject({ ok: true, value: { size: 1000 } });
});

test("a print page becomes a PDF without running its scripts; a dead grant is refused", async ({
  application,
  page,
  folders,
}) => {
  const target = path.join(folders.files, "表格.pdf");
  await application.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, target);
  await application.evaluate(({ app }) => {
    app.once("browser-window-created", (_, window) => {
      const contents: InspectedContents = window.webContents;
      Object.assign(globalThis, { printed: contents.getLastWebPreferences?.() });
    });
  });
  expect(await page.evaluate(() => window.bridge.printToPdf("page", "表格.pdf"))).toBe(true);
  expect(await application.evaluate(() => (globalThis as { readonly printed?: unknown }).printed)).toMatchObject({
    javascript: false,
    sandbox: true,
    nodeIntegration: false,
  });
  expect((await readFile(target)).subarray(0, 5).toString()).toBe("%PDF-");
  await expect(page.evaluate(() => window.bridge.printToPdf("unknown", "x.pdf"))).rejects.toThrow("not-found");
  await application.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
    dialog.showSaveDialog = () => Promise.reject(new Error("a second question"));
  }, folders.files);
  const intoFolder = () =>
    page.evaluate(async () => {
      const chosen = await window.bridge.pickFolder();
      return window.bridge.printToPdf("page", "../表格.pdf", chosen?.grant ?? "");
    });
  expect(await intoFolder()).toBe(true);
  expect((await readFile(path.join(folders.files, "表格 (2).pdf"))).subarray(0, 5).toString()).toBe("%PDF-");
  await expect(page.evaluate(() => window.bridge.printToPdf("page", "x.pdf", "unknown"))).rejects.toThrow("not-found");
  await application.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: "" });
  });
  expect(await page.evaluate(() => window.bridge.printToPdf("page", "表格.pdf"))).toBe(false);
});

test("the projection window is the projection to the engine, and gets nothing of the host", async ({
  application,
  page,
}) => {
  const opened = application.waitForEvent("window");
  await page.evaluate(() => window.bridge.openProjection());
  const projection = await opened;
  await untilBridged(projection);
  expect(new URL(projection.url()).hash).toBe("#/projection");
  expect(await call(projection, "echo", null)).toMatchObject({ value: { caller: "projection" } });
  await expect(projection.evaluate(() => window.bridge.pickFolder())).rejects.toThrow("not-permitted");
  await expect(projection.evaluate(() => window.bridge.openProjection())).rejects.toThrow("not-permitted");
  await call(page, "progress", null);
  await call(page, "announce", null);
  await expect.poll(() => projection.evaluate(() => window.events)).toEqual([{ type: "changed", groups: ["library"] }]);
});
