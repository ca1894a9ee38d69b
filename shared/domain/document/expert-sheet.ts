import { Refusal } from "../../errors.ts";
import { frame, type Builder, type BuildOptions, commonTexts } from "./frame.ts";
import { decimal } from "./format.ts";
import { reviewMeta, shortMeta } from "./meta.ts";
import type { DocumentInput, PanelMemberFacts } from "./inputs.ts";
import type { ScoreCriterion, ScoreSheet } from "./inputs-panel.ts";
import type { Block, Cell } from "./model.ts";
import { cell, columns, heading, headerRow, label, line, notice, numbered, run, signatures, table } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const expertSheetKeys = [
  "title",
  "blankSubtitle",
  "transcribed",
  "member",
  "memberUnit",
  "memberCategory",
  "memberTitle",
  "scoresHeading",
  "columnNo",
  "columnCriterion",
  "columnWeight",
  "columnBand",
  "columnScore",
  "columnReason",
  "points",
  "tickBand",
  "tickLowest",
  "scoredBy",
  "notScored",
  "notApplicable",
  "total",
  "totalValue",
  "blankTotal",
  "findingsHeading",
  "noFindings",
  "blankNotice",
  "blankNoticeGrades",
  "tickGrade",
  "noVoteNotice",
  "signature",
] as const;

const filledGrid = columns("7c", "27l", "9c", "8c", "9c", "40l");
const blankGrid = columns("7c", "19l", "8c", "35l", "11c", "20l");
/** The same where members give grades: no points, nothing to add up. */
const filledGrades = columns("7c", "35l", "12c", "46l");
const blankGrades = columns("7c", "29l", "32l", "32l");

interface Parts {
  readonly member: PanelMemberFacts | null;
  readonly sheet: ScoreSheet | null;
}

function sheetBlocks(input: DocumentInput, options: BuildOptions, { member, sheet }: Parts): readonly Block[] {
  const texts = formTexts(options.texts, "expert-sheet", expertSheetKeys);
  const common = commonTexts(options);
  const points = (value: string): string => fill(texts.points, { value: decimal(value) });
  const scored = (criterion: ScoreCriterion): boolean => member === null || criterion.scorers.includes(member.category);
  const categories = { technical: common.technical, industry: common.industry, finance: common.finance };
  // A blank for anybody says whose a criterion is; a named sheet shows it by leaving the others out.
  const titleCell = ({ title, scorers }: ScoreCriterion): Cell =>
    member === null && scorers.length < Object.keys(categories).length
      ? cell([
          line(title),
          line(run(fill(texts.scoredBy, { who: scorers.map((each) => categories[each]).join("、") }), "muted")),
        ])
      : cell(title);
  const bands = (criterion: ScoreCriterion): string =>
    criterion.bands
      .map(({ name, from }, index) => {
        const above = criterion.bands[index - 1];
        const band =
          from === "0" && above !== undefined
            ? fill(texts.tickLowest, { name, below: decimal(above.from) })
            : fill(texts.tickBand, { name, from: decimal(from) });
        return index === 0 ? band : index % 2 === 0 ? `\n${band}` : `　${band}`;
      })
      .join("");
  const graded = input.scoring === "grades";
  const grades = ({ bands: all }: ScoreCriterion): string =>
    all.map(({ name }) => fill(texts.tickGrade, { name })).join("　");
  const gradeRow = (criterion: ScoreCriterion, index: number): readonly Cell[] => {
    const head = [cell(criterion.no), titleCell(criterion)];
    const mark = sheet?.marks[index];
    if (!criterion.applicable) return [...head, cell(run(texts.notApplicable, "muted"), { span: 2, align: "center" })];
    if (!scored(criterion) || (sheet !== null && (mark?.score ?? null) === null))
      return [...head, cell(run(texts.notScored, "muted"), { span: 2, align: "center" })];
    if (mark === undefined) return [...head, cell(grades(criterion)), cell("")];
    return [...head, cell(run(mark.band ?? "–", "strong"), { align: "center" }), cell(mark.reason)];
  };
  const row = (criterion: ScoreCriterion, index: number): readonly Cell[] => {
    const head = [cell(criterion.no), titleCell(criterion), cell(points(criterion.weight))];
    if (!criterion.applicable) return [...head, cell(run(texts.notApplicable, "muted"), { span: 3, align: "center" })];
    if (!scored(criterion)) return [...head, cell(run(texts.notScored, "muted"), { span: 3, align: "center" })];
    if (sheet === null) return [...head, cell(bands(criterion)), cell(""), cell("")];
    const mark = sheet.marks[index];
    if (mark === undefined || mark.score === null) {
      return [...head, cell(run(texts.notScored, "muted"), { span: 3, align: "center" })];
    }
    return [
      ...head,
      cell(mark.band ?? "–", { align: "center" }),
      cell(run(points(mark.score), "strong")),
      cell(mark.reason),
    ];
  };
  const total =
    sheet === null
      ? cell(texts.blankTotal, { span: 3 })
      : cell(run(fill(texts.totalValue, { total: decimal(sheet.total), outOf: decimal(sheet.outOf) }), "strong"), {
          span: 3,
        });
  const pair = (name: string, value: string) => ({ label: name, value, wide: false });
  const person = [
    pair(texts.member, member?.name ?? ""),
    pair(texts.memberCategory, member === null ? "" : categories[member.category]),
    pair(texts.memberUnit, member?.unit ?? ""),
    pair(texts.memberTitle, member?.title ?? ""),
  ];
  const short = shortMeta(input, options);
  // The blank fits one page: one head, and a small box for findings that go on overleaf.
  const head: readonly Block[] =
    sheet === null
      ? [{ ...short, pairs: [...short.pairs, ...person] }]
      : [reviewMeta(input, options), { kind: "meta", columns: 2, pairs: person }];
  return [
    ...head,
    heading(texts.scoresHeading),
    graded
      ? table(
          sheet === null ? blankGrades : filledGrades,
          [headerRow(texts.columnNo, texts.columnCriterion, texts.columnBand, texts.columnReason)],
          input.criteria.map(gradeRow),
        )
      : table(
          sheet === null ? blankGrid : filledGrid,
          [
            headerRow(
              texts.columnNo,
              texts.columnCriterion,
              texts.columnWeight,
              texts.columnBand,
              texts.columnScore,
              texts.columnReason,
            ),
          ],
          [...input.criteria.map(row), [label(texts.total, 3), total]],
        ),
    ...findingsBlocks(sheet, texts),
    ...(sheet === null ? [] : [notice(texts.noVoteNotice)]),
    signatures([texts.signature, member?.name ?? null]),
  ];
}

function findingsBlocks(
  sheet: ScoreSheet | null,
  texts: Readonly<Record<"findingsHeading" | "noFindings", string>>,
): readonly Block[] {
  if (sheet !== null && sheet.findings.length > 0) {
    return [heading(texts.findingsHeading), numbered(sheet.findings.map((each) => [line(each)]))];
  }
  if (sheet !== null) return [heading(texts.findingsHeading), notice(texts.noFindings)];
  return [heading(texts.findingsHeading), table(columns("100l"), [], [[cell("")]], { rowMillimetres: 24 })];
}

const memberOf = (input: DocumentInput, memberNo: number | null): PanelMemberFacts | null =>
  input.panel.find((each) => each.no === memberNo) ?? null;

/**
 * 专家个人评审表 of the member `options.memberNo`: criteria, bands, scores, reasons, signature; no vote is on it.
 * Throws Refusal `gate-closed` before the sheets are revealed and `not-found` for a member without a sheet.
 */
export const expertSheet: Builder = (input, options) => {
  const texts = formTexts(options.texts, "expert-sheet", expertSheetKeys);
  if (input.scores === null) {
    throw new Refusal("gate-closed", {
      reason: "评审表尚未开启 (sheets are still sealed)",
      opens: "项目组退场、评审表齐备后开启 (opens after the reveal)",
    });
  }
  const member = memberOf(input, options.memberNo);
  const sheet = input.scores.sheets.find((each) => each.memberNo === options.memberNo) ?? null;
  if (member === null || sheet === null) throw new Refusal("not-found", { what: `评审表 ${options.memberNo ?? "–"}` });
  return frame("expert-sheet", input, options, {
    title: texts.title,
    subtitle: sheet.channel === "transcription" ? texts.transcribed : null,
    blocks: sheetBlocks(input, options, { member, sheet }),
  });
};

/**
 * The blank of the same form, for a member who prefers paper; with `memberNo` null the person's lines stay empty too. It
 * prints before the reveal and looks at no sheet.
 */
export const expertSheetBlank: Builder = (input, options) => {
  const texts = formTexts(options.texts, "expert-sheet", expertSheetKeys);
  return frame("expert-sheet-blank", input, options, {
    title: texts.title,
    subtitle: texts.blankSubtitle,
    blocks: [
      notice(input.scoring === "grades" ? texts.blankNoticeGrades : texts.blankNotice),
      ...sheetBlocks(input, options, { member: memberOf(input, options.memberNo), sheet: null }),
    ],
  });
};
