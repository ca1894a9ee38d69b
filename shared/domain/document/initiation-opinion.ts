import type { Builder, BuildOptions } from "./frame.ts";
import { decimal } from "./format.ts";
import type { DocumentInput } from "./inputs.ts";
import type { SimpleBlock } from "./model.ts";
import { opinionForm } from "./opinion-form.ts";
import { cell, columns, heading, headerRow, label, notice, run, table } from "./parts.ts";
import { fundingTable, milestonesTable, participantsTable, teamTable } from "./project-blocks.ts";
import { itemsTable } from "./supplement-list.ts";
import { fill, formTexts } from "./texts.ts";

export const initiationOpinionKeys = [
  "title",
  "planHeading",
  "tier",
  "unitsHeading",
  "teamHeading",
  "milestonesHeading",
  "fundingHeading",
  "scoresHeading",
  "columnCriterion",
  "columnWeight",
  "columnMean",
  "points",
  "total",
  "totalValue",
  "revisionsHeading",
  "noRevisions",
] as const;

/**
 * 立项评审意见书: the plan under review, the opinion, the panel's mean by criterion where the copy carries scores, and what must be revised
 * before the start where the ballot asked for it. Throws as {@link opinionForm}.
 */
export const initiationOpinion: Builder = (input, options) => {
  const texts = formTexts(options.texts, "initiation-opinion", initiationOpinionKeys);
  const { project } = input;
  return opinionForm(input, options, {
    id: "initiation-opinion",
    title: texts.title,
    before: [
      heading(texts.planHeading),
      notice(fill(texts.tier, { tier: project.tier })),
      heading(texts.unitsHeading, 2),
      participantsTable(project, options),
      heading(texts.teamHeading, 2),
      teamTable(project, options),
      heading(texts.milestonesHeading, 2),
      milestonesTable(project, options),
      heading(texts.fundingHeading, 2),
      fundingTable(project, options),
      ...means(input, options),
    ],
    after:
      input.rectification.length === 0
        ? []
        : [heading(texts.revisionsHeading, 2), itemsTable(input.rectification, texts.noRevisions, options)],
    annex: false,
  });
};

/** The panel's mean of every criterion: nobody's own score is in it. */
function means({ scores, criteria }: DocumentInput, options: BuildOptions): readonly SimpleBlock[] {
  if (scores === null) return [];
  const texts = formTexts(options.texts, "initiation-opinion", initiationOpinionKeys);
  const points = (value: string): string => fill(texts.points, { value: decimal(value) });
  const { perCriterion, total, outOf } = scores.aggregate;
  return [
    heading(texts.scoresHeading),
    table(
      columns("60l", "20c", "20c"),
      [headerRow(texts.columnCriterion, texts.columnWeight, texts.columnMean)],
      [
        ...criteria.map(({ no, title, weight }, index) => {
          const mean = perCriterion[index] ?? null;
          return [cell(`${no} ${title}`), cell(points(weight)), cell(mean === null ? "–" : points(mean))];
        }),
        [
          label(texts.total, 2),
          cell(run(fill(texts.totalValue, { total: decimal(total), outOf: decimal(outOf) }), "strong")),
        ],
      ],
    ),
  ];
}
