import { AlignmentType, LineRuleType, PageBreak, Paragraph, TextRun, type IFontAttributesProperties } from "docx";
import type { Align, Line, Run } from "#shared/domain/document/model.ts";
import { inks } from "./geometry.ts";
import { typeset } from "./printable.ts";

const face = (eastAsia: string, latin: string): IFontAttributesProperties => ({
  ascii: latin,
  hAnsi: latin,
  eastAsia,
  cs: latin,
});

/** Faces by name, with all four slots set so that no theme font can step in; nothing is embedded. */
export const faces = {
  song: face("宋体", "Times New Roman"),
  fang: face("仿宋", "Times New Roman"),
  hei: face("黑体", "Arial"),
  titleSong: face("方正小标宋简体", "Times New Roman"),
  /** Shapes of verdicts, which Song faces lack. */
  symbol: face("Segoe UI Symbol", "Segoe UI Symbol"),
} as const;

/** A text size: half-points, fixed line height in twips (so that Word, WPS and LibreOffice break pages alike). */
export interface Size {
  readonly halfPoints: number;
  readonly line: number;
}

/** 小四, 五号, 小五, 四号, 小二; 三号 and 二号 for notices (GB/T 9704—2012: fixed 28.5 pt). */
export const sizes = {
  body: { halfPoints: 24, line: 430 },
  cell: { halfPoints: 21, line: 330 },
  small: { halfPoints: 18, line: 280 },
  heading: { halfPoints: 28, line: 440 },
  title: { halfPoints: 36, line: 620 },
  official: { halfPoints: 32, line: 570 },
  officialTitle: { halfPoints: 44, line: 720 },
  coverTitle: { halfPoints: 60, line: 1100 },
} as const satisfies Record<string, Size>;

export const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

export interface TextStyle {
  readonly face: IFontAttributesProperties;
  readonly size: Size;
  readonly bold?: boolean;
}

/** Text runs of one model run; verdict shapes get a face that has them. */
export function textRuns(run: Run, style: TextStyle): readonly TextRun[] {
  const muted = run.style === "muted";
  const bold = style.bold === true || !(run.style === "plain" || muted);
  const halfPoints = muted ? Math.max(18, style.size.halfPoints - 3) : style.size.halfPoints;
  return typeset(run.text)
    .split(/([✓✗○□]+)/u)
    .filter((text) => text !== "")
    .map(
      (text) =>
        new TextRun({
          text,
          font: /^[✓✗○□]/u.test(text) ? faces.symbol : style.face,
          size: halfPoints,
          bold,
          color: inks[run.style],
        }),
    );
}

export interface ParagraphLook extends TextStyle {
  readonly align?: Align;
  readonly indent?: boolean;
  readonly keepNext?: boolean;
  readonly before?: number;
  readonly after?: number;
  readonly hanging?: number;
}

/** One paragraph with a fixed line height. */
export function paragraphOf(line: Line, look: ParagraphLook): Paragraph {
  const small = look.size === sizes.cell && line.length > 0 && line.every((run) => run.style === "muted");
  return new Paragraph({
    children: line.flatMap((run) => textRuns(run, look)),
    alignment: alignments[look.align ?? "left"],
    keepNext: look.keepNext ?? false,
    spacing: {
      before: look.before ?? 0,
      after: look.after ?? 0,
      line: (small ? sizes.small : look.size).line,
      lineRule: LineRuleType.EXACT,
    },
    ...(look.indent === true ? { indent: { firstLine: look.size.halfPoints * 20, firstLineChars: 200 } } : {}),
    ...(look.hanging === undefined ? {} : { indent: { left: look.hanging, hanging: look.hanging } }),
  });
}

/** A thin empty paragraph: keeps neighbouring tables apart, and can carry a page break. */
export const gap = (twips: number, look: { pageBreakBefore?: boolean; keepNext?: boolean } = {}): Paragraph =>
  new Paragraph({
    children: [],
    pageBreakBefore: look.pageBreakBefore ?? false,
    keepNext: look.keepNext ?? false,
    spacing: { before: 0, after: 0, line: twips, lineRule: LineRuleType.EXACT },
  });

/**
 * Ends the page by a break character. After a cover LibreOffice counts the next page's lines from it; behind a paragraph that begins its own
 * page it parts headings from their text. Only after what cannot fill a page: the break itself needs a line.
 */
export const pageEnd = (): Paragraph =>
  new Paragraph({
    children: [new PageBreak()],
    spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
  });
