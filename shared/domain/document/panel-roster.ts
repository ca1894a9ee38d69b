import { Refusal } from "../../errors.ts";
import { commonTexts, frame, type Builder, type BuildOptions } from "./frame.ts";
import { reviewMeta } from "./meta.ts";
import type { DocumentInput } from "./inputs.ts";
import { shortDigest } from "./format.ts";
import type { SimpleBlock } from "./model.ts";
import { cell, columns, headerRow, line, notice, run, table } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const panelRosterKeys = [
  "title",
  "conclusionLabel",
  "columnNo",
  "columnRole",
  "columnName",
  "columnUnit",
  "columnTitle",
  "columnField",
  "columnInk",
  "signedOn",
  "boundText",
] as const;

const grid = columns("7c", "9c", "11c", "23l", "14l", "14l", "22c");
/** Where no member's field is on record, its width goes to the pen. */
const fieldless = columns("7c", "9c", "12c", "27l", "16l", "29c");

/**
 * Refuses with `gate-closed` until the opinion is frozen and balloted (gate: text frozen before ballot and signature page), so that
 * nobody can sign a page whose text may still change.
 */
export function requireSignable(input: DocumentInput): {
  readonly opinion: NonNullable<DocumentInput["opinion"]> & { readonly digest: string; readonly frozenAt: string };
  readonly conclusion: NonNullable<DocumentInput["conclusion"]>;
} {
  const { opinion, conclusion } = input;
  if (opinion === null || opinion.digest === null || opinion.frozenAt === null) {
    throw new Refusal("gate-closed", {
      reason: "意见文本尚未定稿，不能打印签字页 (the opinion is not frozen)",
      opens: "组长定稿后开放 (opens when the chair freezes the text)",
    });
  }
  if (conclusion === null || input.ballots.length === 0) {
    throw new Refusal("gate-closed", {
      reason: "尚未对定稿文本表决，不能打印签字页 (no ballot on the frozen text)",
      opens: "表决完成后开放 (opens after the ballot)",
    });
  }
  return { opinion: { ...opinion, digest: opinion.digest, frozenAt: opinion.frozenAt }, conclusion };
}

/**
 * The signature table. The conclusion sentence is its banner, part of the repeated header, so no page with signatures can lack it.
 * Ink space is 14 mm a row. Throws as {@link requireSignable}.
 */
export function rosterBlocks(input: DocumentInput, options: BuildOptions): readonly SimpleBlock[] {
  const { opinion, conclusion } = requireSignable(input);
  const texts = formTexts(options.texts, "panel-roster", panelRosterKeys);
  const common = commonTexts(options);
  const categories = { technical: common.technical, industry: common.industry, finance: common.finance };
  const withField = input.panel.some((member) => member.field !== "");
  return [
    table(
      withField ? grid : fieldless,
      [
        headerRow(
          texts.columnNo,
          texts.columnRole,
          texts.columnName,
          texts.columnUnit,
          texts.columnTitle,
          ...(withField ? [texts.columnField] : []),
          texts.columnInk,
        ),
      ],
      input.panel.map((member) => [
        cell(String(member.no)),
        cell([
          line(member.position === "chair" ? common.chair : common.member),
          line(run(categories[member.category], "muted")),
        ]),
        cell(member.name),
        cell(member.unit),
        cell(member.title),
        ...(withField ? [cell(member.field)] : []),
        cell(""),
      ]),
      {
        banner: [line(run(`${texts.conclusionLabel}${conclusion.sentence}`, "strong"))],
        rowMillimetres: 14,
        signed: true,
      },
    ),
    {
      kind: "paragraph",
      runs: line(texts.signedOn),
      indent: false,
      align: "right",
      keepWithNext: true,
    },
    notice(fill(texts.boundText, { digest: shortDigest(opinion.digest), version: opinion.version })),
  ];
}

/** 专家组签字表, on the page that carries the conclusion sentence. */
export const panelRoster: Builder = (input, options) => {
  const texts = formTexts(options.texts, "panel-roster", panelRosterKeys);
  return frame("panel-roster", input, options, {
    title: texts.title,
    blocks: [reviewMeta(input, options), ...rosterBlocks(input, options)],
  });
};
