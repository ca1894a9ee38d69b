import { getDocument, GlobalWorkerOptions } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
// oxlint-disable-next-line import/default -- the bundler answers `?url` with the address of the file
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import { useEffect, useState } from "react";

GlobalWorkerOptions.workerSrc = workerUrl;

/** Where the character maps, fonts and decoders of the reader lie, beside the page. */
const part = (folder: string) => new URL(`pdfjs/${folder}/`, document.baseURI).href;

/** A PDF on its way to the screen. `locked` asks for a password, `damaged` cannot be read at all. */
export type OpenedPdf =
  | { readonly state: "opening" | "locked" | "damaged" }
  | { readonly state: "open"; readonly file: PDFDocumentProxy; readonly firstPage: PageSize };

/** Width and height in points. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Begins to open a PDF for looking at only: no scripts, no forms that compute, no WebAssembly (the page's policy has none), and bytes are
 * fetched as pages are read. The caller destroys the task.
 */
export function loadPdf(url: string): PDFDocumentLoadingTask {
  return getDocument({
    url,
    cMapUrl: part("cmaps"),
    cMapPacked: true,
    standardFontDataUrl: part("standard_fonts"),
    wasmUrl: part("wasm"),
    iccUrl: part("iccs"),
    useWasm: false,
    isEvalSupported: false,
    enableXfa: false,
    disableAutoFetch: true,
    rangeChunkSize: 262_144,
  });
}

/** Opens a PDF for as long as it is shown. */
export function useOpenedPdf(url: string): OpenedPdf {
  const [opened, setOpened] = useState<OpenedPdf>({ state: "opening" });
  useEffect(() => {
    const task = loadPdf(url);
    async function open() {
      const file = await task.promise;
      const { width, height } = (await file.getPage(1)).getViewport({ scale: 1 });
      setOpened({ state: "open", file, firstPage: { width, height } });
    }
    open().catch((error: unknown) => {
      if (task.destroyed) return;
      const locked = error instanceof Error && error.name === "PasswordException";
      setOpened({ state: locked ? "locked" : "damaged" });
    });
    return () => {
      setOpened({ state: "opening" });
      void task.destroy();
    };
  }, [url]);
  return opened;
}
