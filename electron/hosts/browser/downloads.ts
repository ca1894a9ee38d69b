import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { discard } from "../engine-process/byte-streams.ts";
import { newGrant } from "../engine-process/connection.ts";
import { disposition } from "../material-response.ts";

/** Files on their way to the person: each is fetched once, under a ticket the page is told. */
export interface Downloads {
  /** Offers bytes to the page; resolves true when they were fetched whole, false when they were not wanted or broke off. */
  readonly offer: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<boolean>;
  /** Serves a ticket; false when there is no such ticket (any more). */
  readonly serve: (ticket: string, response: ServerResponse) => Promise<boolean>;
}

interface Offer {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly finished: (whole: boolean) => void;
}

const fetchPatience = 60_000;

export function createDownloads(
  tell: (ticket: string, name: string) => void,
  headers: Readonly<Record<string, string>>,
): Downloads {
  const offers = new Map<string, Offer>();
  return {
    offer: (name, bytes) =>
      new Promise((finished) => {
        const ticket = newGrant();
        offers.set(ticket, { name, bytes, finished });
        setTimeout(() => {
          if (!offers.delete(ticket)) return;
          discard(bytes);
          finished(false);
        }, fetchPatience).unref();
        tell(ticket, name);
      }),
    serve: async (ticket, response) => {
      const offer = offers.get(ticket);
      if (offer === undefined) return false;
      offers.delete(ticket);
      response.writeHead(200, {
        ...headers,
        "content-type": "application/octet-stream",
        "content-disposition": disposition("attachment", offer.name),
      });
      try {
        await pipeline(Readable.from(offer.bytes, { objectMode: false }), response);
        offer.finished(true);
      } catch {
        // The browser shows a download whose connection was cut as failed; the engine was told by its stream.
        offer.finished(false);
      }
      return true;
    },
  };
}
