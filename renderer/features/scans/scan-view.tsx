import { lazy, Suspense, useState } from "react";
import type { ReactNode } from "react";
import { useText } from "../../i18n/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { ImageView } from "../materials/image-view.tsx";
import { TextView } from "../materials/text-view.tsx";
import { viewFor } from "../materials/view-for.ts";
import type { OpenedFile } from "./use-opened-file.ts";

const PdfView = lazy(async () => ({ default: (await import("../materials/pdf/pdf-view.tsx")).PdfView }));
const WordView = lazy(async () => ({ default: (await import("../materials/word-view.tsx")).WordView }));
const SheetView = lazy(async () => ({ default: (await import("../materials/sheet/sheet-view.tsx")).SheetView }));
const TableView = lazy(async () => ({ default: (await import("../materials/table-view.tsx")).TableView }));

/** A scanned page or a file handed in later, shown like a material: nothing in it can run or lead away. */
export function ScanView({ file, title }: { readonly file: OpenedFile; readonly title: string }) {
  const text = useText();
  const [page, setPage] = useState(1);
  const { url, failure, mediaType } = file;
  const waiting = <ProgressLine label={text.viewer.opening} done={null} total={null} />;
  if (failure !== null) return <ErrorNotice failure={failure} />;
  if (url === null) return waiting;
  return <Suspense fallback={waiting}>{viewOf(url)}</Suspense>;

  function viewOf(from: string): ReactNode {
    switch (viewFor(mediaType, title)) {
      case "pdf":
        return <PdfView url={from} volumeFrom={null} page={page} onPage={setPage} />;
      case "image":
        return <ImageView url={from} title={title} />;
      case "table":
        return <TableView url={from} />;
      case "sheet":
        return <SheetView url={from} />;
      case "text":
        return <TextView url={from} />;
      case "word":
        return <WordView url={from} />;
      default:
        return <EmptyState title={text.viewer.noViewer} how={text.viewer.noViewerHow} />;
    }
  }
}
