import type { Builder, BuildOptions } from "./frame.ts";
import { quantity, verdictRun } from "./format.ts";
import type { DocumentInput } from "./inputs.ts";
import type { TestRecord } from "./inputs-panel.ts";
import type { Line, SimpleBlock } from "./model.ts";
import { opinionForm } from "./opinion-form.ts";
import { cell, columns, heading, headerRow, line, notice, run, table } from "./parts.ts";
import { formTexts } from "./texts.ts";

export const assessmentReportKeys = [
  "title",
  "resultsHeading",
  "columnNo",
  "columnItem",
  "columnInputs",
  "columnResult",
  "columnReading",
  "noReading",
  "calculation",
  "noInputs",
  "noResults",
  "legend",
] as const;

/**
 * 测评报告: every instrument with what went in, the arithmetic and what came out, and how the standard reads the value; then the opinion with
 * ballot and signatures. Throws as {@link opinionForm}.
 */
export const assessmentReport: Builder = (input, options) => {
  const texts = formTexts(options.texts, "assessment-report", assessmentReportKeys);
  return opinionForm(input, options, {
    id: "assessment-report",
    title: texts.title,
    before: [heading(texts.resultsHeading), ...results(input, options)],
    after: [],
    annex: false,
  });
};

function results({ tests }: DocumentInput, options: BuildOptions): readonly SimpleBlock[] {
  const texts = formTexts(options.texts, "assessment-report", assessmentReportKeys);
  if (tests.length === 0) return [notice(texts.noResults)];
  const inputs = ({ readings }: TestRecord): readonly Line[] =>
    readings.length === 0
      ? [line(run(texts.noInputs, "muted"))]
      : readings.map(({ label, value }) => line(`${label} ${quantity(value)}`));
  const reading = ({ judgements }: TestRecord): readonly Line[] =>
    judgements.length === 0
      ? [line(run(texts.noReading, "muted"))]
      : judgements.flatMap(({ verdict, required, origin }) => [
          line(verdictRun(verdict), `　${required}`),
          line(run(origin, "muted")),
        ]);
  const result = ({ value, calculation }: TestRecord): readonly Line[] => [
    line(run(quantity(value), "strong")),
    ...(calculation === "" ? [] : [line(run(`${texts.calculation}${calculation}`, "muted"))]),
  ];
  return [
    table(
      columns("8c", "22l", "25l", "22l", "23l"),
      [headerRow(texts.columnNo, texts.columnItem, texts.columnInputs, texts.columnResult, texts.columnReading)],
      tests.map((each) => [
        cell(each.itemNo),
        cell([
          line(run(each.title, "strong")),
          ...(each.statistic === each.title ? [] : [line(each.statistic)]),
          line(run(each.definition, "muted")),
        ]),
        cell(inputs(each)),
        cell(result(each)),
        cell(reading(each)),
      ]),
    ),
    notice(texts.legend),
  ];
}
