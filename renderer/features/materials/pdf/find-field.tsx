import { Button, Input } from "antd";
import type { InputRef } from "antd";
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { useEffect, useRef, useState } from "react";
import { useShortcuts } from "../../../app/keyboard.ts";
import { useText } from "../../../i18n/use-text.ts";
import { Glyph } from "../../../ui/glyph.tsx";
import { useFind } from "./use-find.ts";
import type { PageHit } from "./use-find.ts";

export interface FindFieldProps {
  readonly file: PDFDocumentProxy;
  readonly onHits: (hits: readonly PageHit[]) => void;
  /** The hit to show; null when nothing is looked for any more. */
  readonly onHit: (hit: PageHit | null) => void;
}

/** Looks for words in the file: Enter goes to the next place, Shift+Enter back, Escape clears. */
export function FindField({ file, onHits, onHit }: FindFieldProps) {
  const text = useText();
  const input = useRef<InputRef>(null);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const { hits, searched, noText } = useFind(file, query);
  const looking = query.trim() !== "";
  useShortcuts([{ key: "f", label: text.viewer.find, run: () => input.current?.focus(), foot: false }]);

  useEffect(() => onHits(hits), [hits, onHits]);
  const first = hits[0] ?? null;
  const firstPlace = first === null ? "" : `${first.page}:${first.first}:${first.last}`;
  const firstHit = useRef(first);
  firstHit.current = first;
  useEffect(() => {
    // Only the first hit of a new search moves the reader; those found later only count.
    setAt(0);
    onHit(firstHit.current);
  }, [firstPlace, onHit]);

  function step(by: 1 | -1) {
    if (hits.length === 0) return;
    const next = (at + by + hits.length) % hits.length;
    setAt(next);
    onHit(hits[next] ?? null);
  }

  function found(): string {
    if (hits.length > 0) return text.viewer.hits(String(at + 1), String(hits.length));
    if (searched < file.numPages) return text.viewer.searching;
    return noText ? text.viewer.noText : text.viewer.noHit;
  }

  return (
    <span className="viewer-group" role="search">
      <Input
        ref={input}
        className={looking ? "viewer-find viewer-finding" : "viewer-find"}
        aria-label={text.viewer.find}
        placeholder={text.viewer.findShort}
        suffix={
          <span className="muted one-line" role="status">
            {looking ? found() : ""}
          </span>
        }
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
          if (event.key === "Escape") setQuery("");
        }}
      />
      {looking ? (
        <>
          <Button aria-label={text.viewer.previousHit} disabled={hits.length === 0} onClick={() => step(-1)}>
            <Glyph name="up" />
          </Button>
          <Button aria-label={text.viewer.nextHit} disabled={hits.length === 0} onClick={() => step(1)}>
            <Glyph name="down" />
          </Button>
        </>
      ) : null}
    </span>
  );
}
