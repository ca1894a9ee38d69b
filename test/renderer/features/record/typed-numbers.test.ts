import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDecimal } from "#renderer/ui/decimal-input.tsx";
import { wanText } from "#renderer/ui/money-input.tsx";
import { parseMoney } from "#renderer/ui/formatting.ts";
import { readDates, readDecimals } from "#renderer/features/record/series-fields.tsx";
import { clockWords, countedAt } from "#renderer/ui/running-clock.tsx";
import { numberedKey } from "#renderer/features/record/use-record.ts";
import { attendanceKey } from "#shared/domain/record/entries.ts";
import { guessColumns } from "#renderer/features/record/csv-columns.ts";

describe("a number as it was typed", () => {
  it("keeps its digits and understands full-width ones and separators", () => {
    expect(readDecimal("98.130")).toBe("98.130");
    expect(readDecimal("１２．５")).toBe("12.5");
    expect(readDecimal("1,234.5")).toBe("1234.5");
    expect(readDecimal("007")).toBe("7");
    expect(readDecimal(".5")).toBe("0.5");
    expect(readDecimal("-0.6")).toBe("-0.6");
  });

  it("is nothing when it is no number", () => {
    for (const text of ["", "abc", "1.2.3", "1e5", "--1", "1 %"]) expect(readDecimal(text), text).toBeNull();
  });

  it("never changes the value of a plain decimal", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(999), (whole, fraction) => {
        const text = `${whole}.${String(fraction).padStart(3, "0")}`;
        expect(Number(readDecimal(text))).toBe(Number(text));
      }),
    );
  });
});

describe("a list of readings", () => {
  it("is split at white space, commas and semicolons of either width", () => {
    expect(readDecimals("704 723\n598，606;661；624")).toEqual(["704", "723", "598", "606", "661", "624"]);
    expect(readDecimals("")).toEqual([]);
  });

  it("is refused whole when one of them is no number", () => {
    expect(readDecimals("704 7x3")).toBeNull();
  });

  it("reads dates the same way, and none where one is no date", () => {
    expect(readDates("2025-01-15\n2025.2.1，2025/3/31；")).toEqual(["2025-01-15", "2025-02-01", "2025-03-31"]);
    expect(readDates("")).toEqual([]);
    expect(readDates("2025-02-30")).toBeNull();
  });
});

it("shows money in 万元 as it is typed back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e13 }), (fen) => {
      expect(parseMoney(wanText(fen))).toBe(fen);
    }),
  );
});

it("shows a stopwatch", () => {
  expect(clockWords(1708)).toBe("28:28");
  expect(clockWords(0)).toBe("00:00");
  expect(clockWords(3700)).toBe("61:40");
  const since = "2026-11-20T09:00:00.000Z";
  expect(countedAt({ counted: 5_000, since }, Date.parse(since) + 1_500)).toBe(6_500);
  expect(countedAt({ counted: 5_000, since: null }, Date.parse(since))).toBe(5_000);
  expect(countedAt({ counted: 5_000, since }, Date.parse(since) - 60_000)).toBe(5_000);
});

describe("keys of the joint record", () => {
  it("are the identity, or block and name of someone without an account, never too long", () => {
    expect(attendanceKey({ identityId: "ID", block: "panel", name: "韦建国" })).toBe("ID");
    expect(attendanceKey({ identityId: null, block: "applicant", name: "莫工" })).toBe("applicant:莫工");
    expect(attendanceKey({ identityId: null, block: "observer", name: "长".repeat(200) })).toHaveLength(80);
  });

  it("sort as their numbers do", () => {
    expect([numberedKey(10), numberedKey(9)].toSorted()).toEqual(["009", "010"]);
  });
});

describe("the first guess at a file's columns", () => {
  it("goes by the words of the header", () => {
    expect(guessColumns("confusion", ["记录号", "扭矩", "实际故障", "判定故障"])).toEqual({ truth: 2, predicted: 3 });
    const both = ["样件号", "实际类别", "实际结论", "判定时延_ms", "系统类别", "系统结论"];
    expect(guessColumns("confusion", both)).toEqual({ truth: 1, predicted: 4 });
    expect(guessColumns("latency", both)).toEqual({ value: 3 });
    expect(guessColumns("latency", ["序号", "耗时（毫秒）"])).toEqual({ value: 1 });
  });

  it("leaves open what nothing fits, and asks nothing of instruments without files", () => {
    expect(guessColumns("confusion", ["a", "b"])).toEqual({ truth: null, predicted: null });
    expect(guessColumns("payback", ["a"])).toEqual({});
  });
});
