import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { EngineEvent } from "#shared/contract/host.ts";
import type { Caller } from "../platform.ts";
import { mayHear } from "../may-hear.ts";
import { pageHeaders } from "./exchange.ts";

/** What the host tells a page, one JSON text a line. An empty object keeps the line alive. */
export type PageMessage =
  | { readonly event: EngineEvent }
  /** The reply of this pending call can be fetched. */
  | { readonly ready: string }
  /** Send the bytes of this file grant now. */
  | { readonly upload: string }
  /** A file is ready to be fetched under this one-time ticket. */
  | { readonly download: string; readonly name: string }
  | Readonly<Record<string, never>>;

/** The one open line to each window. */
export interface PageChannel {
  /** Takes over a response as the line to this window; false when the window is already open elsewhere. */
  readonly open: (caller: Caller, response: ServerResponse) => Promise<boolean>;
  readonly send: (caller: Caller, message: PageMessage) => void;
  /** Tells every window what it may know. */
  readonly broadcast: (event: EngineEvent) => void;
  readonly isOpen: (caller: Caller) => boolean;
  readonly close: () => void;
}

const heartbeatEvery = 15_000;
/** How long a page that is being reloaded may take to let go of its line, in milliseconds. */
const handOver = 2_000;

/** `onChange` is called whenever a window opens or closes its line. */
export function createPageChannel(onChange: () => void): PageChannel {
  const lines = new Map<Caller, ServerResponse>();
  const write = (line: ServerResponse, message: PageMessage) => line.write(`${JSON.stringify(message)}\n`);
  const heartbeat = setInterval(() => lines.forEach((line) => write(line, {})), heartbeatEvery);
  heartbeat.unref();

  return {
    open: async (caller, response) => {
      for (let waited = 0; lines.has(caller) && waited < handOver; waited += 50) await pause(50);
      if (lines.has(caller) || response.destroyed) return false;
      response.writeHead(200, { ...pageHeaders, "content-type": "application/x-ndjson" });
      lines.set(caller, response);
      response.once("close", () => {
        lines.delete(caller);
        onChange();
      });
      write(response, {});
      onChange();
      return true;
    },
    send: (caller, message) => {
      const line = lines.get(caller);
      if (line) write(line, message);
    },
    broadcast: (event) => {
      for (const [caller, line] of lines) if (mayHear(caller, event)) write(line, { event });
    },
    isOpen: (caller) => lines.has(caller),
    close: () => {
      clearInterval(heartbeat);
      for (const line of lines.values()) line.end();
    },
  };
}
