import { Refusal } from "../../errors.ts";
import { frame, type Builder, memberName, namesMembers } from "./frame.ts";
import { instantText } from "./format.ts";
import { reviewMeta } from "./meta.ts";
import { heading, line, notice, numbered, paragraph, signatures } from "./parts.ts";
import { fill, formTexts } from "./texts.ts";

export const dissentKeys = ["title", "lead", "position", "reasonsHeading", "appended", "signature"] as const;

/**
 * 不同意见书 of the member `options.memberNo`; named in the archive copy only. Throws Refusal `not-found` when that member filed none.
 */
export const dissent: Builder = (input, options) => {
  const texts = formTexts(options.texts, "dissent", dissentKeys);
  const filed = input.dissents.find((each) => each.memberNo === options.memberNo);
  if (filed === undefined) throw new Refusal("not-found", { what: `不同意见书 ${options.memberNo ?? "–"}` });
  const name = memberName(input, options, filed.memberNo);
  return frame("dissent", input, options, {
    title: texts.title,
    blocks: [
      reviewMeta(input, options),
      paragraph(fill(texts.lead, { member: name, at: instantText(filed.at) })),
      paragraph(fill(texts.position, { position: filed.position })),
      heading(texts.reasonsHeading),
      numbered(filed.reasons.map((each) => [line(each)])),
      notice(texts.appended),
      signatures([texts.signature, namesMembers(input, options) ? name : null]),
    ],
  });
};
