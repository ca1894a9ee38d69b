import { Button } from "antd";
import { useState } from "react";
import type { ReactNode } from "react";
import { useText } from "../i18n/use-text.ts";
import { Glyph } from "./glyph.tsx";

export interface RemovalProps<Row> {
  readonly rows: readonly Row[];
  readonly onChange: (rows: Row[]) => void;
  readonly nameOf: (row: Row) => string;
}

export interface Removal<Row> {
  /** The cross that removes the row at that place. */
  readonly cross: (row: Row, at: number) => ReactNode;
  /** Says what was removed last, with the way to take it back; null while nothing was. */
  readonly offer: ReactNode;
}

/** Removing rows of a list that is typed into: never asked about beforehand, always to be taken back. */
export function useRemoval<Row>({ rows, onChange, nameOf }: RemovalProps<Row>): Removal<Row> {
  const text = useText();
  const [removed, setRemoved] = useState<{ readonly row: Row; readonly at: number } | null>(null);
  return {
    cross: (row, at) => (
      <Button
        type="text"
        aria-label={`${text.common.remove} ${nameOf(row)}`}
        onClick={() => {
          setRemoved({ row, at });
          onChange(rows.filter((_, index) => index !== at));
        }}
      >
        <Glyph name="cross" />
      </Button>
    ),
    offer:
      removed === null ? null : (
        <span className="muted" role="status">
          {text.dossier.removed(nameOf(removed.row))}{" "}
          <Button
            size="small"
            onClick={() => {
              onChange([...rows.slice(0, removed.at), removed.row, ...rows.slice(removed.at)]);
              setRemoved(null);
            }}
          >
            {text.common.undo}
          </Button>
        </span>
      ),
  };
}
