import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useText } from "../../../i18n/use-text.ts";
import { PdfPage } from "./pdf-page.tsx";
import type { PageSize } from "./open-pdf.ts";
import { pageAt } from "./page-at.ts";
import type { PageHit } from "./use-find.ts";

export interface PdfPagesProps {
  readonly file: PDFDocumentProxy;
  readonly firstPage: PageSize;
  /** 1 fits the width of the pane. */
  readonly zoom: number;
  /** Degrees every page is turned by, clockwise: 0, 90, 180 or 270. */
  readonly turned: number;
  /** Where to go; a new object goes there again. */
  readonly goal: { readonly page: number };
  readonly onPage: (page: number) => void;
  readonly hits: readonly PageHit[];
  readonly hit: PageHit | null;
}

const margin = 12;
/** Pages on either side of the one being read that are drawn ahead. */
const ahead = 2;

/** All pages one under the other; only those near the screen are drawn. */
export function PdfPages({ file, firstPage, zoom, turned, goal, onPage, hits, hit }: PdfPagesProps) {
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const [here, setHere] = useState(goal.page);
  const [ratios, setRatios] = useState<ReadonlyMap<number, number>>(new Map());
  const place = useRef({ page: goal.page, part: 0 });
  const width = Math.floor((room - 2 * margin) * zoom);
  const usual = turned % 180 === 0 ? firstPage.height / firstPage.width : firstPage.width / firstPage.height;

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => setRoom(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const tops = useCallback(
    () => Array.from(box.current?.children ?? [], (sheet) => (sheet instanceof HTMLElement ? sheet.offsetTop : 0)),
    [],
  );
  const go = useCallback((page: number, part: number) => {
    const sheet = box.current?.children[page - 1];
    if (box.current === null || !(sheet instanceof HTMLElement)) return;
    box.current.scrollTop = sheet.offsetTop - margin / 2 + part * sheet.offsetHeight;
  }, []);

  useLayoutEffect(() => {
    place.current = { page: goal.page, part: 0 };
    go(goal.page, 0);
  }, [goal, go]);
  // Another width or zoom, or a page that turned out another shape, keeps the reader at the same line.
  useLayoutEffect(() => go(place.current.page, place.current.part), [width, ratios, go]);

  function look() {
    if (box.current === null || room === 0) return;
    const line = box.current.scrollTop + margin / 2;
    const starts = tops();
    const reading = pageAt(starts, line + box.current.clientHeight / 3);
    const top = pageAt(starts, line);
    const sheet = box.current.children[top - 1];
    if (sheet instanceof HTMLElement)
      place.current = { page: top, part: (line - sheet.offsetTop) / Math.max(1, sheet.offsetHeight) };
    if (reading === here) return;
    setHere(reading);
    onPage(reading);
  }

  useEffect(() => setRatios(new Map()), [turned]);
  const onRatio = useCallback(
    (page: number, ratio: number) =>
      setRatios((known) =>
        Math.abs((known.get(page) ?? usual) - ratio) < 0.001 ? known : new Map(known).set(page, ratio),
      ),
    [usual],
  );
  const hitsOf = useMemo(() => Map.groupBy(hits, ({ page }) => page), [hits]);

  return (
    <div className="pdf-pages" ref={box} tabIndex={0} onScroll={look} role="document">
      {Array.from({ length: file.numPages }, (_, index) => index + 1).map((page) => (
        <PdfPage
          key={page}
          file={file}
          page={page}
          width={Math.max(0, width)}
          turned={turned}
          ratio={ratios.get(page) ?? usual}
          near={room > 0 && (Math.abs(page - here) <= ahead || page === goal.page)}
          label={text.viewer.page(String(page), String(file.numPages))}
          hits={hitsOf.get(page) ?? none}
          hit={hit?.page === page ? hit : null}
          onRatio={onRatio}
        />
      ))}
    </div>
  );
}

const none: readonly PageHit[] = [];
