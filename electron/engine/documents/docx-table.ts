import { ShadingType, type Table, TableCell, VerticalAlignTable, WidthType } from "docx";
import type { Align, Cell, MetaBlock, Orientation, SimpleBlock, TableBlock } from "#shared/domain/document/model.ts";
import { cell } from "#shared/domain/document/parts.ts";
import { type Box, gridTable, nothing, ruled } from "./docx-grid.ts";
import { tailRows } from "./docx-signatures.ts";
import { faces, paragraphOf, sizes } from "./docx-text.ts";
import { labelShade, spread } from "./geometry.ts";
import { metaTable } from "./meta-table.ts";

interface CellLook {
  readonly width: number;
  readonly columnSpan: number;
  readonly align: Align;
  readonly keepNext: boolean;
}

function tableCell(content: Cell, look: CellLook): TableCell {
  return new TableCell({
    width: { size: look.width, type: WidthType.DXA },
    columnSpan: look.columnSpan,
    verticalAlign: VerticalAlignTable.CENTER,
    ...(content.label ? { shading: { type: ShadingType.CLEAR, color: "auto", fill: labelShade } } : {}),
    children: content.lines.map((line) =>
      paragraphOf(line, { face: faces.song, size: sizes.cell, align: look.align, keepNext: look.keepNext }),
    ),
  });
}

/**
 * How a table sticks: not at all; with its last row to what follows; its rows to one another; its rows to one another and to what
 * follows.
 */
export type Keep = "free" | "tail" | "within" | "whole";

/** How a table stands: what it sticks to, and what may not part from its last rows, printed as further rows without a frame. */
export interface TableLook {
  readonly keep: Keep;
  readonly tail: readonly SimpleBlock[];
  readonly orientation: Orientation;
}

/** A block table. */
export function docxTable(block: TableBlock, total: number, { keep, tail, orientation }: TableLook): Table {
  const widths = spread(
    total,
    block.columns.map((column) => column.width),
  );
  const boxes = (cells: readonly Cell[], keepNext: boolean): readonly Box[] => {
    let at = 0;
    return cells.map((content) => {
      const wanted = widths.slice(at, at + content.span).reduce((sum, each) => sum + each, 0);
      const align = content.align ?? block.columns[at]?.align ?? "left";
      at += content.span;
      return {
        width: wanted,
        build: (width, columnSpan) => tableCell(content, { width, columnSpan, align, keepNext }),
      };
    });
  };
  const head = [
    ...(block.banner === null ? [] : [[cell(block.banner, { span: widths.length, align: "left" })]]),
    ...block.header,
  ];
  const last = block.rows.length - 1;
  const stays = (index: number): boolean =>
    keep === "whole" ||
    (keep === "within" && (index < last || tail.length > 0)) ||
    ((keep === "tail" || tail.length > 0) && index === last);
  return gridTable(
    total,
    [
      ...head.map((cells) => ({ boxes: boxes(cells, true), header: true, millimetres: null })),
      ...block.rows.map((cells, index) => {
        const group = cells.every((each) => each.label);
        return {
          boxes: boxes(cells, group || stays(index)),
          header: false,
          millimetres: group ? null : block.rowMillimetres,
        };
      }),
      ...tailRows(tail, total, orientation),
    ],
    tail.length === 0 ? ruled : { ...ruled, bottom: nothing },
  );
}

/** Label–value pairs as a ruled table, so that long values wrap beside their label. */
export const docxMeta = (block: MetaBlock, total: number, look: TableLook): Table =>
  docxTable(metaTable(block), total, look);
