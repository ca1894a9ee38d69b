import { parse } from "papaparse";
import { useEffect, useState } from "react";
import { useText } from "../../i18n/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { formatCount } from "../../ui/formatting.ts";
import { ProgressLine } from "../../ui/progress-line.tsx";

const rowsShown = 500;
const bytesRead = 400_000;

/** The first rows of a CSV file. Text in GB 18030, as spreadsheets here often save it, is understood. */
export function TableView({ url }: { readonly url: string }) {
  const text = useText();
  const [rows, setRows] = useState<readonly (readonly string[])[] | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    fetch(url, { signal: stop.signal, headers: { Range: `bytes=0-${bytesRead - 1}` } })
      .then((response) => response.arrayBuffer())
      .then((bytes) =>
        setRows(parse<string[]>(decodeText(bytes), { preview: rowsShown + 1, skipEmptyLines: true }).data),
      )
      .catch(() => stop.signal.aborted || setBroken(true));
    return () => stop.abort();
  }, [url]);
  if (broken) return <EmptyState title={text.viewer.broken} how="" />;
  if (rows === null) return <ProgressLine label={text.viewer.opening} done={null} total={null} />;
  const [head = [], ...body] = rows;
  return (
    <div className="viewer-table">
      <table className="table">
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index}>{cell}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {body.length < rowsShown ? null : <p className="muted">{text.viewer.firstRows(formatCount(rowsShown))}</p>}
    </div>
  );
}

/** Text of a file: UTF-8 where it is that, else GB 18030. A character cut at the end is dropped. */
export function decodeText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
