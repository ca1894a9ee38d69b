import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "#shared/errors.ts";
import {
  absolute,
  add,
  compare,
  divide,
  fraction,
  fromDecimal,
  fromExact,
  fromInteger,
  mean,
  multiply,
  negate,
  one,
  subtract,
  toDecimal,
  toExact,
  toFloat,
  toTerminatingDecimal,
  zero,
  type Rational,
} from "#shared/domain/rational.ts";

const rationals = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([numerator, denominator]) => fraction(numerator, denominator));
const same = (left: Rational, right: Rational) => expect(toExact(left)).toBe(toExact(right));

describe("rational", () => {
  it("reads decimal text exactly, whatever a float would make of it", () => {
    expect(toExact(fromDecimal("99.33"))).toBe("9933/100");
    expect(toExact(fromDecimal("-0.6"))).toBe("-3/5");
    expect(toExact(fromDecimal("100.0"))).toBe("100");
    expect(toExact(add(fromDecimal("0.1"), fromDecimal("0.2")))).toBe("3/10");
  });

  it("refuses what is not a decimal or an exact number", () => {
    for (const text of ["", "1e3", "NaN", "1.", ".5", "1,000", "+1", " 1"]) {
      expect(() => fromDecimal(text)).toThrow(Refusal);
    }
    for (const text of ["1/0", "-0", "1/-2", "01", "1.5"]) expect(() => fromExact(text)).toThrow(Refusal);
    expect(() => fromInteger(0.5)).toThrow(Refusal);
    expect(() => fromInteger(2 ** 53)).toThrow(Refusal);
  });

  it("refuses division by zero with its own code", () => {
    const codes = [() => divide(one, zero), () => fraction(1n, 0n), () => mean([])].map((attempt) => {
      try {
        return attempt();
      } catch (error) {
        return error instanceof Refusal ? error.code : error;
      }
    });
    expect(codes).toEqual(["division-by-zero", "division-by-zero", "division-by-zero"]);
  });

  it("keeps one form for every value", () => {
    same(fraction(2n, -4n), fraction(-1n, 2n));
    expect(fraction(0n, -7n)).toEqual(zero);
    fc.assert(
      fc.property(rationals, (value) => {
        expect(fromExact(toExact(value))).toEqual(value);
      }),
    );
  });

  it("obeys the laws of a field", () => {
    fc.assert(
      fc.property(rationals, rationals, rationals, (a, b, c) => {
        same(add(a, b), add(b, a));
        same(add(add(a, b), c), add(a, add(b, c)));
        same(multiply(multiply(a, b), c), multiply(a, multiply(b, c)));
        same(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)));
        same(add(a, negate(a)), zero);
        same(subtract(add(a, b), b), a);
        if (b.numerator !== 0n) same(multiply(divide(a, b), b), a);
      }),
    );
  });

  it("orders totally and in step with addition", () => {
    fc.assert(
      fc.property(rationals, rationals, rationals, (a, b, c) => {
        expect(compare(a, b)).toBe(-compare(b, a) + 0);
        expect(compare(add(a, c), add(b, c))).toBe(compare(a, b));
        expect(compare(a, b) === 0).toBe(toExact(a) === toExact(b));
      }),
    );
  });

  it("prints half away from zero, in both directions, and never -0", () => {
    expect(toDecimal(fromDecimal("84.25"), 1)).toBe("84.3");
    expect(toDecimal(fromDecimal("-84.25"), 1)).toBe("-84.3");
    expect(toDecimal(fromDecimal("84.24999"), 1)).toBe("84.2");
    expect(toDecimal(fromDecimal("-0.04"), 1)).toBe("0.0");
    expect(toDecimal(fromDecimal("0.5"), 0)).toBe("1");
    expect(toDecimal(fraction(298n, 3n), 2)).toBe("99.33");
    expect(toDecimal(fraction(1n, 1000n), 2)).toBe("0.00");
  });

  it("never prints further than half a unit from the value", () => {
    fc.assert(
      fc.property(rationals, fc.integer({ min: 0, max: 8 }), (value, digits) => {
        const distance = absolute(subtract(fromDecimal(toDecimal(value, digits)), value));
        expect(compare(distance, fraction(1n, 2n * 10n ** BigInt(digits)))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("knows which decimals end", () => {
    expect(toTerminatingDecimal(fraction(1n, 8n))).toBe("0.125");
    expect(toTerminatingDecimal(fraction(3n, 1n))).toBe("3");
    expect(toTerminatingDecimal(fraction(1n, 3n))).toBeNull();
    expect(toFloat(fraction(1n, 3n))).toBe(1 / 3);
  });
});
