import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysBetween, monthsOf } from "#shared/domain/indices/calendar.ts";
import { processEvidence, processInputSchema, type ProcessInput } from "#shared/domain/indices/process-evidence.ts";
import { context, verdicts } from "./context.ts";

const input = (changes: Partial<ProcessInput> = {}): ProcessInput => ({
  period: { from: "2025-01-01", to: "2025-03-31" },
  development: { from: "2025-01-01", to: "2025-01-29" },
  demos: ["2025-01-15"],
  reports: ["2025-01-31", "2025-02-28", "2025-03-31"],
  risks: ["technical", "market", "management"],
  midterms: ["2025-02-15"],
  shortProject: null,
  ...changes,
});

const judged = (changes: Partial<ProcessInput> = {}) => processEvidence(input(changes), context());

describe("process evidence", () => {
  test("everything as asked", () => {
    expect(verdicts(judged())).toEqual({
      "proc.iter": "met",
      "proc.report": "met",
      "proc.risk": "met",
      "proc.midterm": "met",
    });
    expect(judged().values.map(({ id, shown, unit }) => [id, shown, unit])).toEqual([
      ["pause", "14", "天"],
      ["reports", "1", "份/月"],
      ["risks", "3", "类"],
      ["midterms", "1", "次"],
    ]);
  });

  test("two weeks are fourteen calendar days, counted from the first day of development to its last", () => {
    expect(judged().trace[0]?.zh).toBe("1 次演示，最长间隔 2025-01-01 至 2025-01-15，14 天");
    expect(verdicts(judged({ demos: ["2025-01-16"] }))["proc.iter"]).toBe("unmet");
    expect(verdicts(judged({ demos: ["2025-01-14"] }))["proc.iter"]).toBe("unmet");
    expect(verdicts(judged({ demos: ["2025-01-16", "2025-01-08"] }))["proc.iter"]).toBe("met");
    const none = judged({ demos: ["2025-03-01"] });
    expect(verdicts(none)["proc.iter"]).toBe("unmet");
    expect(none.trace[0]?.zh).toBe("0 次演示，最长间隔 2025-01-01 至 2025-01-29，28 天");
    expect(verdicts(judged({ development: null }))["proc.iter"]).toBe("undetermined");
  });

  test("one report in every calendar month, not three in one", () => {
    const uneven = judged({ reports: ["2025-01-03", "2025-01-20", "2025-03-31"] });
    expect(verdicts(uneven)["proc.report"]).toBe("unmet");
    expect(uneven.trace[1]?.zh).toBe("3 个自然月中 2 个月有月报；缺：2025-02");
  });

  test("months the period only touches are named and not demanded", () => {
    const partial = judged({ period: { from: "2025-01-15", to: "2025-03-10" }, reports: ["2025-02-28"] });
    expect(verdicts(partial)["proc.report"]).toBe("met");
    expect(partial.notes[0]?.zh).toContain("2025-01、2025-03");
    const short = judged({ period: { from: "2025-01-15", to: "2025-02-10" }, reports: [] });
    expect(verdicts(short)["proc.report"]).toBe("not-applicable");
    expect(verdicts(judged({ period: null }))["proc.report"]).toBe("undetermined");
  });

  test("of a project that still runs nothing is asked beyond the day it is looked at", () => {
    const running = (until: string | null) =>
      judged({
        period: { from: "2025-01-01", to: "2025-12-31" },
        development: { from: "2025-01-01", to: "2025-10-31" },
        demos: ["2025-01-15", "2025-01-29", "2025-02-12"],
        reports: ["2025-01-31"],
        until,
      });
    expect(verdicts(running("2025-02-20"))).toMatchObject({ "proc.iter": "met", "proc.report": "met" });
    expect(running("2025-02-20").notes[0]?.zh).toContain("2025-02");
    expect(verdicts(running("2025-03-01"))).toMatchObject({ "proc.iter": "unmet", "proc.report": "unmet" });
    expect(verdicts(running(null))).toMatchObject({ "proc.iter": "unmet", "proc.report": "unmet" });
    expect(verdicts(running("2024-12-31"))).toMatchObject({
      "proc.iter": "not-applicable",
      "proc.report": "not-applicable",
    });
  });

  test("all three classes of risk", () => {
    expect(verdicts(judged({ risks: ["technical", "market"] }))["proc.risk"]).toBe("unmet");
    expect(verdicts(judged({ risks: null }))["proc.risk"]).toBe("undetermined");
  });

  test("a mid-term evaluation, unless the project is declared short with a reason", () => {
    expect(verdicts(judged({ midterms: [] }))["proc.midterm"]).toBe("unmet");
    const short = judged({ midterms: [], shortProject: "工期 6 个月" });
    expect(verdicts(short)["proc.midterm"]).toBe("not-applicable");
    expect(short.findings[3]?.reason.zh).toContain("工期 6 个月");
  });

  test("a span that ends before it begins is no span", () => {
    const wrong = input({ development: { from: "2025-02-01", to: "2025-01-01" } });
    expect(processInputSchema.safeParse(wrong).success).toBe(false);
  });
});

describe("the calendar", () => {
  const date = fc.date({ min: new Date("1990-01-01"), max: new Date("2100-12-31"), noInvalidDate: true });
  const text = (value: Date) => value.toISOString().slice(0, 10);

  test("counts days as the platform's does", () => {
    fc.assert(
      fc.property(date, date, (left, right) => {
        const days = (Date.parse(text(right)) - Date.parse(text(left))) / 86_400_000;
        expect(daysBetween(text(left), text(right))).toBe(days);
      }),
    );
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2100-02-28", "2100-03-01")).toBe(1);
  });

  test("a month is whole where both its ends are inside", () => {
    expect(monthsOf("2024-02-01", "2024-02-29")).toEqual({ whole: ["2024-02"], touched: [] });
    expect(monthsOf("2024-11-30", "2025-02-01")).toEqual({
      whole: ["2024-12", "2025-01"],
      touched: ["2024-11", "2025-02"],
    });
    // The last month that can be written: nothing follows it.
    expect(monthsOf("9999-11-15", "9999-12-31")).toEqual({ whole: ["9999-12"], touched: ["9999-11"] });
  });
});
