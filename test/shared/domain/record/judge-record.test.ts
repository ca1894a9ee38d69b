import { expect, test } from "vitest";
import { findMetric } from "#shared/domain/measurement/measured.ts";
import { judgeRecord } from "#shared/domain/record/judge-record.ts";
import {
  clause,
  demand,
  project,
  promised,
  record,
  requirement,
  testItem,
} from "#test/shared/domain/standard/example-project.ts";

/** What is printed of a test of 100,000 rows that hits so many. */
function printed(hits: number, asked: string) {
  const [reading] = record?.readings ?? [];
  if (reading === undefined) throw new TypeError("no reading");
  const counts = { truePositive: hits, falseNegative: 100_000 - hits, falsePositive: 0, trueNegative: 0 };
  const values = { form: "counts", positive: "故障", negative: "正常", ...counts };
  const items = [
    testItem([
      requirement("P", promised, { adoption: "binding", demand: demand("recall", "gte", asked) }),
      requirement("Q", clause("acc.tech.accuracy"), { demand: demand("accuracy", "gte", "90") }),
    ]),
  ];
  const { dossier, pack } = project({ outline: { items, confirmation: null } });
  const [item] = judgeRecord(dossier, { readings: [{ ...reading, values }] }, pack);
  const shown = (metric: string) => {
    const found = item === undefined || item.measurement === null ? null : findMetric(item.measurement, metric);
    return found?.state === "measured" ? found.shown : null;
  };
  return [shown("recall"), shown("accuracy"), item?.judgement.rows[0]?.verdict];
}

test("a value beside a demand is printed on its own side of it, any other as it always is (ambiguity 7)", () => {
  expect(printed(98_999, "99")).toEqual(["98.999", "99.00", "unmet"]);
  expect(printed(99_000, "99")).toEqual(["99.00", "99.00", "met"]);
  expect(printed(99_001, "99")).toEqual(["99.001", "99.00", "met"]);
  expect(printed(98_999, "0.99")).toEqual(["99.00", "99.00", "met"]);
});
