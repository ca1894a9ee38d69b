import { ruleTitle } from "./rule-leaves.ts";
import { ambiguityWord } from "./rule-word.ts";
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
    else if (typeof here === "object" && here !== null && "reading" in here && "number" in here)
      pieces.push(ambiguityWord(String(here.number)));
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
  if (/expected number, received (NaN|Infinity|number|string)$/.test(message))
    return { zh: "须填写一个数", en: "must be a number" };
  return phrases[message] ?? limit(message) ?? { zh: `填写不符合要求（${message}）`, en: message };
}

/** A number beyond its limits. Only points are kept in hundredths, and only they reach ten thousand. */
function limit(message: string): Text | null {
  const [, side, than, bound] = /^Too (small|big): expected number to be ([<>]=?)(-?\d+)$/.exec(message) ?? [];
  if (side === undefined || than === undefined || bound === undefined) return null;
  const shown = bound === "10000" ? "100" : bound;
  const zh = { ">": "须大于", ">=": "不能小于", "<": "须小于", "<=": "不能大于" }[than] ?? than;
  const en = { ">": "must be more than", ">=": "must be at least", "<": "must be less than", "<=": "must be at most" };
  return { zh: `${zh} ${shown}`, en: `${en[than as keyof typeof en]} ${shown}` };
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
  "Too small: expected array to have >=1 items": { zh: "至少选一项", en: "choose at least one" },
  "Invalid input: expected int, received number": { zh: "须为整数", en: "must be a whole number" },
  "a scored form, and only it, has criteria": {
    zh: "评分的评审表至少要有一个评审项",
    en: "a scored form needs a criterion",
  },
  "nothing can be put to the vote": {
    zh: "至少要有一种结论可以表决",
    en: "at least one outcome must be open to a vote",
  },
  "names an unknown blank": {
    zh: "花括号里有程序不认识的填空名",
    en: "names a blank in braces that the program does not know",
  },
};

function isText(value: unknown): value is Text {
  return typeof value === "object" && value !== null && "zh" in value && "en" in value;
}
