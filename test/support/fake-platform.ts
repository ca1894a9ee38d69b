import { readFile } from "node:fs/promises";
import type { IncomingFile, OutgoingFile, Platform } from "#hosts/platform.ts";
import type { EngineEvent } from "#shared/contract/host.ts";
import { Refusal } from "#shared/errors.ts";

/** A host without windows: files are given to it, what is saved is kept in memory, events are listed. */
export interface FakePlatform extends Platform {
  /** A one-time grant for bytes, as if a person had chosen the file. */
  readonly give: (name: string, bytes: Uint8Array) => string;
  /** A one-time grant for a file on disk. */
  readonly giveFile: (path: string) => string;
  /** A one-time grant for a place to save; what is written appears in `saved` under this name. */
  readonly place: (name: string) => string;
  readonly folder: (path: string) => string;
  readonly saved: Map<string, Uint8Array>;
  readonly events: EngineEvent[];
}

/** Makes a platform for tests. */
export function createFakePlatform(): FakePlatform {
  const files = new Map<string, { readonly name: string; readonly read: () => Promise<Uint8Array> }>();
  const places = new Map<string, string>();
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
    give: (name, bytes) => add(files, { name, read: () => Promise.resolve(bytes) }),
    giveFile: (path) => add(files, { name: path.split("/").at(-1) ?? path, read: () => readFile(path) }),
    place: (name) => add(places, name),
    folder: (path) => add(folders, path),
    takeFile: (grant): IncomingFile => {
      const { name, read } = take(files, grant);
      return {
        name,
        size: null,
        stream: async function* () {
          yield await read();
        },
      };
    },
    takeSave: (grant): OutgoingFile => {
      const name = take(places, grant);
      return {
        name,
        write: async (bytes) => {
          const pieces: Uint8Array[] = [];
          for await (const piece of bytes) pieces.push(piece);
          saved.set(name, Buffer.concat(pieces));
        },
      };
    },
    takeFolder: (grant) => ({ path: take(folders, grant) }),
    keychain: null,
    emit: (event) => void events.push(event),
  };
}
