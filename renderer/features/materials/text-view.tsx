import { useMemo } from "react";
import { useText } from "../../i18n/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { formatBytes } from "../../ui/formatting.ts";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { decodeText } from "./read-text.ts";
import { useBytes } from "./use-bytes.ts";

const mostBytes = 1_000_000;

/** A plain text file, its lines as they are. */
export function TextView({ url }: { readonly url: string }) {
  const text = useText();
  const read = useBytes(url, mostBytes);
  const words = useMemo(() => (read.state === "read" ? decodeText(read.bytes) : ""), [read]);
  if (read.state === "failed") return <EmptyState title={text.viewer.broken} how={text.viewer.brokenHow} />;
  if (read.state === "reading") return <ProgressLine label={text.viewer.opening} done={null} total={null} />;
  return (
    <div className="viewer">
      <pre className="viewer-text" tabIndex={0}>
        {words}
      </pre>
      {read.cut ? <p className="muted">{text.viewer.firstPart(formatBytes(mostBytes))}</p> : null}
    </div>
  );
}
