import { commonTexts, type Builder, type BuildOptions } from "./frame.ts";
import { dateText, shortDigest } from "./format.ts";
import type { FirstReview } from "./inputs-kinds.ts";
import type { SimpleBlock } from "./model.ts";
import { opinionForm } from "./opinion-form.ts";
import { cell, columns, heading, headerRow, line, notice, run, table } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const recheckOpinionKeys = [
  "title",
  "firstHeading",
  "firstLead",
  "itemsHeading",
  "columnNo",
  "columnItem",
  "columnOwner",
  "columnFound",
  "columnRemark",
  "done",
  "partly",
  "open",
  "tick",
  "noItems",
] as const;

/**
 * 整改复核意见书: the first review and its result by digest, every matter it left open with what was found, the opinion and its own ballot and
 * signatures; the re-measured targets as annex. The first part is left out where the first review is not known here. Throws as
 * {@link opinionForm}.
 */
export const recheckOpinion: Builder = (input, options) => {
  const texts = formTexts(options.texts, "recheck-opinion", recheckOpinionKeys);
  return opinionForm(input, options, {
    id: "recheck-opinion",
    title: texts.title,
    before: input.firstReview === null ? [] : firstReview(input.firstReview, options),
    after: [],
    annex: true,
  });
};

function firstReview(first: FirstReview, options: BuildOptions): readonly SimpleBlock[] {
  const texts = formTexts(options.texts, "recheck-opinion", recheckOpinionKeys);
  const { inkDate } = commonTexts(options);
  const found = {
    done: run(texts.done, "met"),
    partly: run(texts.partly, "undecided"),
    open: run(texts.open, "unmet"),
  } as const;
  return [
    heading(texts.firstHeading),
    {
      kind: "paragraph",
      runs: line(
        fill(texts.firstLead, { date: dateText(first.concludedOn), digest: shortDigest(first.resultDigest) }),
        run(first.conclusion, "strong"),
      ),
      indent: true,
      align: "left",
      keepWithNext: false,
    },
    heading(texts.itemsHeading),
    first.items.length === 0
      ? notice(texts.noItems)
      : table(
          columns("7c", "35l", "20l", "17c", "21l"),
          [headerRow(texts.columnNo, texts.columnItem, texts.columnOwner, texts.columnFound, texts.columnRemark)],
          first.items.map((each, index) => [
            cell(String(index + 1)),
            cell([line(each.item), line(run(each.basis, "muted"))]),
            cell([line(each.owner), line(run(each.deadline === null ? inkDate : dateText(each.deadline), "muted"))]),
            cell(each.found === null ? texts.tick : found[each.found]),
            cell(each.remark),
          ]),
        ),
  ];
}
