import { useMemo } from "react";
import { useText } from "../../i18n/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { formatBytes, formatCount } from "../../ui/formatting.ts";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { VirtualRows } from "../../ui/virtual-rows.tsx";
import { decodeText, readTable } from "./read-text.ts";
import { useBytes } from "./use-bytes.ts";

const mostBytes = 16_000_000;

/** A CSV file as a table: every row, its line number in front, numbers to the right. */
export function TableView({ url }: { readonly url: string }) {
  const text = useText();
  const read = useBytes(url, mostBytes);
  const table = useMemo(() => (read.state === "read" ? readTable(decodeText(read.bytes), read.cut) : null), [read]);
  if (read.state === "failed") return <EmptyState title={text.viewer.broken} how={text.viewer.brokenHow} />;
  if (read.state === "reading" || table === null)
    return <ProgressLine label={text.viewer.opening} done={null} total={null} />;
  if (table.columns.length === 0) return <EmptyState title={text.viewer.emptyFile} how={text.viewer.emptyFileHow} />;
  const { columns, rows, numeric } = table;
  const track = `4rem repeat(${numeric.length}, minmax(7rem, 1fr))`;
  return (
    <div className="viewer">
      <div className="viewer-table" role="table" aria-rowcount={rows.length + 1} tabIndex={0}>
        <div className="viewer-row viewer-head" role="row" style={{ gridTemplateColumns: track }}>
          <span role="columnheader">{text.viewer.line}</span>
          {numeric.map((number, column) => (
            <span role="columnheader" key={column} className={number ? "to-right" : ""}>
              {columns[column] ?? ""}
            </span>
          ))}
        </div>
        <VirtualRows count={rows.length} rowHeight={rowHeight}>
          {(index) => (
            <div
              className="viewer-row"
              role="row"
              aria-rowindex={index + 2}
              key={index}
              style={{ gridTemplateColumns: track, height: `${rowHeight}rem` }}
            >
              <span role="cell" className="muted">
                {index + 2}
              </span>
              {numeric.map((number, column) => (
                <span role="cell" key={column} className={number ? "to-right" : ""} title={rows[index]?.[column] ?? ""}>
                  {rows[index]?.[column] ?? ""}
                </span>
              ))}
            </div>
          )}
        </VirtualRows>
      </div>
      <p className="muted viewer-foot">
        {text.viewer.tableSize(formatCount(rows.length), formatCount(columns.length))}
        {read.cut ? text.viewer.firstPart(formatBytes(mostBytes)) : ""}
      </p>
    </div>
  );
}

const rowHeight = 2;
