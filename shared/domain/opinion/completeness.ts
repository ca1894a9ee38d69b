import type { KindRules } from "../standard/kind-schema.ts";
import type { Text } from "../standard/text.ts";
import type { OpinionDraft, OpinionSectionId } from "./opinion.ts";

/** The sections of a kind's opinion, in print order. */
export type OpinionSections = KindRules["opinion"]["sections"];

/** What a kind calls a section of its opinion; the bare id where it has none of the name. */
export function opinionSectionName(sections: OpinionSections, id: OpinionSectionId): Text {
  return sections.find((section) => section.id === id)?.title ?? { zh: id, en: id };
}

/**
 * What a draft still lacks before it can be frozen. Problems and suggestions are compulsory, and each must rest on something
 * (house rule: opinion). Empty when it is complete.
 */
export function missingOpinionParts(draft: OpinionDraft, sections: OpinionSections): readonly Text[] {
  const listed = ["problems", "suggestions"] as const;
  const empty = sections.filter(
    ({ id }) => id !== "problems" && id !== "suggestions" && draft.sections[id].trim() === "",
  );
  return [
    ...empty.map(({ title }) => title),
    ...listed.filter((id) => draft[id].length === 0).map((id) => opinionSectionName(sections, id)),
    ...listed.flatMap((id) => draft[id].flatMap((point, index) => missingOf(id, index + 1, point))),
  ];
}

/** What one point still lacks: its words, or what it rests on. */
function missingOf(
  id: "problems" | "suggestions",
  no: number,
  point: OpinionDraft["problems"][number],
): readonly Text[] {
  const [zh, en] = id === "problems" ? [`问题 ${no}`, `problem ${no}`] : [`建议 ${no}`, `suggestion ${no}`];
  return [
    ...(point.text.trim() === "" ? [{ zh: `${zh} 的内容`, en: `the text of ${en}` }] : []),
    ...(point.basis.trim() === "" ? [{ zh: `${zh} 的依据`, en: `the basis of ${en}` }] : []),
  ];
}
