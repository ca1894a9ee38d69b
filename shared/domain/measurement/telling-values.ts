import type { Demand } from "../dossier/target.ts";
import { fromDecimal, fromExact } from "../rational.ts";
import { tellingDecimal } from "../telling-decimal.ts";
import { decimalsOf, type MeasuredMetric, type Measurement } from "./measured.ts";
import { parseMetric } from "./metrics.ts";
import { convertUnit } from "./units.ts";

/**
 * A measurement as it stands beside what is demanded of it: every value is printed with as many decimals as tell its side of each threshold, so that no
 * `99.00 %` is called short of 99 % (ambiguity 7). What is compared stays what it was.
 */
export function tellingValues(measurement: Measurement, demands: readonly Demand[]): Measurement {
  const metrics = measurement.metrics.map((metric) =>
    metric.state === "measured" ? telling(metric, demands) : metric,
  );
  return { ...measurement, metrics };
}

function telling(metric: MeasuredMetric, demands: readonly Demand[]): MeasuredMetric {
  const thresholds = demands
    .filter((demand) => {
      const named = parseMetric(demand.metric);
      return named?.metric === metric.metric && named.subject === metric.subject;
    })
    .flatMap(({ threshold, unit }) => threshold.map((text) => convertUnit(fromDecimal(text), unit, metric.unit)))
    .filter((threshold) => threshold !== null);
  if (thresholds.length === 0) return metric;
  return { ...metric, shown: tellingDecimal(fromExact(metric.value), thresholds, decimalsOf(metric.shown)) };
}
