import { Refusal } from "../../errors.ts";
import { frame, type Builder } from "./frame.ts";
import { verdictRun } from "./format.ts";
import { landscapeMeta } from "./meta.ts";
import type { DocumentInput } from "./inputs.ts";
import type { TargetRow } from "./inputs-panel.ts";
import type { SimpleBlock } from "./model.ts";
import { cell, columns, heading, headerRow, line, lines, notice, paragraph, run, signatures, table } from "./parts.ts";
import { formTexts } from "./texts.ts";

export const failureAnalysisKeys = [
  "title",
  "conclusion",
  "unmetHeading",
  "columnNo",
  "columnDemand",
  "columnAchieved",
  "columnCause",
  "columnMeasure",
  "causes",
  "noUnmet",
  "problemsHeading",
  "columnProblem",
  "columnBasis",
  "noProblems",
  "overallHeading",
  "purpose",
  "applicantSignature",
  "secretariatSignature",
] as const;

const grid = columns("5c", "24l", "17l", "32l", "22l");

/** What was not met and binds: targets of the contract, and demands the outline adopted as binding. A reference is only reported. */
const isUnmet = ({ group, verdict, adoption }: TargetRow): boolean =>
  verdict === "unmet" && (group === "contract" || adoption === "binding");

/**
 * 未通过原因分析表: every unmet demand and every problem of the opinion, each with causes to tick and room to write, filled in by applicant
 * and secretariat after a review that did not pass. Throws Refusal `gate-closed` before the ballot concluded.
 */
export const failureAnalysis: Builder = (input, options) => {
  const texts = formTexts(options.texts, "failure-analysis", failureAnalysisKeys);
  if (input.conclusion === null) {
    throw new Refusal("gate-closed", {
      reason: "尚未表决，没有未通过的结论 (no conclusion yet)",
      opens: "表决结论为不通过、整改或中止后开放 (opens when the ballot does not pass the project)",
    });
  }
  const unmet = input.targets.filter(isUnmet);
  return frame("failure-analysis", input, options, {
    title: texts.title,
    orientation: "landscape",
    blocks: [
      landscapeMeta(input, options),
      paragraph(texts.conclusion, run(input.conclusion.sentence, "strong")),
      heading(texts.unmetHeading),
      unmet.length === 0
        ? notice(texts.noUnmet)
        : table(
            grid,
            [
              headerRow(
                texts.columnNo,
                texts.columnDemand,
                texts.columnAchieved,
                texts.columnCause,
                texts.columnMeasure,
              ),
            ],
            unmet.map((row) => [
              cell(row.no),
              cell([line(run(row.name, "strong")), line(row.required), line(run(row.origin, "muted"))]),
              cell([line(run(row.achieved ?? "–", "strong")), line(verdictRun(row.verdict))]),
              cell(lines(texts.causes)),
              cell(""),
            ]),
            { rowMillimetres: 30 },
          ),
      heading(texts.problemsHeading),
      problems(input, texts),
      heading(texts.overallHeading),
      table(columns("100l"), [], [[cell("")]], { rowMillimetres: 36 }),
      notice(texts.purpose),
      signatures([texts.applicantSignature, input.review.leader], [texts.secretariatSignature, null]),
    ],
  });
};

function problems(
  input: DocumentInput,
  texts: Readonly<
    Record<
      "columnNo" | "columnProblem" | "columnBasis" | "columnCause" | "columnMeasure" | "causes" | "noProblems",
      string
    >
  >,
): SimpleBlock {
  const points = input.opinion?.sections.find(({ id }) => id === "problems")?.points ?? [];
  if (points.length === 0) return notice(texts.noProblems);
  return table(
    grid,
    [headerRow(texts.columnNo, texts.columnProblem, texts.columnBasis, texts.columnCause, texts.columnMeasure)],
    points.map(({ text, basis }, index) => [
      cell(String(index + 1)),
      cell(text),
      cell(basis ?? "–"),
      cell(lines(texts.causes)),
      cell(""),
    ]),
    { rowMillimetres: 26 },
  );
}
