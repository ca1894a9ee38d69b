import { request as send, type IncomingHttpHeaders } from "node:http";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly json: () => unknown;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

/** A request as the interface's own page makes it; headers given as undefined are left out. */
export function ask(origin: string, path: string, { method = "GET", headers = {}, body }: Ask = {}): Promise<Answer> {
  const bytes = body === undefined || body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
  const usual: Record<string, string | undefined> = {
    "sec-fetch-site": "same-origin",
    "sec-fetch-mode": "cors",
    ...(method !== "GET" && { origin, "content-type": "application/json" }),
    ...headers,
  };
  const sent = Object.fromEntries(
    Object.entries(usual).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return new Promise((resolve, reject) => {
    // `path` goes out as it stands: a URL object would tidy `..` away before the server could refuse it.
    const { hostname, port } = new URL(origin);
    const outgoing = send({ hostname, port, path, method, headers: sent }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
      const received = Buffer.concat(chunks);
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: received,
        json: () => JSON.parse(received.toString("utf8")) as unknown,
      });
    });
    outgoing.on("error", reject);
    outgoing.end(bytes);
  });
}

/** The token of a window, from its one-time address. */
export async function openSession(address: string): Promise<string> {
  const { origin, hash } = new URL(address);
  const answer = await ask(origin, "/session", { method: "POST", body: { code: hash.split("=")[1] } });
  if (answer.status !== 200) throw new Error(`no session: ${answer.status}`);
  return (answer.json() as { readonly token: string }).token;
}

/** Opens the event stream of a window and collects its messages until `stop`. */
export async function openEvents(origin: string, token: string) {
  const aborter = new AbortController();
  const messages: Readonly<Record<string, unknown>>[] = [];
  const response = await fetch(`${origin}/events`, {
    headers: { "x-guijian-session": token, "sec-fetch-site": "same-origin" },
    signal: aborter.signal,
  });
  const finished = (async () => {
    let rest = "";
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      messages.push(...lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>));
    }
  })().catch(() => {});
  return {
    status: response.status,
    messages,
    stop: async () => {
      aborter.abort();
      await finished;
    },
  };
}
