/**
 * Builds the gallery and photographs its scenes into out/gallery:
 *   node test/renderer/gallery/shoot.ts scene[:option=value…] …   e.g. parts parts:appearance=dark:size=1920x1080
 * Prints what the page complained about; exits 1 if it complained.
 */
import { mkdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { chromium } from "@playwright/test";
import react from "@vitejs/plugin-react";
import { build } from "vite";

const here = import.meta.dirname;
const top = join(here, "../../..");
const built = join(top, "out/gallery/site");
const shots = join(top, "out/gallery");
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
};

await build({
  root: here,
  base: "./",
  logLevel: "warn",
  plugins: [react()],
  build: { outDir: built, emptyOutDir: true, chunkSizeWarningLimit: 4000 },
});
await mkdir(shots, { recursive: true });

/** The visible controls of a page that nothing names: neither text, label, title nor description. Runs in the page. */
function controlsWithoutName(): string[] {
  const named = (element: Element): boolean => {
    const labelled = element.getAttribute("aria-labelledby");
    const label = labelled === null ? null : document.getElementById(labelled);
    const own = element.id === "" ? null : document.querySelector(`label[for="${CSS.escape(element.id)}"]`);
    const words = [
      element.getAttribute("aria-label"),
      element.getAttribute("title"),
      label?.textContent,
      own?.textContent,
      element.closest("label")?.textContent,
      element instanceof HTMLInputElement ? "" : element.textContent,
    ];
    return words.some((word) => (word ?? "").trim() !== "");
  };
  return [...document.querySelectorAll("button, input, textarea, a[href], [role=combobox]")]
    .filter(
      (element) =>
        element.getClientRects().length > 0 &&
        getComputedStyle(element).visibility === "visible" &&
        element.getAttribute("aria-hidden") !== "true",
    )
    .filter((element) => !named(element))
    .map((element) => element.outerHTML.slice(0, 160));
}

const server = createServer((request, response) => {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  readFile(join(built, path === "/" ? "index.html" : path)).then(
    (bytes) =>
      response.writeHead(200, { "content-type": types[extname(path)] ?? "text/html; charset=utf-8" }).end(bytes),
    () => response.writeHead(404).end(),
  );
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = server.address();
const port = typeof address === "object" && address !== null ? address.port : 0;

const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
});
let complaints = 0;
try {
  for (const wanted of process.argv.slice(2)) {
    const [scene = "", ...options] = wanted.split(":");
    const option = new URLSearchParams(options.join("&"));
    const [width = 1366, height = 768] = (option.get("size") ?? "").split("x").filter(Boolean).map(Number);
    const page = await browser.newPage({ viewport: { width, height }, timezoneId: "Asia/Shanghai" });
    page.on("pageerror", (error) => {
      complaints += 1;
      process.stderr.write(`${wanted}: ${error.message}\n`);
    });
    page.on("console", (message) => {
      if (message.type() !== "error" && message.type() !== "warning") return;
      complaints += 1;
      process.stderr.write(`${wanted}: ${message.text()}\n`);
    });
    await page.goto(`http://127.0.0.1:${port}/?scene=${scene}&${option.toString()}`);
    const settled = () =>
      document.querySelector("#root > *") !== null && document.querySelector(".progress, .progress-space") === null;
    await page.waitForFunction(settled, undefined, { timeout: 15_000 }).catch(() => undefined);
    await page.waitForTimeout(Number(option.get("wait") ?? 600));
    const click = option.get("click");
    for (const label of click === null ? [] : click.split("|")) {
      await page.getByText(label).first().click();
      await page.waitForTimeout(400);
    }
    for (const nameless of await page.evaluate(controlsWithoutName)) {
      complaints += 1;
      process.stderr.write(`${wanted}: no accessible name: ${nameless}\n`);
    }
    await page.screenshot({ path: join(shots, `${wanted.replaceAll(/[^\w.=-]+/gu, "_")}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
  server.close();
}
process.exitCode = complaints === 0 ? 0 : 1;
