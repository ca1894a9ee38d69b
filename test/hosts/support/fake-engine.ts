// The engine's own process with a small application behind the real protocol: what the hosts' tests talk to.
import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { channelToHost } from "#hosts/engine-process/channel.ts";
import type { FromEngine, ToEngine } from "#hosts/engine-process/protocol.ts";
import { serveApplication, type StartApplication } from "#hosts/engine-process/serve-application.ts";
import { Refusal } from "#shared/errors.ts";
import { patternBytes } from "./pattern-bytes.ts";

const page = new TextEncoder().encode(
  "<!doctype html><title>page</title><h1>表格 Form</h1><script>window.ran = true</script>",
);

async function* patternStream(start: number, end: number, sent: { bytes: number }) {
  for (let offset = start; offset < end; offset += 65_536) {
    const chunk = patternBytes(offset, Math.min(end, offset + 65_536));
    sent.bytes += chunk.byteLength;
    yield chunk;
  }
}

const startFake: StartApplication = async (platform, options) => {
  const sent = { bytes: 0 };
  const texts = (input: unknown) => input as Readonly<Record<string, string>>;
  const procedures: Readonly<Record<string, (input: unknown, caller: string) => unknown>> = {
    echo: (input, caller) => ({ input, caller, options: { ...options } }),
    crash: () => process.exit(7),
    wait: () => pause(60_000),
    doze: () => pause(4_000, "rested"),
    refuse: () => {
      throw new Refusal("not-found", { what: "it" });
    },
    announce: () => platform.emit({ type: "changed", groups: ["library"] }),
    progress: () => platform.emit({ type: "progress", task: "import", done: 1, total: 2 }),
    sent: () => sent.bytes,
    folder: (input) => platform.takeFolder(texts(input)["grant"] ?? "").path,
    read: async (input) => {
      const file = platform.takeFile(texts(input)["grant"] ?? "");
      const hash = createHash("sha256");
      let size = 0;
      for await (const chunk of file.stream()) {
        hash.update(chunk);
        size += chunk.byteLength;
        if (texts(input)["slow"]) await pause(5);
      }
      return { name: file.name, announced: file.size, size, digest: hash.digest("hex") };
    },
    save: async (input) => {
      const { grant = "", size = "1000" } = texts(input);
      await platform.takeSave(grant).write(patternStream(0, Number(size), sent));
      return "saved";
    },
    proxy: (input) => platform.systemProxy?.(texts(input)["server"] ?? "") ?? null,
    keychain: async () => {
      if (platform.keychain === null) return null;
      const wrapped = await platform.keychain.wrap(new Uint8Array([1, 2, 3]));
      return [...(await platform.keychain.unwrap(wrapped))];
    },
  };
  return {
    call: async (caller, group, procedure, input) => {
      try {
        const run = procedures[procedure];
        if (run === undefined) throw new Refusal("unknown-procedure", { name: `${group}.${procedure}` });
        return { ok: true, value: (await run(input, caller)) ?? null };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { ok: false, error: { code: error.code, details: error.details } };
      }
    },
    material: async (grant) => {
      if (grant === "page") {
        return {
          mediaType: "text/html; charset=utf-8",
          size: page.byteLength,
          fileName: "表格.html",
          read: async function* (start, end) {
            yield page.subarray(start, end);
          },
          close: async () => {},
        };
      }
      const size = Number(/^pattern-(\d+)$/.exec(grant)?.[1] ?? Number.NaN);
      if (Number.isNaN(size)) return null;
      return {
        mediaType: "application/octet-stream",
        size,
        fileName: "pattern.bin",
        read: (start, end) => patternStream(start, end, sent),
        close: async () => {},
      };
    },
    suspend: () => platform.emit({ type: "locked", reason: "suspend" }),
    close: async () => {},
  };
};

await serveApplication(channelToHost<FromEngine, ToEngine>(), startFake);
process.disconnect?.();
