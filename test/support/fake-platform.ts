import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { IncomingFile, OutgoingFile, Platform } from "#hosts/platform.ts";
import type { EngineEvent } from "#shared/contract/host.ts";
import { Refusal } from "#shared/errors.ts";

/** A host without windows: files are given to it, what is saved is kept in memory, events are listed. */
export interface FakePlatform extends Platform {
  /** A one-time grant for bytes, as if a person had chosen the file. */
  readonly give: (name: string, bytes: Uint8Array) => string;
  /** A one-time grant for a file on disk, or for its first `size` bytes, read piece by piece as a host does. */
  readonly giveFile: (path: string, size?: number) => string;
  /** A one-time grant for a place on disk. */
  readonly placeFile: (path: string) => string;
  /** A one-time grant for a place to save; what is written appears in `saved` under this name. */
  readonly place: (name: string) => string;
  readonly folder: (path: string) => string;
  readonly saved: Map<string, Uint8Array>;
  readonly events: EngineEvent[];
}

/** Makes a platform for tests. */
export function createFakePlatform(): FakePlatform {
  const files = new Map<string, Omit<IncomingFile, "size">>();
  const places = new Map<string, OutgoingFile>();
  const folders = new Map<string, string>();
  const saved = new Map<string, Uint8Array>();
  const events: EngineEvent[] = [];
  let count = 0;
  const next = (): string => `grant-${(count += 1)}`;
  const take = <Value>(map: Map<string, Value>, grant: string): Value => {
    const value = map.get(grant);
    if (value === undefined) throw new Refusal("grant-spent");
    map.delete(grant);
    return value;
  };
  const add = <Value>(map: Map<string, Value>, value: Value): string => {
    const grant = next();
    map.set(grant, value);
    return grant;
  };
  return {
    saved,
    events,
    give: (name, bytes) => add(files, { name, stream: () => once(bytes) }),
    giveFile: (path, size) =>
      add(files, {
        name: nameOf(path),
        stream: () =>
          createReadStream(path, { highWaterMark: 256 * 1024, ...(size === undefined ? {} : { end: size - 1 }) }),
      }),
    place: (name) =>
      add(places, {
        name,
        write: async (bytes) => {
          const pieces: Uint8Array[] = [];
          for await (const piece of bytes) pieces.push(piece);
          saved.set(name, Buffer.concat(pieces));
        },
      }),
    placeFile: (path) =>
      add(places, { name: nameOf(path), write: (bytes) => pipeline(bytes, createWriteStream(path, { flags: "wx" })) }),
    folder: (path) => add(folders, path),
    takeFile: (grant) => ({ size: null, ...take(files, grant) }),
    takeSave: (grant) => take(places, grant),
    takeFolder: (grant) => ({ path: take(folders, grant) }),
    keychain: null,
    systemProxy: null,
    emit: (event) => void events.push(event),
  };
}

const nameOf = (path: string): string => path.split("/").at(-1) ?? path;

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield await Promise.resolve(bytes);
}
