import type { IncomingMessage } from "node:http";
import { Refusal } from "#shared/errors.ts";

/** Files the page holds, which the engine may ask for. Bytes pass straight through: no temporary file. */
export interface Uploads {
  /** Asks the page for the bytes of a grant; rejects with `transfer-interrupted` when they do not begin to arrive. */
  readonly want: (grant: string, name: string) => Promise<AsyncIterable<Uint8Array>>;
  /** Takes the request that carries them; resolves when the engine is done with it, false when nobody wants it. */
  readonly arrive: (grant: string, request: IncomingMessage) => Promise<boolean>;
  /** The page cannot read the file any more. */
  readonly fail: (grant: string) => void;
}

const arrivalPatience = 30_000;

export function createUploads(ask: (grant: string) => void): Uploads {
  const wanted = new Map<string, { readonly name: string; readonly got: (request: IncomingMessage | null) => void }>();
  const finished = new WeakMap<IncomingMessage, () => void>();

  return {
    want: async (grant, name) => {
      const request = await new Promise<IncomingMessage | null>((resolve) => {
        const impatience = setTimeout(() => got(null), arrivalPatience);
        const got = (arrived: IncomingMessage | null) => {
          clearTimeout(impatience);
          wanted.delete(grant);
          resolve(arrived);
        };
        wanted.set(grant, { name, got });
        ask(grant);
      });
      if (request === null) throw new Refusal("transfer-interrupted", { name });
      return readRequest(request, name, () => finished.get(request)?.());
    },
    arrive: async (grant, request) => {
      const waiting = wanted.get(grant);
      if (waiting === undefined) return false;
      await new Promise<void>((resolve) => {
        finished.set(request, resolve);
        waiting.got(request);
      });
      return true;
    },
    fail: (grant) => wanted.get(grant)?.got(null),
  };
}

async function* readRequest(
  request: IncomingMessage,
  name: string,
  finished: () => void,
): AsyncGenerator<Uint8Array, void, void> {
  try {
    for await (const chunk of request) yield chunk as Uint8Array;
  } catch (error) {
    throw new Refusal("transfer-interrupted", { name }, { cause: error });
  } finally {
    finished();
  }
}
