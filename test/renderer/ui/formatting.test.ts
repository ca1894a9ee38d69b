import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatDate,
  formatDecimal,
  formatHundredths,
  formatMoney,
  formatQuantity,
  formatTime,
  parseDate,
  parseMoney,
  roundDecimal,
  shortDigest,
} from "#renderer/ui/formatting.ts";

describe("numbers as people read them", () => {
  it("separates thousands and keeps every measured digit", () => {
    expect(formatDecimal("1234567.80")).toBe("1,234,567.80");
    expect(formatDecimal("-0.6")).toBe("−0.6");
    expect(formatDecimal("2881")).toBe("2,881");
    expect(formatDecimal("not a number")).toBe("not a number");
  });

  it("keeps number and unit together, and prints no unit for a plain ratio", () => {
    expect(formatQuantity("98.13", "%")).toBe("98.13\u00a0%");
    expect(formatQuantity("0.82", "1")).toBe("0.82");
  });

  it("prints money exactly: 万元 in Chinese, yuan in English", () => {
    expect(formatMoney(860_000_000, "zh")).toBe("860\u00a0万元");
    expect(formatMoney(600_000, "zh")).toBe("0.6\u00a0万元");
    expect(formatMoney(8_600_000_000_001, "zh")).toBe("8,600,000.000001\u00a0万元");
    expect(formatMoney(600_050, "en")).toBe("CNY\u00a06,000.5");
  });

  it("rounds hundredths half away from zero", () => {
    expect(formatHundredths(8405)).toBe("84.1");
    expect(formatHundredths(8404)).toBe("84.0");
    expect(formatHundredths(-5)).toBe("−0.1");
    expect(formatHundredths(5, 2)).toBe("0.05");
    expect(formatHundredths(150, 0)).toBe("2");
  });

  it("rounds decimal text half away from zero, and adds no digits", () => {
    expect(roundDecimal("97.3596", 2)).toBe("97.36");
    expect(roundDecimal("98.3845", 2)).toBe("98.38");
    expect(roundDecimal("0.995", 2)).toBe("1.00");
    expect(roundDecimal("-0.995", 2)).toBe("-1.00");
    expect(roundDecimal("-0.001", 2)).toBe("0.00");
    expect(roundDecimal("99.5", 0)).toBe("100");
    expect(roundDecimal("90", 2)).toBe("90");
  });

  it("reads back every amount it prints", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), (fen) => {
        const typed = formatMoney(fen, "zh").replace("−", "-").replace("\u00a0", "");
        expect(parseMoney(typed)).toBe(fen === 0 ? 0 : fen);
      }),
    );
  });

  it("refuses amounts with fractions of a fen", () => {
    expect(parseMoney("1.0000001")).toBeNull();
    expect(parseMoney("一百")).toBeNull();
  });

  it("names sizes in powers of ten", () => {
    expect(formatBytes(840)).toBe("840\u00a0B");
    expect(formatBytes(12_400)).toBe("12.4\u00a0kB");
  });
});

describe("dates and times", () => {
  it("writes dates in full and leaves alone what is none", () => {
    expect(formatDate("2026-11-20", "zh")).toBe("2026年11月20日");
    expect(formatDate("2026-03-05", "en")).toBe("5 March 2026");
    expect(formatDate("soon", "zh")).toBe("soon");
  });

  it("shows 24-hour time", () => {
    const local = new Date(2026, 10, 20, 17, 5, 9).toISOString();
    expect(formatTime(local)).toBe("17:05");
    expect(formatTime(local, true)).toBe("17:05:09");
  });

  it("understands the usual ways to type a date, and no impossible ones", () => {
    for (const typed of ["2026-11-20", "2026.11.20", "20261120", "2026年11月20日", " 2026/11/20 "])
      expect(parseDate(typed)).toBe("2026-11-20");
    expect(parseDate("2026-2-3")).toBe("2026-02-03");
    for (const typed of ["2026-02-30", "2026-13-01", "20-11-2026", "明天", ""]) expect(parseDate(typed)).toBeNull();
  });

  it("reads back every date it prints", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          expect(parseDate(formatDate(iso, "zh"))).toBe(iso);
        },
      ),
    );
  });
});

it("shortens digests for the eye", () => {
  expect(shortDigest(`9f3a${"0".repeat(56)}c1d0`)).toBe("9f3a…c1d0");
});
