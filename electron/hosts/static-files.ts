import { readdir } from "node:fs/promises";
import path from "node:path";

const mediaTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".pdf": "application/pdf",
  ".bcmap": "application/octet-stream",
  ".txt": "text/plain; charset=utf-8",
};

export interface StaticFile {
  readonly path: string;
  readonly mediaType: string;
}

/**
 * The files of a folder by the URL path that serves them, `/` being `index.html`. Only what was listed is ever served: no path is
 * computed from a request.
 */
export async function listStaticFiles(folder: string): Promise<ReadonlyMap<string, StaticFile>> {
  const files = new Map<string, StaticFile>();
  // Walked by hand: a packaged application's archive lists one level at a time.
  const walk = async (inside: readonly string[]): Promise<void> => {
    for (const entry of await readdir(path.join(folder, ...inside), { withFileTypes: true })) {
      const parts = [...inside, entry.name];
      if (entry.isDirectory()) await walk(parts);
      if (!entry.isFile()) continue;
      const url = `/${parts.map(encodeURIComponent).join("/")}`;
      const mediaType = mediaTypes[path.extname(entry.name).toLowerCase()] ?? "application/octet-stream";
      files.set(url === "/index.html" ? "/" : url, { path: path.join(folder, ...parts), mediaType });
    }
  };
  await walk([]);
  return files;
}
