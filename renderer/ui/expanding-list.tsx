import type { ReactNode } from "react";
import { Glyph } from "./glyph.tsx";
import { useRemoval } from "./use-removal.tsx";

export interface ExpandingListProps<Row extends { readonly id: string }> {
  readonly rows: readonly Row[];
  /** The row whose details are shown; null for none. */
  readonly open: string | null;
  readonly onOpen: (id: string | null) => void;
  readonly onChange: (rows: Row[]) => void;
  readonly nameOf: (row: Row) => string;
  readonly summary: (row: Row) => ReactNode;
  readonly detail: (row: Row, put: (part: Partial<Row>) => void) => ReactNode;
}

/** A list of things each summed up in a line; one at a time opens to be edited. Removing offers to take it back. */
export function ExpandingList<Row extends { readonly id: string }>(props: ExpandingListProps<Row>) {
  const { rows, open, onOpen, onChange, nameOf, summary, detail } = props;
  const { cross, offer } = useRemoval({ rows, onChange, nameOf });
  return (
    <>
      <ul className="expanding">
        {rows.map((row, at) => (
          <li key={row.id} className="card expanding-row">
            <div className="expanding-head">
              <button
                type="button"
                className="expanding-summary"
                aria-expanded={row.id === open}
                onClick={() => onOpen(row.id === open ? null : row.id)}
              >
                {summary(row)}
                <Glyph name={row.id === open ? "up" : "down"} />
              </button>
              {cross(row, at)}
            </div>
            {row.id === open ? (
              <div className="expanding-detail">
                {detail(row, (part) => onChange(rows.map((one) => (one.id === row.id ? { ...one, ...part } : one))))}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {offer === null ? null : <p className="place-down">{offer}</p>}
    </>
  );
}
