import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Header,
  ImageRun,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Block, DocumentModel } from "#shared/domain/document/model.ts";
import { requireBound } from "./bind-model.ts";
import { gluedAfter, gluedToNext, partsOf, type Part } from "./parts-of.ts";
import { docxBlock, titleParagraphs } from "./docx-blocks.ts";
import { coverLogo, logoRun, runningLogoMillimetres } from "./docx-logo.ts";
import { fontTable } from "./docx-fonts.ts";
import { faces, sizes } from "./docx-text.ts";
import { type Page, pageOf, qrMillimetres, spread, textWidth, twipsOfMillimetres } from "./geometry.ts";
import type { Logo } from "./read-arrangement.ts";
import { oneLine, qrPng, runningOf } from "./running.ts";

const smallRun = (text: string, bold = false): TextRun =>
  new TextRun({ text, font: faces.song, size: sizes.small.halfPoints, bold });

function header(model: DocumentModel, page: Page, logo: Logo | null): Header {
  const running = runningOf(model);
  const shown = model.style === "official" || logo === null ? null : logoRun(logo, runningLogoMillimetres);
  return new Header({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth(page) }],
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: "000000", space: 3 } },
        // A picture in a line of fixed height would be cut.
        spacing: shown === null ? { line: sizes.small.line, lineRule: LineRuleType.EXACT } : {},
        children: [
          ...(shown === null ? [] : [shown, smallRun("　")]),
          smallRun(running.head),
          new TextRun({ children: [new Tab()] }),
          smallRun(running.flags, true),
        ],
      }),
    ],
  });
}

function footer(model: DocumentModel, page: Page, qr: Uint8Array): Footer {
  const widths = spread(textWidth(page), page.orientation === "portrait" ? [12, 62, 26] : [8, 68, 24]);
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  const borders = { top: none, bottom: none, left: none, right: none };
  const pixels = Math.round((qrMillimetres * 96) / 25.4);
  const cell = (index: number, children: readonly Paragraph[]): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      borders,
      children,
    });
  const tight = { spacing: { line: sizes.small.line, lineRule: LineRuleType.EXACT } };
  const image = new ImageRun({
    type: "png",
    data: qr,
    transformation: { width: pixels, height: pixels },
    altText: { name: "qr", title: "QR", description: "文件核对码" },
  });
  return new Footer({
    children: [
      new Table({
        columnWidths: widths,
        width: { size: textWidth(page), type: WidthType.DXA },
        layout: TableLayoutType.FIXED,
        margins: { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA },
        borders: { ...borders, insideHorizontal: none, insideVertical: none },
        rows: [
          new TableRow({
            cantSplit: true,
            children: [
              cell(0, [new Paragraph({ children: [image] })]),
              cell(
                1,
                runningOf(model).foot.map((text) => new Paragraph({ ...tight, children: [smallRun(text)] })),
              ),
              cell(2, [
                new Paragraph({
                  ...tight,
                  alignment: AlignmentType.RIGHT,
                  children: [
                    new TextRun({
                      font: faces.song,
                      size: sizes.cell.halfPoints,
                      children: ["第 ", PageNumber.CURRENT, " 页 共 ", PageNumber.TOTAL_PAGES, " 页"],
                    }),
                  ],
                }),
              ]),
            ],
          }),
        ],
      }),
      // Word asks for a paragraph after a table; one point high, it takes no room.
      new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT }, children: [] }),
    ],
  });
}

const isTable = (block: Block | undefined): boolean => block?.kind === "table" || block?.kind === "meta";
const endsWithTable = (block: Block | undefined): boolean =>
  isTable(block) || (block?.kind === "together" && isTable(block.blocks.at(-1)));
const beginsWithHeading = (block: Block | undefined): boolean =>
  block?.kind === "heading" || (block?.kind === "together" && block.blocks[0]?.kind === "heading");

function children(part: Part, model: DocumentModel, width: number, logo: Logo | null): readonly FileChild[] {
  const covered = part.blocks[0]?.kind === "cover";
  const made: FileChild[] = covered ? (logo === null ? [] : [coverLogo(logo)]) : [...titleParagraphs(part, model)];
  const glued = gluedToNext(part.blocks);
  let breakBefore = false;
  for (let index = 0; index < part.blocks.length; index += 1) {
    const block = part.blocks[index];
    if (block === undefined) break;
    if (block.kind === "page-break") {
      breakBefore = true;
      continue;
    }
    const tail = isTable(block) ? gluedAfter(part.blocks, index, glued) : [];
    made.push(
      ...docxBlock(block, {
        width,
        style: model.style,
        orientation: part.orientation,
        breakBefore,
        keep: tail.length === 0 && glued.has(index) ? "tail" : "free",
        tail,
        afterTable: endsWithTable(part.blocks[index - 1]) && beginsWithHeading(block),
        beforeHeading: tail.length === 0 && endsWithTable(block) && beginsWithHeading(part.blocks[index + 1]),
        beforeTable: part.blocks[index + 1]?.kind === "table",
        last: index + tail.length === part.blocks.length - 1,
      }),
    );
    breakBefore = false;
    index += tail.length;
  }
  return made;
}

interface Images {
  readonly qr: Uint8Array;
  readonly logo: Logo | null;
}

function section(part: Part, model: DocumentModel, { qr, logo }: Images): ISectionOptions {
  const page = pageOf(model.style, part.orientation);
  const landscape = part.orientation === "landscape";
  return {
    properties: {
      page: {
        // The library swaps the two for landscape, so it is given the portrait paper either way.
        size: {
          width: landscape ? page.height : page.width,
          height: landscape ? page.width : page.height,
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: page.top,
          bottom: page.bottom,
          left: page.left,
          right: page.right,
          header: page.header,
          footer: page.footer,
          gutter: 0,
        },
      },
    },
    headers: { default: header(model, page, logo) },
    footers: { default: footer(model, page, qr) },
    children: children(part, model, textWidth(page), logo),
  };
}

/**
 * A Word file of a bound model: A4, fonts by name, every table with grid and cell widths, repeated header rows, rows that do not split,
 * no text boxes and no TOC, so that WPS shows what Word shows. The bytes differ from run to run: hash the model, never the file.
 * The logo stands in the running head and on the cover of forms, never on notices (GB/T 9704—2012 has no place for one).
 * Throws TypeError when the model is not bound.
 */
export async function toDocx(model: DocumentModel, logo: Logo | null = null): Promise<Uint8Array> {
  requireBound(model);
  const qr = await qrPng(model);
  const document = new Document({
    title: `${model.reviewCode} ${oneLine(model.title)}`,
    creator: "桂鉴",
    lastModifiedBy: "桂鉴",
    description: `数据摘要 ${model.dataDigest}`,
    styles: {
      default: {
        document: {
          run: { font: faces.fang, size: sizes.body.halfPoints, language: { value: "en-US", eastAsia: "zh-CN" } },
          paragraph: { spacing: { before: 0, after: 0 } },
        },
      },
    },
    defaultTabStop: twipsOfMillimetres(7),
    sections: partsOf(model).map((part) => section(part, model, { qr, logo })),
  });
  return Packer.toBuffer(document, false, [{ path: "word/fontTable.xml", data: fontTable }]);
}
