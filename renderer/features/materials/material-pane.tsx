import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import type { ReactNode } from "react";
import type { Material } from "#shared/domain/dossier/material.ts";
import { useText } from "../../i18n/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { ImageView } from "./image-view.tsx";
import { SaveCopy } from "./save-copy.tsx";
import { TextView } from "./text-view.tsx";
import { useGrant } from "./use-grant.ts";
import { viewFor } from "./view-for.ts";

const PdfView = lazy(async () => ({ default: (await import("./pdf/pdf-view.tsx")).PdfView }));
const WordView = lazy(async () => ({ default: (await import("./word-view.tsx")).WordView }));
const SheetView = lazy(async () => ({ default: (await import("./sheet/sheet-view.tsx")).SheetView }));
const TableView = lazy(async () => ({ default: (await import("./table-view.tsx")).TableView }));

export interface MaterialPaneProps {
  readonly dossierId: string;
  readonly material: Material;
  /** Page of the file to show, from 1; a new value goes there. */
  readonly page?: number;
  /** Told which page of the file is being read; never called for files without pages. */
  readonly onPage?: (page: number) => void;
}

/** Shows a material's bytes for reading. Nothing in the file can run, load or lead anywhere. */
export function MaterialPane({ dossierId, material, page = 1, onPage }: MaterialPaneProps) {
  const text = useText();
  const { url, failure } = useGrant(dossierId, material.id);
  const [here, setHere] = useState(page);
  useEffect(() => setHere(page), [page, material.id]);
  const read = useCallback(
    (now: number) => {
      setHere(now);
      onPage?.(now);
    },
    [onPage],
  );
  if (failure !== null) return <ErrorNotice failure={failure} />;
  const waiting = <ProgressLine label={text.viewer.opening} done={null} total={null} />;
  if (url === null) return waiting;
  return <Suspense fallback={waiting}>{viewOf()}</Suspense>;

  function viewOf(): ReactNode {
    if (url === null) return waiting;
    switch (viewFor(material.mediaType, material.fileName)) {
      case "pdf":
        return <PdfView url={url} volumeFrom={material.volumePages?.from ?? null} page={here} onPage={read} />;
      case "image":
        return <ImageView url={url} title={material.title} />;
      case "video":
        return <video className="viewer-video" src={url} controls preload="metadata" />;
      case "audio":
        return <audio src={url} controls preload="metadata" />;
      case "table":
        return <TableView url={url} />;
      case "sheet":
        return <SheetView url={url} />;
      case "text":
        return <TextView url={url} />;
      case "word":
        return <WordView url={url} />;
      case "page":
        return <iframe className="viewer-page" src={url} sandbox="" title={material.title} />;
      case "none":
        return (
          <EmptyState title={text.viewer.noViewer} how={text.viewer.noViewerHow}>
            <SaveCopy dossierId={dossierId} material={material} />
          </EmptyState>
        );
    }
  }
}
