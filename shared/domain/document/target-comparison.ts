import { frame, type Builder, type BuildOptions, chairName } from "./frame.ts";
import { verdictRun } from "./format.ts";
import { landscapeMeta } from "./meta.ts";
import type { DocumentInput } from "./inputs.ts";
import type { TargetRow } from "./inputs-panel.ts";
import type { Block, Cell, Line } from "./model.ts";
import { cell, columns, headerRow, label, line, notice, run, signatures, table } from "./parts.ts";
import { formTexts } from "./texts.ts";
import type { Adoption } from "./values.ts";

export const targetComparisonKeys = [
  "title",
  "columnNo",
  "columnTarget",
  "columnRequired",
  "columnAchieved",
  "columnVerified",
  "columnVerdict",
  "contractGroup",
  "referenceGroup",
  "adoptedBinding",
  "adoptedReference",
  "notAdopted",
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

const grid = columns("5c", "16l", "18l", "18l", "21l", "22l");

/** The comparison table itself, also printed as the opinion's annex. */
export function comparisonBlocks(input: DocumentInput, options: BuildOptions): readonly Block[] {
  const texts = formTexts(options.texts, "target-comparison", targetComparisonKeys);
  const forces = { binding: texts.binding, expected: texts.expected };
  const adoptions: Readonly<Record<Adoption, string>> = {
    binding: texts.adoptedBinding,
    reference: texts.adoptedReference,
    "not-applicable": texts.notAdopted,
  };
  const standing = ({ force, adoption }: TargetRow): readonly Line[] => {
    const word = force !== null ? forces[force] : adoption !== null ? adoptions[adoption] : null;
    return word === null ? [] : [line(run(word, "muted"))];
  };
  const unchanged = line(run(texts.unchanged, "muted"));
  const history = (row: TargetRow): readonly Line[] => {
    const told = (name: string, words: string): Line => line(run(`${name}：${words}`, "muted"));
    if (row.group === "reference") return [];
    if (row.original === row.current) {
      return [...(row.required.includes(row.current) ? [] : [told(texts.current, row.current)]), unchanged];
    }
    return [
      told(texts.original, row.original),
      row.approval === null ? line(run(texts.unapproved, "unmet")) : told(texts.approval, row.approval),
      told(texts.current, row.current),
    ];
  };
  const body = (row: TargetRow): readonly Cell[] => [
    cell(row.no),
    cell([line(run(row.name, "strong")), ...standing(row)]),
    cell([line(row.required), ...history(row)]),
    cell(row.achieved === null ? run(texts.notMeasured, "muted") : run(row.achieved, "strong")),
    cell([line(row.howVerified), ...(row.evidencePage === "–" ? [] : [line(run(row.evidencePage, "muted"))])]),
    cell([
      line(verdictRun(row.verdict)),
      line(run(row.origin, "muted")),
      ...(row.support === null ? [] : [line(run(row.support, "muted"))]),
    ]),
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
          texts.columnRequired,
          texts.columnAchieved,
          texts.columnVerified,
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
        [texts.chairSignature, chairName(input, options)],
        [texts.recorderSignature, input.recorder],
        [texts.applicantSignature, null],
      ),
    ],
  });
};
