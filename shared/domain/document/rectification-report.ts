import { commonTexts, frame, type Builder } from "./frame.ts";
import { dateText } from "./format.ts";
import { landscapeMeta } from "./meta.ts";
import { cell, columns, heading, headerRow, line, lines, notice, paragraph, run, signatures, table } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const rectificationReportKeys = [
  "title",
  "conclusion",
  "itemsHeading",
  "columnNo",
  "columnItem",
  "columnOwner",
  "columnMeasure",
  "columnEvidence",
  "columnState",
  "deadline",
  "state",
  "empty",
  "selfHeading",
  "closing",
  "sealHeading",
  "sealText",
  "sealOffice",
  "leaderSignature",
  "unitSignatory",
] as const;

/**
 * 整改报告: every matter the review left open with what was asked, by whom and until when; what was done, the evidence and the state are the
 * applicant's to write, sign and seal. For a re-check the matters are those of the review it follows.
 */
export const rectificationReport: Builder = (input, options) => {
  const texts = formTexts(options.texts, "rectification-report", rectificationReportKeys);
  const { inkDate } = commonTexts(options);
  const { firstReview, conclusion } = input;
  const items = firstReview?.items ?? input.rectification;
  const sentence = firstReview?.conclusion ?? conclusion?.sentence ?? null;
  return frame("rectification-report", input, options, {
    title: texts.title,
    orientation: "landscape",
    blocks: [
      landscapeMeta(input, options),
      ...(sentence === null ? [] : [paragraph(texts.conclusion, run(sentence, "strong"))]),
      heading(texts.itemsHeading),
      items.length === 0
        ? notice(texts.empty)
        : table(
            columns("5c", "27l", "17l", "27l", "14l", "10c"),
            [
              headerRow(
                texts.columnNo,
                texts.columnItem,
                texts.columnOwner,
                texts.columnMeasure,
                texts.columnEvidence,
                texts.columnState,
              ),
            ],
            items.map(({ item, basis, owner, deadline }, index) => [
              cell(String(index + 1)),
              cell([line(item), line(run(basis, "muted"))]),
              cell([
                line(owner),
                line(run(fill(texts.deadline, { date: deadline === null ? inkDate : dateText(deadline) }), "muted")),
              ]),
              cell(""),
              cell(""),
              cell(lines(texts.state)),
            ]),
            { rowMillimetres: 24 },
          ),
      heading(texts.selfHeading),
      table(columns("100l"), [], [[cell("")]], { rowMillimetres: 30 }),
      notice(texts.closing),
      signatures([texts.leaderSignature, input.review.leader]),
      {
        kind: "seal",
        heading: texts.sealHeading,
        lines: [line(texts.sealText)],
        office: fill(texts.sealOffice, { applicant: input.review.applicant }),
        signatory: texts.unitSignatory,
        millimetres: 42,
      },
    ],
  });
};
