import { chairName, frame, memberName, type Builder } from "./frame.ts";
import { reviewMeta } from "./meta.ts";
import { cell, columns, headerRow, line, notice, run, signatures, table } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const qaRecordKeys = [
  "title",
  "columnNo",
  "columnAsker",
  "columnQuestion",
  "columnState",
  "panelAsker",
  "answeredBy",
  "unanswered",
  "clarified",
  "partly",
  "open",
  "supplement",
  "empty",
  "recorderSignature",
  "chairSignature",
] as const;

/** 质询答疑记录: question, answer, who answered and the state of each; members appear as 专家1…n. */
export const qaRecord: Builder = (input, options) => {
  const texts = formTexts(options.texts, "qa-record", qaRecordKeys);
  const states = {
    clarified: run(texts.clarified, "met"),
    partly: run(texts.partly, "undecided"),
    open: run(texts.open, "unmet"),
    supplement: run(texts.supplement, "undecided"),
  };
  return frame("qa-record", input, options, {
    title: texts.title,
    blocks: [
      reviewMeta(input, options),
      input.questions.length === 0
        ? notice(texts.empty)
        : table(
            columns("7c", "12c", "65l", "16c"),
            [headerRow(texts.columnNo, texts.columnAsker, texts.columnQuestion, texts.columnState)],
            input.questions.map((entry) => [
              cell(String(entry.no)),
              cell(entry.memberNo === null ? texts.panelAsker : memberName(input, options, entry.memberNo)),
              cell([
                line(run(entry.question, "strong")),
                entry.answer === ""
                  ? line(run(texts.unanswered, "muted"))
                  : line(run(fill(texts.answeredBy, { by: entry.answeredBy }), "muted"), entry.answer),
              ]),
              cell(states[entry.state]),
            ]),
          ),
      signatures([texts.recorderSignature, input.recorder], [texts.chairSignature, chairName(input, options)]),
    ],
  });
};
