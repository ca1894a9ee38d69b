import { Button } from "antd";
import type { ReactNode } from "react";
import { Glyph } from "./glyph.tsx";
import { useRemoval } from "./use-removal.tsx";

export interface EditableColumn<Row> {
  readonly title: string;
  /** CSS grid track, e.g. `2fr` or `9rem`. */
  readonly width: string;
  readonly cell: (row: Row, change: (change: Partial<Row>) => void, label: string) => ReactNode;
}

export interface EditableRowsProps<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly EditableColumn<Row>[];
  readonly onChange: (rows: Row[]) => void;
  readonly makeRow: () => Row;
  readonly addLabel: string;
  /** How a row is called when it has been removed. */
  readonly nameOf: (row: Row) => string;
}

/** A short table typed into directly. Removing a row offers to take it back. */
export function EditableRows<Row>({ rows, columns, onChange, makeRow, addLabel, nameOf }: EditableRowsProps<Row>) {
  const { cross, offer } = useRemoval({ rows, onChange, nameOf });
  const template = { gridTemplateColumns: `${columns.map(({ width }) => width).join(" ")} 2.2rem` };
  const replace = (at: number) => (change: Partial<Row>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...change } : row)));
  return (
    <div className="rows">
      {rows.length === 0 ? null : (
        <div className="rows-line rows-head" style={template} aria-hidden="true">
          {columns.map(({ title }) => (
            <span key={title}>{title}</span>
          ))}
        </div>
      )}
      {rows.map((row, at) => (
        <div className="rows-line" style={template} key={at}>
          {columns.map(({ title, cell }) => (
            <span key={title}>{cell(row, replace(at), `${title} ${at + 1}`)}</span>
          ))}
          {cross(row, at)}
        </div>
      ))}
      <div className="rows-foot">
        <Button type="link" className="rows-add" onClick={() => onChange([...rows, makeRow()])}>
          <Glyph name="plus" /> {addLabel}
        </Button>
        {offer}
      </div>
    </div>
  );
}
