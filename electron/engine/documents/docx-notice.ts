import { BorderStyle, Paragraph, ShadingType } from "docx";
import type { SimpleBlock } from "#shared/domain/document/model.ts";
import { run } from "#shared/domain/document/parts.ts";
import { faces, paragraphOf, sizes, textRuns } from "./docx-text.ts";
import { labelShade } from "./geometry.ts";

/** A notice as small paragraphs; an alert is shaded and barred. */
export function noticeParagraphs(
  block: Extract<SimpleBlock, { kind: "notice" }>,
  keepNext: boolean,
): readonly Paragraph[] {
  const alert = block.tone === "alert";
  return block.lines.map(
    (line, index) =>
      new Paragraph({
        children: line.flatMap((each) => textRuns(each, { face: faces.fang, size: sizes.small, bold: alert })),
        keepNext,
        spacing: {
          before: index === 0 ? 80 : 0,
          after: index === block.lines.length - 1 ? 80 : 0,
          line: sizes.small.line,
          lineRule: "exact",
        },
        ...(alert
          ? {
              shading: { type: ShadingType.CLEAR, color: "auto", fill: labelShade },
              border: { left: { style: BorderStyle.SINGLE, size: 18, color: "000000", space: 6 } },
            }
          : {}),
      }),
  );
}

/** A heading; it stays with what follows. `air` is what it adds in twips to the space above it. */
export const headingParagraph = ({ level, text }: Extract<SimpleBlock, { kind: "heading" }>, air = 0): Paragraph =>
  paragraphOf([run(text)], {
    face: faces.hei,
    size: level === 1 ? sizes.heading : sizes.body,
    keepNext: true,
    before: air + (level === 1 ? 120 : 80),
    after: level === 1 ? 60 : 20,
  });
