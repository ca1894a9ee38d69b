import { type Paragraph, type Table, TableCell, VerticalAlignTable, WidthType } from "docx";
import type { Align, Line, SealBlock } from "#shared/domain/document/model.ts";
import { run } from "#shared/domain/document/parts.ts";
import { type Box, type BoxRow, gridTable, nothing, rule, ruled, unruled } from "./docx-grid.ts";
import { faces, paragraphOf, sizes } from "./docx-text.ts";
import { inkDate, spread } from "./geometry.ts";

/** Millimetres at the foot of an office's box for signatory, office and date. */
const sealFoot = 34;

/** The office's box: heading and text above, place of the seal, signatory and blank date at its foot. */
export function docxSeal(block: SealBlock, total: number): Table {
  const inner = (lines: readonly Line[], align: Align, keepNext: boolean): readonly Paragraph[] =>
    lines.map((line) => paragraphOf(line, { face: faces.song, size: sizes.body, align, keepNext }));
  const row = (children: readonly Paragraph[], millimetres: number, top: boolean): BoxRow => ({
    header: false,
    millimetres,
    boxes: [
      {
        width: total,
        build: (size, columnSpan) =>
          new TableCell({
            width: { size, type: WidthType.DXA },
            columnSpan,
            verticalAlign: top ? VerticalAlignTable.TOP : VerticalAlignTable.BOTTOM,
            margins: { top: 80, bottom: 80, left: 160, right: 320 },
            borders: top ? { bottom: nothing } : { top: nothing },
            children,
          }),
      },
    ],
  });
  const signed = [[run(`${block.signatory}：　　　　　　　　　`)], [run(block.office)], [run(inkDate)]];
  return gridTable(
    total,
    [
      row(inner([[run(block.heading, "strong")], ...block.lines], "left", true), block.millimetres - sealFoot, true),
      row(inner(signed, "right", false), sealFoot, false),
    ],
    ruled,
  );
}

/** The cover's lines: label, value over a rule. */
export function docxCoverRows(
  rows: readonly { readonly label: string; readonly value: string }[],
  total: number,
): Table {
  const [edge = 0, name = 0, value = 0, last = 0] = spread(total, [8, 20, 64, 8]);
  const open = (width: number, text: string, align: Align, underline = false): Box => ({
    width,
    build: (size, columnSpan) =>
      new TableCell({
        width: { size, type: WidthType.DXA },
        columnSpan,
        verticalAlign: VerticalAlignTable.BOTTOM,
        borders: { top: nothing, left: nothing, right: nothing, bottom: underline ? rule(6) : nothing },
        children: [paragraphOf([run(text)], { face: faces.fang, size: { halfPoints: 28, line: 480 }, align })],
      }),
  });
  return gridTable(
    total,
    rows.map((each) => ({
      header: false,
      millimetres: 13,
      boxes: [
        open(edge, "", "left"),
        open(name, `${each.label}：`, "right"),
        open(value, each.value, "left", true),
        open(last, "", "left"),
      ],
    })),
    unruled,
  );
}
