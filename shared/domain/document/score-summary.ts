import { Refusal } from "../../errors.ts";
import { frame, type Builder, type BuildOptions, chairName, memberName, namesMembers } from "./frame.ts";
import { decimal } from "./format.ts";
import { landscapeMeta } from "./meta.ts";
import type { ScoreSheet, ScoreSummary } from "./inputs-panel.ts";
import type { DocumentInput } from "./inputs.ts";
import type { Cell, Column, SimpleBlock } from "./model.ts";
import { cell, heading, label, line, notice, numbered, paragraph, run, signatures, table } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const scoreSummaryKeys = [
  "title",
  "columnCriterion",
  "columnWeight",
  "columnMean",
  "points",
  "pointsOutOf",
  "notScored",
  "notApplicable",
  "memberTotal",
  "channel",
  "channelSeat",
  "channelLaptop",
  "channelTranscription",
  "ruleHeading",
  "traceHeading",
  "divergenceHeading",
  "noDivergence",
  "advisory",
  "passMarkReached",
  "passMarkShort",
  "passMarkOpen",
  "anonymousNotice",
  "columnGrades",
  "gradeCount",
  "counterSignature",
  "checkerSignature",
  "chairSignature",
] as const;

/** Column widths for a matrix of `members` columns: criterion, weight, one each, mean; the criterion takes what remains. */
function matrixColumns(members: number): readonly Column[] {
  const each = Math.min(11, Math.floor(58 / Math.max(members, 1)));
  const fixed = [7, ...Array.from({ length: members }, () => each), 10];
  const criterion = 100 - fixed.reduce((sum, width) => sum + width, 0);
  return [{ width: criterion, align: "left" }, ...fixed.map((width): Column => ({ width, align: "center" }))];
}

/** Who gave which grade, and how often each was given: no points, no sum. */
function gradeMatrix(input: DocumentInput, { sheets }: ScoreSummary, options: BuildOptions): SimpleBlock {
  const texts = formTexts(options.texts, "score-summary", scoreSummaryKeys);
  const each = Math.min(11, Math.floor(58 / Math.max(sheets.length, 1)));
  const widths = [24, ...sheets.map(() => each)];
  const rest = 100 - widths.reduce((sum, width) => sum + width, 0);
  const grid = [...widths, rest].map((width, index): Column => ({ width, align: index === 0 ? "left" : "center" }));
  return table(
    grid,
    [
      [
        label(texts.columnCriterion),
        ...sheets.map((sheet) => label(memberName(input, options, sheet.memberNo))),
        label(texts.columnGrades),
      ],
    ],
    input.criteria.map(({ no, title, applicable, bands }, index) => {
      const head = cell(`${no} ${title}`);
      if (!applicable)
        return [head, cell(run(texts.notApplicable, "muted"), { span: sheets.length + 1, align: "center" })];
      const given = sheets.map((sheet) => sheet.marks[index]?.band ?? null);
      const counts = bands.flatMap(({ name }) => {
        const count = given.filter((band) => band === name).length;
        return count === 0 ? [] : [fill(texts.gradeCount, { name, count })];
      });
      return [
        head,
        ...given.map((band) => cell(band === null ? run(texts.notScored, "muted") : band)),
        cell(run(counts.length === 0 ? "–" : counts.join("，"), "strong")),
      ];
    }),
  );
}

/**
 * 评分汇总表: the matrix of criteria × members, the rule and the trace of the arithmetic. Members appear as 专家1…n except in the
 * archive copy (house rule: documents). Throws Refusal `gate-closed` before the sheets are revealed.
 */
export const scoreSummary: Builder = (input, options) => {
  const texts = formTexts(options.texts, "score-summary", scoreSummaryKeys);
  const { scores } = input;
  if (scores === null) {
    throw new Refusal("gate-closed", {
      reason: "评审表尚未开启 (sheets are still sealed)",
      opens: "项目组退场、评审表齐备后开启 (opens after the reveal)",
    });
  }
  const points = (value: string): string => fill(texts.points, { value: decimal(value) });
  const outOf = (total: string, full: string): string =>
    fill(texts.pointsOutOf, { total: decimal(total), outOf: decimal(full) });
  const channels = { seat: texts.channelSeat, laptop: texts.channelLaptop, transcription: texts.channelTranscription };
  const channel = (sheet: ScoreSheet): string => channels[sheet.channel];
  const { sheets, aggregate } = scores;
  const standing = standingWords(aggregate.passMark, texts);
  const rows = input.criteria.map((criterion, index): readonly Cell[] => {
    const head = [cell(`${criterion.no} ${criterion.title}`), cell(points(criterion.weight))];
    if (!criterion.applicable) {
      return [...head, cell(run(texts.notApplicable, "muted"), { span: sheets.length + 1, align: "center" })];
    }
    const mean = aggregate.perCriterion[index] ?? null;
    return [
      ...head,
      ...sheets.map((sheet) => {
        const score = sheet.marks[index]?.score ?? null;
        return cell(score === null ? run(texts.notScored, "muted") : points(score));
      }),
      cell(mean === null ? "–" : run(points(mean), "strong")),
    ];
  });
  const totals: readonly (readonly Cell[])[] = [
    [
      label(texts.memberTotal, 2),
      ...sheets.map((sheet) => cell(outOf(sheet.total, sheet.outOf))),
      cell(run(outOf(aggregate.total, aggregate.outOf), "strong")),
    ],
    [label(texts.channel, 2), ...sheets.map((sheet) => cell(channel(sheet))), cell("–")],
  ];
  return frame("score-summary", input, options, {
    title: texts.title,
    orientation: "landscape",
    blocks: [
      landscapeMeta(input, options),
      input.scoring === "grades"
        ? gradeMatrix(input, scores, options)
        : table(
            matrixColumns(sheets.length),
            [
              [
                label(texts.columnCriterion),
                label(texts.columnWeight),
                ...sheets.map((sheet) => label(memberName(input, options, sheet.memberNo))),
                label(texts.columnMean),
              ],
            ],
            [...rows, ...totals],
          ),
      notice(namesMembers(input, options) ? standing : `${standing}\n${texts.anonymousNotice}`),
      heading(texts.ruleHeading),
      paragraph(aggregate.rule),
      ...explanation(scores, texts),
      signatures(
        [texts.counterSignature, input.recorder],
        [texts.checkerSignature, null],
        [texts.chairSignature, namesMembers(input, options) ? chairName(input, options) : null],
      ),
    ],
  });
};

/** What the total is good for: advice, or, where a pass mark is set, whether it is reached (house rule: scoring). */
function standingWords(
  passMark: ScoreSummary["aggregate"]["passMark"],
  texts: Readonly<Record<"advisory" | "passMarkReached" | "passMarkShort" | "passMarkOpen", string>>,
): string {
  if (passMark === null) return texts.advisory;
  const { total, reached, passed } = passMark;
  const mark = decimal(passMark.mark);
  if (total === null) return fill(texts.passMarkOpen, { mark, passed });
  if (reached) return fill(texts.passMarkReached, { mark, total: decimal(total) });
  return fill(texts.passMarkShort, { mark, passed, total: decimal(total) });
}

function explanation(
  { aggregate }: ScoreSummary,
  texts: Readonly<Record<"traceHeading" | "divergenceHeading" | "noDivergence", string>>,
) {
  return [
    ...(aggregate.trace.length === 0
      ? []
      : [heading(texts.traceHeading), numbered(aggregate.trace.map((each) => [line(each)]))]),
    heading(texts.divergenceHeading),
    aggregate.divergence.length === 0
      ? paragraph(texts.noDivergence)
      : numbered(aggregate.divergence.map((each) => [line(each)])),
  ];
}
