import { Refusal } from "../../errors.ts";
import { frame, type Builder } from "./frame.ts";
import { dateText, verdictRun } from "./format.ts";
import { landscapeMeta } from "./meta.ts";
import type { DocumentInput } from "./inputs.ts";
import type { TargetRow } from "./inputs-panel.ts";
import type { Cell, Line, SimpleBlock } from "./model.ts";
import { cell, columns, heading, headerRow, line, lines, notice, paragraph, run, signatures, table } from "./parts.ts";
import { type Cause, type CauseItem, causeIds } from "../opinion/causes.ts";
import { fill, formTexts } from "./texts.ts";

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
  "ownerAndDeadline",
  "byApplicant",
  "bySecretariat",
  "purpose",
  "applicantSignature",
  "secretariatSignature",
] as const;

const grid = columns("5c", "24l", "17l", "32l", "22l");

/** What was not met and binds: targets of the contract, and demands the outline adopted as binding. A reference is only reported. */
const isUnmet = ({ group, verdict, adoption }: TargetRow): boolean =>
  verdict === "unmet" && (group === "contract" || adoption === "binding");

/** Everything the analysis has to explain: unmet demands first, then the problems of the opinion, keyed for good. */
export function causeItems(input: Pick<DocumentInput, "targets" | "opinion">): readonly CauseItem[] {
  return [
    ...input.targets.filter(isUnmet).map(({ no, name, required, origin, achieved }) => ({
      key: `unmet:${no}`,
      title: `${no} ${name}`,
      basis: `${required}（${origin}）`,
      achieved,
    })),
    ...problemPoints(input).map(({ text, basis }, index) => ({
      key: `problem:${index + 1}`,
      title: text,
      basis: basis ?? "–",
      achieved: null,
    })),
  ];
}

const problemPoints = ({ opinion }: Pick<DocumentInput, "opinion">) =>
  opinion?.sections.find(({ id }) => id === "problems")?.points ?? [];

/** The boxes of the form with those ticked that were chosen, and what was written below them; the empty form where nothing was entered. */
function causeCell(form: string, cause: Cause | undefined): Cell {
  if (cause === undefined) return cell(lines(form));
  let box = -1;
  const ticked = form.replaceAll("□", () => {
    box += 1;
    const id = causeIds[box];
    return id !== undefined && cause.causes.includes(id) ? "☑" : "□";
  });
  return cell([...lines(ticked.trimEnd()), ...(cause.text.trim() === "" ? [] : lines(cause.text.trim()))]);
}

function measureCell(
  cause: Cause | undefined,
  { ownerAndDeadline }: Readonly<Record<"ownerAndDeadline", string>>,
): Cell {
  if (cause === undefined) return cell("");
  const { measure, owner, deadline } = cause;
  const due = deadline === null ? "　" : dateText(deadline);
  const whom = owner === "" && deadline === null ? [] : [line(fill(ownerAndDeadline, { owner, deadline: due }))];
  return cell([...lines(measure), ...whom]);
}

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
              causeCell(texts.causes, input.causes.given[`unmet:${row.no}`]),
              measureCell(input.causes.given[`unmet:${row.no}`], texts),
            ]),
            { rowMillimetres: 30 },
          ),
      heading(texts.problemsHeading),
      problems(input, texts),
      heading(texts.overallHeading),
      table(columns("100l"), [], [[cell(overallLines(input, texts))]], { rowMillimetres: 36 }),
      notice(texts.purpose),
      signatures([texts.applicantSignature, input.review.leader], [texts.secretariatSignature, null]),
    ],
  });
};

function problems(
  input: DocumentInput,
  texts: Readonly<
    Record<
      | "columnNo"
      | "columnProblem"
      | "columnBasis"
      | "columnCause"
      | "columnMeasure"
      | "causes"
      | "noProblems"
      | "ownerAndDeadline",
      string
    >
  >,
): SimpleBlock {
  const points = problemPoints(input);
  if (points.length === 0) return notice(texts.noProblems);
  return table(
    grid,
    [headerRow(texts.columnNo, texts.columnProblem, texts.columnBasis, texts.columnCause, texts.columnMeasure)],
    points.map(({ text, basis }, index) => [
      cell(String(index + 1)),
      cell(text),
      cell(basis ?? "–"),
      causeCell(texts.causes, input.causes.given[`problem:${index + 1}`]),
      measureCell(input.causes.given[`problem:${index + 1}`], texts),
    ]),
    { rowMillimetres: 26 },
  );
}

function overallLines(
  { causes }: DocumentInput,
  texts: Readonly<Record<"byApplicant" | "bySecretariat", string>>,
): readonly Line[] {
  const { applicant, secretariat } = causes.overall;
  return [
    ...(applicant.trim() === "" ? [] : [line(run(texts.byApplicant, "strong")), ...lines(applicant.trim())]),
    ...(secretariat.trim() === "" ? [] : [line(run(texts.bySecretariat, "strong")), ...lines(secretariat.trim())]),
  ];
}
