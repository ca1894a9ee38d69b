import { frame, type Builder, type BuildOptions, chairName } from "./frame.ts";
import { verdictRun } from "./format.ts";
import { landscapeMeta } from "./meta.ts";
import type { DocumentInput } from "./inputs.ts";
import type { TargetRow } from "./inputs-panel.ts";
import type { Block, Cell } from "./model.ts";
import { cell, columns, headerRow, label, line, notice, run, signatures, table } from "./parts.ts";
import { formTexts } from "./texts.ts";

export const targetComparisonKeys = [
  "title",
  "columnNo",
  "columnTarget",
  "columnHistory",
  "columnRequired",
  "columnAchieved",
  "columnVerified",
  "columnEvidence",
  "columnVerdict",
  "contractGroup",
  "referenceGroup",
  "binding",
  "expected",
  "unchanged",
  "original",
  "approval",
  "unapproved",
  "current",
  "notMeasured",
  "legend",
  "chairSignature",
  "applicantSignature",
  "recorderSignature",
] as const;

const grid = columns("4c", "13l", "14l", "10l", "15l", "13l", "13l", "18l");

/** The comparison table itself, also printed as the opinion's annex. */
export function comparisonBlocks(input: DocumentInput, options: BuildOptions): readonly Block[] {
  const texts = formTexts(options.texts, "target-comparison", targetComparisonKeys);
  const force = { binding: texts.binding, expected: texts.expected };
  const history = (row: TargetRow): Cell => {
    if (row.group === "reference") return cell("–", { align: "center" });
    if (row.original === row.current) return cell([line(row.current), line(run(texts.unchanged, "muted"))]);
    return cell([
      line(run(`${texts.original}：`, "muted"), row.original),
      row.approval === null
        ? line(run(texts.unapproved, "unmet"))
        : line(run(`${texts.approval}：`, "muted"), row.approval),
      line(run(`${texts.current}：`, "muted"), row.current),
    ]);
  };
  const verdict = (row: TargetRow): Cell =>
    cell([
      line(verdictRun(row.verdict)),
      line(run(row.origin, "muted")),
      ...(row.support === null ? [] : [line(run(row.support, "muted"))]),
    ]);
  const body = (row: TargetRow): readonly Cell[] => [
    cell(row.no),
    cell([line(run(row.name, "strong")), ...(row.force === null ? [] : [line(run(force[row.force], "muted"))])]),
    history(row),
    cell(row.required),
    cell(row.achieved === null ? run(texts.notMeasured, "muted") : run(row.achieved, "strong")),
    cell(row.howVerified),
    cell(row.evidencePage),
    verdict(row),
  ];
  const group = (title: string, rows: readonly TargetRow[]): readonly (readonly Cell[])[] =>
    rows.length === 0 ? [] : [[label(title, grid.length, "left")], ...rows.map(body)];
  return [
    table(
      grid,
      [
        headerRow(
          texts.columnNo,
          texts.columnTarget,
          texts.columnHistory,
          texts.columnRequired,
          texts.columnAchieved,
          texts.columnVerified,
          texts.columnEvidence,
          texts.columnVerdict,
        ),
      ],
      [
        ...group(
          texts.contractGroup,
          input.targets.filter((row) => row.group === "contract"),
        ),
        ...group(
          texts.referenceGroup,
          input.targets.filter((row) => row.group === "reference"),
        ),
      ],
    ),
    notice(texts.legend),
  ];
}

/** 任务书考核指标完成情况对照表: the most-read page, landscape; a verdict and its statistical support stand on separate lines. */
export const targetComparison: Builder = (input, options) => {
  const texts = formTexts(options.texts, "target-comparison", targetComparisonKeys);
  return frame("target-comparison", input, options, {
    title: texts.title,
    orientation: "landscape",
    blocks: [
      landscapeMeta(input, options),
      ...comparisonBlocks(input, options),
      signatures(
        [texts.chairSignature, chairName(input)],
        [texts.recorderSignature, input.recorder],
        [texts.applicantSignature, null],
      ),
    ],
  });
};
