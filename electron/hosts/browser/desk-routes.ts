import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { Refusal } from "#shared/errors.ts";
import type { FileGrant } from "#shared/contract/host.ts";
import type { Json } from "#shared/json.ts";
import type { EngineConnection } from "../engine-process/connection.ts";
import { oneChunk, saveInto } from "../engine-process/save-into.ts";
import type { Downloads } from "./downloads.ts";
import { memberOf, textOf } from "../json-members.ts";
import { readJson, sendJson, sendText } from "./exchange.ts";
import type { Folders } from "./folders.ts";
import type { Uploads } from "./uploads.ts";

export interface DeskServices {
  readonly engine: EngineConnection;
  readonly uploads: Uploads;
  readonly downloads: Downloads;
  readonly folders: Folders;
  /** Renders a granted print page; throws Refusal("not-found") when the grant is not a page. */
  readonly printPage: (grant: string) => Promise<Uint8Array>;
  /** The one-time address of the projection window. */
  readonly projectionAddress: () => string;
}

type Route = (body: Json, services: DeskServices) => Promise<Json>;

/** What only the desk window may ask of the host itself, by path. All take and answer JSON. */
const routes: Readonly<Record<string, Route>> = {
  "/grants/files": async (body, { engine, uploads }) => {
    if (!Array.isArray(body)) throw new Refusal("invalid-input", { path: "body", problem: "list" });
    return (body as readonly Json[]).map((file): Json => {
      const granted = grantFile(engine, uploads, textOf(file, "name"), memberOf(file, "size"));
      return { ...granted };
    });
  },
  "/grants/save": async (body, { engine, downloads }) => {
    const name = path.basename(textOf(body, "name"));
    return engine.grantSave(name, { take: (bytes) => void downloads.offer(name, bytes) });
  },
  "/grants/folder": async (body, { engine, folders }) => {
    const folder = await folders.resolve(textOf(body, "id"));
    return { grant: engine.grantFolder(folder), label: path.basename(folder) || folder };
  },
  "/folders": async (body, { folders }) => {
    const id = memberOf(body, "id");
    return asJson(await folders.list(typeof id === "string" ? id : null));
  },
  "/folders/create": async (body, { folders }) =>
    asJson(await folders.create(textOf(body, "id"), textOf(body, "name"))),
  "/print": async (body, { engine, printPage, downloads }) => {
    const name = textOf(body, "name");
    const folder = memberOf(body, "folder");
    const into = typeof folder === "string" ? engine.folderOf(folder) : null;
    const pdf = await printPage(textOf(body, "grant"));
    if (into === null) return downloads.offer(path.basename(name), oneChunk(pdf));
    await saveInto(into, name, pdf);
    return true;
  },
  "/projection": async (_, { projectionAddress }) => projectionAddress(),
};

/** Answers a request of the desk; false when the path is none of these. A refusal is answered as `Failure` with status 422. */
export async function serveDesk(
  request: IncomingMessage,
  response: ServerResponse,
  url: string,
  services: DeskServices,
): Promise<boolean> {
  const upload = /^\/upload\/([0-9a-f]+)$/.exec(url)?.[1];
  if (upload !== undefined) {
    if (request.method === "DELETE") services.uploads.fail(upload);
    else if (!(await services.uploads.arrive(upload, request))) sendText(response, 409, "not wanted");
    if (!response.headersSent) sendText(response, 200, "");
    return true;
  }
  const route = Object.hasOwn(routes, url) ? routes[url] : undefined;
  if (route === undefined || request.method !== "POST") return false;
  try {
    sendJson(response, await route(await readJson(request), services));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    sendJson(response, { code: error.code, details: error.details }, 422);
  }
  return true;
}

function grantFile(engine: EngineConnection, uploads: Uploads, name: string, size: Json | undefined): FileGrant {
  const file = { name: path.basename(name), size: typeof size === "number" ? size : null };
  const grant = engine.grantFile(file, { open: () => uploads.want(grant, file.name) });
  return { grant, ...file };
}

function asJson(listing: Awaited<ReturnType<Folders["list"]>>): Json {
  return { trail: listing.trail.map((step) => ({ ...step })), folders: listing.folders.map((step) => ({ ...step })) };
}
