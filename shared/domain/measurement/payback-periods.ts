import {
  add,
  compare,
  divide,
  fraction,
  fromDecimal,
  fromInteger,
  multiply,
  one,
  subtract,
  zero,
  type Rational,
} from "../rational.ts";

/** Beyond this many years nothing is paid back in any sense that matters to a review. */
export const longest = 100;

/**
 * The year in which cumulated flows reach the investment, with the part of that year it takes at an even pace; exact. `flows` are the net benefits
 * of year 1, 2, …; after the last nothing more comes in. Null where they never reach it. An investment of zero is back at once.
 */
export function paybackYears(investment: Rational, flows: readonly Rational[]): Rational | null {
  let open = investment;
  if (open.numerator <= 0n) return zero;
  for (const [index, flow] of flows.entries()) {
    if (compare(flow, open) >= 0) return add(fromInteger(index), divide(open, flow));
    open = subtract(open, flow);
  }
  return null;
}

/** The same benefit every year, for as long as it could matter. */
export function levelFlows(yearly: Rational): readonly Rational[] {
  return Array.from({ length: longest }, () => yearly);
}

/** Flows at their present value: year t divided by (1 + rate)^t, the rate in percent as decimal text. Exact. */
export function discounted(flows: readonly Rational[], ratePercent: string): readonly Rational[] {
  const growth = add(one, multiply(fromDecimal(ratePercent), fraction(1n, 100n)));
  let factor = one;
  return flows.map((flow) => {
    factor = multiply(factor, growth);
    return divide(flow, factor);
  });
}
