import type { Application } from "#engine/application.ts";
import type { MaterialSource } from "#engine/grants.ts";
import { createByteStreams } from "./byte-streams.ts";
import { resolveRange } from "./byte-range.ts";
import type { Channel } from "./channel.ts";
import { failureOf } from "./failure-of.ts";
import { createGrantedPlatform } from "./granted-platform.ts";
import type { Platform } from "../platform.ts";
import type { EngineStart, FromEngine, MaterialAnswer, ToEngine } from "./protocol.ts";
import { createWaiting } from "./waiting.ts";

/** Builds the application once the host has said where things are. */
export type StartApplication = (platform: Platform, options: EngineStart) => Promise<Application>;

/**
 * Serves an application to the host at the other end of the channel until the host closes it or goes away; resolves then.
 * Every call is answered: what the application throws becomes a refusal with a reference printed to standard error.
 */
export function serveApplication(channel: Channel<FromEngine, ToEngine>, startWith: StartApplication): Promise<void> {
  const finished = Promise.withResolvers<void>();
  const streams = createByteStreams(channel.post);
  const granted = createGrantedPlatform(streams);
  const host = createHostQuestions(channel.post);
  let application: Promise<Application> | null = null;

  const close = async () => {
    await (await application)?.close();
    channel.post({ kind: "closed" });
    finished.resolve();
  };

  channel.onMessage((message) => {
    switch (message.kind) {
      case "start":
        application = startWith(
          {
            ...granted.takes,
            keychain: message.options.keychain ? host.keychain : null,
            systemProxy: message.options.systemProxy ? host.systemProxy : null,
            emit: (event) => channel.post({ kind: "event", event }),
          },
          message.options,
        );
        application.then(() => channel.post({ kind: "ready" }), finished.reject);
        return;
      case "call":
        return void answerCall(application, message).then((reply) =>
          channel.post({ kind: "reply", id: message.id, reply }),
        );
      case "material":
        return void answerMaterial(application, message).then(({ answer, source }) => {
          channel.post({ kind: "material-answer", id: message.id, answer });
          if (source === null || answer === null || "unsatisfiable" in answer) return;
          // The receiver learns of a failure from the stream itself.
          streams.send(message.stream, () => source.read(answer.start, answer.end)).catch(() => {});
        });
      case "grant-file":
      case "grant-save":
      case "grant-folder":
        return granted.remember(message);
      case "keychain-answer":
        return host.keychainAnswered(message.id, message.bytes);
      case "system-proxy-answer":
        return host.proxyAnswered(message.id, message.answer);
      case "suspend":
        return void application?.then((running) => running.suspend());
      case "close":
        return void close().catch(finished.reject);
      default:
        return streams.handle(message);
    }
  });
  channel.onClose(() => void close().catch(finished.reject));
  return finished.promise;
}

async function answerCall(
  application: Promise<Application> | null,
  { caller, group, procedure, input }: Extract<ToEngine, { readonly kind: "call" }>,
): ReturnType<Application["call"]> {
  try {
    if (application === null) throw new TypeError("called before it was started");
    return await (await application).call(caller, group, procedure, input);
  } catch (error) {
    process.stderr.write(`${group}.${procedure}: ${String(error)}\n`);
    return { ok: false, error: failureOf(error, `${group}.${procedure}`) };
  }
}

async function answerMaterial(
  application: Promise<Application> | null,
  { grant, range }: Extract<ToEngine, { readonly kind: "material" }>,
): Promise<{ readonly answer: MaterialAnswer; readonly source: MaterialSource | null }> {
  try {
    const source = (await (await application)?.material(grant)) ?? null;
    if (source === null) return { answer: null, source };
    const { mediaType, fileName, size } = source;
    const part = resolveRange(range, size);
    return { answer: part === null ? { unsatisfiable: true, size } : { mediaType, fileName, size, ...part }, source };
  } catch (error) {
    process.stderr.write(`material: ${String(error)}\n`);
    return { answer: null, source: null };
  }
}

/** What the engine asks the host for: each request is a question over the channel. */
function createHostQuestions(post: (message: FromEngine) => void) {
  const secrets = createWaiting<Uint8Array | null>();
  const proxies = createWaiting<string | null>();
  const keep = async (action: "wrap" | "unwrap", bytes: Uint8Array) => {
    const answer = await secrets.wait((id) => post({ kind: "keychain", id, action, bytes }));
    if (answer === null) throw new Error("the keychain refused");
    return answer;
  };
  return {
    keychain: {
      wrap: (secret: Uint8Array) => keep("wrap", secret),
      unwrap: (wrapped: Uint8Array) => keep("unwrap", wrapped),
    },
    keychainAnswered: secrets.settle,
    systemProxy: (server: string) => proxies.wait((id) => post({ kind: "system-proxy", id, server })),
    proxyAnswered: proxies.settle,
  };
}
