import { randomBytes } from "node:crypto";
import type { Reply } from "#shared/contract/define.ts";
import type { EngineEvent } from "#shared/contract/host.ts";
import { Refusal, type Failure } from "#shared/errors.ts";
import type { Json } from "#shared/json.ts";
import type { Caller, Platform } from "../platform.ts";
import { createByteStreams, type ByteStreams } from "./byte-streams.ts";
import type { RangeRequest } from "./byte-range.ts";
import type { Channel } from "./channel.ts";
import type { EngineStart, FromEngine, GrantPlace, MaterialAnswer, ToEngine } from "./protocol.ts";
import { createWaiting } from "./waiting.ts";

/** A running engine process as its host holds it. */
export interface EngineProcess {
  readonly channel: Channel<ToEngine, FromEngine>;
  /** Ends it at once, unsaved work included. */
  readonly kill: () => void;
}

/** The answer to a material request. */
export interface ServedMaterial {
  readonly answer: MaterialAnswer;
  /** The bytes of the answer, to be read or discarded; null when it has none. */
  readonly bytes: AsyncIterable<Uint8Array> | null;
}

/** The host's side of the engine process. One instance lives as long as the host, across a restart of the engine. */
export interface EngineConnection {
  /** Never rejects: an engine that stopped meanwhile answers `internal`. */
  readonly call: (caller: Caller, group: string, procedure: string, input: Json) => Promise<Reply<unknown>>;
  /** Grants a file at a path, or one whose bytes `open` brings when the engine asks for them. Returns the one-time grant. */
  readonly grantFile: (
    file: { readonly name: string; readonly size: number | null },
    source: { readonly path: string } | { readonly open: () => Promise<AsyncIterable<Uint8Array>> },
  ) => string;
  /** Grants a place to save to: a path, or a stream whose bytes `take` is handed once the engine begins to write, to read or to discard. */
  readonly grantSave: (
    name: string,
    target: { readonly path: string } | { readonly take: (bytes: AsyncIterable<Uint8Array>) => void },
  ) => string;
  /** Grants a folder. */
  readonly grantFolder: (path: string) => string;
  /** The folder behind a grant of this host, for what the host itself saves there. Throws Refusal("not-found") for a grant it never gave. */
  readonly folderOf: (grant: string) => string;
  /** Asks for a granted material, or for a part of it. */
  readonly material: (grant: string, range: RangeRequest | null) => Promise<ServedMaterial>;
  /** The computer is about to sleep: the engine locks. */
  readonly suspend: () => void;
  /** Lets the engine finish and close its files; kills it after five seconds. */
  readonly close: () => Promise<void>;
}

export interface ConnectOptions {
  readonly launch: () => EngineProcess;
  readonly start: Omit<EngineStart, "keychain" | "systemProxy">;
  readonly keychain: Platform["keychain"];
  readonly systemProxy: Platform["systemProxy"];
  /** Receives what the engine announces, and what the host must announce for an engine that stopped. */
  readonly onEvent: (event: EngineEvent) => void;
  /** The engine stopped and will not be started again. */
  readonly onGone: () => void;
}

/** Unguessable, 160 bits: grants are the only protection of what they name. */
export function newGrant(): string {
  return randomBytes(20).toString("hex");
}

/** An engine that stops again sooner than this after its start, in milliseconds, is not started once more. */
const steadyAfter = 60_000;
const closePatience = 5_000;
const stopped: Failure = { code: "internal", details: { reference: "engine-stopped" } };

/** Starts the engine process and keeps one conversation with it. A crash is answered, announced as a lock, and healed once. */
export function connectEngine(options: ConnectOptions): EngineConnection {
  let run: EngineRun | null = null;
  const folders = new Map<string, string>();
  let closing = false;
  let begun = 0;

  const begin = () => {
    begun = performance.now();
    run = startRun(options, () => {
      run = null;
      if (closing) return;
      if (performance.now() - begun < steadyAfter && restarted) return options.onGone();
      restarted = true;
      begin();
      options.onEvent({ type: "locked", reason: "suspend" });
    });
  };
  let restarted = false;
  begin();

  const grantWith = (message: (grant: string, run: EngineRun) => ToEngine) => {
    const grant = newGrant();
    if (run !== null) run.post(message(grant, run));
    return grant;
  };

  return {
    call: async (caller, group, procedure, input) =>
      run === null ? { ok: false, error: stopped } : run.call(caller, group, procedure, input),
    grantFile: ({ name, size }, source) =>
      grantWith((grant, { streams }) => ({
        kind: "grant-file",
        grant,
        name,
        size,
        place: "path" in source ? source : offerSource(streams, source.open),
      })),
    grantSave: (name, target) =>
      grantWith((grant, { streams }) => ({
        kind: "grant-save",
        grant,
        name,
        place: "path" in target ? target : expectBytes(streams, target.take),
      })),
    grantFolder: (path) => {
      const granted = grantWith((grant) => ({ kind: "grant-folder", grant, path }));
      folders.set(granted, path);
      return granted;
    },
    folderOf: (grant) => {
      const folder = folders.get(grant);
      if (folder === undefined) throw new Refusal("not-found", { what: "folder" });
      return folder;
    },
    material: async (grant, range) => (run === null ? { answer: null, bytes: null } : run.material(grant, range)),
    suspend: () => run?.post({ kind: "suspend" }),
    close: async () => {
      closing = true;
      await run?.close();
    },
  };
}

function offerSource(streams: ByteStreams, open: () => Promise<AsyncIterable<Uint8Array>>): GrantPlace {
  const stream = newGrant();
  // The engine, which reads, is told of a failure by the stream; nobody waits for the outcome here.
  streams.send(stream, open).catch(() => {});
  return { stream };
}

function expectBytes(streams: ByteStreams, take: (bytes: AsyncIterable<Uint8Array>) => void): GrantPlace {
  const stream = newGrant();
  streams.whenOffered(stream, () => take(streams.receive(stream)));
  return { stream };
}

/** One life of the engine process. */
interface EngineRun {
  readonly post: (message: ToEngine) => void;
  readonly streams: ByteStreams;
  readonly call: EngineConnection["call"];
  readonly material: EngineConnection["material"];
  readonly close: () => Promise<void>;
}

function startRun({ launch, start, keychain, systemProxy, onEvent }: ConnectOptions, onGone: () => void): EngineRun {
  const { channel, kill } = launch();
  const streams = createByteStreams(channel.post);
  const replies = createWaiting<Reply<unknown>>();
  const materials = createWaiting<MaterialAnswer>();
  const gone = Promise.withResolvers<void>();

  channel.onMessage((message) => {
    switch (message.kind) {
      case "ready":
        return;
      case "closed":
        return kill();
      case "reply":
        return replies.settle(message.id, message.reply);
      case "material-answer":
        return materials.settle(message.id, message.answer);
      case "event":
        return onEvent(message.event);
      case "keychain":
        return void keychain?.[message.action](message.bytes)
          .catch(() => null)
          .then((bytes) => channel.post({ kind: "keychain-answer", id: message.id, bytes }));
      case "system-proxy":
        return void systemProxy?.(message.server)
          .catch(() => null)
          .then((answer) => channel.post({ kind: "system-proxy-answer", id: message.id, answer }));
      default:
        return streams.handle(message);
    }
  });
  channel.onClose(() => {
    streams.failAll(stopped);
    replies.settleAll({ ok: false, error: stopped });
    materials.settleAll(null);
    gone.resolve();
    onGone();
  });
  channel.post({
    kind: "start",
    options: { ...start, keychain: keychain !== null, systemProxy: systemProxy !== null },
  });

  return {
    post: channel.post,
    streams,
    call: (caller, group, procedure, input) =>
      replies.wait((id) => channel.post({ kind: "call", id, caller, group, procedure, input })),
    material: async (grant, range) => {
      const stream = newGrant();
      const answer = await materials.wait((id) => channel.post({ kind: "material", id, grant, range, stream }));
      const served = answer !== null && !("unsatisfiable" in answer);
      return { answer, bytes: served ? streams.receive(stream) : null };
    },
    close: async () => {
      channel.post({ kind: "close" });
      const impatience = setTimeout(kill, closePatience);
      await gone.promise;
      clearTimeout(impatience);
    },
  };
}
