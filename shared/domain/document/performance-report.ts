import type { Builder, BuildOptions } from "./frame.ts";
import { decimal } from "./format.ts";
import type { GradeFacts } from "./inputs-kinds.ts";
import type { SimpleBlock } from "./model.ts";
import { opinionForm } from "./opinion-form.ts";
import { cell, columns, heading, headerRow, label, notice, run, table } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const performanceReportKeys = [
  "title",
  "gradeHeading",
  "columnCriterion",
  "columnWeight",
  "columnMean",
  "points",
  "notApplicable",
  "total",
  "totalValue",
  "grade",
] as const;

/**
 * 年度绩效评价报告: the tree of criteria with the panel's means, total and grade by the named band rule, then the opinion with ballot and
 * signatures. Throws as {@link opinionForm}.
 */
export const performanceReport: Builder = (input, options) => {
  const texts = formTexts(options.texts, "performance-report", performanceReportKeys);
  return opinionForm(input, options, {
    id: "performance-report",
    title: texts.title,
    before: input.grade === null ? [] : gradeBlocks(input.grade, options),
    after: [],
    annex: false,
  });
};

function gradeBlocks(
  { criteria, total, outOf, grade, rule }: GradeFacts,
  options: BuildOptions,
): readonly SimpleBlock[] {
  const texts = formTexts(options.texts, "performance-report", performanceReportKeys);
  const points = (value: string): string => fill(texts.points, { value: decimal(value) });
  const isParent = (no: string): boolean => criteria.some((each) => each.no.startsWith(`${no}.`));
  const depth = (no: string): number => no.split(".").length - 1;
  return [
    heading(texts.gradeHeading),
    table(
      columns("60l", "20c", "20c"),
      [headerRow(texts.columnCriterion, texts.columnWeight, texts.columnMean)],
      [
        ...criteria.map(({ no, title, weight, mean }) => {
          const parent = isParent(no);
          const words = `${"　".repeat(depth(no))}${no} ${title}`;
          return [
            cell(run(words, parent ? "strong" : "plain")),
            cell(points(weight)),
            cell(mean === null ? run(texts.notApplicable, "muted") : run(points(mean), parent ? "strong" : "plain")),
          ];
        }),
        [
          label(texts.total, 2),
          cell(run(fill(texts.totalValue, { total: decimal(total), outOf: decimal(outOf) }), "strong")),
        ],
        [label(texts.grade, 2), cell(run(grade, "strong"))],
      ],
    ),
    notice(rule),
  ];
}
