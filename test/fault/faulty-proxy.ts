import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from "node:http";
import { listen } from "#test/support/servers/listen.ts";
import type { TestServer } from "#test/support/servers/server.ts";

/** What may happen to a request between a workstation and its mailbox. */
export const faults = [
  "drop-request",
  "drop-answer",
  "delay",
  "cut-request",
  "cut-answer",
  "short-answer",
  "duplicate",
  "lie-about-sizes",
  "stall",
  "stall-half-way",
  "401",
  "403",
  "404",
  "409",
  "412",
  "423",
  "429",
  "500",
  "502",
  "503",
  "504",
  "507",
] as const;
export type Fault = (typeof faults)[number];

/** What a proxy saw. */
export interface ProxyTally {
  requests: number;
  faulted: number;
  /** Objects put again although the mailbox had said, truthfully and heard, that it has them. */
  resent: number;
}

export interface FaultyProxy extends TestServer {
  readonly address: string;
  readonly tally: ProxyTally;
  /** From now on nothing happens to requests. */
  readonly heal: () => void;
}

interface Passed {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Stands between a client and a server on loopback and does one thing to every k-th request. */
export async function startFaultyProxy(upstream: number, fault: Fault, every: number): Promise<FaultyProxy> {
  const tally: ProxyTally = { requests: 0, faulted: 0, resent: 0 };
  const held = new Set<string>();
  const agent = new Agent({ keepAlive: true });
  let healthy = false;

  const pass = (asked: IncomingMessage, body: Buffer): Promise<Passed> =>
    new Promise((resolve, reject) => {
      const { host: _, "content-length": __, ...headers } = asked.headers;
      const length = body.length > 0 || asked.method === "PUT" ? { "content-length": String(body.length) } : {};
      const options = { host: "127.0.0.1", port: upstream, method: asked.method, path: asked.url, agent };
      const onward = request({ ...options, headers: { ...headers, ...length } }, (answer) => {
        void read(answer).then((bytes) => {
          const { "transfer-encoding": _chunked, "content-length": _length, ...kept } = answer.headers;
          resolve({ status: answer.statusCode ?? 500, headers: kept, body: bytes });
        }, reject);
      });
      onward.on("error", reject);
      onward.end(body);
    });

  const serve = async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    tally.requests += 1;
    const struck = !healthy && tally.requests % every === 0;
    const body = await read(asked);
    const key = asked.method === "PUT" ? (asked.url ?? "") : null;
    if (key !== null && held.has(key)) tally.resent += 1;
    if (struck) tally.faulted += 1;
    const honest = await (struck ? strike(fault, asked, answer, body) : give(answer, await pass(asked, body)));
    if (key !== null && honest !== null && honest < 300) held.add(key);
  };

  /** Does the fault; answers the status the client heard of a put that truly happened, else null. */
  const strike = async (
    what: Fault,
    asked: IncomingMessage,
    answer: ServerResponse,
    body: Buffer,
  ): Promise<number | null> => {
    switch (what) {
      case "drop-request":
        answer.destroy();
        return null;
      case "drop-answer":
        await pass(asked, body);
        answer.destroy();
        return null;
      case "delay":
        await new Promise((resolve) => setTimeout(resolve, 25));
        return give(answer, await pass(asked, body));
      case "cut-request": {
        const cut = await pass(asked, body.subarray(0, Math.floor(body.length / 2)));
        await give(answer, cut);
        return null;
      }
      case "cut-answer": {
        const whole = await pass(asked, body);
        answer.writeHead(whole.status, { ...whole.headers, "content-length": String(whole.body.length + 1) });
        answer.write(whole.body.subarray(0, Math.floor(whole.body.length / 2)), () => answer.destroy());
        return null;
      }
      case "short-answer": {
        const whole = await pass(asked, body);
        return give(answer, { ...whole, body: whole.body.subarray(0, Math.floor(whole.body.length / 2)) });
      }
      case "stall":
        return null;
      case "stall-half-way": {
        const whole = await pass(asked, body);
        answer.writeHead(whole.status, { ...whole.headers, "content-length": String(whole.body.length + 1) });
        answer.write(whole.body.subarray(0, Math.floor(whole.body.length / 2)));
        return null;
      }
      case "duplicate":
        await pass(asked, body);
        return give(answer, await pass(asked, body));
      case "lie-about-sizes": {
        const whole = await pass(asked, body);
        const lied = whole.body.toString("latin1").replace(/(getcontentlength>)(\d+)/g, "$11$2");
        return give(answer, asked.method === "PROPFIND" ? { ...whole, body: Buffer.from(lied, "latin1") } : whole);
      }
      default:
        answer.writeHead(Number(what), { "content-length": "0" });
        answer.end();
        return null;
    }
  };

  const server = createServer((asked, answer) => {
    serve(asked, answer).catch(() => answer.destroy());
  });
  const { port, stop } = await listen(server);
  return {
    port,
    tally,
    address: `http://127.0.0.1:${port}`,
    heal: () => {
      healthy = true;
    },
    stop: async () => {
      agent.destroy();
      await stop();
    },
  };
}

/** Gives the whole answer; resolves when it has left, with null where nobody waits for it any more. */
function give(answer: ServerResponse, { status, headers, body }: Passed): Promise<number | null> {
  return new Promise((resolve, reject) => {
    answer.on("error", reject);
    answer.on("close", () => resolve(null));
    answer.writeHead(status, { ...headers, "content-length": String(body.length) });
    answer.end(body, () => resolve(status));
  });
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
