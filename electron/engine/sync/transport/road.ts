import http from "node:http";
import https from "node:https";
import tls from "node:tls";
import { Refusal } from "#shared/errors.ts";
import { refusalOfConnection } from "./answers.ts";

/** How a mailbox on the network is reached. */
export interface RoadOptions {
  /** A certificate authority to trust beside the system's, as PEM; null for none. */
  readonly ca: string | null;
  /** Address of the proxy to other computers; null for none. */
  readonly proxy: string | null;
  /** Requests at the same time. */
  readonly lanes: number;
  /** Milliseconds without a byte before a request is given up. */
  readonly patience?: number;
}

export interface Ask {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly signal: AbortSignal;
  /** Most bytes of an answer that are read. */
  readonly limit: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The way to a server: TLS verified, plain HTTP to this computer only, redirects never followed, answers capped, silence given up. */
export interface Road {
  /** Throws Refusal `mailbox-insecure`, `mailbox-untrusted`, `mailbox-no-answer`, `mailbox-odd`; an abort is thrown as it is. */
  readonly ask: (ask: Ask) => Promise<Answer>;
  readonly close: () => void;
}

const productPatience = 30_000;
/** Slowest flow that still counts as moving, bytes a second: a server that trickles does not hold a lane for ever. */
const slowest = 4096;

/** Makes a road with kept connections. */
export function createRoad(options: RoadOptions): Road {
  const patience = options.patience ?? productPatience;
  const shape = { keepAlive: true, maxSockets: options.lanes, scheduling: "lifo" as const };
  const loopback = new http.Agent(shape);
  const verified = { ...shape, ...trusting(options.ca) };
  const direct = new https.Agent(verified);
  const through = new https.Agent({
    ...verified,
    ...(options.proxy === null ? {} : { proxyEnv: { HTTPS_PROXY: options.proxy } }),
  });
  return {
    ask: async (ask) => {
      const place = ask.url.host;
      requireSafe(ask.url);
      const agent = ask.url.protocol === "http:" ? loopback : isLoopback(ask.url) ? direct : through;
      const deadline = patience + ((ask.body?.length ?? 0) + ask.limit) / (slowest / 1000);
      const signal = AbortSignal.any([ask.signal, AbortSignal.timeout(Math.ceil(deadline))]);
      try {
        return await exchange(ask, agent, patience, signal);
      } catch (cause) {
        ask.signal.throwIfAborted();
        if (signal.aborted)
          throw new Refusal("mailbox-no-answer", { place, problem: "传输过慢 / too slow" }, { cause });
        throw refusalOfConnection(place, cause);
      }
    },
    close: () => {
      for (const agent of [loopback, direct, through]) agent.destroy();
    },
  };
}

function exchange(ask: Ask, agent: http.Agent, patience: number, signal: AbortSignal): Promise<Answer> {
  const { method, url, headers, body, limit } = ask;
  const { request: start } = url.protocol === "http:" ? http : https;
  const length = body === null ? {} : { "content-length": String(body.length) };
  return new Promise((resolve, reject) => {
    const request = start(url, { method, headers: { ...headers, ...length }, agent, signal }, (response) => {
      const pieces: Buffer[] = [];
      let size = 0;
      response.on("data", (piece: Buffer) => {
        size += piece.length;
        pieces.push(piece);
        if (size > limit) request.destroy(tooLong(url, limit));
      });
      response.on("error", reject);
      // Where a server stops half way, "close" comes without "end".
      response.on("close", () => reject(Object.assign(new Error("cut short"), { code: "ECONNRESET" })));
      response.on("end", () => {
        if (!response.complete) return;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) });
      });
    });
    request.setTimeout(patience, () =>
      request.destroy(Object.assign(new Error("no byte in time"), { code: "ETIMEDOUT" })),
    );
    request.on("error", reject);
    request.end(body ?? undefined);
  });
}

function tooLong(url: URL, limit: number): Refusal {
  const problem = `对方发来的内容超过 ${limit} 字节 / the answer is longer than ${limit} bytes`;
  return new Refusal("mailbox-odd", { place: url.host, problem });
}

/** Refuses `mailbox-insecure` for plain HTTP to another computer: what is sealed stays sealed, but the password would not. */
export function requireSafe(url: URL): void {
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url))) return;
  throw new Refusal("mailbox-insecure", { place: url.host });
}

/** Whether an address is this very computer. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/**
 * Whom a connection trusts: what Node and the system trust, and the one authority given. Nobody else, whatever `NODE_TLS_REJECT_UNAUTHORIZED` in the
 * environment says: others set it for programs of their own and forget it.
 */
export function trusting(ca: string | null): { readonly ca: string[]; readonly rejectUnauthorized: true } {
  const known = new Set([...tls.getCACertificates("default"), ...tls.getCACertificates("system")]);
  return { ca: [...known, ...(ca === null ? [] : [ca])], rejectUnauthorized: true };
}
