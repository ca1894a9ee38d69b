import type { DocumentId } from "./catalogue.ts";
import { readDocumentMark } from "./mark.ts";

/** One edition of a document that left the printer. */
export interface PrintedEdition {
  readonly document: DocumentId;
  readonly edition: number;
  /** Data digest, as every page prints it. */
  readonly digest: string;
  /** False as soon as the data changed and another edition was printed. */
  readonly newest: boolean;
}

/** What the code on a scanned page turns out to be. */
export type ScanMatch =
  /** The newest edition of a paper of this review. */
  | { readonly state: "match"; readonly document: DocumentId; readonly edition: number; readonly digest: string }
  /** A paper of this review whose data has changed since it was printed. */
  | {
      readonly state: "superseded";
      readonly document: DocumentId;
      readonly edition: number;
      readonly digest: string;
      /** Edition that was printed after it. */
      readonly newest: number;
    }
  /** A paper of this review that was not printed here: another workstation's, or altered. */
  | { readonly state: "not-printed-here"; readonly document: DocumentId; readonly edition: number }
  | { readonly state: "other-review"; readonly reviewCode: string }
  | { readonly state: "not-ours" };

/** Holds the text of a scanned code against the papers printed of a review. The digest decides, the rest explains. */
export function matchScan(text: string, reviewCode: string, printed: readonly PrintedEdition[]): ScanMatch {
  const mark = readDocumentMark(text);
  if (mark === null) return { state: "not-ours" };
  if (mark.reviewCode !== reviewCode) return { state: "other-review", reviewCode: mark.reviewCode };
  const { id: document, edition, digest } = mark;
  const found = printed.find(
    (print) => print.digest === digest && print.document === document && print.edition === edition,
  );
  if (found === undefined) return { state: "not-printed-here", document, edition };
  if (found.newest) return { state: "match", document, edition, digest };
  const newest = Math.max(...printed.filter((print) => print.document === document).map((print) => print.edition));
  return { state: "superseded", document, edition, digest, newest };
}
