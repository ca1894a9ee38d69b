import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { findBrowser } from "#hosts/browser/find-browser.ts";
import { privately } from "#hosts/browser/desk-window.ts";
import { launchBrowser, type OwnedBrowser } from "#hosts/browser/launch-browser.ts";
import { findPhrases } from "#test/story/find-phrases.ts";

const phrase = "私下以为漏检偏高";
const title = "广西某某项目验收意见书";
let server: Server;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "guijian-profile-"));
  server = createServer((_, reply) => {
    reply.setHeader("content-type", "text/html; charset=utf-8");
    reply.setHeader("cache-control", "no-store");
    reply.end(`<!doctype html><title>${title}</title><textarea autofocus></textarea>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test("a window of ours leaves nothing of what was typed or shown in its profile, not even while it is open", async () => {
  const profile = await mkdtemp(path.join(folder, "private-"));
  const browser = await typeInto(profile, privately);
  await pause();
  expect(findPhrases([profile], [phrase, title])).toEqual([]);
  await browser.close();
});

test("without privacy the same browser would: the search finds it", async () => {
  const profile = await mkdtemp(path.join(folder, "plain-"));
  const browser = await typeInto(profile, []);
  await vi.waitFor(() => expect(findPhrases([profile], [phrase, title]).length).toBeGreaterThan(0), 30_000);
  await browser.close();
}, 60_000);

/** Opens an application window with that profile, types the phrase and moves on within the page. */
async function typeInto(profile: string, options: readonly string[]): Promise<OwnedBrowser> {
  const executable = findBrowser(process.env);
  if (executable === null) throw new Error("no Chromium, Chrome or Edge on this computer");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const owned = await launchBrowser(executable, profile, ["--headless=new", `--app=${address}`, ...options]);
  const { devtools } = owned;
  const targetId = await vi.waitFor(async () => {
    const { targetInfos } = await devtools.send("Target.getTargets");
    const page = (
      targetInfos as readonly { readonly targetId: string; readonly url: string; readonly title: string }[]
    ).find((target) => target.url === address && target.title === title);
    if (page === undefined) throw new Error("the page is not there yet");
    return page.targetId;
  }, 20_000);
  const session = String((await devtools.send("Target.attachToTarget", { targetId, flatten: true }))["sessionId"]);
  const evaluate = (expression: string) => devtools.send("Runtime.evaluate", { expression }, session);
  await evaluate("document.querySelector('textarea').focus()");
  await devtools.send("Input.insertText", { text: phrase }, session);
  await evaluate("history.pushState({}, '', '/next')");
  return owned;
}

/** Chromium writes its session file a few seconds after a change. */
async function pause(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 6_000));
}
