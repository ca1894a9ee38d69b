import { commonTexts, frame, type Builder } from "./frame.ts";
import { reviewMeta } from "./meta.ts";
import { cell, columns, heading, headerRow, line, numbered, paragraph, table } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const commitmentsKeys = [
  "title",
  "lead",
  "recusalHeading",
  "recusal",
  "secrecyHeading",
  "secrecy",
  "integrityHeading",
  "integrity",
  "signatureHeading",
  "columnNo",
  "columnRole",
  "columnName",
  "columnUnit",
  "columnInk",
  "columnDate",
] as const;

/** 回避、保密、廉洁承诺书, signed by every member before materials are opened (gate: commitments before materials). */
export const commitments: Builder = (input, options) => {
  const texts = formTexts(options.texts, "commitments", commitmentsKeys);
  const common = commonTexts(options);
  const items = (text: string) => numbered(text.split("\n").map((each) => [line(each)]));
  return frame("commitments", input, options, {
    title: texts.title,
    blocks: [
      reviewMeta(input, options),
      paragraph(fill(texts.lead, { title: input.review.title, kind: input.review.kindName })),
      heading(texts.recusalHeading, 2),
      items(texts.recusal),
      heading(texts.secrecyHeading, 2),
      items(texts.secrecy),
      heading(texts.integrityHeading, 2),
      items(texts.integrity),
      heading(texts.signatureHeading, 2),
      table(
        columns("7c", "10c", "13c", "28l", "22c", "20c"),
        [
          headerRow(
            texts.columnNo,
            texts.columnRole,
            texts.columnName,
            texts.columnUnit,
            texts.columnInk,
            texts.columnDate,
          ),
        ],
        input.panel.map((member) => [
          cell(String(member.no)),
          cell(member.position === "chair" ? common.chair : common.member),
          cell(member.name),
          cell(member.unit),
          cell(""),
          cell(common.inkDate),
        ]),
        { rowMillimetres: 13, signed: true },
      ),
    ],
  });
};
