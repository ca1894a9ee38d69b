import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { BrowserServer } from "#hosts/browser/server.ts";
import { ask, openEvents, openSession } from "./support/page.ts";
import { patternBytes } from "./support/pattern-bytes.ts";
import { type RunningServer, startTestServer } from "./support/start-test-server.ts";

let running: RunningServer;
let server: BrowserServer;
let desk: string;
const seen: boolean[] = [];
const patience = { timeout: 20_000 };

beforeAll(async () => {
  running = await startTestServer((open) => seen.push(open));
  ({ server, desk } = running);
});

afterAll(() => running.close());

// A test may open the desk anew: what is asked goes out in the name of the desk open now.
const named = (headers: Readonly<Record<string, string | undefined>> = {}) => ({
  "x-guijian-session": desk,
  ...headers,
});
const asDesk: RunningServer["asDesk"] = (url, { headers, ...options } = {}) =>
  running.asDesk(url, { ...options, headers: named(headers) });
const post: RunningServer["post"] = (procedure, body, headers) => running.post(procedure, body, named(headers));
const call: RunningServer["call"] = (procedure, body, headers) => running.call(procedure, body, named(headers));

describe("who may ask", () => {
  it("our page, with its token", async () => {
    expect(await call("echo", { a: 1 })).toMatchObject({ ok: true, value: { input: { a: 1 }, caller: "desk" } });
  });

  it.each([
    ["another host name", { host: "guijian.example:80" }, 403],
    ["localhost by another name", { host: "localhost" }, 403],
    ["a page of another site", { origin: "http://evil.example" }, 403],
    ["no origin", { origin: undefined }, 403],
    ["the opaque origin", { origin: "null" }, 403],
    ["another port of this computer", { "sec-fetch-site": "same-site" }, 403],
    ["a cross-site request", { "sec-fetch-site": "cross-site" }, 403],
    ["no fetch metadata", { "sec-fetch-site": undefined }, 403],
    ["no token", { "x-guijian-session": undefined }, 401],
    ["a wrong token", { "x-guijian-session": "x".repeat(43) }, 401],
    ["a form instead of JSON", { "content-type": "text/plain" }, 400],
  ])("not %s", async (_, headers, status) => {
    expect((await post("sent", null)).status).toBe(200);
    expect((await post("sent", null, headers)).status).toBe(status);
  });

  it("lets anyone open the first page, which holds nothing, and refuses to be framed", async () => {
    const opened = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
    const answer = await ask(server.origin, "/", { headers: opened });
    expect(answer.status).toBe(200);
    expect(answer.body.toString()).toContain("桂鉴");
    expect(answer.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(answer.headers).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
    });
    expect((await ask(server.origin, "/", { headers: { ...opened, "sec-fetch-dest": "iframe" } })).status).toBe(403);
    expect((await ask(server.origin, "/assets/main.js", { headers: opened })).status).toBe(403);
  });

  it.each([
    "/../secret.txt",
    "/assets/../../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "//etc/passwd",
    "/assets",
  ])("serves nothing beside the interface: %s", async (url) => {
    expect((await asDesk(url)).status).toBe(404);
  });
});

describe("a call that takes long", () => {
  it("is announced when it is done and fetched once, by its own window only", async () => {
    const events = await openEvents(server.origin, desk);
    const { pending } = (await post("doze", null)).json() as { readonly pending: string };
    expect((await asDesk(`/reply/${pending}`)).json()).toEqual({ pending });
    await vi.waitFor(() => expect(events.messages).toContainEqual({ ready: pending }), patience);
    const address = String((await asDesk("/projection", { method: "POST", body: null })).json());
    const headers = { "x-guijian-session": await openSession(address) };
    expect((await asDesk(`/reply/${pending}`, { headers })).status).toBe(404);
    expect((await asDesk(`/reply/${pending}`)).json()).toEqual({ ok: true, value: "rested" });
    expect((await asDesk(`/reply/${pending}`)).status).toBe(404);
    await events.stop();
  });
});

describe("one desk", () => {
  it("opens with a code that works once", async () => {
    const address = server.deskAddress();
    desk = await openSession(address);
    await expect(openSession(address)).rejects.toThrow("409");
    expect((await post("sent", null)).status).toBe(200);
  });

  it("refuses a second window politely, and lets a reload take over", async () => {
    const first = await openEvents(server.origin, desk);
    expect(first.status).toBe(200);
    const second = await openEvents(server.origin, desk);
    expect(second.status).toBe(409);
    await second.stop();
    expect((await asDesk("/taken")).body.toString()).toMatch(/已在另一个窗口中打开.*open in another window/s);
    const reload = openEvents(server.origin, desk);
    await first.stop();
    expect((await reload).status).toBe(200);
    await (await reload).stop();
    await vi.waitFor(() => expect(seen.at(-1)).toBe(false), patience);
  });

  it("is told what the engine announces; the projection is told only that something changed", async () => {
    const projectionAddress = (await asDesk("/projection", { method: "POST", body: null })).json();
    const projection = await openSession(String(projectionAddress));
    const [deskEvents, projectionEvents] = await Promise.all([
      openEvents(server.origin, desk),
      openEvents(server.origin, projection),
    ]);
    await call("announce", null);
    await call("progress", null);
    const changed = { event: { type: "changed", groups: ["library"] } };
    await vi.waitFor(
      () => expect(deskEvents.messages).toContainEqual({ event: expect.objectContaining({ type: "progress" }) }),
      patience,
    );
    expect(deskEvents.messages).toContainEqual(changed);
    expect(projectionEvents.messages).toEqual([{}, changed]);
    await Promise.all([deskEvents.stop(), projectionEvents.stop()]);
  });
});

describe("the projection window", () => {
  it("is known to the engine as such and may ask the host for nothing", async () => {
    const address = String((await asDesk("/projection", { method: "POST", body: null })).json());
    expect(address).toMatch(/#project=/);
    const token = await openSession(address);
    const headers = { "x-guijian-session": token };
    expect(await call("echo", null, headers)).toMatchObject({ value: { caller: "projection" } });
    for (const url of ["/projection", "/folders", "/grants/files", "/grants/save", "/print"]) {
      expect((await asDesk(url, { method: "POST", body: [], headers })).status).toBe(404);
    }
  });
});

describe("materials", () => {
  it("need their grant, no token, and our own page", async () => {
    const url = "/material/pattern-1000000";
    const whole = await ask(server.origin, url);
    expect(whole.status).toBe(200);
    expect(whole.body.equals(patternBytes(0, 1_000_000))).toBe(true);
    expect(whole.headers).toMatchObject({ "accept-ranges": "bytes", "content-length": "1000000" });
    expect((await ask(server.origin, url, { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
    expect((await ask(server.origin, url, { headers: { "sec-fetch-site": "none" } })).status).toBe(403);
    expect((await ask(server.origin, "/material/guess")).status).toBe(404);
  });

  it.each([
    ["bytes=0-0", 206, 0, 1],
    ["bytes=999990-", 206, 999_990, 1_000_000],
    ["bytes=-5", 206, 999_995, 1_000_000],
    ["bytes=5-2000000", 206, 5, 1_000_000],
    ["bytes=7-3", 200, 0, 1_000_000],
    ["bytes=0-1,4-5", 200, 0, 1_000_000],
    ["lines=1-2", 200, 0, 1_000_000],
    ["bytes=-2000000", 206, 0, 1_000_000],
    ["bytes=999999-999999999999999", 206, 999_999, 1_000_000],
    ["bytes=0-9999999999999999999999", 200, 0, 1_000_000],
    ["bytes=--5", 200, 0, 1_000_000],
    ["bytes=5--1", 200, 0, 1_000_000],
    ["bytes=0x0-0x5", 200, 0, 1_000_000],
    ["bytes=1e3-", 200, 0, 1_000_000],
    ["bytes=0-0, 0-0, 0-0", 200, 0, 1_000_000],
    ["bytes=-", 200, 0, 1_000_000],
  ])("answer the range %s", async (range, status, start, end) => {
    const answer = await ask(server.origin, "/material/pattern-1000000", { headers: { range } });
    expect(answer.status).toBe(status);
    expect(answer.body.equals(patternBytes(start, end))).toBe(true);
    if (status === 206) expect(answer.headers["content-range"]).toBe(`bytes ${start}-${end - 1}/1000000`);
  });

  it.each([
    ["pattern-10", "bytes=10-", 10],
    ["pattern-10", "bytes=-0", 10],
    ["pattern-10", "bytes=999999999999999-", 10],
    ["pattern-0", "bytes=0-", 0],
    ["pattern-0", "bytes=-1", 0],
  ])("refuse the range of %s outside: %s", async (grant, range, size) => {
    const answer = await ask(server.origin, `/material/${grant}`, { headers: { range } });
    expect(answer.status).toBe(416);
    expect(answer.headers["content-range"]).toBe(`bytes */${size}`);
    expect(answer.body).toHaveLength(0);
  });

  it.each([
    "/material/",
    "/material/.",
    "/material/..",
    "/material/../pattern-10",
    "/material/..%2f..%2fetc%2fpasswd",
    "/material/%2e%2e%2fpattern-10",
    "/material/pattern-10%00",
    "/material/pattern-10%2f",
    "/material/%ff",
    "/material/%",
    "/material/%70attern-10",
    "/material/__proto__",
    "/material/constructor",
  ])("are found by their grant as it was given, and by no other way: %s", async (url) => {
    expect((await ask(server.origin, url)).status).toBeGreaterThanOrEqual(400);
  });

  it("can run nothing, whatever they are", async () => {
    const { headers } = await ask(server.origin, "/material/page");
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["content-security-policy"]).toMatch(/default-src 'none'.*frame-ancestors 'self'; sandbox$/);
    expect(headers["content-disposition"]).toBe(
      `inline; filename="__.html"; filename*=UTF-8''${encodeURIComponent("表格.html")}`,
    );
  });
});

describe("files of the page", () => {
  it("stream to the engine when it asks for them", async () => {
    const events = await openEvents(server.origin, desk);
    const bytes = patternBytes(0, 5_000_001);
    const [granted] = (
      await asDesk("/grants/files", { method: "POST", body: [{ name: "../../材料.pdf", size: bytes.byteLength }] })
    ).json() as [{ grant: string; name: string }];
    expect(granted.name).toBe("材料.pdf");
    expect((await asDesk(`/upload/${granted.grant}`, { method: "POST", body: bytes })).status).toBe(409);
    const reply = call("read", { grant: granted.grant });
    await vi.waitFor(() => expect(events.messages).toContainEqual({ upload: granted.grant }), patience);
    expect((await asDesk(`/upload/${granted.grant}`, { method: "POST", body: bytes })).status).toBe(200);
    expect(await reply).toMatchObject({
      ok: true,
      value: { name: "材料.pdf", size: bytes.byteLength, digest: createHash("sha256").update(bytes).digest("hex") },
    });
    await events.stop();
  });

  it("that cannot be read any more are an interrupted transfer", async () => {
    const events = await openEvents(server.origin, desk);
    const body = [{ name: "gone.pdf", size: 5 }];
    const [{ grant }] = (await asDesk("/grants/files", { method: "POST", body })).json() as [{ grant: string }];
    const reply = call("read", { grant });
    await vi.waitFor(() => expect(events.messages).toContainEqual({ upload: grant }), patience);
    await asDesk(`/upload/${grant}`, { method: "DELETE" });
    expect(await reply).toEqual({
      ok: false,
      error: { code: "transfer-interrupted", details: { name: "gone.pdf" } },
    });
    await events.stop();
  });

  it("come back as a download that is served once", async () => {
    const events = await openEvents(server.origin, desk);
    const grant = (await asDesk("/grants/save", { method: "POST", body: { name: "意见书 终.docx" } })).json();
    const reply = call("save", { grant, size: "3000000" });
    const offered = await vi.waitFor(() => {
      const found = events.messages.find((message) => "download" in message);
      if (!found) throw new Error("not offered yet");
      return found;
    }, patience);
    expect(offered["name"]).toBe("意见书 终.docx");
    const url = `/download/${String(offered["download"])}`;
    expect((await ask(server.origin, url, { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
    const download = await ask(server.origin, url);
    expect(download.body.equals(patternBytes(0, 3_000_000))).toBe(true);
    expect(download.headers["content-disposition"]).toContain("attachment");
    expect(await reply).toEqual({ ok: true, value: "saved" });
    expect((await ask(server.origin, url)).status).not.toBe(200);
    await events.stop();
  });
});
