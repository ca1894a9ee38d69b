import type { Demand } from "../dossier/target.ts";
import { compare, fromDecimal } from "../rational.ts";
import type { Text } from "../standard/text.ts";

/**
 * Why a demand cannot be held against any value, or null: a range without both its ends or with its ends turned round, a single limit given twice.
 * A demand that sets no number at all is not faulty; it is 未规定.
 */
export function demandFault({ comparator, threshold }: Pick<Demand, "comparator" | "threshold">): Text | null {
  const [first, second] = threshold;
  if (comparator === "none" || first === undefined) return null;
  if (comparator !== "between") {
    return second === undefined
      ? null
      : { zh: "要求给出了两个数值，只能与一个比较", en: "Two values are demanded where one can be compared" };
  }
  if (second === undefined) return { zh: "范围缺少一端", en: "One end of the range is missing" };
  return compare(fromDecimal(first), fromDecimal(second)) <= 0
    ? null
    : { zh: "范围的下限大于上限", en: "The range ends below where it begins" };
}
