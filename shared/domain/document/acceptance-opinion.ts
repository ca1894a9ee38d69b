import type { Builder } from "./frame.ts";
import { dateText } from "./format.ts";
import type { DocumentInput } from "./inputs.ts";
import { acceptanceOpinionKeys, opinionForm } from "./opinion-form.ts";
import { type DocumentTexts, fill, formTexts } from "./texts.ts";

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

/** 验收意见书, with the comparison table as annex; the general opinion of a kind that has no form of its own. Throws as {@link opinionForm}. */
export const acceptanceOpinion: Builder = (input, options) => {
  const texts = formTexts(options.texts, "acceptance-opinion", acceptanceOpinionKeys);
  const { kind, kindName } = input.review;
  const title = kind === "acceptance" ? texts.title : fill(texts.titleOtherKinds, { kind: kindName });
  return opinionForm(input, options, { id: "acceptance-opinion", title, before: [], after: [], annex: true });
};
