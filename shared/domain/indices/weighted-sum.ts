import { Refusal } from "../../errors.ts";
import { add, fraction, multiply, zero, type Rational } from "../rational.ts";
import type { Text } from "../standard/text.ts";
import { weightText } from "./index-result.ts";

/** One part of a weighted index. */
export interface WeightedPart {
  readonly label: Text;
  /** Ten-thousandths of the whole. */
  readonly weight: number;
  readonly value: Rational;
  /** As entered. */
  readonly text: string;
}

/** Σ weight × value, exactly, with the formula in numbers. Throws `weights-not-one` where the weights do not add up to 1. */
export function weightedSum(
  path: string,
  parts: readonly WeightedPart[],
): { readonly sum: Rational; readonly formula: string } {
  const whole = parts.reduce((total, { weight }) => total + weight, 0);
  if (whole !== 10_000) throw new Refusal("weights-not-one", { path, sum: weightText(whole), whole: "1" });
  const terms = parts.map(({ weight, value }) => multiply(fraction(BigInt(weight), 10_000n), value));
  return {
    sum: terms.reduce(add, zero),
    formula: parts.map(({ weight, text }) => `${weightText(weight)}×${text}`).join(" + "),
  };
}
