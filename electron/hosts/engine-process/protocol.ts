import type { Reply } from "#shared/contract/define.ts";
import type { EngineEvent } from "#shared/contract/host.ts";
import type { Failure } from "#shared/errors.ts";
import type { Json } from "#shared/json.ts";
import type { Caller } from "../platform.ts";
import type { RangeRequest } from "./byte-range.ts";

/** Names one byte stream; always chosen by the host, whichever way the bytes flow. */
export type StreamId = string;

/**
 * Flow control of byte streams, the same in both directions. The sender offers, the receiver grants credit in bytes as it
 * consumes, the sender never exceeds its credit by more than one chunk. `done` confirms that everything was consumed.
 */
export type StreamMessage =
  | { readonly kind: "stream-offer"; readonly stream: StreamId }
  | { readonly kind: "stream-credit"; readonly stream: StreamId; readonly bytes: number }
  | { readonly kind: "stream-data"; readonly stream: StreamId; readonly bytes: Uint8Array }
  | { readonly kind: "stream-end"; readonly stream: StreamId }
  | { readonly kind: "stream-done"; readonly stream: StreamId }
  | { readonly kind: "stream-fail"; readonly stream: StreamId; readonly failure: Failure }
  | { readonly kind: "stream-cancel"; readonly stream: StreamId };

/** What the engine process needs to begin. */
export interface EngineStart {
  /** Folder of the read-only resources (packs, texts, templates). */
  readonly resources: string;
  /** Folder of this person's settings and default vaults. */
  readonly home: string;
  /** Whether the host offers a trustworthy keychain. */
  readonly keychain: boolean;
  /** Whether the host can ask the operating system about proxies. */
  readonly systemProxy: boolean;
}

/** Where the bytes of a file grant come from, or those of a save grant go to: a path the host vouches for, or a stream. */
export type GrantPlace = { readonly path: string } | { readonly stream: StreamId };

export type ToEngine =
  | { readonly kind: "start"; readonly options: EngineStart }
  | {
      readonly kind: "call";
      readonly id: number;
      readonly caller: Caller;
      readonly group: string;
      readonly procedure: string;
      readonly input: Json;
    }
  | {
      readonly kind: "grant-file";
      readonly grant: string;
      readonly name: string;
      /** Bytes; null when not known beforehand. */
      readonly size: number | null;
      readonly place: GrantPlace;
    }
  | { readonly kind: "grant-save"; readonly grant: string; readonly name: string; readonly place: GrantPlace }
  | { readonly kind: "grant-folder"; readonly grant: string; readonly path: string }
  | {
      readonly kind: "material";
      readonly id: number;
      readonly grant: string;
      /** The part asked for; null for the whole. */
      readonly range: RangeRequest | null;
      readonly stream: StreamId;
    }
  | { readonly kind: "keychain-answer"; readonly id: number; readonly bytes: Uint8Array | null }
  | { readonly kind: "system-proxy-answer"; readonly id: number; readonly answer: string | null }
  | { readonly kind: "suspend" }
  | { readonly kind: "close" }
  | StreamMessage;

/** A material as the host serves it: its bytes `start`..`end` (exclusive) follow on the stream of the request. */
export interface MaterialHead {
  readonly mediaType: string;
  readonly fileName: string;
  /** Bytes of the whole material. */
  readonly size: number;
  readonly start: number;
  readonly end: number;
}

/** `null`: no such grant (any more). `unsatisfiable`: the grant lives but the range lies outside it; no bytes follow. */
export type MaterialAnswer = MaterialHead | { readonly unsatisfiable: true; readonly size: number } | null;

export type FromEngine =
  | { readonly kind: "ready" }
  | { readonly kind: "closed" }
  | { readonly kind: "reply"; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly kind: "material-answer"; readonly id: number; readonly answer: MaterialAnswer }
  | { readonly kind: "event"; readonly event: EngineEvent }
  | {
      readonly kind: "keychain";
      readonly id: number;
      readonly action: "wrap" | "unwrap";
      readonly bytes: Uint8Array;
    }
  /** Which proxy does the operating system name for this server? */
  | { readonly kind: "system-proxy"; readonly id: number; readonly server: string }
  | StreamMessage;
