/** The text of a page without its spaces and line ends, each character knowing the piece of text it came from. */
export interface FoldedText {
  readonly text: string;
  /** Index of the piece, per character of `text`. */
  readonly pieceOf: readonly number[];
}

/** The pieces a hit covers, first and last, inclusive. */
export interface TextHit {
  readonly first: number;
  readonly last: number;
}

/** How words are compared: full-width and half-width alike, letters in lower case, nothing between characters. */
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, "");
}

/** Joins the pieces a page was typeset in, so that a word broken over lines or columns is still found. */
export function foldPieces(pieces: readonly string[]): FoldedText {
  const folded = pieces.map(fold);
  return {
    text: folded.join(""),
    pieceOf: folded.flatMap((piece, index) => Array.from({ length: piece.length }, () => index)),
  };
}

/** Every place of `query` on a page, in reading order, not overlapping. An empty query is nowhere. */
export function findInText(page: FoldedText, query: string): readonly TextHit[] {
  const wanted = fold(query);
  if (wanted === "") return [];
  const hits: TextHit[] = [];
  for (let at = page.text.indexOf(wanted); at >= 0; at = page.text.indexOf(wanted, at + wanted.length)) {
    const first = page.pieceOf[at];
    const last = page.pieceOf[at + wanted.length - 1];
    if (first !== undefined && last !== undefined) hits.push({ first, last });
  }
  return hits;
}
