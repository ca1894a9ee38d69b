import type { Demand } from "../dossier/target.ts";
import { compare, fromDecimal, fromExact, toFloat, type Rational } from "../rational.ts";
import type { Text } from "../standard/text.ts";
import { smallestSample, wilson } from "./intervals.ts";
import type { MeasuredMetric } from "./measured.ts";
import { convertUnit } from "./units.ts";

/**
 * What the sample says about a verdict; a hint under it, never the verdict (ambiguity 38). `supports`: the whole 95 % interval lies on the
 * verdict's side. `does-not-support`: it does not. `sample-too-small`: not even a faultless sample of this size could put it there.
 */
export interface Support {
  readonly kind: "supports" | "does-not-support" | "sample-too-small";
  /**
   * Smallest sample that would support the verdict: at the share observed (`does-not-support`), or without a single failure
   * (`sample-too-small`). Null where no size would, and for `supports`.
   */
  readonly neededN: number | null;
  readonly sentence: Text;
}

/** Support for a point verdict on a one-sided demand; null without an interval, for `eq` and `between`, or where units do not convert. */
export function statisticalSupport(verdict: "met" | "unmet", demand: Demand, result: MeasuredMetric): Support | null {
  const [limit] = demand.threshold;
  const upwards = demand.comparator === "gte" || demand.comparator === "gt";
  const downwards = demand.comparator === "lte" || demand.comparator === "lt";
  if (limit === undefined || result.interval === null || !(upwards || downwards)) return null;
  const converted = convertUnit(fromDecimal(limit), demand.unit, result.unit);
  if (converted === null) return null;
  const threshold = toFloat(converted);
  const { low, high } = result.interval;
  const above = upwards === (verdict === "met");
  const beyond = above ? Number(low) >= threshold : Number(high) <= threshold;
  const range = `${trim(low)}–${trim(high)} ${result.unit}`;
  if (beyond) {
    return {
      kind: "supports",
      neededN: null,
      sentence: {
        zh: `95 % 区间 ${range} 全部在同一侧，样本支持这一判断`,
        en: `The 95 % interval ${range} lies wholly on this side; the sample supports it`,
      },
    };
  }
  const notExcluded = {
    zh: `95 % 区间 ${range} 未排除 ${limit} ${demand.unit}`,
    en: `The 95 % interval ${range} does not exclude ${limit} ${demand.unit}`,
  };
  return unsupported(result, converted, above, notExcluded);
}

/** Why the interval is not on the verdict's side, and how large a sample would be. */
function unsupported(result: MeasuredMetric, threshold: Rational, above: boolean, notExcluded: Text): Support {
  if (result.interval?.method !== "wilson" || result.n === null) {
    return { kind: "does-not-support", neededN: null, sentence: notExcluded };
  }
  const share = toFloat(threshold) / 100;
  const best = above ? 1 : 0;
  const reaches = (proportion: number) => (n: number) => {
    const interval = wilson(proportion * n, n);
    return above ? interval.low >= share : interval.high <= share;
  };
  if (!reaches(best)(result.n)) {
    const neededN = smallestSample(reaches(best));
    const sentence = {
      zh: `样本 ${grouped(result.n)} 个偏小：即使无一差错也不足以支持，至少需要 ${neededN === null ? "—" : `${grouped(neededN)} 个`}`,
      en: `A sample of ${grouped(result.n)} is too small: even without a single error it could not support this; at least ${neededN === null ? "—" : grouped(neededN)} are needed`,
    };
    return { kind: "sample-too-small", neededN, sentence };
  }
  const value = fromExact(result.value);
  const neededN = compare(value, threshold) === 0 ? null : smallestSample(reaches(toFloat(value) / 100));
  return {
    kind: "does-not-support",
    neededN,
    sentence:
      neededN === null
        ? notExcluded
        : {
            zh: `${notExcluded.zh}；若比例不变，约需样本 ${grouped(neededN)} 个`,
            en: `${notExcluded.en}; at the same share about ${grouped(neededN)} samples would be needed`,
          },
  };
}

/** `98.6917` → `98.69`. */
function trim(end: string): string {
  return Number(end).toFixed(2);
}

/** `147801` → `147,801`. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
