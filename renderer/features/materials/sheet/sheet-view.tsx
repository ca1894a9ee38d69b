import { useEffect, useState } from "react";
import { useText } from "../../../i18n/use-text.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { formatCount } from "../../../ui/formatting.ts";
import { ProgressLine } from "../../../ui/progress-line.tsx";
import { useBytes } from "../use-bytes.ts";
import { columnName, readWorkbook } from "./read-workbook.ts";
import type { Sheet } from "./read-workbook.ts";

const mostBytes = 40_000_000;

/** A spreadsheet to read: its visible sheets, values as stored. Formulas are not computed, macros and links not touched. */
export function SheetView({ url }: { readonly url: string }) {
  const text = useText();
  const read = useBytes(url, mostBytes);
  const [sheets, setSheets] = useState<readonly Sheet[] | "broken" | null>(null);
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    if (read.state !== "read") return undefined;
    let gone = false;
    readWorkbook(read.bytes).then(
      (found) => gone || setSheets(found),
      () => gone || setSheets("broken"),
    );
    return () => {
      gone = true;
    };
  }, [read]);
  if (read.state === "failed" || sheets === "broken")
    return <EmptyState title={text.viewer.broken} how={text.viewer.brokenHow} />;
  if (sheets === null) return <ProgressLine label={text.viewer.opening} done={null} total={null} />;
  const sheet = sheets[chosen] ?? sheets[0];
  if (sheet === undefined) return <EmptyState title={text.viewer.emptyFile} how={text.viewer.emptyFileHow} />;
  return (
    <div className="viewer">
      <div className="viewer-bar">
        {sheets.length < 2 ? null : (
          <div className="filter" role="group" aria-label={text.viewer.sheets}>
            {sheets.map(({ name }, index) => (
              <button
                type="button"
                key={name}
                className="filter-choice"
                aria-pressed={index === chosen}
                onClick={() => setChosen(index)}
              >
                {name}
              </button>
            ))}
          </div>
        )}
        <span className="muted">{text.viewer.sheetNote}</span>
      </div>
      <div className="viewer-sheet" tabIndex={0} role="document">
        <Grid sheet={sheet} />
        {sheet.leftOut === 0 ? null : <p className="muted">{text.viewer.rowsLeftOut(formatCount(sheet.leftOut))}</p>}
      </div>
    </div>
  );
}

function Grid({ sheet }: { readonly sheet: Sheet }) {
  const text = useText();
  if (sheet.rows.length === 0) return <p className="muted">{text.viewer.emptySheet}</p>;
  return (
    <table className="sheet">
      <caption className="unseen">{sheet.name}</caption>
      <thead>
        <tr>
          <td />
          {Array.from({ length: sheet.width }, (_, column) => (
            <th scope="col" key={column}>
              {columnName(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map(({ no, cells }) => (
          <tr key={no}>
            <th scope="row">{no}</th>
            {cells.map((cell, column) =>
              cell === null ? null : (
                <td key={column} colSpan={cell.columns} rowSpan={cell.rows} className={cell.number ? "to-right" : ""}>
                  {cell.text}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
