import { writeFileSync } from "node:fs";
import { AlignmentType, Document, Footer, Header, NumberFormat, Packer, PageNumber, Paragraph, TextRun } from "docx";

/** A block of a text document. */
export type Block =
  | { readonly type: "title" | "heading" | "text" | "signature"; readonly text: string }
  | { readonly type: "page-break" };

export interface WordFile {
  readonly running: string;
  /** First page in the bound volume. */
  readonly volumeFrom: number;
  readonly blocks: readonly Block[];
}

const font = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "仿宋" };
const run = (text: string, size: number, bold = false): TextRun => new TextRun({ text, size, bold, font });

function paragraphOf(block: Block): Paragraph {
  switch (block.type) {
    case "title":
      return new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: 320 },
        children: [run(block.text, 36, true)],
      });
    case "heading":
      return new Paragraph({
        spacing: { before: 200, after: 80, line: 400 },
        keepNext: true,
        children: [run(block.text, 26, true)],
      });
    case "text":
      return new Paragraph({ indent: { firstLine: 480 }, spacing: { line: 400 }, children: [run(block.text, 24)] });
    case "signature":
      return new Paragraph({
        alignment: AlignmentType.RIGHT,
        spacing: { before: 200 },
        children: [run(block.text, 24)],
      });
    case "page-break":
      return new Paragraph({ pageBreakBefore: true, children: [] });
  }
}

/** Writes a DOCX whose pages count on in the bound volume. Not byte-deterministic: the container carries times. */
export async function writeWord(file: WordFile, output: string): Promise<void> {
  const document = new Document({
    creator: "演示数据",
    title: file.running,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1440, bottom: 1300, left: 1588, right: 1474 },
            pageNumbers: { start: file.volumeFrom, formatType: NumberFormat.DECIMAL },
          },
        },
        headers: {
          default: new Header({ children: [new Paragraph({ children: [run(`${file.running}　演示数据`, 17)] })] }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  run("演示数据　单位与人名均为虚构　　汇编第 ", 17),
                  new TextRun({ children: [PageNumber.CURRENT], size: 17, font }),
                  run(" 页", 17),
                ],
              }),
            ],
          }),
        },
        children: file.blocks.map(paragraphOf),
      },
    ],
  });
  writeFileSync(output, await Packer.toBuffer(document));
}
