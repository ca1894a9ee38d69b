import { Button, InputNumber } from "antd";
import { getDocument, GlobalWorkerOptions } from "pdfjs-dist";
import type { PDFDocumentProxy } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { useEffect, useRef, useState } from "react";
import { useText } from "../../i18n/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Glyph } from "../../ui/glyph.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";

GlobalWorkerOptions.workerSrc = workerUrl;

/** Character maps, fonts and image decoders the reader may need, beside the page. */
const part = (folder: string) => new URL(`pdfjs/${folder}/`, document.baseURI).href;

export interface PdfViewProps {
  readonly url: string;
  /** Page of the bound volume the file begins at; null where it is not in it. */
  readonly volumeFrom: number | null;
}

/** A PDF page by page, with the page of the bound volume beside the page of the file. Scripts in it are never run. */
export function PdfView({ url, volumeFrom }: PdfViewProps) {
  const text = useText();
  const [file, setFile] = useState<PDFDocumentProxy | null>(null);
  const [broken, setBroken] = useState(false);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  useEffect(() => {
    const task = getDocument({
      url,
      cMapUrl: part("cmaps"),
      cMapPacked: true,
      standardFontDataUrl: part("standard_fonts"),
      wasmUrl: part("wasm"),
      isEvalSupported: false,
      enableXfa: false,
      disableAutoFetch: true,
      rangeChunkSize: 262_144,
    });
    task.promise.then(setFile, () => setBroken(true));
    return () => void task.destroy();
  }, [url]);
  if (broken) return <EmptyState title={text.viewer.broken} how="" />;
  if (file === null) return <ProgressLine label={text.viewer.opening} done={null} total={null} />;
  const go = (to: number) => setPage(Math.min(file.numPages, Math.max(1, to)));
  return (
    <div
      className="pdf"
      role="group"
      onKeyDown={(event) => {
        if (event.target instanceof HTMLInputElement) return;
        if (event.key === "PageDown" || event.key === "ArrowRight") go(page + 1);
        else if (event.key === "PageUp" || event.key === "ArrowLeft") go(page - 1);
        else return;
        event.preventDefault();
      }}
    >
      <div className="pdf-bar">
        <Button aria-label={text.viewer.previousPage} disabled={page <= 1} onClick={() => go(page - 1)}>
          <Glyph name="back" />
        </Button>
        <InputNumber
          min={1}
          max={file.numPages}
          precision={0}
          controls={false}
          value={page}
          aria-label={text.viewer.pageLabel}
          onChange={(value) => value !== null && go(value)}
        />
        <Button aria-label={text.viewer.nextPage} disabled={page >= file.numPages} onClick={() => go(page + 1)}>
          <Glyph name="arrow" />
        </Button>
        <span>{text.viewer.page(String(page), String(file.numPages))}</span>
        {volumeFrom === null ? null : (
          <span className="muted">{text.viewer.volumePage(String(volumeFrom + page - 1))}</span>
        )}
        <span className="top-space" />
        <Button onClick={() => setZoom(Math.max(0.5, zoom / 1.25))}>{text.viewer.zoomOut}</Button>
        <Button onClick={() => setZoom(1)}>{text.viewer.fitWidth}</Button>
        <Button onClick={() => setZoom(Math.min(5, zoom * 1.25))}>{text.viewer.zoomIn}</Button>
      </div>
      <PdfPage file={file} page={page} zoom={zoom} label={text.viewer.page(String(page), String(file.numPages))} />
    </div>
  );
}

interface PdfPageProps {
  readonly file: PDFDocumentProxy;
  readonly page: number;
  /** 1 fits the width of the pane. */
  readonly zoom: number;
  readonly label: string;
}

function PdfPage({ file, page, zoom, label }: PdfPageProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let stopped = false;
    let stop: (() => void) | null = null;
    async function draw() {
      const sheet = await file.getPage(page);
      if (stopped || box.current === null || canvas.current === null) return;
      const natural = sheet.getViewport({ scale: 1 });
      const width = (box.current.clientWidth - 24) * zoom;
      const density = window.devicePixelRatio;
      const viewport = sheet.getViewport({ scale: (width / natural.width) * density });
      canvas.current.width = Math.floor(viewport.width);
      canvas.current.height = Math.floor(viewport.height);
      canvas.current.style.width = `${Math.floor(viewport.width / density)}px`;
      const render = sheet.render({ canvas: canvas.current, viewport });
      stop = () => render.cancel();
      // A cancelled drawing rejects; the next one is already under way.
      await render.promise.catch(() => undefined);
    }
    void draw();
    return () => {
      stopped = true;
      stop?.();
    };
  }, [file, page, zoom]);
  return (
    <div className="pdf-page" ref={box} tabIndex={0}>
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}
