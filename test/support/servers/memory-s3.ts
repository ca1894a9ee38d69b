import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { listen } from "./listen.ts";
import type { TestServer } from "./server.ts";

/** An S3 bucket in memory that looks at dates and digests as a real one does; signatures it takes on trust. */
export interface MemoryS3 extends TestServer {
  readonly address: string;
  readonly files: Map<string, Buffer>;
  readonly asked: { readonly method: string; readonly status: number }[];
}

/** Starts one on loopback. `clock` is the store's, milliseconds; `page` the names it gives at once. */
export async function startMemoryS3(clock: () => number, page = 1000): Promise<MemoryS3> {
  const files = new Map<string, Buffer>();
  const asked: { readonly method: string; readonly status: number }[] = [];
  const answer = (request: IncomingMessage, body: Buffer): { status: number; body?: string | Buffer } => {
    const url = new URL(request.url ?? "/", "http://x");
    const key = decodeURIComponent(url.pathname).replace(/^\/mailbox\//, "");
    const claimed = String(request.headers["x-amz-date"]);
    const at = Date.parse(claimed.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
    if (request.headers.authorization?.startsWith("AWS4-HMAC-SHA256") !== true) return denied("AccessDenied");
    if (!(Math.abs(at - clock()) < 15 * 60_000)) return denied("RequestTimeTooSkewed");
    if (request.method === "PUT") {
      if (request.headers["x-amz-content-sha256"] !== createHash("sha256").update(body).digest("hex"))
        return { status: 400, body: "<Error><Code>XAmzContentSHA256Mismatch</Code></Error>" };
      files.set(key, body);
      return { status: 200 };
    }
    if (url.searchParams.get("list-type") === "2") return { status: 200, body: listing(url.searchParams) };
    const found = files.get(key);
    return found === undefined
      ? { status: 404, body: "<Error><Code>NoSuchKey</Code></Error>" }
      : { status: 200, body: found };
  };
  const listing = (query: URLSearchParams): string => {
    const prefix = query.get("prefix") ?? "";
    const lines = new Set(
      [...files].flatMap(([name, bytes]) => {
        if (!name.startsWith(prefix)) return [];
        const [head = "", ...rest] = name.slice(prefix.length).split("/");
        return rest.length > 0
          ? `<CommonPrefixes><Prefix>${prefix}${head}/</Prefix></CommonPrefixes>`
          : `<Contents><Key>${name}</Key><Size>${bytes.length}</Size></Contents>`;
      }),
    );
    const all = [...lines].toSorted();
    const from = Number(query.get("continuation-token")?.replace("from&", "") ?? 0);
    const next =
      from + page < all.length ? `<NextContinuationToken>from&amp;${from + page}</NextContinuationToken>` : "";
    return `<ListBucketResult><IsTruncated>${next !== ""}</IsTruncated>${next}${all.slice(from, from + page).join("")}</ListBucketResult>`;
  };
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const given = answer(request, body);
      asked.push({ method: request.method ?? "", status: given.status });
      const date = new Date(clock()).toUTCString();
      response.writeHead(given.status, { "content-length": Buffer.byteLength(given.body ?? ""), date });
      response.end(given.body);
    });
  });
  const { port, stop } = await listen(server);
  return { port, stop, files, asked, address: `http://127.0.0.1:${port}` };
}

function denied(code: string): { status: number; body: string } {
  return { status: 403, body: `<Error><Code>${code}</Code></Error>` };
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
