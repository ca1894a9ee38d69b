import type { Member, Round, Sheet } from "../story-tools.ts";
import { everyone, type Leaves, sheetOf } from "./quarter-day.ts";

/** The model form of an initiation: 30 / 40 / 30. */
export const initiationLeaves: Leaves = {
  "feasibility-route": [15, everyone],
  "feasibility-difficulty": [15, everyone],
  "value-economic": [20, everyone],
  "value-social": [20, everyone],
  "team-background": [15, everyone],
  "team-practice": [15, everyone],
};

const reasons = ["路线", "难度与可行程度", "经济效益", "社会效益", "专业背景", "实践经验"] as const;

/** A member's points in the order of the form. */
export function initiationSheet(member: Member, points: readonly number[], texts: readonly [string, string]): Sheet {
  const given = Object.keys(initiationLeaves).map((id, index) => {
    const full = initiationLeaves[id]?.[0] ?? 0;
    const share = (points[index] ?? 0) / full;
    const word = share >= 0.9 ? "充分" : share >= 0.75 ? "较好" : "一般";
    return [id, [points[index] ?? Number.NaN, `${reasons[index] ?? ""}${word}`]] as const;
  });
  return sheetOf(initiationLeaves, member, Object.fromEntries(given), texts);
}

/** The text of an initiation in its sections. */
export function initiationOpinion(
  words: Readonly<Record<"meeting" | "materials" | "targets" | "results" | "finance", string>>,
  problems: Round["opinion"]["problems"],
  suggestions: Round["opinion"]["suggestions"],
  conclusion: string,
  proposal: Round["opinion"]["proposal"],
): Round["opinion"] {
  return { sections: { ...words, problems: "", suggestions: "", conclusion }, problems, suggestions, proposal };
}
