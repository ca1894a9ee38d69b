import { Refusal } from "../../errors.ts";
import { ballotTable } from "./ballot-result.ts";
import { type BuildOptions, chairName, frame, type Builder, memberName } from "./frame.ts";
import { instantText } from "./format.ts";
import { reviewMeta } from "./meta.ts";
import type { DocumentInput } from "./inputs.ts";
import type { ScoreSummary } from "./inputs-panel.ts";
import type { Line, SimpleBlock } from "./model.ts";
import {
  cell,
  columns,
  heading,
  headerRow,
  line,
  notice,
  numbered,
  paragraph,
  run,
  signatures,
  table,
} from "./parts.ts";
import { fill, formTexts, type FormTexts } from "./texts.ts";

export const minutesKeys = [
  "title",
  "presenceHeading",
  "presence",
  "absent",
  "allPresent",
  "proceedingsHeading",
  "columnTime",
  "columnWhat",
  "pointsHeading",
  "pointOf",
  "noPoints",
  "divergenceHeading",
  "noDivergence",
  "ballotHeading",
  "noBallot",
  "dissentHeading",
  "dissentOf",
  "noDissent",
  "secrecy",
  "recorderSignature",
  "chairSignature",
] as const;

type Texts = FormTexts<(typeof minutesKeys)[number]>;

/**
 * 评议记录 of the closed part: who sat, what happened when, what members found and where they stood apart, how they voted and who
 * dissented. It says who scored what nowhere. Throws Refusal `gate-closed` before the sheets are revealed.
 */
export const minutes: Builder = (input, options) => {
  const texts = formTexts(options.texts, "minutes", minutesKeys);
  const { scores } = input;
  if (scores === null) {
    throw new Refusal("gate-closed", {
      reason: "评审表尚未开启 (sheets are still sealed)",
      opens: "项目组退场、评审表齐备后开启 (opens after the reveal)",
    });
  }
  return frame("minutes", input, options, {
    title: texts.title,
    blocks: [
      reviewMeta(input, options),
      heading(texts.presenceHeading),
      paragraph(presence(input, texts)),
      heading(texts.proceedingsHeading),
      table(
        columns("30c", "70l"),
        [headerRow(texts.columnTime, texts.columnWhat)],
        input.proceedings.map(({ at, what }) => [cell(instantText(at)), cell(what)]),
      ),
      heading(texts.pointsHeading),
      listed(findings(input, options, scores, texts), texts.noPoints),
      heading(texts.divergenceHeading),
      listed(
        scores.aggregate.divergence.map((each) => line(each)),
        texts.noDivergence,
      ),
      heading(texts.ballotHeading),
      ...(input.conclusion === null
        ? [paragraph(texts.noBallot)]
        : [ballotTable(input, options), paragraph(run(input.conclusion.sentence, "strong"))]),
      heading(texts.dissentHeading),
      listed(dissents(input, options, texts), texts.noDissent),
      notice(texts.secrecy),
      signatures([texts.recorderSignature, input.recorder], [texts.chairSignature, chairName(input, options)]),
    ],
  });
};

function presence({ attendance }: DocumentInput, texts: Texts): string {
  const panel = attendance.filter(({ block }) => block === "panel");
  const absent = panel.filter(({ mode }) => mode === "absent");
  const missing =
    absent.length === 0 ? texts.allPresent : fill(texts.absent, { names: absent.map(({ name }) => name).join("、") });
  return fill(texts.presence, { panel: panel.length, present: panel.length - absent.length }) + missing;
}

const findings = (
  input: DocumentInput,
  options: BuildOptions,
  { sheets }: ScoreSummary,
  texts: Texts,
): readonly Line[] =>
  sheets.flatMap(({ memberNo, findings: said }) =>
    said.map((text) =>
      line(run(fill(texts.pointOf, { member: memberName(input, options, memberNo) }), "strong"), text),
    ),
  );

const dissents = (input: DocumentInput, options: BuildOptions, texts: Texts): readonly Line[] =>
  input.dissents.map(({ memberNo, position, reasons }) =>
    line(
      run(fill(texts.dissentOf, { member: memberName(input, options, memberNo) }), "strong"),
      [position, ...reasons]
        .join("；")
        .replace(/[。；]+/g, "；")
        .replace(/；?$/, "。"),
    ),
  );

const listed = (items: readonly Line[], none: string): SimpleBlock =>
  items.length === 0 ? paragraph(none) : numbered(items.map((each) => [each]));
