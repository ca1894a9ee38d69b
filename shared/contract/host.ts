/**
 * What the host itself (not the engine) offers a page: dialogs, windows, printing. The page holds one-time grants, never paths.
 * Implemented by the desktop preload over IPC and by the browser host over HTTP.
 */
export interface HostBridge {
  readonly kind: "desktop" | "browser";
  /** Sends one procedure call to the engine; the reply is `Reply` as data. */
  readonly call: (group: string, procedure: string, input: unknown) => Promise<unknown>;
  /** Opens the file dialog (or takes the page's chosen files) and returns one grant a file; empty when the person cancels. */
  readonly pickFiles: (request: PickRequest) => Promise<readonly FileGrant[]>;
  /** Turns files dropped on the page into grants. */
  readonly acceptFiles: (files: readonly DroppedFile[]) => Promise<readonly FileGrant[]>;
  /** Asks where to save; null when the person cancels. In the browser host the bytes arrive as a download. */
  readonly pickSave: (suggestedName: string) => Promise<string | null>;
  /** Asks for a folder; null when cancelled. */
  readonly pickFolder: () => Promise<{ readonly grant: string; readonly label: string } | null>;
  /** URL at which a granted material (or print page) can be read with Range requests. */
  readonly materialUrl: (grant: string) => string;
  /**
   * Renders a granted print page to PDF and saves it where the person says, or under the suggested name in a folder they have chosen
   * before (`folder`, a grant of `pickFolder`; what is there under that name stays). False when cancelled.
   */
  readonly printToPdf: (pageGrant: string, suggestedName: string, folder?: string) => Promise<boolean>;
  /** Opens (or focuses) the projection window for a review. */
  readonly openProjection: () => Promise<void>;
  /** Subscribes to engine events; returns the unsubscribe function. */
  readonly subscribe: (listener: (event: EngineEvent) => void) => () => void;
}

export interface PickRequest {
  readonly multiple: boolean;
  /** Extensions without dot; empty means any. */
  readonly extensions: readonly string[];
}

/** A file dropped on the page (the DOM's File); only the host reads it. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
}

export interface FileGrant {
  readonly grant: string;
  readonly name: string;
  readonly size: number | null;
}

/** What the engine announces. `changed` names the contract groups whose answers may differ now. */
export type EngineEvent =
  | { readonly type: "changed"; readonly groups: readonly string[] }
  | { readonly type: "locked"; readonly reason: "asked" | "idle" | "suspend" }
  | { readonly type: "progress"; readonly task: string; readonly done: number; readonly total: number | null }
  | { readonly type: "open-package"; readonly grant: string; readonly name: string };
