import { commonTexts, frame, type Builder, type BuildOptions, memberName } from "./frame.ts";
import { chineseNumber, dateText } from "./format.ts";
import { ballotTable } from "./ballot-result.ts";
import { projectMeta } from "./meta.ts";
import type { DocumentInput } from "./inputs.ts";
import type { OpinionSection } from "./inputs-panel.ts";
import type { Block, SimpleBlock } from "./model.ts";
import { heading, line, notice, numbered, paragraph, run } from "./parts.ts";
import { requireSignable, rosterBlocks } from "./panel-roster.ts";
import { objectionBlocks, type ObjectionTexts } from "./record-responses.ts";
import { comparisonBlocks } from "./target-comparison.ts";
import { type DocumentTexts, fill, formTexts } from "./texts.ts";

export const acceptanceOpinionKeys = [
  "coverKicker",
  "title",
  "titleOtherKinds",
  "coverDate",
  "coverPrepared",
  "factsHeading",
  "opinionHeading",
  "opening",
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

/**
 * The customary opening (时间、地点、组织; 听取汇报 → 审阅资料 → 考察现场、观看演示 → 质询讨论) to begin a draft with. The printed
 * opinion carries the frozen text, whatever it has become. Returns null before the sitting is called.
 */
export function openingSentence(input: DocumentInput, allTexts: DocumentTexts): string | null {
  const { review, panel } = input;
  if (review.heldOn === null || review.place === null) return null;
  const texts = formTexts(allTexts, "acceptance-opinion", acceptanceOpinionKeys);
  return fill(texts.opening, {
    date: dateText(review.heldOn),
    place: review.place,
    organiser: review.organiser,
    title: review.title,
    code: review.code,
    kind: review.kindName,
    members: panel.length,
  });
}

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

/**
 * 验收意见书: cover, facts, the frozen opinion in its own words, conclusion with the whole numbers of the ballot, signature page with
 * the conclusion sentence, the organiser's opinion and seal, and the comparison table as annex. The program adds no wording to the
 * opinion. Throws Refusal `gate-closed` until the text is frozen and balloted.
 */
export const acceptanceOpinion: Builder = (input, options) => {
  const { opinion, conclusion } = requireSignable(input);
  const texts = formTexts(options.texts, "acceptance-opinion", acceptanceOpinionKeys);
  const common = commonTexts(options);
  const { review } = input;
  const title = review.kind === "acceptance" ? texts.title : fill(texts.titleOtherKinds, { kind: review.kindName });
  const headings = opinion.sections.filter((section) => section.heading !== null).length;
  const cover: Block = {
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
  return frame("acceptance-opinion", input, options, {
    title,
    blocks: [
      cover,
      heading(texts.factsHeading),
      projectMeta(input, options),
      heading(texts.opinionHeading),
      ...sectionBlocks(opinion.sections, texts.basis),
      heading(`${chineseNumber(headings + 1)}、${texts.conclusionHeading}`, 2),
      { kind: "paragraph", runs: line(texts.ballotLead), indent: true, align: "left", keepWithNext: true },
      ballotTable(input, options),
      paragraph(run(conclusion.sentence, "strong")),
      ...dissentBlocks(input, options, texts.dissentNotice),
      ...objectionAnnex(input, options, texts),
      { kind: "page-break" },
      heading(texts.signatureHeading),
      ...rosterBlocks(input, options),
      {
        kind: "seal",
        heading: texts.organiserHeading,
        lines: [line(texts.organiserText)],
        office: fill(texts.organiserOffice, { organiser: review.organiser }),
        signatory: texts.organiserSignatory,
        // Up to nine signatures and the seal share the page with the conclusion.
        millimetres: input.panel.length > 6 ? 52 : 70,
      },
      { kind: "section", orientation: "landscape", title: texts.annexTitle },
      ...comparisonBlocks(input, options),
    ],
  });
};
