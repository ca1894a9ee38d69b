import { commonTexts, frame, type Builder, type BuildOptions } from "./frame.ts";
import { dateText } from "./format.ts";
import { reviewMeta } from "./meta.ts";
import type { SupplementItem } from "./inputs-after.ts";
import type { SimpleBlock } from "./model.ts";
import { cell, columns, headerRow, notice, paragraph, run, signatures, table } from "./parts.ts";
import { formTexts } from "./texts.ts";

export const supplementListKeys = [
  "title",
  "lead",
  "columnNo",
  "columnItem",
  "columnBasis",
  "columnOwner",
  "columnDeadline",
  "empty",
  "organiserSignature",
  "applicantSignature",
] as const;
export const rectificationKeys = [
  "title",
  "lead",
  "conclusion",
  "closing",
  "empty",
  "organiserSignature",
  "applicantSignature",
] as const;

/** What is owed, one row each: item, basis, owner, deadline; an ink space where no deadline is set. */
export function itemsTable(items: readonly SupplementItem[], empty: string, options: BuildOptions): SimpleBlock {
  if (items.length === 0) return notice(empty);
  const texts = formTexts(options.texts, "supplement-list", supplementListKeys);
  const { inkDate } = commonTexts(options);
  return table(
    columns("7c", "31l", "22l", "20l", "20c"),
    [headerRow(texts.columnNo, texts.columnItem, texts.columnBasis, texts.columnOwner, texts.columnDeadline)],
    items.map((each, index) => [
      cell(String(index + 1)),
      cell(each.item),
      cell(each.basis),
      cell(each.owner),
      cell(each.deadline === null ? inkDate : dateText(each.deadline)),
    ]),
  );
}

/** 补充材料清单: item, basis, owner, deadline. */
export const supplementList: Builder = (input, options) => {
  const texts = formTexts(options.texts, "supplement-list", supplementListKeys);
  return frame("supplement-list", input, options, {
    title: texts.title,
    blocks: [
      reviewMeta(input, options),
      paragraph(texts.lead),
      itemsTable(input.supplements, texts.empty, options),
      signatures([texts.organiserSignature, null], [texts.applicantSignature, null]),
    ],
  });
};

/** 整改通知书: the ballot's conclusion and what must be put right, by whom, until when. */
export const rectification: Builder = (input, options) => {
  const texts = formTexts(options.texts, "rectification", rectificationKeys);
  return frame("rectification", input, options, {
    title: texts.title,
    blocks: [
      reviewMeta(input, options),
      paragraph(texts.lead),
      ...(input.conclusion === null ? [] : [paragraph(texts.conclusion, run(input.conclusion.sentence, "strong"))]),
      itemsTable(input.rectification, texts.empty, options),
      paragraph(texts.closing),
      signatures([texts.organiserSignature, null], [texts.applicantSignature, null]),
    ],
  });
};
