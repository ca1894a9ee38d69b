import { Refusal } from "../../errors.ts";
import { frame, type Builder } from "./frame.ts";
import { dateText } from "./format.ts";
import type { DocumentInput } from "./inputs.ts";
import type { Decision } from "./inputs-after.ts";
import type { SimpleBlock } from "./model.ts";
import { cell, columns, headerRow, line, paragraph, run, table } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const conclusionNoticeKeys = [
  "title",
  "documentNumber",
  "blankNumber",
  "addressee",
  "lead",
  "outcome",
  "rectification",
  "closing",
  "blankDate",
] as const;
export const publicityKeys = [
  "title",
  "lead",
  "columnCode",
  "columnProject",
  "columnApplicant",
  "columnOutcome",
  "objections",
  "noPeriod",
  "noContact",
  "closing",
  "blankDate",
] as const;

const placed = (text: string, align: "left" | "center" | "right", keepWithNext: boolean): SimpleBlock => ({
  kind: "paragraph",
  runs: line(text),
  indent: false,
  align,
  keepWithNext,
});

/** Issuing office and date (成文日期), two lines of room for the seal above them. */
const imprint = (office: string, date: string): readonly SimpleBlock[] => [
  placed("", "right", true),
  placed("", "right", true),
  placed(office, "right", true),
  placed(date, "right", false),
];

function decided(input: DocumentInput): Decision {
  if (input.decision === null) {
    throw new Refusal("gate-closed", {
      reason: "组织单位尚未作出结论 (the organiser has not decided)",
      opens: "组织单位作出结论后开放 (opens after the decision)",
    });
  }
  return input.decision;
}

/** 验收结论通知书, laid out after GB/T 9704—2012. Throws Refusal `gate-closed` before the organiser's decision. */
export const conclusionNotice: Builder = (input, options) => {
  const texts = formTexts(options.texts, "conclusion-notice", conclusionNoticeKeys);
  const decision = decided(input);
  const { review } = input;
  const values = { title: review.title, code: review.code, kind: review.kindName, outcome: decision.outcome };
  return frame("conclusion-notice", input, options, {
    title: fill(texts.title, values),
    style: "official",
    number:
      decision.documentNumber === null
        ? texts.blankNumber
        : fill(texts.documentNumber, { no: decision.documentNumber }),
    blocks: [
      placed(fill(texts.addressee, { name: decision.addressee }), "left", true),
      paragraph(fill(texts.lead, values)),
      paragraph(run(fill(texts.outcome, values), "strong")),
      ...(input.rectification.length === 0
        ? []
        : [paragraph(fill(texts.rectification, { count: input.rectification.length, form: review.listedIn }))]),
      ...decision.paragraphs.map((each) => paragraph(each)),
      paragraph(texts.closing),
      ...imprint(review.organiser, decision.on === null ? texts.blankDate : dateText(decision.on)),
    ],
  });
};

/** 验收结果公示表, laid out after GB/T 9704—2012. Throws Refusal `gate-closed` before the organiser's decision. */
export const publicity: Builder = (input, options) => {
  const texts = formTexts(options.texts, "publicity", publicityKeys);
  const decision = decided(input);
  const { review } = input;
  const period = decision.publicity;
  return frame("publicity", input, options, {
    title: fill(texts.title, { kind: review.kindName }),
    style: "official",
    blocks: [
      paragraph(
        period === null
          ? fill(texts.noPeriod, { kind: review.kindName })
          : fill(texts.lead, { from: dateText(period.from), to: dateText(period.to), kind: review.kindName }),
      ),
      table(
        columns("20c", "38l", "24l", "18c"),
        [headerRow(texts.columnCode, texts.columnProject, texts.columnApplicant, texts.columnOutcome)],
        [[cell(review.code), cell(review.title), cell(review.applicant), cell(decision.outcome)]],
      ),
      paragraph(fill(texts.objections, { contact: period?.contact ?? texts.noContact })),
      paragraph(texts.closing),
      ...imprint(review.organiser, decision.on === null ? texts.blankDate : dateText(decision.on)),
    ],
  });
};
