import { AuthType, createClient, getPatcher } from "webdav";
import { Refusal } from "#shared/errors.ts";
import { refusalOfStatus } from "./answers.ts";
import { createRoad, requireSafe, type Road, type RoadOptions } from "./road.ts";
import type { Transport } from "./transport.ts";

export interface WebdavOptions extends Omit<RoadOptions, "lanes"> {
  /** Folder of the mailbox on the server, https (http to this computer only). */
  readonly address: string;
  readonly user: string;
  readonly secret: string;
  readonly lanes?: number;
}

/** Longest listing or object that is read; a listing of 40,000 names fits. */
const longest = 32 * 1024 * 1024;

/**
 * A mailbox in a WebDAV folder. The library speaks the protocol (addresses, XML, Basic and Digest sign-in); every byte travels our own road, so that
 * TLS, proxy, limits and patience are the same for every mailbox.
 */
export function webdavTransport(options: WebdavOptions): Transport {
  const base = new URL(options.address);
  requireSafe(base);
  const place = base.host;
  const road = createRoad({ ...options, lanes: options.lanes ?? 4 });
  const token = {};
  roads.set(token, road);
  const client = createClient(base.href.replace(/\/$/, ""), {
    authType: options.user === "" ? AuthType.None : AuthType.Auto,
    username: options.user,
    password: options.secret,
    // The library hands its agent through to `fetch` untouched: it tells there which road to take.
    httpAgent: token,
    httpsAgent: token,
  });
  const known = new Map<string, Promise<void>>();

  /** Folders that could not be made because the one above was missing: a second try begins there. */
  const orphans = new Set<string>();
  const make = async (folder: string, signal: AbortSignal): Promise<void> => {
    const above = folder.split("/").slice(0, -1).join("/");
    if (orphans.has(folder)) await ensure(above, signal);
    const missing = await makeHere(folder, signal);
    if (!missing) return;
    if (above === "") throw missing;
    orphans.add(folder);
    await ensure(above, signal);
    const still = await makeHere(folder, signal);
    if (still) throw still;
  };
  /** Makes one folder, or finds it made; gives back the server's answer where the folder above is missing. */
  const makeHere = async (folder: string, signal: AbortSignal): Promise<Error | null> => {
    try {
      await client.createDirectory(`/${folder}`, { signal });
      return null;
    } catch (error) {
      const status = statusOf(error);
      // 405: it is there already. Some answer 301 or 200 for that, which the library takes for success.
      if (status === 405) return null;
      if (error instanceof Error && (status === 409 || status === 404)) return error;
      // Apache answers 403 where another workstation made the folder a moment before.
      if (status === 403 && (await isFolder(folder, signal))) return null;
      throw error;
    }
  };
  const isFolder = async (folder: string, signal: AbortSignal): Promise<boolean> => {
    const found = await client.stat(`/${folder}`, { signal }).catch((error: unknown) => {
      if (statusOf(error) === null) throw error;
      return null;
    });
    return found !== null && "type" in found && found.type === "directory";
  };
  /** Makes a folder once, however many objects wait for it. */
  const ensure = (folder: string, signal: AbortSignal): Promise<void> => {
    const making = known.get(folder) ?? make(folder, signal);
    known.set(folder, making);
    making.catch(() => known.delete(folder));
    return making;
  };
  const store = async (path: string, bytes: Uint8Array, signal: AbortSignal): Promise<void> => {
    await ensure(path.split("/").slice(0, -1).join("/"), signal);
    await client.putFileContents(`/${path}`, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { signal });
  };

  return {
    put: (path, bytes, signal) =>
      judged(place, async () => {
        try {
          await store(path, bytes, signal);
        } catch (error) {
          const status = statusOf(error);
          if (status !== 404 && status !== 409) throw error;
          // Somebody tidied up on the server: the folders are made anew, once.
          known.clear();
          await store(path, bytes, signal);
        }
      }),
    get: (path, limit, signal) =>
      judged(place, async () => {
        try {
          const found = await client.getFileContents(`/${path}`, { format: "binary", signal });
          if (!(found instanceof ArrayBuffer) && !Buffer.isBuffer(found)) throw odd(place, "GET");
          const bytes = Buffer.isBuffer(found) ? found : Buffer.from(found);
          if (bytes.length > limit) throw odd(place, `> ${limit}`);
          return bytes;
        } catch (error) {
          if (statusOf(error) === 404) return null;
          throw error;
        }
      }),
    list: (folder, signal) =>
      judged(place, async () => {
        try {
          const found = await client.getDirectoryContents(`/${folder}`, { signal });
          if (!Array.isArray(found)) throw odd(place, "PROPFIND");
          return found.map(({ basename, type, size }) => ({
            name: basename,
            folder: type === "directory",
            size: type === "file" && Number.isSafeInteger(size) ? size : null,
          }));
        } catch (error) {
          const status = statusOf(error);
          if (status === 404) return [];
          if (status === 403) throw new Refusal("mailbox-sign-in", { place, status });
          throw error;
        }
      }),
    close: road.close,
  };
}

/** Turns what the library throws into a refusal. */
async function judged<Value>(place: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal || (error instanceof Error && error.name === "AbortError")) throw error;
    const status = statusOf(error);
    if (status !== null) throw refusalOfStatus(place, status, retryAfterOf(error));
    throw odd(place, error instanceof Error ? error.message : String(error));
  }
}

function odd(place: string, problem: string): Refusal {
  return new Refusal("mailbox-odd", { place, problem });
}

function statusOf(error: unknown): number | null {
  return error instanceof Error && "status" in error && typeof error.status === "number" ? error.status : null;
}

function retryAfterOf(error: unknown): string | null {
  return error instanceof Error && "response" in error && error.response instanceof Response
    ? error.response.headers.get("retry-after")
    : null;
}

const roads = new WeakMap<object, Road>();

/** What the library gives to `fetch`. */
interface FetchOptions {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly signal?: AbortSignal;
  readonly agent: (url: URL) => object;
}

async function fetchOver(...given: readonly unknown[]): Promise<Response> {
  const [address, options] = given as readonly [string, FetchOptions];
  const url = new URL(address);
  const road = roads.get(options.agent(url));
  if (road === undefined) throw new Error("a WebDAV request without a road");
  const { method, headers, body, signal = new AbortController().signal } = options;
  const bytes = body === undefined ? null : typeof body === "string" ? Buffer.from(body) : body;
  const answer = await road.ask({ method, url, headers, body: bytes, signal, limit: longest });
  const { status } = answer;
  // The library takes anything below 400 for success. A folder that has moved, or that is no WebDAV folder at all, is not.
  if (status < 200 || (status >= 300 && status < 400)) throw odd(url.host, `HTTP ${status}`);
  if (method === "PROPFIND" && status < 300 && status !== 207) throw odd(url.host, `PROPFIND: HTTP ${status}`);
  const plain = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]],
  );
  return new Response(status === 204 || status === 205 ? null : new Uint8Array(answer.body), {
    status,
    headers: plain,
  });
}

getPatcher().patch("fetch", (...given) => fetchOver(...given));
