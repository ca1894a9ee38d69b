import { Refusal } from "../../errors.ts";
import { frame, type Builder } from "./frame.ts";
import { dateText } from "./format.ts";
import { reviewMeta } from "./meta.ts";
import { cell, columns, heading, headerRow, line, notice, numbered, run, signatures, table } from "./parts.ts";
import { formTexts } from "./texts.ts";

export const recusalCheckKeys = [
  "title",
  "groundsHeading",
  "grounds",
  "subjectsHeading",
  "columnNo",
  "columnKind",
  "columnSubject",
  "answersHeading",
  "columnMember",
  "columnUnit",
  "columnAnswer",
  "columnDate",
  "columnDecision",
  "noConflict",
  "conflict",
  "unanswered",
  "reasonNotice",
  "organiserSignature",
  "recorderSignature",
] as const;

/**
 * 回避核对单: everyone and everything members were asked about, and each answer. Only the fact of a conflict is printed; the organiser
 * holds the reason (house rule: recusal). Throws Refusal `not-found` before the check sheet exists.
 */
export const recusalCheck: Builder = (input, options) => {
  const texts = formTexts(options.texts, "recusal-check", recusalCheckKeys);
  const { recusal } = input;
  if (recusal === null) throw new Refusal("not-found", { what: "回避核对 (recusal check)" });
  return frame("recusal-check", input, options, {
    title: texts.title,
    blocks: [
      reviewMeta(input, options),
      heading(texts.groundsHeading),
      numbered(texts.grounds.split("\n").map((each) => [line(each)])),
      heading(texts.subjectsHeading),
      table(
        columns("10c", "25l", "65l"),
        [headerRow(texts.columnNo, texts.columnKind, texts.columnSubject)],
        recusal.subjects.map((subject, index) => [cell(String(index + 1)), cell(subject.kind), cell(subject.name)]),
      ),
      heading(texts.answersHeading),
      table(
        columns("14c", "28l", "15c", "21c", "22l"),
        [headerRow(texts.columnMember, texts.columnUnit, texts.columnAnswer, texts.columnDate, texts.columnDecision)],
        recusal.answers.map((answer) => {
          const member = input.panel.find((each) => each.no === answer.memberNo);
          const word = answer.conflict ? run(texts.conflict, "unmet") : run(texts.noConflict);
          return [
            cell(member?.name ?? "–"),
            cell(member?.unit ?? "–"),
            cell(answer.on === null ? run(texts.unanswered, "undecided") : word),
            cell(answer.on === null ? "–" : dateText(answer.on)),
            cell(answer.decision),
          ];
        }),
      ),
      notice(texts.reasonNotice),
      signatures([texts.organiserSignature, null], [texts.recorderSignature, input.recorder]),
    ],
  });
};
