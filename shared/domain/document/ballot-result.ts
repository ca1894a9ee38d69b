import { Refusal } from "../../errors.ts";
import { chairName, frame, type Builder, type BuildOptions, memberName } from "./frame.ts";
import { shortDigest } from "./format.ts";
import { reviewMeta } from "./meta.ts";
import type { DocumentInput } from "./inputs.ts";
import type { TableBlock } from "./model.ts";
import { cell, columns, heading, headerRow, notice, paragraph, run, signatures, table } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const ballotResultKeys = [
  "title",
  "textBound",
  "roundsHeading",
  "columnRound",
  "columnMotion",
  "columnMode",
  "columnPanel",
  "columnPresent",
  "columnFor",
  "columnAgainst",
  "columnAbstained",
  "columnNeeded",
  "columnResult",
  "round",
  "people",
  "votes",
  "open",
  "secret",
  "carried",
  "notCarried",
  "conclusionHeading",
  "dissents",
  "recorderSignature",
  "chairSignature",
] as const;

const grid = columns("9c", "24l", "8c", "7c", "7c", "8c", "8c", "8c", "11c", "10c");

/** The rounds of the sequential ballot with whole numbers: present, for, against, abstaining, needed (house rule: ballot). */
export function ballotTable(input: DocumentInput, options: BuildOptions): TableBlock {
  const texts = formTexts(options.texts, "ballot-result", ballotResultKeys);
  const people = (count: number): string => fill(texts.people, { count });
  const votes = (count: number): string => fill(texts.votes, { count });
  return table(
    grid,
    [
      headerRow(
        texts.columnRound,
        texts.columnMotion,
        texts.columnMode,
        texts.columnPanel,
        texts.columnPresent,
        texts.columnFor,
        texts.columnAgainst,
        texts.columnAbstained,
        texts.columnNeeded,
        texts.columnResult,
      ),
    ],
    input.ballots.map((ballot) => [
      cell(fill(texts.round, { no: ballot.no })),
      cell(ballot.motion),
      cell(ballot.mode === "open" ? texts.open : texts.secret),
      cell(people(ballot.panelSize)),
      cell(people(ballot.present)),
      cell(votes(ballot.inFavour)),
      cell(votes(ballot.against)),
      cell(votes(ballot.abstained)),
      cell(votes(ballot.needed)),
      cell(ballot.carried ? run(texts.carried, "strong") : run(texts.notCarried, "strong")),
    ]),
  );
}

/** 表决结果. Throws Refusal `gate-closed` before the ballot. */
export const ballotResult: Builder = (input, options) => {
  const texts = formTexts(options.texts, "ballot-result", ballotResultKeys);
  const { conclusion, opinion } = input;
  if (conclusion === null || input.ballots.length === 0 || opinion === null || opinion.digest === null) {
    throw new Refusal("gate-closed", {
      reason: "尚未对定稿文本表决 (no ballot on the frozen text)",
      opens: "表决完成后开放 (opens after the ballot)",
    });
  }
  const members = input.dissents.map((each) => memberName(input, options, each.memberNo)).join("、");
  return frame("ballot-result", input, options, {
    title: texts.title,
    blocks: [
      reviewMeta(input, options),
      notice(fill(texts.textBound, { digest: shortDigest(opinion.digest), version: opinion.version })),
      heading(texts.roundsHeading),
      ballotTable(input, options),
      heading(texts.conclusionHeading),
      paragraph(run(conclusion.sentence, "strong")),
      ...(input.dissents.length === 0
        ? []
        : [paragraph(fill(texts.dissents, { count: input.dissents.length, members }))]),
      signatures([texts.recorderSignature, input.recorder], [texts.chairSignature, chairName(input, options)]),
    ],
  });
};
