/** A moment of the review as the record and the signed statements tell it; `at` is RFC 3339. */
export interface ProceedingsEntry {
  readonly at: string;
  readonly what: string;
}

/** The key a member signs with at a seat; `fingerprint` as it is shown on screen, six groups. */
export interface SigningKey {
  readonly memberNo: number;
  readonly fingerprint: string;
}

/** One paper of the archive file. */
export interface ArchivedDocument {
  /** `GXAI-2024-012/14`. */
  readonly number: string;
  readonly title: string;
  readonly edition: number;
  /** Hex SHA-256 of the data it shows. */
  readonly digest: string;
  /** Roles that sign it in ink, in print order; empty where nobody does. */
  readonly signers: readonly string[];
  /** The panel or the people present sign it in a list. */
  readonly roster: boolean;
  /** The offices whose seals belong on it, as the form names them; empty where none does. */
  readonly seals: readonly string[];
}

/** One signed electronic statement kept with the file. */
export interface ArchivedStatement {
  readonly title: string;
  /** RFC 3339. */
  readonly at: string;
  /** Hex SHA-256 of the statement. */
  readonly digest: string;
}

/** The archive folder as it was written and read back: what the receiving side compares. */
export interface ArchiveFolder {
  readonly name: string;
  /** Files in it, the index and this list not counted. */
  readonly files: number;
  readonly bytes: number;
  /** Hex SHA-256 of the index file, which holds the hash of every other file. */
  readonly indexDigest: string;
  readonly checks: readonly FolderCheck[];
}

/** One line of the self-check of an archive folder (真实、完整、可用、安全). */
export interface FolderCheck {
  readonly property: "authentic" | "complete" | "usable" | "safe";
  readonly text: string;
  readonly holds: boolean;
}
