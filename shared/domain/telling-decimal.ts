import { compare, fromDecimal, type Rational, toDecimal } from "./rational.ts";

/** No reading is typed with so many. */
const mostDecimals = 60;

/** 0.79996 against 0.8 must not read “0.80 fails ≥ 0.8” (ambiguity 7): decimals are added to `digits` until the printed value tells its side of every threshold. */
export function tellingDecimal(value: Rational, thresholds: readonly Rational[], digits: number): string {
  const tells = (text: string) =>
    thresholds.every((threshold) => compare(fromDecimal(text), threshold) === compare(value, threshold));
  for (let decimals = digits; decimals < digits + mostDecimals; decimals += 1) {
    const text = toDecimal(value, decimals);
    if (tells(text)) return text;
  }
  return toDecimal(value, digits + mostDecimals);
}
