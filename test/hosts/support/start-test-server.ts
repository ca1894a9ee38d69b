import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { vi } from "vitest";
import { createFolders } from "#hosts/browser/folders.ts";
import { startBrowserServer, type BrowserServer } from "#hosts/browser/server.ts";
import { listStaticFiles } from "#hosts/static-files.ts";
import { ask, openSession, type Ask } from "./page.ts";
import { startFakeEngine, type FakeEngine } from "./start-fake-engine.ts";

type Answer = ReturnType<typeof ask>;

/** A browser host over a fake engine with one desk open: `卷宗/二级` below its granted root, a secret beside it, a link out of it. */
export interface RunningServer {
  readonly fake: FakeEngine;
  readonly server: BrowserServer;
  /** The desk's session token. */
  readonly desk: string;
  /** Where everything of the test lies. */
  readonly folder: string;
  readonly asDesk: (url: string, options?: Ask) => Answer;
  readonly post: (procedure: string, body: unknown, headers?: Ask["headers"]) => Answer;
  /** Calls and, as the page does, fetches a reply that was not there at once. */
  readonly call: (procedure: string, body: unknown, headers?: Ask["headers"]) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** Starts it; `onDesk` is told whenever a desk opens or closes. */
export async function startTestServer(onDesk: (open: boolean) => void = () => undefined): Promise<RunningServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "guijian-test-"));
  await mkdir(path.join(folder, "renderer", "assets"), { recursive: true });
  await mkdir(path.join(folder, "卷宗", "二级"), { recursive: true });
  await writeFile(path.join(folder, "renderer", "index.html"), "<!doctype html><title>桂鉴</title>");
  await writeFile(path.join(folder, "renderer", "assets", "main.js"), "export {};");
  await writeFile(path.join(folder, "secret.txt"), "secret");
  await symlink("/etc", path.join(folder, "卷宗", "outside"));
  const fake = startFakeEngine((event) => server.announce(event));
  const server = await startBrowserServer({
    engine: fake.engine,
    files: await listStaticFiles(path.join(folder, "renderer")),
    folders: createFolders([path.join(folder, "卷宗"), path.join(folder, "missing")]),
    printer: null,
    onDesk,
  });
  const desk = await openSession(server.deskAddress());
  const asDesk: RunningServer["asDesk"] = (url, { headers, ...options } = {}) =>
    ask(server.origin, url, { ...options, headers: { "x-guijian-session": desk, ...headers } });
  const post: RunningServer["post"] = (procedure, body, headers = {}) =>
    asDesk(`/call/any/${procedure}`, { method: "POST", body, headers });
  return {
    fake,
    server,
    desk,
    folder,
    asDesk,
    post,
    call: async (procedure, body, headers = {}) => {
      const reply = (await post(procedure, body, headers)).json() as { readonly pending?: string };
      if (reply.pending === undefined) return reply;
      return vi.waitFor(
        async () => {
          const fetched = (await asDesk(`/reply/${reply.pending}`, { headers })).json() as {
            readonly pending?: string;
          };
          if (fetched.pending !== undefined) throw new Error("still pending");
          return fetched;
        },
        { timeout: 20_000 },
      );
    },
    close: async () => {
      await server.close();
      await fake.engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
