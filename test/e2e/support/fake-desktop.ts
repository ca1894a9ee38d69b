import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { buildBridgePage, buildFakeEngine } from "#test/hosts/support/build-bridge-page.ts";
import { expect, type Page } from "@playwright/test";
import { repository } from "./browser-host.ts";

/** Makes an application folder of the real desktop host with a page that is only the bridge and an engine that is only a protocol. */
export async function makeFakeDesktop(folder: string): Promise<string> {
  const dist = path.join(folder, "dist");
  await mkdir(dist, { recursive: true });
  await cp(path.join(repository, "dist", "desktop"), path.join(dist, "desktop"), { recursive: true });
  await buildBridgePage(path.join(dist, "renderer"));
  await buildFakeEngine(path.join(dist, "engine"));
  const description = { name: "guijian-test", version: "0.0.0", type: "module", main: "dist/desktop/main.mjs" };
  await writeFile(path.join(folder, "package.json"), JSON.stringify(description));
  return folder;
}

/** Waits until the bridge's page has run. By asking, not by animation frames: a window behind others draws none. */
export async function untilBridged(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => "bridge" in window)).toBe(true);
}
