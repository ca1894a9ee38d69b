import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { useEffect, useRef, useState } from "react";
import { useSettled } from "../../../api/use-settled.ts";
import { findInText, foldPieces } from "./find-in-text.ts";
import type { FoldedText, TextHit } from "./find-in-text.ts";

export interface PageHit extends TextHit {
  readonly page: number;
}

export interface Find {
  readonly hits: readonly PageHit[];
  /** Pages searched so far; equals the number of pages when done. */
  readonly searched: number;
  /** No page searched so far has any text: most likely a scan. */
  readonly noText: boolean;
}

const nothing: Find = { hits: [], searched: 0, noText: false };
const mostHits = 500;

/** Searches a PDF page by page while the person reads on. An empty query finds nothing. */
export function useFind(file: PDFDocumentProxy, query: string): Find {
  const wanted = useSettled(query.trim(), 250);
  const [find, setFind] = useState<Find>(nothing);
  const texts = useRef(new Map<number, FoldedText>());
  useEffect(() => {
    setFind(nothing);
    if (wanted === "") return undefined;
    const run = { stopped: false };
    async function search() {
      const hits: PageHit[] = [];
      let letters = 0;
      for (let page = 1; page <= file.numPages && !run.stopped && hits.length < mostHits; page += 1) {
        const text = texts.current.get(page) ?? (await textOf(file, page));
        texts.current.set(page, text);
        letters += text.text.length;
        hits.push(...findInText(text, wanted).map((hit) => ({ ...hit, page })));
        if (!run.stopped) setFind({ hits: hits.slice(0, mostHits), searched: page, noText: letters === 0 });
      }
    }
    // A page that cannot be read is damaged on the screen as well; the search ends where it got to.
    search().catch(() => undefined);
    return () => {
      run.stopped = true;
    };
  }, [file, wanted]);
  return find;
}

async function textOf(file: PDFDocumentProxy, page: number): Promise<FoldedText> {
  const content = await (await file.getPage(page)).getTextContent();
  return foldPieces(content.items.map((item) => ("str" in item ? item.str : "")));
}
