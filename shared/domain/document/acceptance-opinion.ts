import type { Builder } from "./frame.ts";
import { acceptanceOpinionKeys, opinionForm } from "./opinion-form.ts";
import { fill, formTexts } from "./texts.ts";

/** 验收意见书, with the comparison table as annex; the general opinion of a kind that has no form of its own. Throws as {@link opinionForm}. */
export const acceptanceOpinion: Builder = (input, options) => {
  const texts = formTexts(options.texts, "acceptance-opinion", acceptanceOpinionKeys);
  const title = fill(texts.title, { noun: input.review.noun });
  return opinionForm(input, options, { id: "acceptance-opinion", title, before: [], after: [], annex: true });
};
