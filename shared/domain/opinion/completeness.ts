import type { Text } from "../standard/text.ts";
import { type OpinionDraft, type OpinionSectionId, opinionSectionIds } from "./opinion.ts";

const names: Readonly<Record<OpinionSectionId, Text>> = {
  meeting: { zh: "会议概况", en: "the meeting" },
  materials: { zh: "材料审核情况", en: "materials reviewed" },
  targets: { zh: "考核指标完成情况", en: "completion of targets" },
  finance: { zh: "经费使用情况", en: "use of funds" },
  results: { zh: "主要成果与应用情况", en: "results and use" },
  problems: { zh: "存在的问题", en: "problems" },
  suggestions: { zh: "建议", en: "suggestions" },
  conclusion: { zh: "结论", en: "conclusion" },
};

/** The customary name of a section of the opinion. */
export function opinionSectionName(id: OpinionSectionId): Text {
  return names[id];
}

/**
 * What a draft still lacks before it can be frozen. Problems and suggestions are compulsory, and each must rest on something
 * (house rule: opinion). Empty when it is complete.
 */
export function missingOpinionParts(draft: OpinionDraft): readonly Text[] {
  const listed = ["problems", "suggestions"] as const;
  const empty = opinionSectionIds.filter(
    (id) => id !== "problems" && id !== "suggestions" && draft.sections[id].trim() === "",
  );
  return [
    ...empty.map((id) => names[id]),
    ...listed.filter((id) => draft[id].length === 0).map((id) => names[id]),
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
