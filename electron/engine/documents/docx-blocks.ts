import type { FileChild, Paragraph } from "docx";
import type { Block, CoverBlock, DocumentModel, Orientation, SimpleBlock } from "#shared/domain/document/model.ts";
import { run } from "#shared/domain/document/parts.ts";
import { headingParagraph, noticeParagraphs } from "./docx-notice.ts";
import { docxCoverRows, docxSeal } from "./docx-places.ts";
import { docxSignatures } from "./docx-signatures.ts";
import { docxMeta, docxTable, type Keep } from "./docx-table.ts";
import { faces, gap, pageEnd, paragraphOf, sizes } from "./docx-text.ts";
import type { Part } from "./parts-of.ts";

/** Where a block stands: text width in twips, style, orientation, whether it begins a page and how it sticks to what follows. */
export interface Place {
  readonly width: number;
  readonly style: DocumentModel["style"];
  readonly orientation: Orientation;
  readonly breakBefore: boolean;
  readonly keep: Keep;
  /** What a table carries along under its last rows: notices, headings and the signatures they lead to. */
  readonly tail: readonly SimpleBlock[];
  /**
   * The block above is a table: the heading brings the air between them itself. LibreOffice parts a heading from its text behind a table and an
   * empty paragraph.
   */
  readonly afterTable: boolean;
  /** The next block is a heading, which brings its own air. */
  readonly beforeHeading: boolean;
  /** The next block is a table, which Word would set without air. */
  readonly beforeTable: boolean;
  /** Nothing follows in this part: no air below, which could fall on a page of its own. */
  readonly last: boolean;
}

/** The title lines at the head of a document or annex; a notice carries its 发文字号 above them. */
export function titleParagraphs(part: Part, model: DocumentModel): readonly Paragraph[] {
  const official = model.style === "official";
  const { title, subtitle } = part;
  return [
    ...(model.number === null
      ? []
      : [
          paragraphOf([run(model.number)], {
            face: faces.fang,
            size: sizes.official,
            align: "right",
            keepNext: true,
            after: 300,
          }),
        ]),
    ...title.split("\n").map((text, index, all) =>
      paragraphOf([run(text)], {
        face: official ? faces.titleSong : faces.song,
        size: official ? sizes.officialTitle : sizes.title,
        bold: !official,
        align: "center",
        keepNext: true,
        after: index < all.length - 1 ? 0 : official ? 400 : subtitle === null ? 160 : 0,
      }),
    ),
    ...(subtitle === null
      ? []
      : [
          paragraphOf([run(subtitle)], {
            face: faces.fang,
            size: sizes.cell,
            align: "center",
            keepNext: true,
            after: 140,
          }),
        ]),
  ];
}

function coverBlock(block: CoverBlock, width: number): readonly FileChild[] {
  const foot = block.foot.map((text, index) =>
    paragraphOf([run(text)], {
      face: index === 0 ? faces.hei : faces.fang,
      size: index === 0 ? sizes.heading : sizes.cell,
      align: "center",
      before: index === 0 ? 1500 : 80,
    }),
  );
  return [
    paragraphOf([run(block.kicker)], { face: faces.fang, size: sizes.officialTitle, align: "center", before: 1300 }),
    paragraphOf([run([...block.title].join(" "))], {
      face: faces.song,
      size: sizes.coverTitle,
      bold: true,
      align: "center",
      before: 500,
      after: 1500,
    }),
    docxCoverRows(block.rows, width),
    ...foot,
    pageEnd(),
  ];
}

/** Twips of air under a table. */
const tableAir = 140;

function simpleBlock(block: SimpleBlock, place: Place): readonly FileChild[] {
  const { width, orientation } = place;
  const keepNext = place.keep === "tail" || place.keep === "whole";
  const official = place.style === "official";
  const text = { face: faces.fang, size: official ? sizes.official : sizes.body };
  const after = place.beforeHeading ? [] : [gap(place.last ? 20 : tableAir, { keepNext })];
  // Where a heading itself carries the break, LibreOffice more often parts later headings of that page from their text: a thin paragraph carries it.
  const lead = place.breakBefore ? [gap(20, { pageBreakBefore: true })] : [];
  switch (block.kind) {
    case "heading":
      return [...lead, headingParagraph(block, place.afterTable ? tableAir : 0)];
    case "paragraph":
      return [
        ...lead,
        paragraphOf(block.runs, {
          ...text,
          align: block.align,
          indent: block.indent,
          keepNext: keepNext || block.keepWithNext,
          after: place.beforeTable ? 90 : 0,
        }),
      ];
    case "list":
      return [
        ...lead,
        ...block.items.flatMap((item) =>
          item.lines.map((line, index) =>
            paragraphOf(index === 0 ? [run(`${item.marker}\u2002`), ...line] : line, {
              ...text,
              hanging: 420,
              keepNext,
            }),
          ),
        ),
      ];
    case "notice":
      return [...lead, ...noticeParagraphs(block, keepNext)];
    case "meta":
      return [...lead, docxMeta(block, width, place), ...after];
    case "table":
      return [...lead, docxTable(block, width, place), ...after];
    case "signature":
      return [...lead, docxSignatures(block, width, { orientation, keepNext }), ...after];
    case "seal":
      return [...lead, docxSeal(block, width), ...after];
  }
}

/** The Word children of one block; page breaks and sections are the caller's. */
export function docxBlock(
  block: Exclude<Block, { kind: "page-break" | "section" }>,
  place: Place,
): readonly FileChild[] {
  if (block.kind === "cover") return coverBlock(block, place.width);
  if (block.kind === "together") {
    return block.blocks.flatMap((each, index) =>
      simpleBlock(each, {
        ...place,
        breakBefore: place.breakBefore && index === 0,
        afterTable: place.afterTable && index === 0,
        beforeHeading: place.beforeHeading && index === block.blocks.length - 1,
        last: place.last && index === block.blocks.length - 1,
        keep: index < block.blocks.length - 1 || place.keep !== "free" ? "whole" : "within",
      }),
    );
  }
  return simpleBlock(block, place);
}
