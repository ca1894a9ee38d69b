import type { Cell, MetaBlock, TableBlock } from "#shared/domain/document/model.ts";
import { cell, label } from "#shared/domain/document/parts.ts";

/** The pairs as table rows; a pair left alone in its row takes the whole of it. */
export function metaTable(block: MetaBlock): TableBlock {
  const single = block.columns === 1;
  const rows: (readonly Cell[])[] = [];
  let held: readonly Cell[] | null = null;
  const whole = (cells: readonly Cell[]): readonly Cell[] =>
    cells.map((each, index) => (index === 1 && !single ? { ...each, span: 3 } : each));
  for (const pair of block.pairs) {
    const cells = [label(pair.label), cell(pair.value)];
    if (single || pair.wide) {
      if (held !== null) rows.push(whole(held));
      held = null;
      rows.push(whole(cells));
    } else if (held === null) held = cells;
    else {
      rows.push([...held, ...cells]);
      held = null;
    }
  }
  if (held !== null) rows.push(whole(held));
  const grid = (widths: readonly number[]) =>
    widths.map((width, index) => ({ width, align: index % 2 === 0 ? ("center" as const) : ("left" as const) }));
  return {
    kind: "table",
    columns: grid(single ? [18, 82] : [14, 36, 14, 36]),
    banner: null,
    header: [],
    rows,
    rowMillimetres: null,
  };
}
