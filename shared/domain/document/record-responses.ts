import { type BuildOptions, memberName } from "./frame.ts";
import { instantText } from "./format.ts";
import type { DocumentInput } from "./inputs.ts";
import type { SimpleBlock } from "./model.ts";
import { line, numbered, run } from "./parts.ts";
import { fill } from "./texts.ts";

/** The wording of an objection: who and when before it, and what is said of one whose author confirmed the record afterwards. */
export interface ObjectionTexts {
  readonly objection: string;
  readonly confirmedLater: string;
}

/** The objections to the joint record, one numbered point each: who, when, and the member's own words. Empty list: no block. */
export function objectionBlocks(
  input: DocumentInput,
  options: BuildOptions,
  texts: ObjectionTexts,
): readonly SimpleBlock[] {
  if (input.objections.length === 0) return [];
  return [
    numbered(
      input.objections.map(({ memberNo, at, text, confirmedLater }) => [
        line(
          run(fill(texts.objection, { member: memberName(input, options, memberNo), at: instantText(at) }), "strong"),
          text,
          ...(confirmedLater ? [run(texts.confirmedLater, "muted")] : []),
        ),
      ]),
    ),
  ];
}
