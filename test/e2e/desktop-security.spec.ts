// The security checklist of Electron's documentation, item by item, on the running desktop host. Item 16, the version, is held by test/hosts/packaging.test.ts;
// item 19, the fuses, by desktop-fuses.spec.ts.
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { startDesktopHost } from "./support/desktop-host.ts";
import { makeFakeDesktop, untilBridged } from "./support/fake-desktop.ts";
import type { InspectedContents } from "./support/web-preferences.ts";
import { expect, foldersIn, test } from "./support/workstation.ts";

test.describe.configure({ mode: "serial" });

let folder: string;
let application: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "guijian-e2e-"));
  const built = await makeFakeDesktop(path.join(folder, "application"));
  application = await startDesktopHost(foldersIn(folder, "home"), { application: built });
  page = await application.firstWindow();
  await untilBridged(page);
});

test.afterAll(async () => {
  await application.close();
  await rm(folder, { recursive: true, force: true });
});

test("1, 18: nothing is loaded from the network or from file:", async () => {
  const server = createServer((_, response) => response.end("reached")).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  for (const url of [`http://127.0.0.1:${port}/`, "https://example.com/", "file:///etc/hostname"]) {
    const outcome = await page.evaluate(
      (target) =>
        fetch(target).then(
          () => "reached",
          () => "refused",
        ),
      url,
    );
    expect(outcome).toBe("refused");
    // Not only the page's own policy: the session itself knows no network.
    const session = await application.evaluate(
      ({ BrowserWindow }, target) =>
        BrowserWindow.getAllWindows()[0]
          ?.webContents.session.fetch(target)
          .then(
            () => "reached",
            () => "refused",
          ),
      url,
    );
    if (!url.startsWith("file:")) expect(session).toBe("refused");
  }
  server.close();
  expect(new URL(page.url()).protocol).toBe("app:");
});

test("2, 3, 4, 6, 8, 9, 10: the web preferences are the safe ones", async () => {
  const preferences = await application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const contents: InspectedContents = window.webContents;
      return contents.getLastWebPreferences?.() ?? null;
    }),
  );
  for (const preference of preferences) {
    expect(preference).toMatchObject({
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
      webSecurity: true,
    });
    for (const risky of [
      "allowRunningInsecureContent",
      "experimentalFeatures",
      "webviewTag",
      "nodeIntegrationInSubFrames",
    ]) {
      expect(preference?.[risky as keyof typeof preference] ?? false, risky).toBe(false);
    }
    expect(preference?.enableBlinkFeatures ?? "").toBe("");
  }
  expect(await page.evaluate(() => [typeof require, typeof process, typeof global, typeof module].join())).toBe(
    "undefined,undefined,undefined,undefined",
  );
});

test("4: the renderer process is confined by the operating system", async () => {
  test.skip(process.platform !== "linux", "read from /proc");
  const pid = await application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  const status = (text: string) => /^Seccomp:\s*(\d)$/m.exec(text)?.[1];
  expect(status(await readFile(`/proc/${pid}/status`, "utf8"))).toBe("2");
  expect(status(await readFile("/proc/self/status", "utf8"))).toBe("0");
  expect(await readFile(`/proc/${pid}/cmdline`, "utf8")).not.toContain("--no-sandbox");
});

test("5: permissions are refused", async () => {
  const states = await page.evaluate(async () => {
    const names = ["geolocation", "notifications", "camera", "microphone", "midi"];
    return Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
    );
  });
  expect(new Set(states)).toEqual(new Set(["denied"]));
  const camera = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => "given",
      () => "refused",
    ),
  );
  expect(camera).toBe("refused");
});

test("7: the content security policy is in force", async () => {
  const policy = await page.evaluate(async () => (await fetch(location.href)).headers.get("content-security-policy"));
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /);
  const evaluated = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    document.body.append(script);
    return "injected" in window;
  });
  expect(evaluated).toBe(false);
});

test("13: neither the page nor a frame in it goes anywhere else", async () => {
  const before = page.url();
  for (const target of ["https://example.com/", "file:///etc/hostname", "material://m/page"]) {
    await page.evaluate((url) => location.assign(url), target).catch(() => null);
    await page.waitForTimeout(150);
    expect(page.url()).toBe(before);
  }
  const text = await page.evaluate(async () => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
    frame.src = window.bridge.materialUrl("page");
    await loaded;
    return frame.contentDocument === null ? "another origin" : "readable";
  });
  expect(text).toBe("another origin");
  const frame = page.frames().find((candidate) => candidate.url().startsWith("material:"));
  expect(await frame?.evaluate("window.ran === true").catch(() => false)).toBe(false);
});

test("14, 15: no window can be opened, and nothing is handed to the system to be opened", async () => {
  await application.evaluate(({ shell }) => {
    const handed: unknown[] = [];
    Object.assign(globalThis, { handed });
    for (const name of ["openExternal", "openPath", "showItemInFolder"])
      Object.assign(shell, { [name]: (...given: unknown[]) => handed.push([name, ...given]) });
  });
  for (const address of ["https://example.com/", "mailto:a@example.com", "file:///etc/hostname", "app://guijian/"]) {
    expect(await page.evaluate((target) => window.open(target), address)).toBeNull();
    await page.evaluate((target) => {
      const link = Object.assign(document.createElement("a"), { href: target, target: "_blank", rel: "noopener" });
      document.body.append(link);
      link.click();
      link.remove();
    }, address);
  }
  // A question the main process answers after whatever the clicks made it do.
  await page.evaluate(() => window.bridge.acceptFiles([]));
  expect(application.windows()).toHaveLength(1);
  expect(await application.evaluate(() => (globalThis as { readonly handed?: unknown }).handed)).toEqual([]);
});

test("11, 12: no webview can be attached, no file downloaded", async () => {
  const attached = await page.evaluate(() => {
    const view = document.createElement("webview");
    view.setAttribute("src", "https://example.com/");
    document.body.append(view);
    return "getWebContentsId" in view;
  });
  expect(attached).toBe(false);
  const items = application.evaluate(
    ({ BrowserWindow }) =>
      new Promise<string>((resolve) => {
        BrowserWindow.getAllWindows()[0]?.webContents.session.on("will-download", (event) =>
          resolve(event.defaultPrevented ? "prevented" : "allowed"),
        );
      }),
  );
  await page.evaluate(() => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["x"]));
    link.download = "x.txt";
    link.click();
  });
  expect(await items).toBe("prevented");
});

test("17: messages are taken from our own windows' own page only", async () => {
  const preloadFile = path.join(folder, "application", "dist", "desktop", "preload.cjs");
  const foreign = await application.evaluate(async ({ BrowserWindow }, preload) => {
    const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await window.loadURL("data:text/html,<title>foreign</title>");
    const answer: unknown = await window.webContents.executeJavaScript(
      `window.guijian.call("any", "echo", null).then(() => "answered", (error) => String(error))`,
    );
    window.destroy();
    return answer;
  }, preloadFile);
  expect(foreign).toContain("not-permitted");
});

test("no address of the page's own schemes leads past a grant or a listed file", async () => {
  const answers = await page.evaluate(async () => {
    const read = async (address: string): Promise<string> => {
      const response = await fetch(address).catch(() => null);
      return response === null || !response.ok ? "nothing" : `${address}: ${(await response.text()).slice(0, 40)}`;
    };
    return Promise.all(
      [
        "material://m/",
        "material://m/..%2f..%2fetc%2fhostname",
        "material://m/%2fetc%2fhostname",
        "material://m//etc/hostname",
        "material://m/%ZZ",
        "material://m/page%00",
        "app://guijian/..%2f..%2fpackage.json",
        "app://guijian/%2e%2e/%2e%2e/package.json",
        "app://guijian//etc/hostname",
        "app://guijian/%ZZ",
        "app://elsewhere/",
      ].map(read),
    );
  });
  expect(new Set(answers)).toEqual(new Set(["nothing"]));
  // What was asked wrongly has stopped nobody.
  expect(await page.evaluate(async () => (await fetch(window.bridge.materialUrl("page"))).status)).toBe(200);
});

test("20: the page gets functions of ours and nothing of Electron", async () => {
  const shape = await page.evaluate(() =>
    Object.entries(window.bridge)
      .map(([name, value]) => `${name}:${typeof value}`)
      .toSorted(),
  );
  expect(shape).toEqual([
    "acceptFiles:function",
    "call:function",
    "kind:string",
    "materialUrl:function",
    "openProjection:function",
    "pickFiles:function",
    "pickFolder:function",
    "pickSave:function",
    "printToPdf:function",
    "subscribe:function",
  ]);
  const grants = await page.evaluate(() => window.bridge.acceptFiles([new File(["made up"], "/etc/hostname")]));
  expect(grants).toEqual([]);
});
