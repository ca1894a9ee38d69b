import type { VaultObject } from "./vault-objects.ts";

/** Names of the database's copies while backups are made; what a crash leaves of them is swept away at the next unlocking. */
export const stagedLibrary = /^library-copy-/;

/** A backup about to be written: what goes in, and where each part lies now. */
export interface PreparedBackup {
  readonly manifest: Uint8Array;
  readonly digest: string;
  readonly madeAt: string;
  readonly objects: readonly VaultObject[];
  readonly bytes: number;
  /** Sealed materials that are not on the disk any more, by digest. */
  readonly lost: readonly string[];
}
