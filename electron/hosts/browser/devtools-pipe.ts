import type { ChildProcess } from "node:child_process";
import type { Readable, Writable } from "node:stream";

type Parameters = Readonly<Record<string, unknown>>;
type Listener = (method: string, parameters: Parameters, sessionId: string | null) => void;

/** A browser we own, spoken to over inherited pipes: no debugging port other programs could reach. */
export interface DevtoolsPipe {
  /** Sends a command of the Chrome DevTools Protocol; rejects with the browser's own words, or when the browser goes away. */
  readonly send: (method: string, parameters?: Parameters, sessionId?: string) => Promise<Parameters>;
  readonly on: (listener: Listener) => () => void;
}

/** The file descriptors 3 and 4 that `--remote-debugging-pipe` reads from and writes to. */
export const pipeStdio = ["ignore", "ignore", "ignore", "pipe", "pipe"] as const;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Parameters;
  readonly sessionId?: string;
  readonly result?: Parameters;
  readonly error?: { readonly message: string };
}

export function connectDevtools(child: ChildProcess): DevtoolsPipe {
  const toBrowser = child.stdio[3] as Writable;
  const fromBrowser = child.stdio[4] as Readable;
  const waiting = new Map<number, PromiseWithResolvers<Parameters>>();
  const listeners = new Set<Listener>();
  let latest = 0;

  const receive = (message: Message) => {
    if (message.id === undefined) {
      for (const listener of listeners) listener(message.method ?? "", message.params ?? {}, message.sessionId ?? null);
      return;
    }
    const question = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) question?.reject(new Error(message.error.message));
    else question?.resolve(message.result ?? {});
  };
  const end = () => {
    for (const question of waiting.values()) question.reject(new Error("the browser has gone"));
    waiting.clear();
  };

  readMessages(fromBrowser, receive);
  toBrowser.on("error", end);
  child.once("exit", end);
  child.once("error", end);

  return {
    send: (method, params = {}, sessionId) => {
      const id = ++latest;
      const question = Promise.withResolvers<Parameters>();
      waiting.set(id, question);
      if (child.exitCode !== null || toBrowser.destroyed) end();
      else toBrowser.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
      return question.promise;
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Messages are JSON texts ended by a zero byte. */
function readMessages(stream: Readable, receive: (message: Message) => void): void {
  let held: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(0); end !== -1; end = rest.indexOf(0)) {
      held.push(rest.subarray(0, end));
      receive(JSON.parse(Buffer.concat(held).toString("utf8")) as Message);
      held = [];
      rest = rest.subarray(end + 1);
    }
    if (rest.byteLength > 0) held.push(rest);
  });
}
