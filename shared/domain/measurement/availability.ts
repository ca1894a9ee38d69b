import { z } from "zod";
import { decimalSchema } from "../../ids.ts";
import {
  compare,
  divide,
  fromDecimal,
  fromInteger,
  multiply,
  subtract,
  sum,
  toDecimal,
  type Rational,
} from "../rational.ts";
import type { Text } from "../standard/text.ts";
import { measured, undetermined, undeterminedMeasurement, type Measurement, type MetricResult } from "./measured.ts";
import type { MetricId } from "./metrics.ts";

const minutesSchema = decimalSchema.regex(/^\d/);

/**
 * Readings of a stability test (clause acc.tech.stability leaves window and planned maintenance open, ambiguity 27).
 * All durations in minutes, as logged.
 */
export const availabilityReadingsSchema = z.strictObject({
  /** The observation window; null until it is known. */
  windowMinutes: minutesSchema.nullable(),
  /** True where the outline takes planned maintenance out of the window; false where it counts as downtime. */
  excludePlanned: z.boolean(),
  downtime: z.array(z.strictObject({ minutes: minutesSchema, planned: z.boolean(), cause: z.string().max(400) })),
});
export type AvailabilityReadings = z.infer<typeof availabilityReadingsSchema>;

/** What the instrument gives, in this order. */
export const availabilityMetrics = ["availability", "mtbf", "mttr"] as const satisfies readonly MetricId[];

/**
 * Share of the window in which the system ran, in percent: (window − downtime) ÷ window, planned maintenance either taken out of
 * both or counted as downtime; beside it the mean time between failures and to repair, in hours. Every unplanned event is a failure.
 * Undetermined without a window or where downtime is longer than the window.
 */
export function measureAvailability(readings: AvailabilityReadings): Measurement {
  const { windowMinutes, excludePlanned, downtime } = readings;
  if (windowMinutes === null) return lacking({ zh: "缺少统计时段长度", en: "The length of the window is missing" });
  const minutes = (planned: boolean) =>
    sum(downtime.filter((event) => event.planned === planned).map((event) => fromDecimal(event.minutes)));
  const planned = minutes(true);
  const unplanned = minutes(false);
  const window = excludePlanned ? subtract(fromDecimal(windowMinutes), planned) : fromDecimal(windowMinutes);
  const down = excludePlanned ? unplanned : sum([planned, unplanned]);
  if (window.numerator <= 0n) {
    return lacking({ zh: "扣除计划维护后时段为零", en: "Nothing is left of the window after planned maintenance" });
  }
  if (compare(down, window) > 0) {
    return lacking({
      zh: "停机总时长超过统计时段，请核对台账",
      en: "Downtime is longer than the window; check the log",
    });
  }
  const value = multiply(divide(subtract(window, down), window), fromInteger(100));
  const base = excludePlanned ? `(${windowMinutes} − ${text(planned)})` : windowMinutes;
  const formula = `(${base} − ${text(down)}) ÷ ${base} = ${toDecimal(value, 3)} %`;
  return {
    instrument: "availability",
    metrics: [
      measured("availability", value, {
        trace: {
          zh: `可用率 = (时段 − 停机) ÷ 时段 = ${formula}（分钟）`,
          en: `Availability = (window − downtime) ÷ window = ${formula} (minutes)`,
        },
      }),
      ...failureMetrics(subtract(window, down), downtime),
    ],
    notes: [
      excludePlanned
        ? {
            zh: `计划维护 ${text(planned)} 分钟按大纲不计入时段；非计划停机 ${text(unplanned)} 分钟`,
            en: `${text(planned)} minutes of planned maintenance are outside the window by the outline; unplanned downtime ${text(unplanned)} minutes`,
          }
        : {
            zh: `计划维护 ${text(planned)} 分钟计入停机；非计划停机 ${text(unplanned)} 分钟`,
            en: `${text(planned)} minutes of planned maintenance count as downtime; unplanned downtime ${text(unplanned)} minutes`,
          },
    ],
  };
}

/** MTBF = running time ÷ failures, MTTR = unplanned downtime ÷ failures. A window without a failure gives neither. */
function failureMetrics(running: Rational, downtime: AvailabilityReadings["downtime"]): readonly MetricResult[] {
  const failures = downtime.filter(({ planned }) => !planned);
  if (failures.length === 0) {
    const none = [{ zh: "时段内没有非计划中断，不能计算", en: "No failure in the window, so it cannot be computed" }];
    return [undetermined("mtbf", none), undetermined("mttr", none)];
  }
  const repair = sum(failures.map(({ minutes }) => fromDecimal(minutes)));
  const perFailure = (metric: "mtbf" | "mttr", minutes: Rational, name: Text): MetricResult => {
    const hours = divide(minutes, fromInteger(60 * failures.length));
    const result = measured(metric, hours, { n: failures.length, trace: { zh: "", en: "" } });
    const formula = `${text(minutes)} ÷ ${failures.length} ÷ 60 = ${result.shown} h`;
    return { ...result, trace: { zh: `${name.zh} = ${formula}`, en: `${name.en} = ${formula}` } };
  };
  return [
    perFailure("mtbf", running, {
      zh: "平均无故障时间 = 运行时间 ÷ 非计划中断次数",
      en: "MTBF = running time ÷ failures",
    }),
    perFailure("mttr", repair, { zh: "平均修复时间 = 非计划停机 ÷ 次数", en: "MTTR = unplanned downtime ÷ failures" }),
  ];
}

function lacking(missing: Text): Measurement {
  return undeterminedMeasurement("availability", availabilityMetrics, [missing]);
}

function text(minutes: Rational): string {
  return toDecimal(minutes, 1).replace(/\.0$/, "");
}
