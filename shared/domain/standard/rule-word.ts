import type { Text } from "./text.ts";

/** How a value of a rule is put into words. */
export type RuleValue =
  | "plain"
  | "yes-no"
  | "people"
  | "years"
  | "months"
  | "days"
  | "copies"
  | "decimals"
  | "points"
  | "share"
  | "percent"
  | Readonly<Record<string, Text>>;

/** What one place of the house rules is called, and how its value reads. */
export interface RuleWords {
  readonly label: Text;
  readonly value: RuleValue;
  /** How the absence of a value reads; 无 unless told. */
  readonly none: Text;
}

const nothing: Text = { zh: "无", en: "none" };

/** Words of one place. */
export function words(zh: string, en: string, value: RuleValue = "plain", none: Text = nothing): RuleWords {
  return { label: { zh, en }, value, none };
}

/** A place the standard leaves unclear, by its number and what is unclear. */
export function ambiguityWord(number: string, issue?: Text): Text {
  if (issue === undefined) return { zh: `疑点 ${number}`, en: `Ambiguity ${number}` };
  return { zh: `疑点 ${number}（${issue.zh}）`, en: `Ambiguity ${number} (${issue.en})` };
}

/** How much of a person is shown. */
export const namedWords = {
  named: { zh: "实名", en: "by name" },
  numbered: { zh: "以专家1…n 显示", en: "as expert 1…n" },
  own: { zh: "只看本人的", en: "only one's own" },
  none: { zh: "不可查看", en: "nothing" },
} as const;

/** Expert categories. */
export const categoryWords = {
  technical: { zh: "技术", en: "technical" },
  industry: { zh: "产业", en: "industry" },
  finance: { zh: "财务", en: "finance" },
} as const;

/** Outcomes at the table. */
export const outcomeWords = {
  passed: { zh: "通过", en: "passed" },
  rectification: { zh: "限期整改（待复核）", en: "rectification" },
  "not-passed": { zh: "不通过", en: "not passed" },
  suspended: { zh: "中止", en: "suspended" },
  paused: { zh: "暂停", en: "paused" },
  adopted: { zh: "采纳评审报告", en: "report adopted" },
} as const;
