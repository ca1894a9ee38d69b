import { type IBorderOptions, type Paragraph, type Table, TableCell, VerticalAlignTable, WidthType } from "docx";
import type { Align, Line, Orientation, SignatureBlock, SimpleBlock } from "#shared/domain/document/model.ts";
import { run } from "#shared/domain/document/parts.ts";
import { type Box, type BoxRow, gridTable, nothing, rule, unruled } from "./docx-grid.ts";
import { headingParagraph, noticeParagraphs } from "./docx-notice.ts";
import { faces, paragraphOf, sizes } from "./docx-text.ts";
import { inkDate, inkMillimetres, signatureWidths, spread } from "./geometry.ts";

interface OpenCell {
  readonly width: number;
  readonly children: readonly Paragraph[];
  readonly top?: IBorderOptions;
  readonly bottom?: IBorderOptions;
}

/** A cell without a frame. */
const openBox = ({ width, children, top, bottom }: OpenCell): Box => ({
  width,
  build: (size, columnSpan) =>
    new TableCell({
      width: { size, type: WidthType.DXA },
      columnSpan,
      verticalAlign: VerticalAlignTable.BOTTOM,
      margins: { left: 0, right: 0, marginUnitType: WidthType.DXA },
      borders: { top: top ?? nothing, bottom: bottom ?? nothing, left: nothing, right: nothing },
      children,
    }),
});

const words = (content: Line, align: Align, keepNext: boolean): readonly Paragraph[] => [
  paragraphOf(content, { face: faces.song, size: sizes.cell, align, keepNext }),
];

interface SignatureLook {
  readonly orientation: Orientation;
  /** Whether the last row stays with what follows. */
  readonly keepNext: boolean;
  /** The first row closes a ruled table above it. */
  readonly closing: boolean;
}

function signatureRows(block: SignatureBlock, total: number, look: SignatureLook): readonly BoxRow[] {
  const percents: readonly number[] = signatureWidths[look.orientation];
  const widths = spread(total, percents);
  const perRow = percents.length / 3;
  return Array.from({ length: Math.ceil(block.people.length / perRow) }, (_, row) => {
    const keepNext = look.keepNext || (row + 1) * perRow < block.people.length;
    const top = look.closing && row === 0 ? rule(8) : nothing;
    const boxes = Array.from({ length: perRow }, (_each, place) => {
      const person = block.people[row * perRow + place] ?? null;
      const at = (offset: number): number => widths[place * 3 + offset] ?? 0;
      if (person === null) {
        return [0, 1, 2].map((offset) => openBox({ width: at(offset), children: words([], "left", keepNext), top }));
      }
      const name = person.name === null ? [] : [run(`（${person.name}）`, "muted")];
      const role = [run(person.role, "strong"), ...name, run("：", "strong")];
      return [
        openBox({ width: at(0), children: words(role, "right", keepNext), top }),
        openBox({ width: at(1), children: words([], "left", keepNext), top, bottom: rule(6) }),
        openBox({ width: at(2), children: words([run(inkDate)], "right", keepNext), top }),
      ];
    });
    return { boxes: boxes.flat(), header: false, millimetres: inkMillimetres };
  });
}

/** Signature lines with 14 mm of ink space each. */
export const docxSignatures = (block: SignatureBlock, total: number, look: Omit<SignatureLook, "closing">): Table =>
  gridTable(total, signatureRows(block, total, { ...look, closing: false }), unruled);

function tailParagraphs(block: SimpleBlock): readonly Paragraph[] {
  switch (block.kind) {
    case "notice":
      return noticeParagraphs(block, true);
    case "heading":
      return [headingParagraph(block)];
    case "paragraph": {
      const { runs, align, indent } = block;
      return [paragraphOf(runs, { face: faces.fang, size: sizes.body, align, indent, keepNext: true })];
    }
    default:
      return [];
  }
}

/**
 * What belongs under a table and may not part from its last rows, as rows of that very table: LibreOffice and WPS keep rows together, but
 * not a table and the paragraphs below it. The first row closes the frame above.
 */
export function tailRows(tail: readonly SimpleBlock[], total: number, orientation: Orientation): readonly BoxRow[] {
  return tail.flatMap((block, index): readonly BoxRow[] => {
    const closing = index === 0;
    const keepNext = index < tail.length - 1;
    if (block.kind === "signature") return signatureRows(block, total, { orientation, keepNext, closing });
    const top = closing ? rule(8) : nothing;
    const children = tailParagraphs(block);
    return children.length === 0
      ? []
      : [{ boxes: [openBox({ width: total, children, top })], header: false, millimetres: null }];
  });
}
