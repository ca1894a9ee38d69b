import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextRound } from "#shared/domain/opinion/ballots.ts";
import { ballotRuleOf } from "#shared/domain/opinion/ballot-rule.ts";
import { passMarkFor, passMarkOf, passMarkVeto } from "#shared/domain/opinion/pass-mark.ts";
import type { ReviewKind } from "#shared/domain/dossier/profile.ts";
import { fraction, toDecimal, toExact } from "#shared/domain/rational.ts";
import { type HouseRules, rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { modelRules } from "#test/resources/read-packs.ts";

const model = rulesSchema.parse(modelRules());
const marked = (passMark: number | null): HouseRules => ({ ...model, scoring: { ...model.scoring, passMark } });
const totalOf = (numerator: bigint, denominator = 1n) => {
  const value = fraction(numerator, denominator);
  return { total: { exact: toExact(value), shown: toDecimal(value, 1) } };
};
const rule = ballotRuleOf(model, "acceptance");

describe("the pass mark of the house rule scoring", () => {
  test("is none unless the organiser sets one", () => {
    expect(passMarkFor(model, "acceptance")).toBeNull();
    expect(passMarkOf(model, "acceptance", totalOf(1n))).toBeNull();
  });

  test("holds where points decide on passing, not where members choose grades, score nothing, or adopt a report", () => {
    const kinds: readonly ReviewKind[] = model.kinds.map(({ id }) => id);
    const held = kinds.filter((kind) => passMarkFor(marked(6050), kind) !== null);
    expect(held).toEqual(["acceptance", "initiation"]);
    expect(passMarkFor(marked(6050), "acceptance")).toBe("60.5");
    expect(passMarkFor(marked(6000), "acceptance")).toBe("60");
  });

  test("exactly the mark reaches it", () => {
    expect(passMarkOf(marked(8000), "acceptance", totalOf(80n))).toEqual({ mark: "80", total: "80.0", reached: true });
  });

  test("a hair short of it does not, and is printed on its own side", () => {
    expect(passMarkOf(marked(8000), "acceptance", totalOf(7996n, 100n))).toEqual({
      mark: "80",
      total: "79.96",
      reached: false,
    });
    expect(passMarkOf(marked(8000), "acceptance", totalOf(239_999n, 3000n))).toEqual({
      mark: "80",
      total: "79.9997",
      reached: false,
    });
  });

  test("a total that cannot be computed has not reached it", () => {
    expect(passMarkOf(marked(0), "acceptance", { total: null })).toEqual({ mark: "0", total: null, reached: false });
  });

  test("is compared as whole fractions, however the total prints", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), fc.bigInt(1n, 10n ** 10n), fc.nat(10_000), (top, bottom, mark) => {
        const held = passMarkOf(marked(mark), "acceptance", totalOf(top, bottom));
        expect(held?.reached).toBe(top * 100n >= BigInt(mark) * bottom);
        expect(Number(held?.total) >= mark / 100).toBe(held?.reached);
      }),
    );
  });

  test("short of it 通过 is not put to the vote, and the next proposal is", () => {
    const short = passMarkVeto("80", true);
    expect(nextRound([], [short], rule)).toEqual({
      state: "round",
      proposal: "rectification",
      skipped: [
        {
          proposal: "passed",
          reason: { zh: "评分未达合格线 80 分", en: "The score is short of the pass mark of 80 points" },
        },
      ],
    });
    expect(passMarkVeto("80", false).reason.zh).toBe("评分不能计算，不能认定达到合格线 80 分");
  });
});
