import { ruleTitle } from "./rule-leaves.ts";
import { type HouseRules, rulesSchema } from "./rules-schema.ts";
import type { Text } from "./text.ts";

/** Why a rules pack cannot be kept as it stands. */
export interface RulesProblem {
  /** The rule, and the member of its list: `评审类型与评审表 · 项目验收`. */
  readonly where: Text;
  readonly what: Text;
}

/** Everything unsound about a rules pack, in words; empty when it may be kept. */
export function rulesProblems(rules: HouseRules): readonly RulesProblem[] {
  const parsed = rulesSchema.safeParse(rules);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({ where: placeOf(rules, path), what: inWords(message) }));
}

function placeOf(rules: HouseRules, path: readonly PropertyKey[]): Text {
  const pieces: Text[] = [];
  let here: unknown = rules;
  path.forEach((step, index) => {
    here =
      typeof here === "object" && here !== null
        ? Object.entries(here).find(([name]) => name === String(step))?.[1]
        : null;
    if (index === 0) pieces.push(ruleTitle(String(step)));
    else if (typeof here === "object" && here !== null && "title" in here && isText(here.title))
      pieces.push(here.title);
  });
  return { zh: pieces.map(({ zh }) => zh).join(" · "), en: pieces.map(({ en }) => en).join(" · ") };
}

/** The schema speaks English to engineers; what people can cause by typing is said to them in their own words. */
function inWords(message: string): Text {
  const sum = /^weights add up to (\d+), not 10000$/.exec(message);
  if (sum !== null) {
    const points = Number(sum[1]) / 100;
    return { zh: `分值合计 ${points} 分，须为 100 分`, en: `weights add up to ${points}, not 100` };
  }
  if (message.endsWith("received null")) return { zh: "不能为空", en: "must not be empty" };
  return phrases[message] ?? { zh: `填写不符合要求（${message}）`, en: message };
}

const phrases: Readonly<Record<string, Text>> = {
  "weights must add up to 10000": { zh: "权重合计须为 100 %", en: "weights must add up to 100 %" },
  "children must add up to the parent's weight": {
    zh: "分项分值之和须等于上一级",
    en: "parts must add up to the weight above them",
  },
  "allows more than the whole panel": { zh: "比例不能超过专家组全体", en: "the share exceeds the whole panel" },
  "asks for more than the whole panel": { zh: "所需比例不能超过专家组全体", en: "asks for more than the whole panel" },
  "is smaller than the minimum": {
    zh: "重大项目人数不能少于最少人数",
    en: "a major project needs at least the minimum",
  },
  "bands descend and the last begins at 0": {
    zh: "各档起点须从高到低，最低一档从 0 起",
    en: "bands descend and the last begins at 0",
  },
  "Too small: expected string to have >=1 characters": { zh: "不能为空", en: "must not be empty" },
};

function isText(value: unknown): value is Text {
  return typeof value === "object" && value !== null && "zh" in value && "en" in value;
}
