import { TextLayer } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { useEffect, useRef } from "react";
import type { PageHit } from "./use-find.ts";

export interface PdfPageProps {
  readonly file: PDFDocumentProxy;
  readonly page: number;
  /** Width in CSS pixels. */
  readonly width: number;
  /** Degrees to turn it clockwise, beyond what the file says. */
  readonly turned: number;
  /** Height over width; a page not yet seen is taken to be like the first. */
  readonly ratio: number;
  /** Near enough to the screen to be drawn. */
  readonly near: boolean;
  readonly label: string;
  readonly hits: readonly PageHit[];
  /** The hit one is at, if it is on this page. */
  readonly hit: PageHit | null;
  readonly onRatio: (page: number, ratio: number) => void;
}

/** Beyond this many pixels a canvas is drawn coarser rather than not at all. */
const mostPixels = 24_000_000;

/** One page: its picture, and over it the text to select and find. Links and forms are left out, so nothing leads anywhere. */
export function PdfPage({ file, page, width, turned, ratio, near, label, hits, hit, onRatio }: PdfPageProps) {
  const picture = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const pieces = useRef<readonly HTMLElement[]>([]);
  const marks = useRef({ hits, hit });
  marks.current = { hits, hit };

  useEffect(() => {
    if (!near) return undefined;
    let stopped = false;
    let stop: (() => void) | null = null;
    async function draw() {
      const sheet = await file.getPage(page);
      const { width: natural, height } = sheet.getViewport({ scale: 1, rotation: sheet.rotate + turned });
      if (stopped || picture.current === null || words.current === null) return;
      onRatio(page, height / natural);
      const drawing = drawPicture(sheet, picture.current, width, turned);
      const text = await layText(sheet, words.current, width, turned);
      stop = () => {
        drawing.cancel();
        text.cancel();
      };
      if (stopped) return stop();
      pieces.current = text.textDivs;
      mark(pieces.current, marks.current.hits, marks.current.hit);
      await drawing.promise;
    }
    // A cancelled drawing rejects; the next one is already under way.
    draw().catch(() => undefined);
    return () => {
      stopped = true;
      stop?.();
    };
  }, [file, page, width, turned, near, onRatio]);
  useEffect(() => mark(pieces.current, hits, hit), [hits, hit]);

  return (
    <div className="pdf-sheet" data-page={page} style={{ width, height: width * ratio }}>
      {near ? (
        <>
          <canvas ref={picture} role="img" aria-label={label} />
          <div className="pdf-text" ref={words} />
        </>
      ) : null}
    </div>
  );
}

function drawPicture(sheet: PDFPageProxy, canvas: HTMLCanvasElement, width: number, turned: number) {
  const rotation = sheet.rotate + turned;
  const natural = sheet.getViewport({ scale: 1, rotation });
  const pixels = width * width * (natural.height / natural.width) * window.devicePixelRatio ** 2;
  const density = window.devicePixelRatio * Math.min(1, Math.sqrt(mostPixels / pixels));
  const viewport = sheet.getViewport({ scale: (width / natural.width) * density, rotation });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  return sheet.render({ canvas, viewport });
}

async function layText(sheet: PDFPageProxy, container: HTMLElement, width: number, turned: number): Promise<TextLayer> {
  const rotation = sheet.rotate + turned;
  const scale = width / sheet.getViewport({ scale: 1, rotation }).width;
  container.replaceChildren();
  container.style.setProperty("--total-scale-factor", String(scale));
  const viewport = sheet.getViewport({ scale, rotation });
  const text = new TextLayer({ textContentSource: await sheet.getTextContent(), container, viewport });
  await text.render();
  return text;
}

function mark(pieces: readonly HTMLElement[], hits: readonly PageHit[], here: PageHit | null): void {
  for (const [index, piece] of pieces.entries()) {
    const covers = (hit: PageHit) => hit.first <= index && index <= hit.last;
    piece.classList.toggle("pdf-hit", hits.some(covers));
    piece.classList.toggle("pdf-hit-here", here !== null && covers(here));
  }
}
