import { type BuildOptions, memberName } from "./frame.ts";
import { instantText } from "./format.ts";
import type { DocumentInput } from "./inputs.ts";
import type { SimpleBlock } from "./model.ts";
import { line, numbered, run } from "./parts.ts";
import { fill } from "./texts.ts";

/** The objections to the joint record, one numbered point each: who, when, and the member's own words. Empty list: no block. */
export function objectionBlocks(input: DocumentInput, options: BuildOptions, wording: string): readonly SimpleBlock[] {
  if (input.objections.length === 0) return [];
  return [
    numbered(
      input.objections.map(({ memberNo, at, text }) => [
        line(run(fill(wording, { member: memberName(input, options, memberNo), at: instantText(at) }), "strong"), text),
      ]),
    ),
  ];
}
