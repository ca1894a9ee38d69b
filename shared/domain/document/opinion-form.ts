import { commonTexts, frame, type BuildOptions, memberName } from "./frame.ts";
import type { DocumentId } from "./catalogue.ts";
import { chineseNumber, dateText } from "./format.ts";
import { ballotTable } from "./ballot-result.ts";
import { projectMeta } from "./meta.ts";
import type { DocumentInput } from "./inputs.ts";
import type { OpinionSection } from "./inputs-panel.ts";
import type { Block, CoverBlock, DocumentModel, SimpleBlock } from "./model.ts";
import { heading, line, notice, numbered, paragraph, run } from "./parts.ts";
import { requireSignable, rosterBlocks } from "./panel-roster.ts";
import { objectionBlocks, type ObjectionTexts } from "./record-responses.ts";
import { comparisonBlocks } from "./target-comparison.ts";
import { fill, formTexts, type FormTexts } from "./texts.ts";

export const acceptanceOpinionKeys = [
  "coverKicker",
  "title",
  "coverDate",
  "coverPrepared",
  "factsHeading",
  "opinionHeading",
  "basis",
  "conclusionHeading",
  "ballotLead",
  "dissentNotice",
  "objectionsHeading",
  "objectionsLead",
  "objectionsOnly",
  "objection",
  "confirmedLater",
  "signatureHeading",
  "organiserHeading",
  "organiserText",
  "organiserOffice",
  "organiserSignatory",
  "annexTitle",
] as const;

function sectionBlocks(sections: readonly OpinionSection[], basis: string): readonly SimpleBlock[] {
  let number = 0;
  return sections.flatMap((section): readonly SimpleBlock[] => [
    ...(section.heading === null ? [] : [heading(`${chineseNumber((number += 1))}、${section.heading}`, 2)]),
    ...section.paragraphs.map((each) => paragraph(each)),
    ...(section.points.length === 0
      ? []
      : [
          numbered(
            section.points.map((point) => [
              point.basis === null
                ? line(point.text)
                : line(point.text, run(fill(basis, { basis: point.basis }), "muted")),
            ]),
          ),
        ]),
  ]);
}

function dissentBlocks(input: DocumentInput, options: BuildOptions, text: string): readonly SimpleBlock[] {
  if (input.dissents.length === 0) return [];
  const members = input.dissents.map((each) => memberName(input, options, each.memberNo)).join("、");
  return [notice(fill(text, { count: input.dissents.length, members }))];
}

/** What members objected to in the joint record the opinion rests on, with how many confirmed it; nothing where nobody objected. */
function objectionAnnex(
  input: DocumentInput,
  options: BuildOptions,
  texts: ObjectionTexts & Readonly<Record<"objectionsHeading" | "objectionsLead" | "objectionsOnly", string>>,
): readonly SimpleBlock[] {
  const { objections, confirmations } = input;
  if (objections.length === 0) return [];
  const lead =
    confirmations === null
      ? fill(texts.objectionsOnly, { count: objections.length })
      : fill(texts.objectionsLead, { ...confirmations, count: objections.length });
  return [
    heading(texts.objectionsHeading, 2),
    {
      kind: "paragraph",
      runs: line(lead),
      indent: true,
      align: "left",
      keepWithNext: true,
    },
    ...objectionBlocks(input, options, texts),
  ];
}

/** What one kind's opinion says beside what every opinion says. */
export interface OpinionForm {
  readonly id: DocumentId;
  readonly title: string;
  /** Between the facts of the project and the panel's words. */
  readonly before: readonly Block[];
  /** Between the conclusion and the signature page. */
  readonly after: readonly SimpleBlock[];
  /** Whether the comparison table is its annex. */
  readonly annex: boolean;
}

type Texts = FormTexts<(typeof acceptanceOpinionKeys)[number]>;

function cover(input: DocumentInput, options: BuildOptions, title: string, texts: Texts): CoverBlock {
  const common = commonTexts(options);
  const { review } = input;
  return {
    kind: "cover",
    kicker: texts.coverKicker,
    title,
    rows: [
      { label: common.project, value: review.title },
      { label: common.code, value: review.code },
      { label: common.applicant, value: review.applicant },
      { label: common.partners, value: review.partners.length === 0 ? common.none : review.partners.join("、") },
      { label: common.organiser, value: review.organiser },
      { label: texts.coverDate, value: review.heldOn === null ? common.inkDate : dateText(review.heldOn) },
    ],
    foot: [review.organiser, texts.coverPrepared],
  };
}

/**
 * The opinion of any kind of review: cover, facts, the frozen opinion in its own words, conclusion with the whole numbers of the ballot,
 * signature page with the conclusion sentence, the organiser's opinion and seal. The program adds no wording to the opinion. Throws Refusal
 * `gate-closed` until the text is frozen and balloted.
 */
export function opinionForm(input: DocumentInput, options: BuildOptions, form: OpinionForm): DocumentModel {
  const { opinion, conclusion } = requireSignable(input);
  const texts = formTexts(options.texts, "acceptance-opinion", acceptanceOpinionKeys);
  const headings = opinion.sections.filter((section) => section.heading !== null).length;
  return frame(form.id, input, options, {
    title: form.title,
    blocks: [
      cover(input, options, form.title, texts),
      heading(texts.factsHeading),
      projectMeta(input, options),
      ...form.before,
      heading(texts.opinionHeading),
      ...sectionBlocks(opinion.sections, texts.basis),
      // The sentence that counts never stands on a page by itself.
      {
        kind: "together",
        blocks: [
          heading(`${chineseNumber(headings + 1)}、${texts.conclusionHeading}`, 2),
          { kind: "paragraph", runs: line(texts.ballotLead), indent: true, align: "left", keepWithNext: true },
          ballotTable(input, options),
          paragraph(run(conclusion.sentence, "strong")),
        ],
      },
      ...(form.after.length === 0 ? [] : [{ kind: "together", blocks: form.after } as const]),
      ...dissentBlocks(input, options, texts.dissentNotice),
      ...objectionAnnex(input, options, texts),
      { kind: "page-break" },
      heading(texts.signatureHeading),
      ...rosterBlocks(input, options),
      {
        kind: "seal",
        heading: texts.organiserHeading,
        lines: [line(texts.organiserText)],
        office: fill(texts.organiserOffice, { organiser: input.review.organiser }),
        signatory: texts.organiserSignatory,
        // Up to nine signatures and the seal share the page with the conclusion.
        millimetres: input.panel.length > 6 ? 52 : 70,
      },
      ...annex(input, options, form, texts),
    ],
  });
}

const annex = (input: DocumentInput, options: BuildOptions, form: OpinionForm, texts: Texts): readonly Block[] =>
  form.annex && input.targets.length > 0
    ? [{ kind: "section", orientation: "landscape", title: texts.annexTitle }, ...comparisonBlocks(input, options)]
    : [];
