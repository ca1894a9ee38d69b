import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { retentionOf } from "#shared/domain/upkeep/retention.ts";

const kept = (years: number, months: number, receiptedOn: string): string =>
  retentionOf({ retention: { years, months, from: "receipt", earlier: false } }, receiptedOn)?.until ?? "";

describe("house rule: retention", () => {
  test("counts calendar years and months from the receipt", () => {
    expect(kept(10, 0, "2026-11-20")).toBe("2036-11-20");
    expect(kept(1, 2, "2026-11-20")).toBe("2028-01-20");
    expect(kept(0, 11, "2026-01-31")).toBe("2026-12-31");
    expect(kept(0, 0, "2026-11-20")).toBe("2026-11-20");
  });

  test("ends with the month where it has no such day", () => {
    expect(kept(0, 1, "2026-01-31")).toBe("2026-02-28");
    expect(kept(1, 0, "2028-02-29")).toBe("2029-02-28");
    expect(kept(4, 0, "2028-02-29")).toBe("2032-02-29");
    expect(kept(100, 0, "2000-02-29")).toBe("2100-02-28");
    expect(kept(0, 1, "2026-03-31")).toBe("2026-04-30");
  });

  test("never ends before it began, and one month more is never less", () => {
    const days = fc.date({ min: new Date("2000-01-01"), max: new Date("2090-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.nat(50), fc.nat(10), (date, years, months) => {
        const from = date.toISOString().slice(0, 10);
        const until = kept(years, months, from);
        expect(new Date(until).toISOString().slice(0, 10)).toBe(until);
        expect(until >= from).toBe(true);
        expect(kept(years, months + 1, from) > until).toBe(true);
      }),
    );
  });

  test("says the period in words; rules from before it name none", () => {
    const words = (years: number, months: number) =>
      retentionOf({ retention: { years, months, from: "receipt", earlier: true } }, "2026-11-20")?.period.zh;
    expect([words(10, 0), words(0, 6), words(1, 6)]).toEqual(["10 年", "6 个月", "1 年 6 个月"]);
    expect(retentionOf({} satisfies Pick<HouseRules, "retention">, "2026-11-20")).toBeNull();
  });
});
