import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { discard } from "#hosts/engine-process/byte-streams.ts";
import type { ServedMaterial } from "#hosts/engine-process/connection.ts";
import { patternBytes } from "./support/pattern-bytes.ts";
import { startFakeEngine, type FakeEngine } from "./support/start-fake-engine.ts";

let fake: FakeEngine | null = null;
const start = (...options: Parameters<typeof startFakeEngine>) => (fake = startFakeEngine(...options));
afterEach(async () => {
  await fake?.engine.close();
  fake = null;
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "guijian-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const patience = { timeout: 20_000 };
const mebibyte = 1024 * 1024;

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function bytesOf(served: ServedMaterial): AsyncIterable<Uint8Array> {
  if (served.bytes === null) throw new Error("not served");
  return served.bytes;
}

describe("calls", () => {
  it("carry the caller and JSON, and come back as replies", async () => {
    const { engine } = start();
    const reply = await engine.call("projection", "any", "echo", { a: [1, "二", null] });
    expect(reply).toEqual({
      ok: true,
      value: {
        input: { a: [1, "二", null] },
        caller: "projection",
        options: { resources: "/resources", home: "/home", keychain: false, systemProxy: false },
      },
    });
    expect(await engine.call("desk", "any", "refuse", null)).toEqual({
      ok: false,
      error: { code: "not-found", details: { what: "it" } },
    });
  });

  it("deliver engine events and the host's suspend", async () => {
    const { engine, events } = start();
    await engine.call("desk", "any", "announce", null);
    engine.suspend();
    await vi.waitFor(() => expect(events).toHaveLength(2), patience);
    expect(events).toEqual([
      { type: "changed", groups: ["library"] },
      { type: "locked", reason: "suspend" },
    ]);
  });

  it("let the engine use the host's keychain, or know that there is none", async () => {
    const xor = async (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a);
    const { engine } = start(() => {}, { wrap: xor, unwrap: xor });
    expect(await engine.call("desk", "any", "keychain", null)).toEqual({ ok: true, value: [1, 2, 3] });
    await engine.close();
    expect(await start().engine.call("desk", "any", "keychain", null)).toEqual({ ok: true, value: null });
  });
});

describe("the proxy of the operating system", () => {
  const ask = (server: string) => fake?.engine.call("desk", "any", "proxy", { server });

  it("is asked of the host, question by question", async () => {
    const later = Promise.withResolvers<string | null>();
    start(undefined, null, (server) => (server.includes("slow") ? later.promise : Promise.resolve(`PROXY ${server}`)));
    const slow = ask("https://slow:443");
    expect(await ask("https://quick:443")).toEqual({ ok: true, value: "PROXY https://quick:443" });
    later.resolve("DIRECT");
    expect(await slow).toEqual({ ok: true, value: "DIRECT" });
  });

  it("that fails is no answer, and a host that cannot ask says so", async () => {
    start(undefined, null, () => Promise.reject(new Error("no session")));
    expect(await ask("https://a:443")).toEqual({ ok: true, value: null });
    await fake?.engine.close();
    start();
    expect(await ask("https://a:443")).toEqual({ ok: true, value: null });
  });
});

describe("a crash of the engine", () => {
  it("answers what was pending, tells the page it is locked, and starts the engine once more", async () => {
    const { engine, events, launched } = start();
    const pending = engine.call("desk", "any", "wait", null);
    const crashing = engine.call("desk", "any", "crash", null);
    const stopped = { ok: false, error: { code: "internal", details: { reference: "engine-stopped" } } };
    expect(await pending).toEqual(stopped);
    expect(await crashing).toEqual(stopped);
    expect(await engine.call("desk", "any", "sent", null)).toEqual({ ok: true, value: 0 });
    expect(events).toEqual([{ type: "locked", reason: "suspend" }]);
    expect(launched()).toBe(2);
  });

  it("that repeats at once is not healed for ever", async () => {
    const { engine, launched, gone } = start();
    await engine.call("desk", "any", "crash", null);
    await engine.call("desk", "any", "crash", null);
    await vi.waitFor(() => expect(gone()).toBe(true), patience);
    expect(launched()).toBe(2);
    expect(await engine.call("desk", "any", "echo", null)).toMatchObject({ ok: false, error: { code: "internal" } });
  });
});

describe("file grants", () => {
  it("serve a path once", async () => {
    const { engine } = start();
    const folder = await temporaryFolder();
    const file = path.join(folder, "材料.bin");
    const bytes = patternBytes(0, 3 * mebibyte + 17);
    await writeFile(file, bytes);
    const grant = engine.grantFile({ name: "材料.bin", size: bytes.byteLength }, { path: file });
    expect(await engine.call("desk", "any", "read", { grant })).toEqual({
      ok: true,
      value: {
        name: "材料.bin",
        announced: bytes.byteLength,
        size: bytes.byteLength,
        digest: createHash("sha256").update(bytes).digest("hex"),
      },
    });
    expect(await engine.call("desk", "any", "read", { grant })).toMatchObject({ error: { code: "grant-spent" } });
  });

  it(
    "for a file in whose place a pipe stands by now read nothing",
    { skip: process.platform === "win32" },
    async () => {
      const { engine } = start();
      const place = path.join(await temporaryFolder(), "材料.bin");
      execFileSync("mkfifo", [place]);
      const grant = engine.grantFile({ name: "材料.bin", size: 17 }, { path: place });
      expect(await engine.call("desk", "any", "read", { grant })).toMatchObject({
        error: { code: "transfer-interrupted", details: { name: "材料.bin" } },
      });
    },
  );

  it("of one kind are no good for another, and are spent by the attempt", async () => {
    const { engine } = start();
    const grant = engine.grantFolder("/somewhere");
    expect(await engine.call("desk", "any", "read", { grant })).toMatchObject({ error: { code: "grant-spent" } });
    expect(await engine.call("desk", "any", "folder", { grant })).toMatchObject({ error: { code: "grant-spent" } });
    const again = engine.grantFolder("/somewhere");
    expect(await engine.call("desk", "any", "folder", { grant: again })).toEqual({ ok: true, value: "/somewhere" });
  });

  it("stream from the host no faster than the engine consumes", async () => {
    const { engine } = start();
    let produced = 0;
    const total = 24 * mebibyte;
    const grant = engine.grantFile(
      { name: "upload", size: null },
      {
        open: async () =>
          (async function* () {
            for (let offset = 0; offset < total; offset += 65_536) {
              produced += 65_536;
              yield patternBytes(offset, offset + 65_536);
            }
          })(),
      },
    );
    await pause(100);
    expect(produced).toBe(0);
    const reply = engine.call("desk", "any", "read", { grant, slow: "yes" });
    await vi.waitFor(() => expect(produced).toBeGreaterThan(0), patience);
    await pause(150);
    expect(produced).toBeLessThan(6 * mebibyte);
    expect(await reply).toMatchObject({
      ok: true,
      value: { size: total, digest: createHash("sha256").update(patternBytes(0, total)).digest("hex") },
    });
  });

  it("that break off are told to the engine as an interrupted transfer", async () => {
    const { engine } = start();
    const grant = engine.grantFile(
      { name: "upload", size: null },
      {
        open: async () =>
          (async function* () {
            yield patternBytes(0, 10);
            throw new Error("the page has gone");
          })(),
      },
    );
    expect(await engine.call("desk", "any", "read", { grant })).toMatchObject({
      ok: false,
      error: { code: "internal", details: { reference: "byte-stream" } },
    });
  });
});

describe("save grants", () => {
  it("write a path whole, leaving nothing beside it", async () => {
    const { engine } = start();
    const folder = await temporaryFolder();
    const target = path.join(folder, "导出.bin");
    await writeFile(target, "older");
    const grant = engine.grantSave("导出.bin", { path: target });
    expect(await engine.call("desk", "any", "save", { grant, size: "300000" })).toMatchObject({ ok: true });
    expect(Buffer.compare(await readFile(target), patternBytes(0, 300_000))).toBe(0);
    expect(await readdir(folder)).toEqual(["导出.bin"]);
  });

  it("stream to the host and finish only when it has taken everything", async () => {
    const { engine } = start();
    const arrived = Promise.withResolvers<AsyncIterable<Uint8Array>>();
    const grant = engine.grantSave("导出.bin", { take: arrived.resolve });
    let finished = false;
    const reply = engine.call("desk", "any", "save", { grant, size: String(20 * mebibyte) }).then((value) => {
      finished = true;
      return value;
    });
    const bytes = await arrived.promise;
    await pause(100);
    expect(finished).toBe(false);
    expect((await collect(bytes)).equals(patternBytes(0, 20 * mebibyte))).toBe(true);
    expect(await reply).toMatchObject({ ok: true, value: "saved" });
  });

  it("count a small file, too, as saved only when the host has taken its end", async () => {
    const { engine } = start();
    const arrived = Promise.withResolvers<AsyncIterable<Uint8Array>>();
    const grant = engine.grantSave("小.bin", { take: arrived.resolve });
    let finished = false;
    const reply = engine.call("desk", "any", "save", { grant, size: "1000" }).then(() => (finished = true));
    const bytes = (await arrived.promise)[Symbol.asyncIterator]();
    expect(await bytes.next()).toMatchObject({ done: false });
    await pause(150);
    expect(finished).toBe(false);
    expect(await bytes.next()).toMatchObject({ done: true });
    await reply;
  });

  it("that the host gives up are refused to the engine", async () => {
    const { engine } = start();
    const grant = engine.grantSave("导出.bin", { take: discard });
    expect(await engine.call("desk", "any", "save", { grant })).toMatchObject({
      ok: false,
      error: { code: "transfer-interrupted" },
    });
  });
});

describe("materials", () => {
  it("serve ranges, and only what is read crosses", async () => {
    const { engine } = start();
    const size = 64 * mebibyte;
    const served = await engine.material(`pattern-${size}`, { first: 5_000_000, last: 5_000_999 });
    expect(served.answer).toEqual({
      mediaType: "application/octet-stream",
      fileName: "pattern.bin",
      size,
      start: 5_000_000,
      end: 5_001_000,
    });
    expect((await collect(bytesOf(served))).equals(patternBytes(5_000_000, 5_001_000))).toBe(true);
    expect(await engine.material(`pattern-${size}`, { first: size, last: null })).toEqual({
      answer: { unsatisfiable: true, size },
      bytes: null,
    });
    expect(await engine.material("unknown", null)).toEqual({ answer: null, bytes: null });
  });

  it("stop when the reader leaves early, and hold back while it is slow", async () => {
    const { engine } = start();
    const served = await engine.material(`pattern-${64 * mebibyte}`, null);
    for await (const chunk of bytesOf(served)) {
      expect(chunk.byteLength).toBeGreaterThan(0);
      await pause(200);
      break;
    }
    const reply = await engine.call("desk", "any", "sent", null);
    expect(reply).toMatchObject({ ok: true });
    expect(reply.ok ? reply.value : null).toBeLessThan(2 * mebibyte);
  });
});
