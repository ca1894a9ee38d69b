import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { Refusal } from "#shared/errors.ts";
import type { Platform } from "../platform.ts";
import type { ByteStreams } from "./byte-streams.ts";
import type { GrantPlace, ToEngine } from "./protocol.ts";
import { saveWhole } from "./save-whole.ts";

type GrantMessage = Extract<ToEngine, { readonly kind: "grant-file" | "grant-save" | "grant-folder" }>;

/** The engine's side of the port: hands out what the host granted, once each. */
export interface GrantedPlatform {
  readonly takes: Pick<Platform, "takeFile" | "takeSave" | "takeFolder">;
  /** Remembers a grant of the host. It arrives before any call that names it, because the pipe keeps order. */
  readonly remember: (grant: GrantMessage) => void;
}

export function createGrantedPlatform(streams: ByteStreams): GrantedPlatform {
  const grants = new Map<string, GrantMessage>();

  const take = <Kind extends GrantMessage["kind"]>(kind: Kind, grant: string) => {
    const found = grants.get(grant);
    grants.delete(grant);
    if (found?.kind !== kind) throw new Refusal("grant-spent", { name: nameOf(found) });
    return found as Extract<GrantMessage, { readonly kind: Kind }>;
  };

  return {
    remember: (grant) => grants.set(grant.grant, grant),
    takes: {
      takeFile: (grant) => {
        const { name, size, place } = take("grant-file", grant);
        let spent = false;
        return {
          name,
          size,
          stream: () => {
            if (spent) throw new Refusal("grant-spent", { name });
            spent = true;
            return "path" in place ? readPath(place.path, name) : streams.receive(place.stream);
          },
        };
      },
      takeSave: (grant) => {
        const { name, place } = take("grant-save", grant);
        return { name, write: (bytes) => writePlace(streams, place, bytes) };
      },
      takeFolder: (grant) => ({ path: take("grant-folder", grant).path }),
    },
  };
}

function nameOf(grant: GrantMessage | undefined): string {
  return grant && "name" in grant ? grant.name : "—";
}

/** A pipe in a file's place, which would keep its reader waiting for ever, is opened without waiting and not read. */
const withoutWaiting = constants.O_RDONLY | (process.platform === "win32" ? 0 : constants.O_NONBLOCK);

async function* readPath(path: string, name: string): AsyncGenerator<Uint8Array, void, void> {
  const file = await open(path, withoutWaiting);
  try {
    if (!(await file.stat()).isFile()) throw new Refusal("transfer-interrupted", { name });
    for await (const chunk of file.createReadStream({ highWaterMark: 256 * 1024, autoClose: false }))
      yield chunk as Uint8Array;
  } finally {
    await file.close();
  }
}

function writePlace(streams: ByteStreams, place: GrantPlace, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  return "path" in place ? saveWhole(place.path, bytes) : streams.send(place.stream, () => bytes);
}
