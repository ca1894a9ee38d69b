import { Button } from "antd";
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { useCallback, useEffect, useRef, useState } from "react";
import { useShortcuts } from "../../../app/keyboard.ts";
import { useText } from "../../../i18n/use-text.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Glyph } from "../../../ui/glyph.tsx";
import { ProgressLine } from "../../../ui/progress-line.tsx";
import { PageField } from "../page-field.tsx";
import { ZoomButtons } from "../zoom-buttons.tsx";
import { FindField } from "./find-field.tsx";
import { useOpenedPdf } from "./open-pdf.ts";
import type { PageSize } from "./open-pdf.ts";
import { PdfPages } from "./pdf-pages.tsx";
import type { PageHit } from "./use-find.ts";

export interface PdfViewProps {
  readonly url: string;
  /** Page of the bound volume the file begins at; null where it is not in it. */
  readonly volumeFrom: number | null;
  /** The page to show; a new value goes there. From 1. */
  readonly page: number;
  /** Told which page is being read. */
  readonly onPage: (page: number) => void;
}

/** A PDF to read: the page of the file and the page of the bound volume, each to jump by; search; nothing in it runs or leads away. */
export function PdfView({ url, ...view }: PdfViewProps) {
  const text = useText();
  const opened = useOpenedPdf(url);
  switch (opened.state) {
    case "opening":
      return <ProgressLine label={text.viewer.opening} done={null} total={null} />;
    case "locked":
      return <EmptyState title={text.viewer.locked} how={text.viewer.brokenHow} />;
    case "damaged":
      return <EmptyState title={text.viewer.broken} how={text.viewer.brokenHow} />;
    case "open":
      return <OpenPdf key={url} {...view} file={opened.file} firstPage={opened.firstPage} />;
  }
}

interface OpenPdfProps extends Omit<PdfViewProps, "url"> {
  readonly file: PDFDocumentProxy;
  readonly firstPage: PageSize;
}

function OpenPdf({ file, firstPage, volumeFrom, page, onPage }: OpenPdfProps) {
  const text = useText();
  const pages = file.numPages;
  const within = useCallback((wanted: number) => Math.min(pages, Math.max(1, wanted)), [pages]);
  const [goal, setGoal] = useState({ page: within(page) });
  const [here, setHere] = useState(goal.page);
  const [zoom, setZoom] = useState(1);
  const [turned, setTurned] = useState(0);
  const turn = () => setTurned((now) => (now + 90) % 360);
  const [hits, setHits] = useState<readonly PageHit[]>([]);
  const [hit, setHit] = useState<PageHit | null>(null);
  const told = useRef(page);

  const read = useCallback(
    (now: number) => {
      setHere(now);
      told.current = now;
      onPage(now);
    },
    [onPage],
  );
  const go = useCallback(
    (to: number) => {
      setGoal({ page: within(to) });
      read(within(to));
    },
    [within, read],
  );
  // Asked from outside to be elsewhere; what we told ourselves is no request.
  useEffect(() => {
    if (page !== told.current) go(page);
  }, [page, go]);
  const onHit = useCallback(
    (found: PageHit | null) => {
      setHit(found);
      if (found !== null) go(found.page);
    },
    [go],
  );
  useShortcuts([
    { key: "[", label: text.viewer.previousPage, run: () => go(here - 1), foot: false },
    { key: "]", label: text.viewer.nextPage, run: () => go(here + 1), foot: false },
    { key: "r", label: text.viewer.turn, run: turn, foot: false },
  ]);

  return (
    <div className="viewer">
      <div className="viewer-bar">
        <Button aria-label={text.viewer.previousPage} disabled={here <= 1} onClick={() => go(here - 1)}>
          <Glyph name="up" />
        </Button>
        <Button aria-label={text.viewer.nextPage} disabled={here >= pages} onClick={() => go(here + 1)}>
          <Glyph name="down" />
        </Button>
        <PageField label={text.viewer.filePage} page={here} first={1} last={pages} onGo={go} />
        <span className="muted one-line">{text.viewer.ofPages(String(pages))}</span>
        {volumeFrom === null ? null : (
          <PageField
            label={text.viewer.volumePage}
            page={volumeFrom + here - 1}
            first={volumeFrom}
            last={volumeFrom + pages - 1}
            onGo={(volumePage) => go(volumePage - volumeFrom + 1)}
          />
        )}
        <span className="top-space" />
        <FindField file={file} onHits={setHits} onHit={onHit} />
        <Button title={text.viewer.turnHow} onClick={turn}>
          {text.viewer.turn}
        </Button>
        <ZoomButtons zoom={zoom} onZoom={setZoom} usual={text.viewer.fitWidth} />
      </div>
      <PdfPages
        file={file}
        firstPage={firstPage}
        zoom={zoom}
        turned={turned}
        goal={goal}
        onPage={read}
        hits={hits}
        hit={hit}
      />
    </div>
  );
}
