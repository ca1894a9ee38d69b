import {
  BorderStyle,
  HeightRule,
  type IBorderOptions,
  Table,
  type TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from "docx";
import { twipsOfMillimetres } from "./geometry.ts";

/** A cell not yet placed in a grid: how wide it wants to be in twips, and how to make it once width and span are known. */
export interface Box {
  readonly width: number;
  readonly build: (width: number, columnSpan: number) => TableCell;
}

/** A row of boxes; `millimetres` is its least height, null: as high as its text. No row splits over pages. */
export interface BoxRow {
  readonly boxes: readonly Box[];
  readonly header: boolean;
  readonly millimetres: number | null;
}

export const rule = (size: number): IBorderOptions => ({ style: BorderStyle.SINGLE, size, color: "000000" });
export const nothing: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: "auto" };
export const ruled = {
  top: rule(8),
  bottom: rule(8),
  left: rule(8),
  right: rule(8),
  insideHorizontal: rule(4),
  insideVertical: rule(4),
};
export const unruled = {
  top: nothing,
  bottom: nothing,
  left: nothing,
  right: nothing,
  insideHorizontal: nothing,
  insideVertical: nothing,
};

/** Edges closer than this (twips, a third of a millimetre) are one edge: rounding must not make sliver columns. */
const sameEdge = 20;

const edgesOf = ({ boxes }: BoxRow): readonly number[] => {
  let at = 0;
  return [0, ...boxes.map(({ width }) => (at += width))];
};

/** The vertical edges all rows need, ascending from 0 to `total`. */
function gridEdges(rows: readonly BoxRow[], total: number): readonly number[] {
  const inner = rows
    .flatMap(edgesOf)
    .filter((edge) => edge > sameEdge && edge < total - sameEdge)
    .toSorted((a, b) => a - b);
  const apart = inner.filter((edge, index) => index === 0 || edge - (inner[index - 1] ?? 0) > sameEdge);
  return [0, ...apart, total];
}

const nearest = (edges: readonly number[], edge: number): number =>
  edges.reduce((best, each, index) => (Math.abs(each - edge) < Math.abs((edges[best] ?? 0) - edge) ? index : best), 0);

/**
 * A table of fixed layout, `total` twips wide, whose rows may be cut differently: one grid carries all their edges, and every cell spans
 * the columns it covers. Grid and cell widths are both written, as WPS needs them.
 */
export function gridTable(total: number, rows: readonly BoxRow[], borders: typeof ruled): Table {
  const edges = gridEdges(rows, total);
  const made = rows.map((row) => {
    const at = edgesOf(row).map((edge) => nearest(edges, edge));
    const children = row.boxes.map((box, index) => {
      const [from = 0, to = 0] = [at[index], at[index + 1]];
      return box.build((edges[to] ?? 0) - (edges[from] ?? 0), to - from);
    });
    return new TableRow({
      cantSplit: true,
      ...(row.header ? { tableHeader: true } : {}),
      ...(row.millimetres === null
        ? {}
        : { height: { value: twipsOfMillimetres(row.millimetres), rule: HeightRule.ATLEAST } }),
      children,
    });
  });
  return new Table({
    columnWidths: edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0)),
    width: { size: total, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 40, bottom: 40, left: 90, right: 90, marginUnitType: WidthType.DXA },
    borders,
    rows: made,
  });
}
