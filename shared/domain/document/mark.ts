import { canonicalJson } from "../../json.ts";
import { documentCatalogue, type DocumentId } from "./catalogue.ts";
import type { DocumentModel } from "./model.ts";

/** The text whose SHA-256 is the model's data digest: the canonical model with the digest field empty. */
export const bindingText = (model: DocumentModel): string => canonicalJson({ ...model, dataDigest: "" });

/** What the QR code of a printed page says. */
export interface DocumentMark {
  readonly reviewCode: string;
  readonly id: DocumentId;
  readonly edition: number;
  /** Lower-case hex SHA-256 of the model. */
  readonly digest: string;
}

/**
 * The text of a document's QR code, in the QR alphanumeric set where the review code allows it (fewer modules, easier to scan):
 * `GJ1:GXAI-2024-012:ACCEPTANCE-OPINION:3:9F2C…`. The page is not in it, because a Word footer holds one image for all pages; the page
 * number stands beside it in print.
 */
export const documentMark = ({ reviewCode, id, edition, dataDigest }: DocumentModel): string =>
  `GJ1:${reviewCode}:${id.toUpperCase()}:${edition}:${dataDigest.toUpperCase()}`;

/** Reads a scanned mark; null when it is not one of ours or names an unknown document. */
export function readDocumentMark(text: string): DocumentMark | null {
  const match = /^GJ1:(.+):([A-Z-]+):([1-9]\d{0,5}):([0-9A-F]{64})$/.exec(text);
  if (match === null) return null;
  const [, reviewCode = "", name = "", edition = "", digest = ""] = match;
  const id = documentCatalogue.find((each) => each.id === name.toLowerCase())?.id;
  return id === undefined ? null : { reviewCode, id, edition: Number(edition), digest: digest.toLowerCase() };
}
