import {
  BorderStyle,
  HeightRule,
  type IBorderOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type {
  Align,
  Cell,
  Line,
  MetaBlock,
  Orientation,
  SealBlock,
  SignatureBlock,
  TableBlock,
} from "#shared/domain/document/model.ts";
import { cell, run } from "#shared/domain/document/parts.ts";
import { faces, paragraphOf, sizes } from "./docx-text.ts";
import { metaTable } from "./meta-table.ts";
import { inkDate, labelShade, signatureWidths, spread, twipsOfMillimetres } from "./geometry.ts";

const rule = (size: number): IBorderOptions => ({ style: BorderStyle.SINGLE, size, color: "000000" });
const nothing: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: "auto" };
const ruled = {
  top: rule(8),
  bottom: rule(8),
  left: rule(8),
  right: rule(8),
  insideHorizontal: rule(4),
  insideVertical: rule(4),
};
const unruled = {
  top: nothing,
  bottom: nothing,
  left: nothing,
  right: nothing,
  insideHorizontal: nothing,
  insideVertical: nothing,
};

/** A table of fixed layout with grid and cell widths, as WPS needs them; `widths` in twips. */
function fixedTable(widths: readonly number[], rows: readonly TableRow[], borders: typeof ruled = ruled): Table {
  return new Table({
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 40, bottom: 40, left: 90, right: 90, marginUnitType: WidthType.DXA },
    borders,
    rows,
  });
}

interface CellLook {
  readonly width: number;
  readonly align: Align;
  readonly keepNext: boolean;
}

function tableCell(content: Cell, look: CellLook): TableCell {
  return new TableCell({
    width: { size: look.width, type: WidthType.DXA },
    columnSpan: content.span,
    verticalAlign: VerticalAlignTable.CENTER,
    ...(content.label ? { shading: { type: ShadingType.CLEAR, color: "auto", fill: labelShade } } : {}),
    children: content.lines.map((line) =>
      paragraphOf(line, { face: faces.song, size: sizes.cell, align: look.align, keepNext: look.keepNext }),
    ),
  });
}

/**
 * How a table sticks: not at all; with its last two rows to what follows; its rows to one another; its rows to one another and to what
 * follows.
 */
export type Keep = "free" | "tail" | "within" | "whole";

/** A block table. */
export function docxTable(block: TableBlock, total: number, keep: Keep): Table {
  const widths = spread(
    total,
    block.columns.map((column) => column.width),
  );
  const rowCells = (cells: readonly Cell[], keepNext: boolean): readonly TableCell[] => {
    let at = 0;
    return cells.map((content) => {
      const width = widths.slice(at, at + content.span).reduce((sum, each) => sum + each, 0);
      const align = content.align ?? block.columns[at]?.align ?? "left";
      at += content.span;
      return tableCell(content, { width, align, keepNext });
    });
  };
  const head = [
    ...(block.banner === null ? [] : [[cell(block.banner, { span: widths.length, align: "left" })]]),
    ...block.header,
  ];
  const height =
    block.rowMillimetres === null
      ? {}
      : { height: { value: twipsOfMillimetres(block.rowMillimetres), rule: HeightRule.ATLEAST } };
  return fixedTable(widths, [
    ...head.map((cells) => new TableRow({ tableHeader: true, cantSplit: true, children: rowCells(cells, true) })),
    ...block.rows.map(
      (cells, index) =>
        new TableRow({
          cantSplit: true,
          ...height,
          children: rowCells(
            cells,
            keep === "whole" ||
              (keep === "within" && index < block.rows.length - 1) ||
              (keep === "tail" && index >= block.rows.length - 2) ||
              cells.every((each) => each.label),
          ),
        }),
    ),
  ]);
}

/** Label–value pairs as a ruled table, so that long values wrap beside their label. */
export function docxMeta(block: MetaBlock, total: number, keep: Keep): Table {
  return docxTable(metaTable(block), total, keep);
}

const plainCell = (
  lines: readonly Line[],
  width: number,
  options: { align?: Align; underline?: boolean; keepNext?: boolean } = {},
): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.BOTTOM,
    borders: {
      top: nothing,
      left: nothing,
      right: nothing,
      bottom: options.underline === true ? rule(6) : nothing,
    },
    children: lines.map((line) =>
      paragraphOf(line, {
        face: faces.song,
        size: sizes.cell,
        align: options.align ?? "left",
        keepNext: options.keepNext ?? false,
      }),
    ),
  });

/** Signature lines with 14 mm of ink space each. */
export function docxSignatures(
  block: SignatureBlock,
  total: number,
  look: { orientation: Orientation; keepNext: boolean },
): Table {
  const percents: readonly number[] = signatureWidths[look.orientation];
  const widths = spread(total, percents);
  const perRow = percents.length / 3;
  const rows = Array.from({ length: Math.ceil(block.people.length / perRow) }, (_, row) => {
    const keepNext = look.keepNext || (row + 1) * perRow < block.people.length;
    const cells = Array.from({ length: perRow }, (_, place) => {
      const person = block.people[row * perRow + place] ?? null;
      const at = (offset: number): number => widths[place * 3 + offset] ?? 0;
      if (person === null) return [0, 1, 2].map((offset) => plainCell([[]], at(offset), { keepNext }));
      const name = person.name === null ? [] : [run(`（${person.name}）`, "muted")];
      return [
        plainCell([[run(person.role, "strong"), ...name, run("：", "strong")]], at(0), { align: "right", keepNext }),
        plainCell([[]], at(1), { underline: true, keepNext }),
        plainCell([[run(inkDate)]], at(2), { align: "right", keepNext }),
      ];
    });
    return new TableRow({
      cantSplit: true,
      height: { value: twipsOfMillimetres(14), rule: HeightRule.ATLEAST },
      children: cells.flat(),
    });
  });
  return fixedTable(widths, rows, unruled);
}

/** The office's box: heading and text above, place of the seal, signatory and blank date at its foot. */
export function docxSeal(block: SealBlock, total: number): Table {
  const foot = 34;
  const inner = (lines: readonly Line[], align: Align, keepNext: boolean): readonly Paragraph[] =>
    lines.map((line) => paragraphOf(line, { face: faces.song, size: sizes.body, align, keepNext }));
  const row = (children: readonly Paragraph[], millimetres: number, top: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      height: { value: twipsOfMillimetres(millimetres), rule: HeightRule.ATLEAST },
      children: [
        new TableCell({
          width: { size: total, type: WidthType.DXA },
          verticalAlign: top ? VerticalAlignTable.TOP : VerticalAlignTable.BOTTOM,
          margins: { top: 80, bottom: 80, left: 160, right: 320 },
          borders: top ? { bottom: nothing } : { top: nothing },
          children,
        }),
      ],
    });
  return fixedTable(
    [total],
    [
      row(inner([[run(block.heading, "strong")], ...block.lines], "left", true), block.millimetres - foot, true),
      row(
        inner([[run(`${block.signatory}：　　　　　　　　　`)], [run(block.office)], [run(inkDate)]], "right", false),
        foot,
        false,
      ),
    ],
  );
}

/** The cover's lines: label, value over a rule. */
export function docxCoverRows(
  rows: readonly { readonly label: string; readonly value: string }[],
  total: number,
): Table {
  const widths = spread(total, [8, 20, 64, 8]);
  const [edge = 0, name = 0, value = 0, last = 0] = widths;
  const line = (text: string, align: Align) =>
    paragraphOf([run(text)], { face: faces.fang, size: { halfPoints: 28, line: 480 }, align });
  const open = (width: number, child: Paragraph, underline: boolean): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.BOTTOM,
      borders: { top: nothing, left: nothing, right: nothing, bottom: underline ? rule(6) : nothing },
      children: [child],
    });
  return fixedTable(
    widths,
    rows.map(
      (each) =>
        new TableRow({
          cantSplit: true,
          height: { value: twipsOfMillimetres(13), rule: HeightRule.ATLEAST },
          children: [
            open(edge, line("", "left"), false),
            open(name, line(`${each.label}：`, "right"), false),
            open(value, line(each.value, "left"), true),
            open(last, line("", "left"), false),
          ],
        }),
    ),
    unruled,
  );
}
