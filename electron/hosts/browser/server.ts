import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { EngineEvent } from "#shared/contract/host.ts";
import { Refusal } from "#shared/errors.ts";
import { parseRange, type RangeRequest } from "../engine-process/byte-range.ts";
import { newGrant, type EngineConnection } from "../engine-process/connection.ts";
import { textOf } from "../json-members.ts";
import { materialResponse } from "../material-response.ts";
import type { Caller } from "../platform.ts";
import { requireMaterial } from "../require-material.ts";
import { commonHeaders, materialPolicy } from "../security-headers.ts";
import { serveDesk, type DeskServices } from "./desk-routes.ts";
import { createDownloads } from "./downloads.ts";
import { pageHeaders, readJson, sendHtml, sendJson, sendText } from "./exchange.ts";
import type { Folders } from "./folders.ts";
import { createPageChannel } from "./page-channel.ts";
import { takenPage } from "./taken-page.ts";
import type { Printer } from "./printer.ts";
import { createReplies, type Replies } from "./replies.ts";
import { refuseRequest, type Audience } from "./request-guard.ts";
import { createSessions } from "./sessions.ts";
import type { StaticFile } from "../static-files.ts";
import { createUploads } from "./uploads.ts";

export interface BrowserServerOptions {
  readonly engine: EngineConnection;
  readonly files: ReadonlyMap<string, StaticFile>;
  readonly folders: Folders;
  /** Null where this computer has no browser that can print. */
  readonly printer: Printer | null;
  /** Called when the desk window opens or closes. */
  readonly onDesk: (open: boolean) => void;
}

export interface BrowserServer {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** A new one-time address that opens the desk; void once another was issued. */
  readonly deskAddress: () => string;
  /** Passes an engine event to the windows. */
  readonly announce: (event: EngineEvent) => void;
  readonly close: () => Promise<void>;
}

/** Serves the interface on this computer only, to one desk window and one projection window. */
export async function startBrowserServer(options: BrowserServerOptions): Promise<BrowserServer> {
  const { engine, files, printer } = options;
  const sessions = createSessions();
  const channel = createPageChannel(() => options.onDesk(channel.isOpen("desk")));
  const uploads = createUploads((grant) => channel.send("desk", { upload: grant }));
  const downloads = createDownloads((ticket, name) => channel.send("desk", { download: ticket, name }), pageHeaders);
  const replies: Readonly<Record<Caller, Replies>> = {
    desk: createReplies((id) => channel.send("desk", { ready: id })),
    projection: createReplies((id) => channel.send("projection", { ready: id })),
  };
  const printTickets = new Map<string, string>();
  const server = createServer({ requestTimeout: 0, headersTimeout: 10_000 });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = `http://${host}`;
  const addressOf = (caller: Caller) =>
    `${origin}/#${caller === "desk" ? "open" : "project"}=${sessions.issueCode(caller)}`;

  const desk: DeskServices = {
    engine,
    uploads,
    downloads,
    folders: options.folders,
    projectionAddress: () => addressOf("projection"),
    printPage: async (grant) => {
      if (printer === null) throw new Refusal("not-found", { what: "Chromium" });
      await requireMaterial(engine, grant);
      const ticket = newGrant();
      printTickets.set(ticket, grant);
      try {
        return await printer.print(`${origin}/print/${ticket}`);
      } finally {
        printTickets.delete(ticket);
      }
    },
  };

  const serveMaterial = async (response: ServerResponse, grant: string, range: RangeRequest | null) => {
    const { answer, bytes } = await engine.material(grant, range);
    const { status, headers } = materialResponse(answer, range);
    response.writeHead(status, {
      ...commonHeaders,
      "cross-origin-resource-policy": "same-origin",
      "content-security-policy": materialPolicy(),
      ...headers,
    });
    if (bytes === null) return void response.end();
    await pipeline(Readable.from(bytes, { objectMode: false }), response);
  };

  const serveCaller = async (request: IncomingMessage, response: ServerResponse, url: string, caller: Caller) => {
    const call = /^\/call\/([\w-]+)\/([\w-]+)$/.exec(url);
    if (call?.[1] && call[2] && request.method === "POST") {
      const reply = engine.call(caller, call[1], call[2], await readJson(request));
      return sendJson(response, await replies[caller].soon(reply));
    }
    const reply = /^\/reply\/([0-9a-f]+)$/.exec(url)?.[1];
    if (reply !== undefined && request.method === "GET") {
      const fetched = replies[caller].fetch(reply);
      return fetched === null ? sendText(response, 404, "not found") : sendJson(response, fetched);
    }
    if (url === "/events" && request.method === "GET") {
      if (!(await channel.open(caller, response))) sendText(response, 409, "taken");
      return;
    }
    if (caller === "desk" && (await serveDesk(request, response, url, desk))) return;
    sendText(response, 404, "not found");
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = "GET", headers } = request;
    const url = (request.url ?? "/").replace(/\?.*$/, "");
    const [, room = "", name = ""] = url.split("/");
    const audience: Audience = room === "print" && method === "GET" ? "printer" : url === "/" ? "page" : "own-page";
    const refusal = refuseRequest(method, headers, audience, host);
    if (refusal !== null) return sendText(response, 403, refusal);

    const file = files.get(url);
    if (file !== undefined && (method === "GET" || method === "HEAD")) return sendFile(response, file, method);
    if (method === "GET") {
      if (url === "/taken") return sendHtml(response, takenPage);
      if (room === "material") return serveMaterial(response, name, parseRange(headers.range));
      if (room === "print") return serveMaterial(response, printTickets.get(name) ?? "", null);
      if (room === "download" && (await downloads.serve(name, response))) return;
    }
    if (url === "/session" && method === "POST") {
      const session = sessions.redeem(textOf(await readJson(request), "code"));
      return session === null ? sendText(response, 409, "taken") : sendJson(response, session);
    }
    const caller = sessions.callerOf(headers["x-guijian-session"]?.toString());
    if (caller === null) return sendText(response, 401, "no session");
    return serveCaller(request, response, url, caller);
  };

  server.on("request", (request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return void response.destroy();
      sendText(response, error instanceof Refusal ? 400 : 500, error instanceof Refusal ? error.code : "internal");
    });
  });

  return {
    origin,
    deskAddress: () => addressOf("desk"),
    announce: channel.broadcast,
    close: async () => {
      channel.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function sendFile(response: ServerResponse, file: StaticFile, method: string): Promise<void> {
  response.writeHead(200, { ...pageHeaders, "content-type": file.mediaType });
  if (method === "HEAD") return void response.end();
  await pipeline(createReadStream(file.path), response);
}
