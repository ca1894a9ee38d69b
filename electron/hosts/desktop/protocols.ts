import { readFile } from "node:fs/promises";
import { protocol, type Session } from "electron";
import { parseRange } from "../engine-process/byte-range.ts";
import type { EngineConnection } from "../engine-process/connection.ts";
import { materialResponse } from "../material-response.ts";
import { commonHeaders, interfacePolicy, materialPolicy } from "../security-headers.ts";
import type { StaticFile } from "../static-files.ts";

/** Where the interface lives: a scheme of our own, so that nothing is ever loaded from `file:`. */
export const interfaceOrigin = "app://guijian";
/** The address of a granted material. The grant stands in the path: host names would lose their capitals. */
export const materialAddress = (grant: string) => `material://m/${encodeURIComponent(grant)}`;

/** Makes our two schemes proper ones. Must run before Electron is ready. */
export function declareSchemes(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true } as const;
  protocol.registerSchemesAsPrivileged([
    { scheme: "app", privileges },
    { scheme: "material", privileges: { ...privileges, stream: true, corsEnabled: true } },
  ]);
}

/** Serves the interface and the materials to the windows of a session. */
export function serveSchemes(
  session: Session,
  files: ReadonlyMap<string, StaticFile>,
  engine: Pick<EngineConnection, "material">,
): void {
  session.protocol.handle("app", async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === "guijian" && request.method === "GET" ? files.get(pathname) : undefined;
    const headers = { ...commonHeaders, "content-security-policy": interfacePolicy("material:") };
    if (file === undefined) return new Response(null, { status: 404, headers });
    return new Response(new Uint8Array(await readFile(file.path)), {
      headers: { ...headers, "content-type": file.mediaType },
    });
  });

  session.protocol.handle("material", async (request) => {
    const range = parseRange(request.headers.get("range"));
    const grant = decodeURIComponent(new URL(request.url).pathname.slice(1));
    const { answer, bytes } =
      request.method === "GET" ? await engine.material(grant, range) : { answer: null, bytes: null };
    const { status, headers } = materialResponse(answer, range);
    return new Response(bytes === null ? null : ReadableStream.from(bytes), {
      status,
      headers: {
        ...commonHeaders,
        "content-security-policy": materialPolicy("app:"),
        "access-control-allow-origin": interfaceOrigin,
        "access-control-expose-headers": "accept-ranges, content-length, content-range",
        ...headers,
      },
    });
  });
}
