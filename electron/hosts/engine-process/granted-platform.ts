import { createReadStream } from "node:fs";
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
            return "path" in place ? readPath(place.path) : streams.receive(place.stream);
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

async function* readPath(path: string): AsyncGenerator<Uint8Array, void, void> {
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) yield chunk as Uint8Array;
}

function writePlace(streams: ByteStreams, place: GrantPlace, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  return "path" in place ? saveWhole(place.path, bytes) : streams.send(place.stream, () => bytes);
}
