import { run } from "./parts.ts";
import type { Run } from "./model.ts";
import type { Quantity, RequirementText, Verdict } from "./values.ts";

/** Decimal text with thousands separators in the whole part (`3000` → `3,000`); anything else comes back unchanged. */
export function decimal(value: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(value);
  if (match === null) return value;
  const [, sign = "", whole = "", fraction = ""] = match;
  return `${sign === "-" ? "−" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${fraction}`;
}

/** A number with its unit: `3,000 条`, `92.16 %`, `38 ms`. */
export const quantity = ({ value, unit }: Quantity): string =>
  unit === "" ? decimal(value) : `${decimal(value)} ${unit}`;

const symbols = { gte: "≥", lte: "≤", gt: ">", lt: "<", eq: "=" } as const;

/** A demand in symbols with its unit: `≥ 90 %`, `60–70 %`, `具备` for what must be there, `none` where there is no threshold. */
export function demandText({ comparator, threshold, unit }: RequirementText, none: string): string {
  const [first, second] = threshold;
  if (comparator === "present") return "具备";
  if (comparator === "none" || first === undefined) return none;
  if (comparator === "between") return `${decimal(first)}–${quantity({ value: second ?? first, unit })}`;
  return `${symbols[comparator]} ${quantity({ value: first, unit })}`;
}

/** `2026-11-20` → `2026年11月20日`; instants keep their own local day. */
export function dateText(date: string): string {
  const [year = "", month = "", day = ""] = date.slice(0, 10).split("-");
  return `${Number(year)}年${Number(month)}月${Number(day)}日`;
}

/** `2026-11-20T10:15:00+08:00` → `2026年11月20日 10:15`, in the instant's own offset. */
export const instantText = (instant: string): string => `${dateText(instant)} ${instant.slice(11, 16)}`;

/** The first 16 hexadecimal digits of a digest, as it prints. */
export const shortDigest = (digest: string): string => digest.slice(0, 16);

const numerals = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1…99 in Chinese numerals: 一, 十, 十一, 二十三. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? "" : tens === 1 ? "十" : `${numerals[tens] ?? ""}十`;
  return ones === 0 && tens > 0 ? head : `${head}${numerals[ones] ?? ""}`;
}

/** Word and shape of each verdict: never a colour alone. */
export const verdictText: Readonly<Record<Verdict, string>> = {
  met: "✓ 达到",
  unmet: "✗ 未达到",
  undecided: "? 待定",
  "not-applicable": "– 不适用",
  unspecified: "○ 未规定",
};

const verdictStyles = {
  met: "met",
  unmet: "unmet",
  undecided: "undecided",
  "not-applicable": "strong",
  unspecified: "strong",
} as const;

/** A verdict as a run: shape, word and the colour that goes with them. */
export const verdictRun = (verdict: Verdict): Run => run(verdictText[verdict], verdictStyles[verdict]);
