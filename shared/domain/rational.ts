import { z } from "zod";
import { Refusal } from "../errors.ts";

/** An exact fraction in lowest terms; the denominator is positive and carries no sign. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** An exact number as text, in lowest terms: `12`, `-3/4`, `298/3`. What travels and is signed instead of a float. */
export const exactSchema = z.string().regex(/^(0|-?[1-9]\d*)(\/[1-9]\d*)?$/);

/** Nothing. */
export const zero: Rational = { numerator: 0n, denominator: 1n };
/** The whole. */
export const one: Rational = { numerator: 1n, denominator: 1n };

/** The fraction numerator / denominator in lowest terms. Throws `division-by-zero`. */
export function fraction(numerator: bigint, denominator: bigint): Rational {
  if (denominator === 0n) throw new Refusal("division-by-zero");
  if (denominator === 1n) return { numerator, denominator };
  const divisor = greatestCommonDivisor(numerator, denominator);
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

/** A whole number. Throws `invalid-input` on a number that is not a safe integer. */
export function fromInteger(value: number | bigint): Rational {
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw notANumber(String(value));
  return { numerator: BigInt(value), denominator: 1n };
}

/** Decimal text exactly as typed, e.g. `99.33`, `-0.6`, `100.0`. Throws `invalid-input` on anything else. */
export function fromDecimal(text: string): Rational {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw notANumber(text);
  const [, sign = "", whole = "", decimals = ""] = match;
  return fraction(BigInt(`${sign}${whole}${decimals}`), 10n ** BigInt(decimals.length));
}

/** Reads what {@link toExact} wrote. Throws `invalid-input` on anything else. */
export function fromExact(text: string): Rational {
  if (!exactSchema.safeParse(text).success) throw notANumber(text);
  const [numerator = "", denominator = "1"] = text.split("/");
  return fraction(BigInt(numerator), BigInt(denominator));
}

/** The exact value as text in lowest terms. */
export function toExact(value: Rational): string {
  return value.denominator === 1n ? String(value.numerator) : `${value.numerator}/${value.denominator}`;
}

/** The exact sum of two. */
export function add(left: Rational, right: Rational): Rational {
  if (left.denominator === right.denominator) return fraction(left.numerator + right.numerator, left.denominator);
  return fraction(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

/** Left less right, exactly. */
export function subtract(left: Rational, right: Rational): Rational {
  return add(left, negate(right));
}

/** The exact product. */
export function multiply(left: Rational, right: Rational): Rational {
  return fraction(left.numerator * right.numerator, left.denominator * right.denominator);
}

/** Throws `division-by-zero`. */
export function divide(left: Rational, right: Rational): Rational {
  return fraction(left.numerator * right.denominator, left.denominator * right.numerator);
}

/** The same with the other sign. */
export function negate(value: Rational): Rational {
  return { numerator: -value.numerator, denominator: value.denominator };
}

/** The same without a sign. */
export function absolute(value: Rational): Rational {
  return value.numerator < 0n ? negate(value) : value;
}

/** −1, 0 or 1 as left is below, equal to or above right; never rounds. */
export function compare(left: Rational, right: Rational): -1 | 0 | 1 {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The exact sum; zero of an empty list. */
export function sum(values: readonly Rational[]): Rational {
  return values.reduce(add, zero);
}

/** The arithmetic mean. Throws `division-by-zero` on an empty list. */
export function mean(values: readonly Rational[]): Rational {
  return divide(sum(values), fromInteger(values.length));
}

/** Values in ascending order. */
export function ascending(values: readonly Rational[]): readonly Rational[] {
  return values.toSorted(compare);
}

/** Decimal text with exactly `digits` decimals (0–100), ties half away from zero (house rule: scoring); never prints `-0`. */
export function toDecimal(value: Rational, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const { numerator, denominator } = absolute(value);
  const scaled = (2n * numerator * scale + denominator) / (2n * denominator);
  const text = String(scaled).padStart(digits + 1, "0");
  const sign = value.numerator < 0n && scaled !== 0n ? "-" : "";
  const point = text.length - digits;
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, point)}.${text.slice(point)}`;
}

/** The shortest decimal text that is exactly the value, or null where the decimals never end. */
export function toTerminatingDecimal(value: Rational): string | null {
  let rest = value.denominator;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? toDecimal(value, Math.max(twos, fives)) : null;
}

/** The nearest float, for intervals and charts only; a verdict never uses it. */
export function toFloat(value: Rational): number {
  return Number(toDecimal(value, 24));
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left < 0n ? -left : left, right < 0n ? -right : right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

function notANumber(text: string): Refusal {
  return new Refusal("invalid-input", { path: text, problem: "not an exact number" });
}
