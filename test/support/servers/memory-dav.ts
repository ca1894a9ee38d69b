import { createServer, type IncomingMessage } from "node:http";
import { listen } from "./listen.ts";
import type { TestServer } from "./server.ts";

/** A WebDAV folder in memory: what RFC 4918 asks of PUT, GET, MKCOL and PROPFIND, and no more. User `u`, password `pw`. */
export interface MemoryDav extends TestServer {
  readonly address: string;
  readonly files: Map<string, Buffer>;
}

/** Starts one on loopback. */
export async function startMemoryDav(): Promise<MemoryDav> {
  const files = new Map<string, Buffer>();
  const folders = new Set<string>([""]);
  const expected = `Basic ${Buffer.from("u:pw").toString("base64")}`;
  const answer = (method: string, path: string, body: Buffer): { status: number; body?: string | Buffer } => {
    const above = path.split("/").slice(0, -1).join("/");
    if (method === "MKCOL") {
      if (folders.has(path)) return { status: 405 };
      if (!folders.has(above)) return { status: 409 };
      folders.add(path);
      return { status: 201 };
    }
    if (method === "PUT") {
      if (!folders.has(above)) return { status: 409 };
      const status = files.has(path) ? 204 : 201;
      files.set(path, body);
      return { status };
    }
    if (method === "GET") {
      const found = files.get(path);
      return found === undefined ? { status: 404 } : { status: 200, body: found };
    }
    if (method !== "PROPFIND") return { status: 405 };
    if (!folders.has(path)) return { status: 404 };
    return { status: 207, body: listing(path, files, folders) };
  };
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const path = new URL(request.url ?? "/", "http://x").pathname.replace(/^\/|\/$/g, "");
      const allowed = request.headers.authorization === expected;
      const given = allowed ? answer(request.method ?? "", path, body) : { status: 401 };
      response.writeHead(given.status, { "content-length": given.body?.length ?? 0 });
      response.end(given.body);
    });
  });
  const { port, stop } = await listen(server);
  return { port, stop, files, address: `http://127.0.0.1:${port}` };
}

function listing(path: string, files: ReadonlyMap<string, Buffer>, folders: ReadonlySet<string>): string {
  const prefix = path === "" ? "" : `${path}/`;
  const under = (name: string): boolean =>
    name !== path && name.startsWith(prefix) && !name.slice(prefix.length).includes("/");
  const folder = (name: string): string =>
    `<D:response><D:href>/${name}/</D:href><D:propstat><D:prop><D:resourcetype><D:collection/></D:resourcetype></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`;
  const file = (name: string, size: number): string =>
    `<D:response><D:href>/${name}</D:href><D:propstat><D:prop><D:resourcetype/><D:getcontentlength>${size}</D:getcontentlength></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`;
  return `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">${[
    folder(path),
    ...[...folders].filter(under).map(folder),
    ...[...files].filter(([name]) => under(name)).map(([name, bytes]) => file(name, bytes.length)),
  ].join("")}</D:multistatus>`;
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
