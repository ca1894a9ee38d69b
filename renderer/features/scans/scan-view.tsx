import { lazy, Suspense, useState } from "react";
import { useText } from "../../i18n/use-text.ts";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { ImageView } from "../materials/image-view.tsx";
import type { OpenedFile } from "./use-opened-file.ts";

const PdfView = lazy(async () => ({ default: (await import("../materials/pdf/pdf-view.tsx")).PdfView }));

/** A scanned page or a file of them, to read beside what is typed from it. */
export function ScanView({ file, title }: { readonly file: OpenedFile; readonly title: string }) {
  const text = useText();
  const [page, setPage] = useState(1);
  const waiting = <ProgressLine label={text.viewer.opening} done={null} total={null} />;
  if (file.failure !== null) return <ErrorNotice failure={file.failure} />;
  if (file.url === null) return waiting;
  if (file.mediaType !== "application/pdf") return <ImageView url={file.url} title={title} />;
  return (
    <Suspense fallback={waiting}>
      <PdfView url={file.url} volumeFrom={null} page={page} onPage={setPage} />
    </Suspense>
  );
}
