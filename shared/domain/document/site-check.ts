import { Refusal } from "../../errors.ts";
import { frame, type Builder, type BuildOptions } from "./frame.ts";
import { quantity } from "./format.ts";
import { testBlocks } from "./demo-record.ts";
import { shortMeta } from "./meta.ts";
import type { OutlineItem } from "./inputs-panel.ts";
import type { SimpleBlock } from "./model.ts";
import { cell, columns, heading, headerRow, label, line, lines, notice, run, signatures, table } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const siteCheckKeys = [
  "title",
  "titleField",
  "lead",
  "heldOn",
  "place",
  "planHeading",
  "columnNo",
  "columnItem",
  "columnSampling",
  "columnEnvironment",
  "sample",
  "readingsHeading",
  "blankReadings",
  "opinionHeading",
  "columnRole",
  "columnName",
  "columnUnit",
  "columnTitle",
  "columnInk",
  "leader",
  "member",
  "witnessNotice",
  "applicantSignature",
  "organiserSignature",
] as const;

/** Lines for the small panel on the paper, the leader included; what is not needed stays empty. */
const groupSize = 5;
/** Empty lines for the findings. */
const wordLines = 7;

/**
 * 现场查定意见, or 田间测产报告 where every item is a field yield: held before the sitting by a small panel of its own, whose people, day and
 * place are written in by hand. What is to be checked comes from the outline, the readings from the record once they are entered. Throws
 * Refusal `not-found` where the outline has nothing to be checked on site.
 */
export const siteCheck: Builder = (input, options) => {
  const texts = formTexts(options.texts, "site-check", siteCheckKeys);
  const items = input.outline.items.filter(({ verification }) => verification === "site-check");
  if (items.length === 0) throw new Refusal("not-found", { what: "现场查定 (site check)" });
  const checked = new Set(items.map(({ no }) => no));
  const tests = input.tests.filter(({ itemNo }) => checked.has(itemNo));
  const title = items.every(({ fieldYield }) => fieldYield) ? texts.titleField : texts.title;
  return frame("site-check", input, options, {
    title,
    blocks: [
      shortMeta(input, options),
      notice(texts.lead),
      {
        kind: "meta",
        columns: 2,
        pairs: [
          { label: texts.heldOn, value: "", wide: false },
          { label: texts.place, value: "", wide: false },
        ],
      },
      heading(texts.planHeading),
      plan(items, options),
      heading(texts.readingsHeading),
      ...(tests.length === 0
        ? [table(columns("100l"), [[label(texts.blankReadings, 1, "left")]], [[cell("")]], { rowMillimetres: 56 })]
        : testBlocks(tests, options)),
      { kind: "together", blocks: [heading(texts.opinionHeading), group(options)] },
      notice(texts.witnessNotice),
      signatures([texts.applicantSignature, null], [texts.organiserSignature, null]),
    ],
  });
};

function plan(items: readonly OutlineItem[], options: BuildOptions): SimpleBlock {
  const texts = formTexts(options.texts, "site-check", siteCheckKeys);
  return table(
    columns("9c", "37l", "34l", "20l"),
    [headerRow(texts.columnNo, texts.columnItem, texts.columnSampling, texts.columnEnvironment)],
    items.map(({ no, title, definition, sample, sampling, environment }) => [
      cell(no),
      cell([line(run(title, "strong")), line(run(definition, "muted"))]),
      cell([
        ...(sample === null ? [] : [line(fill(texts.sample, { sample: quantity(sample) }))]),
        line(sampling === "" ? "–" : sampling),
      ]),
      cell(environment === "" ? "–" : environment),
    ]),
  );
}

/** Room for the findings and the signatures under them in one table: nobody signs a page without the words signed for. */
function group(options: BuildOptions): SimpleBlock {
  const texts = formTexts(options.texts, "site-check", siteCheckKeys);
  const grid = columns("12c", "18l", "30l", "16l", "24l");
  return table(
    grid,
    [],
    [
      [cell(lines("\n".repeat(wordLines - 1)), { span: grid.length, align: "left" })],
      headerRow(texts.columnRole, texts.columnName, texts.columnUnit, texts.columnTitle, texts.columnInk),
      ...Array.from({ length: groupSize }, (_, index) => [
        cell(index === 0 ? texts.leader : texts.member),
        cell(""),
        cell(""),
        cell(""),
        cell(""),
      ]),
    ],
    { rowMillimetres: 12, signed: true },
  );
}
