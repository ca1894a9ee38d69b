import type { Builder, BuildOptions } from "./frame.ts";
import type { DocumentInput } from "./inputs.ts";
import type { SimpleBlock } from "./model.ts";
import { opinionForm } from "./opinion-form.ts";
import { cell, columns, heading, headerRow, notice, table } from "./parts.ts";
import { milestonesTable } from "./project-blocks.ts";
import { itemsTable } from "./supplement-list.ts";
import { fill, formTexts } from "./texts.ts";

export const midtermOpinionKeys = [
  "title",
  "milestonesHeading",
  "gradesHeading",
  "columnCriterion",
  "columnGrades",
  "grade",
  "noGrade",
  "gradesNote",
  "adjustmentsHeading",
  "noAdjustments",
] as const;

/**
 * 中期评估意见书: milestones promised and reached, how many members gave which grade where the copy carries scores, the opinion, and what
 * must be adjusted where the ballot asked for it; the targets so far as annex. Throws as {@link opinionForm}.
 */
export const midtermOpinion: Builder = (input, options) => {
  const texts = formTexts(options.texts, "midterm-opinion", midtermOpinionKeys);
  return opinionForm(input, options, {
    id: "midterm-opinion",
    title: texts.title,
    before: [heading(texts.milestonesHeading), milestonesTable(input.project, options), ...grades(input, options)],
    after:
      input.rectification.length === 0
        ? []
        : [heading(texts.adjustmentsHeading, 2), itemsTable(input.rectification, texts.noAdjustments, options)],
    annex: true,
  });
};

/** How often each grade was given, by criterion; no total and no names. */
function grades({ scores, criteria }: DocumentInput, options: BuildOptions): readonly SimpleBlock[] {
  if (scores === null) return [];
  const texts = formTexts(options.texts, "midterm-opinion", midtermOpinionKeys);
  const given = (index: number, bands: DocumentInput["criteria"][number]["bands"]): string => {
    const words = bands.flatMap(({ name }) => {
      const count = scores.sheets.filter(({ marks }) => marks[index]?.band === name).length;
      return count === 0 ? [] : [fill(texts.grade, { name, count })];
    });
    return words.length === 0 ? texts.noGrade : words.join("，");
  };
  return [
    heading(texts.gradesHeading),
    table(
      columns("40l", "60l"),
      [headerRow(texts.columnCriterion, texts.columnGrades)],
      criteria.map(({ no, title, bands }, index) => [cell(`${no} ${title}`), cell(given(index, bands))]),
    ),
    notice(texts.gradesNote),
  ];
}
