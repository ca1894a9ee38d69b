import type { VerifiedStatement } from "../trust/signing.ts";

/** A file copied into the vault's `incoming/`, named by the digest of its bytes. */
export interface ReceivedFile {
  readonly digest: string;
  readonly path: string;
  readonly size: number;
  readonly name: string;
}

/** A package copied in and looked at, waiting for the person's word. */
export interface PendingInspection {
  readonly file: ReceivedFile;
}

/** What a credential file held, waiting for the anchor to be compared. */
export interface PendingCredential {
  readonly charter: VerifiedStatement<"charter">;
  readonly credential: VerifiedStatement<"credential">;
}

/** A CSV file read whole and waiting for its column mapping; kept in memory until imported or the vault locks. */
export interface PendingCsv {
  readonly fileName: string;
  readonly digest: string;
  /** Header row first. */
  readonly rows: readonly (readonly string[])[];
}
