import { z } from "zod";
import { decimalSchema } from "../../ids.ts";
import {
  divide,
  fraction,
  fromDecimal,
  fromInteger,
  mean,
  multiply,
  subtract,
  sum,
  toDecimal,
  type Rational,
} from "../rational.ts";
import type { Text } from "../standard/text.ts";
import { measured, undetermined, type Measurement, type MetricResult } from "./measured.ts";
import type { MetricId } from "./metrics.ts";

const positiveSchema = decimalSchema.regex(/^\d/);

const plotSchema = z.strictObject({
  name: z.string().min(1).max(120),
  role: z.enum(["demo", "control"]),
  /** Area of the plot, 亩. */
  area: positiveSchema,
  points: z.array(
    z.strictObject({
      /** Area of the sampling point, 亩 (0.1 亩 = 66.67 m²). */
      area: positiveSchema,
      /** 有效茎数 counted in it. */
      stalks: z.int().nonnegative(),
    }),
  ),
  /** 单茎重 of the stalks weighed, kg each. */
  stalkWeights: z.array(positiveSchema),
});
type Plot = z.infer<typeof plotSchema>;

/** Readings of a field yield sampling (测产) before the acceptance: sampling points × stalks × stalk weight. */
export const yieldReadingsSchema = z.strictObject({
  plots: z.array(plotSchema),
  /** Why demo and control must not be compared (variety, weather, ratoon year; ambiguity 40); absent, null or empty = they may be. */
  notComparable: z.string().max(400).nullable().optional(),
});
export type YieldReadings = z.infer<typeof yieldReadingsSchema>;

/** What the instrument gives: the yield of either area, and the increase. */
export const yieldMetrics = ["yield", "percent-increase"] as const satisfies readonly MetricId[];

/**
 * The sampling a yield is computed from: fields of 10 亩 or more 5 points (梅花形), smaller ones 3 (对角线), 20 stalks weighed. The standard says nothing of it
 * (ambiguity 40), so it is printed beside every result.
 */
const plan = { largeFrom: "10", large: 5, small: 3, stalks: 20 } as const;

const roleNames: Readonly<Record<Plot["role"], Text>> = {
  demo: { zh: "示范区", en: "demo area" },
  control: { zh: "对照区", en: "control area" },
};

/**
 * Yield in 吨/亩 of the demo area (`subject` null) and of the control area (`subject` 对照区), each the area-weighted mean of its plots,
 * and the increase over the control in percent. Undetermined while a plot has too few points or stalks (ambiguity 40).
 */
export function measureYield(readings: YieldReadings): Measurement {
  const demo = areaYield(readings, "demo");
  const control = areaYield(readings, "control");
  return {
    instrument: "yield",
    metrics: [
      asMetric(demo, null, roleNames.demo),
      asMetric(control, roleNames.control.zh, roleNames.control),
      increase(demo, control, readings.notComparable?.trim() ?? ""),
    ],
    notes: [
      {
        zh: "取样（标准未规定，按此计算）：10 亩及以上地块 5 点，以下 3 点；每块称量 20 茎；各地块按面积加权",
        en: "Sampling (the standard gives none; computed so): 5 points in plots of 10 mu or more, 3 in smaller ones; 20 stalks weighed a plot; plots weighted by area",
      },
    ],
  };
}

type AreaYield = { readonly tonnes: Rational; readonly trace: Text } | { readonly missing: readonly Text[] };

function areaYield(readings: YieldReadings, role: Plot["role"]): AreaYield {
  const plots = readings.plots.filter((plot) => plot.role === role);
  const missing = plots.flatMap(lacks);
  if (plots.length === 0) {
    return { missing: [{ zh: `缺少${roleNames[role].zh}地块`, en: `No plot of the ${roleNames[role].en}` }] };
  }
  if (missing.length > 0) return { missing };
  const results = plots.map((plot) => ({ plot, ...plotYield(plot) }));
  const areas = results.map(({ plot }) => fromDecimal(plot.area));
  const weighted = results.map(({ plot, tonnes }) => multiply(fromDecimal(plot.area), tonnes));
  const list = results.map(({ text }) => text);
  return {
    tonnes: divide(sum(weighted), sum(areas)),
    trace: { zh: list.map(({ zh }) => zh).join("；"), en: list.map(({ en }) => en).join("; ") },
  };
}

function plotYield(plot: Plot): { readonly tonnes: Rational; readonly text: Text } {
  const densities = plot.points.map(({ area, stalks }) => divide(fromInteger(stalks), fromDecimal(area)));
  const density = mean(densities);
  const weight = mean(plot.stalkWeights.map(fromDecimal));
  const tonnes = divide(multiply(density, weight), fraction(1000n, 1n));
  const [perMu, kilograms, shown] = [toDecimal(density, 1), toDecimal(weight, 3), toDecimal(tonnes, 3)];
  return {
    tonnes,
    text: {
      zh: `${plot.name}（${plot.area} 亩，${plot.points.length} 点）：${perMu} 茎/亩 × ${kilograms} kg/茎 = ${shown} 吨/亩`,
      en: `${plot.name} (${plot.area} mu, ${plot.points.length} points): ${perMu} stalks/mu × ${kilograms} kg/stalk = ${shown} t/mu`,
    },
  };
}

function lacks(plot: Plot): readonly Text[] {
  const large = subtract(fromDecimal(plot.area), fromDecimal(plan.largeFrom)).numerator >= 0n;
  const needed = large ? plan.large : plan.small;
  return [
    fromDecimal(plot.area).numerator === 0n
      ? { zh: `${plot.name}：缺少地块面积`, en: `${plot.name}: the plot's area is missing` }
      : null,
    plot.points.length < needed
      ? {
          zh: `${plot.name}：需 ${needed} 个样点，现有 ${plot.points.length} 个`,
          en: `${plot.name}: ${needed} points needed, ${plot.points.length} taken`,
        }
      : null,
    plot.points.some(({ area }) => fromDecimal(area).numerator === 0n)
      ? { zh: `${plot.name}：有样点缺少面积`, en: `${plot.name}: a point lacks its area` }
      : null,
    plot.stalkWeights.length < plan.stalks
      ? {
          zh: `${plot.name}：需称量 ${plan.stalks} 茎，现有 ${plot.stalkWeights.length} 茎`,
          en: `${plot.name}: ${plan.stalks} stalks to be weighed, ${plot.stalkWeights.length} done`,
        }
      : null,
  ].filter((text) => text !== null);
}

function asMetric(area: AreaYield, subject: string | null, name: Text): MetricResult {
  if ("missing" in area) return undetermined("yield", area.missing, subject);
  return measured("yield", area.tonnes, {
    subject,
    trace: { zh: `${name.zh}单产：${area.trace.zh}`, en: `Yield of the ${name.en}: ${area.trace.en}` },
  });
}

function increase(demo: AreaYield, control: AreaYield, notComparable: string): MetricResult {
  const missing = [...("missing" in demo ? demo.missing : []), ...("missing" in control ? control.missing : [])];
  if ("missing" in demo || "missing" in control) return undetermined("percent-increase", missing);
  if (notComparable !== "") {
    return undetermined("percent-increase", [
      { zh: `不可比：${notComparable}`, en: `Not comparable: ${notComparable}` },
    ]);
  }
  if (control.tonnes.numerator === 0n) {
    return undetermined("percent-increase", [{ zh: "对照区单产为零", en: "The control area yielded nothing" }]);
  }
  const percent = multiply(divide(subtract(demo.tonnes, control.tonnes), control.tonnes), fromInteger(100));
  const [from, to] = [toDecimal(control.tonnes, 3), toDecimal(demo.tonnes, 3)];
  const formula = `(${to} − ${from}) ÷ ${from} = ${toDecimal(percent, 2)} %`;
  return measured("percent-increase", percent, {
    trace: {
      zh: `产量提高率（与对照区相比）= ${formula}`,
      en: `Yield increase (against the control area) = ${formula}`,
    },
  });
}
