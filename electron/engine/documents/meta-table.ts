import type { Cell, MetaBlock, TableBlock } from "#shared/domain/document/model.ts";
import { cell, label } from "#shared/domain/document/parts.ts";

const grids = {
  1: [18, 82],
  2: [14, 36, 14, 36],
  3: [9, 26, 9, 21, 9, 26],
} as const;

/** The pairs as table rows; the last pair of a row takes what is left of it. */
export function metaTable(block: MetaBlock): TableBlock {
  const widths: readonly number[] = grids[block.columns];
  const rows: (readonly Cell[])[] = [];
  let row: readonly Cell[] = [];
  const close = (): void => {
    if (row.length > 0) {
      rows.push(row.map((each, index) => (index === row.length - 1 ? { ...each, span: widths.length - index } : each)));
    }
    row = [];
  };
  for (const pair of block.pairs) {
    if (pair.wide || row.length === widths.length) close();
    row = [...row, label(pair.label), cell(pair.value)];
    if (pair.wide) close();
  }
  close();
  return {
    kind: "table",
    columns: widths.map((width, index) => ({ width, align: index % 2 === 0 ? "center" : "left" })),
    banner: null,
    header: [],
    rows,
    rowMillimetres: null,
    signed: false,
  };
}
