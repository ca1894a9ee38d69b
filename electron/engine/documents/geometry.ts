import type { DocumentModel, Orientation } from "#shared/domain/document/model.ts";

/** A page in twips (1/1440 inch), the unit of Word; both renderers lay out from these numbers. */
export interface Page {
  readonly orientation: Orientation;
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** From the paper's edge to the running head and foot. */
  readonly header: number;
  readonly footer: number;
}

export const twipsOfMillimetres = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
export const millimetresOfTwips = (twips: number): number => Math.round((twips * 254) / 144) / 100;

const a4 = { short: 11906, long: 16838 } as const;

/** The page of a document: forms with narrow margins, notices with the margins of GB/T 9704—2012 (37, 35, 28 and 26 mm). */
export function pageOf(style: DocumentModel["style"], orientation: Orientation): Page {
  const edges = { header: twipsOfMillimetres(9), footer: twipsOfMillimetres(7) };
  if (style === "official") {
    return {
      orientation: "portrait",
      width: a4.short,
      height: a4.long,
      top: 2098,
      bottom: 1984,
      left: 1588,
      right: 1474,
      ...edges,
    };
  }
  const margins = { top: twipsOfMillimetres(19), bottom: twipsOfMillimetres(27), ...edges };
  return orientation === "portrait"
    ? {
        orientation,
        width: a4.short,
        height: a4.long,
        ...margins,
        left: twipsOfMillimetres(22),
        right: twipsOfMillimetres(18),
      }
    : {
        orientation,
        width: a4.long,
        height: a4.short,
        ...margins,
        left: twipsOfMillimetres(18),
        right: twipsOfMillimetres(18),
      };
}

/** Width of the text in twips. */
export const textWidth = (page: Page): number => page.width - page.left - page.right;

/** Whole-twip widths for columns in percent; the last takes what rounding leaves, so they sum to `total` exactly. */
export function spread(total: number, percents: readonly number[]): readonly number[] {
  const widths = percents.map((percent) => Math.floor((total * percent) / 100));
  const rest = total - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, index) => (index === widths.length - 1 ? width + rest : width));
}

/** Side of the printed QR code in millimetres. */
export const qrMillimetres = 16;

/** Least height of a line to sign in millimetres. */
export const inkMillimetres = 14;

/** The date beside a signature is an ink space, never printed. */
export const inkDate = "　　　年　　月　　日";

/** Colours of runs on paper, hex without `#`; each is dark enough to read when printed grey. */
export const inks = {
  plain: "000000",
  strong: "000000",
  muted: "4A4F55",
  met: "2D6A41",
  undecided: "8A570C",
  unmet: "A9261C",
} as const;

/** Shading of label cells. */
export const labelShade = "F3F0E8";

/** Percent of the text width for role, ink space and date: one person a row on portrait pages, two on landscape. */
export const signatureWidths = { portrait: [30, 38, 32], landscape: [18, 16, 16, 18, 16, 16] } as const;
