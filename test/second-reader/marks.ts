import { digestOf, digestText, identifier } from "./encodings.ts";
import { must } from "./unreadable.ts";

export type PrintedMark = {
  readonly review: string;
  readonly document: string;
  readonly edition: number;
  readonly digest: string;
};

/** Reads the text of the QR code on a printed paper (formats.md 13). */
export function readPrintedMark(text: string): PrintedMark {
  const [, review = "", document = "", edition = "", digest = ""] =
    /^GJ1:(.+):([A-Z-]+):([1-9]\d{0,5}):([0-9A-F]{64})$/u.exec(text) ?? [];
  must(digest !== "", "not the mark of a printed paper");
  return { review, document: document.toLowerCase(), edition: Number(edition), digest: digest.toLowerCase() };
}

/** The subject that tells the chair's workstation whose sealed paper sheet a package brings (formats.md 5). */
export function paperSheetSubject(dossier: string, memberId: string): string {
  return digestOf(`guijian paper sheet ${digestText(dossier)} ${identifier(memberId)}`);
}
