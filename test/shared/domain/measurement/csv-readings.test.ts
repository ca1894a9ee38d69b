import { describe, expect, it } from "vitest";
import { readRows, type ColumnMapping } from "#shared/domain/measurement/csv-readings.ts";
import { measure } from "#shared/domain/measurement/instruments.ts";

const latency: ColumnMapping = { instrument: "latency", value: 1, method: "nearest-rank" };
const labels: ColumnMapping = { instrument: "confusion", truth: 0, predicted: 1, positive: "1" };
const downtime: ColumnMapping = {
  instrument: "availability",
  minutes: 0,
  planned: 1,
  cause: 2,
  windowMinutes: "43200",
  excludePlanned: true,
};
const timings = [
  ["no", "ms"],
  ["1", "38.0"],
  ["2", "041.50"],
  ["3", "n/a"],
  ["4", ".5"],
  ["5", "-3"],
];

describe("readings from a table", () => {
  it("imports nothing while a single row is bad, and names line, column and reason", () => {
    expect(readRows(timings, latency, [])).toEqual({
      ok: false,
      bad: [
        { line: 4, column: "ms", reason: { zh: "「n/a」不是非负数", en: "“n/a” is not a number of zero or more" } },
        { line: 6, column: "ms", reason: { zh: "「-3」不是非负数", en: "“-3” is not a number of zero or more" } },
      ],
    });
    expect(readRows(timings, latency, [4])).toMatchObject({ ok: false, bad: [{ line: 6 }] });
  });

  it("leaves out exactly the lines it is told, keeping the digits measured", () => {
    const read = readRows(timings, latency, [6, 4]);
    expect(read).toEqual({
      ok: true,
      values: { values: ["38.0", "41.50", "0.5"], timeouts: 0, method: "nearest-rank" },
      used: 3,
      leftOut: [4, 6],
    });
  });

  it("counts a call that never answered, and does not let it be left out", () => {
    const rows = [["ms"], ["38"], ["timeout"], ["超时"], ["Timed out"], ["41"]];
    const first: ColumnMapping = { ...latency, value: 0 };
    const read = readRows(rows, first, []);
    expect(read).toMatchObject({ ok: true, used: 5, values: { values: ["38", "41"], timeouts: 3 } });
    expect(read.ok && measure("latency", read.values).metrics.at(-1)).toMatchObject({ state: "undetermined" });
    expect(readRows(rows, first, [3])).toMatchObject({ ok: false, bad: [{ line: 3 }] });
    expect(readRows([["ms"], ["未响应"]], first, [])).toMatchObject({ ok: true, values: { values: [], timeouts: 1 } });
  });

  it("does not let a readable line be left out for its value", () => {
    expect(readRows(timings, latency, [2, 4, 6])).toMatchObject({
      ok: false,
      bad: [{ line: 2, reason: { zh: "此行可以读取或不存在，不得剔除" } }],
    });
    expect(readRows(timings, latency, [4, 6, 99])).toMatchObject({ ok: false, bad: [{ line: 99 }] });
  });

  it("reads labels and feeds the instrument", () => {
    const rows = [["truth", "predicted"], ["1", "1"], [" 0 ", "0"], ["1", "0"], [""]];
    const read = readRows(rows, labels, []);
    expect(read).toMatchObject({ ok: true, used: 3 });
    expect(read.ok && measure("confusion", read.values)).toMatchObject({
      metrics: [{ metric: "accuracy", value: "200/3" }, { metric: "recall", value: "50" }, {}, {}, {}, {}, {}, {}, {}],
    });
    expect(
      readRows(
        [
          ["truth", "predicted"],
          ["1", ""],
        ],
        labels,
        [],
      ),
    ).toMatchObject({
      ok: false,
      bad: [{ line: 2, column: "predicted" }],
    });
  });

  it("reads downtime with its flag", () => {
    const rows = [
      ["minutes", "计划", "原因"],
      ["20", "是", "升级"],
      ["3.2", "", "断电"],
    ];
    const read = readRows(rows, downtime, []);
    expect(read).toMatchObject({
      ok: true,
      values: {
        downtime: [
          { minutes: "20", planned: true, cause: "升级" },
          { minutes: "3.2", planned: false, cause: "断电" },
        ],
      },
    });
    expect(read.ok && measure("availability", read.values).metrics[0]?.state).toBe("measured");
    expect(
      readRows(
        [
          ["m", "p", "c"],
          ["20", "也许", ""],
        ],
        downtime,
        [],
      ),
    ).toMatchObject({ ok: false, bad: [{ line: 2, column: "p" }] });
  });

  it("refuses ragged rows, absent columns and empty tables", () => {
    expect(readRows([["no", "ms"], ["1"]], latency, [])).toMatchObject({
      ok: false,
      bad: [{ line: 2, column: null, reason: { zh: "应有 2 列，实有 1 列" } }],
    });
    expect(readRows([["ms"], ["1"]], latency, [])).toMatchObject({ ok: false, bad: [{ line: 1 }] });
    expect(readRows([["no", "ms"]], latency, [])).toMatchObject({ ok: false, bad: [{ reason: { zh: "没有数据行" } }] });
    expect(readRows([], latency, [])).toMatchObject({ ok: false });
    expect(
      readRows(
        [
          ["no", "ms"],
          ["", ""],
          ["1", "5"],
        ],
        latency,
        [],
      ),
    ).toMatchObject({ ok: false, bad: [{ line: 2 }] });
  });
});
