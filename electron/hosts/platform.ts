import type { EngineEvent } from "#shared/contract/host.ts";

/** A file the person chose (dialog, drop, upload), readable once or re-readable as the host allows. Never a path for the renderer. */
export interface IncomingFile {
  /** Base name as the person knows it; never used to build a path. */
  readonly name: string;
  /** Bytes, null when the host cannot know it before the end. */
  readonly size: number | null;
  /** The bytes, once. The second call throws Refusal("grant-spent"). */
  readonly stream: () => AsyncIterable<Uint8Array>;
}

/** A place the person chose to save to. Bytes appear there whole or not at all. */
export interface OutgoingFile {
  readonly name: string;
  readonly write: (bytes: AsyncIterable<Uint8Array>) => Promise<void>;
}

/** A folder the person chose (mailbox, archive). The path stays in host and engine. */
export interface GrantedFolder {
  readonly path: string;
}

/** What a host offers the engine. The engine never imports a host; tests pass a plain object. */
export interface Platform {
  /** Takes a one-time file grant; throws Refusal("grant-spent") when it is unknown or already used. */
  readonly takeFile: (grant: string) => IncomingFile;
  /** Takes a one-time save grant. */
  readonly takeSave: (grant: string) => OutgoingFile;
  /** Takes a one-time folder grant. */
  readonly takeFolder: (grant: string) => GrantedFolder;
  /** Wraps a small secret with the operating system's keychain; null where there is none or it is not trustworthy (`basic_text`). */
  readonly keychain: null | {
    readonly wrap: (secret: Uint8Array) => Promise<Uint8Array>;
    readonly unwrap: (wrapped: Uint8Array) => Promise<Uint8Array>;
  };
  /**
   * What the operating system says of the proxy to an encrypted server (`https://host:port`), in the words of proxy scripts (`PROXY host:port; DIRECT`).
   * The answer is null where it said nothing in time; null instead of the function where the host cannot ask.
   */
  readonly systemProxy: null | ((server: string) => Promise<string | null>);
  /** Tells every connected window that something changed. */
  readonly emit: (event: EngineEvent) => void;
}

/** Which window is calling: the desk, or the projection, which may only see what the room may see. */
export type Caller = "desk" | "projection";
