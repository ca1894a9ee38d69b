import type { LatencyReadings } from "#shared/domain/measurement/latency.ts";
import type { VerdictRow } from "#shared/domain/measurement/verdicts.ts";
import { convertUnit } from "#shared/domain/measurement/units.ts";
import { fromDecimal, toFloat } from "#shared/domain/rational.ts";
import { useText } from "../../i18n/use-text.ts";
import { useView } from "../../state/view.ts";
import { formatCount, formatDecimal } from "../../ui/formatting.ts";
import { metricWords, thresholdWords } from "../../ui/demand-words.ts";

const bins = 48;

/** How many readings fall into each of `count` equal parts of `0..top`; the last part takes what lies at its end or beyond. */
export function histogram(values: readonly number[], top: number, count: number): readonly number[] {
  const heights = Array.from({ length: count }, () => 0);
  for (const value of values) {
    const at = Math.min(count - 1, Math.max(0, Math.floor((value / top) * count)));
    heights[at] = (heights[at] ?? 0) + 1;
  }
  return heights;
}

/** A round number at or above a value: 1, 2, 5 times a power of ten. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [1, 2, 5, 10].map((step) => step * power).find((top) => top >= value) ?? value;
}

export interface ReadingStripProps {
  readonly readings: LatencyReadings;
  readonly deciding: VerdictRow | null;
}

/** Response times as a distribution from nought, with the demand as a dashed line. */
export function ReadingStrip({ readings, deciding }: ReadingStripProps) {
  const text = useText();
  const language = useView((view) => view.language);
  const values = readings.values.map(Number);
  const threshold = deciding?.demand.threshold[0];
  const limit =
    threshold === undefined || deciding === null
      ? null
      : convertUnit(fromDecimal(threshold), deciding.demand.unit, "ms");
  const at = limit === null ? null : toFloat(limit);
  const top = roundUp(Math.max(...values, at ?? 0) * 1.02);
  const heights = histogram(values, top, bins);
  const tallest = Math.max(...heights, 1);
  return (
    <figure className="strip">
      <svg viewBox={`0 0 ${bins * 10} 110`} preserveAspectRatio="none" aria-hidden="true">
        {heights.map((height, index) => (
          <rect
            key={index}
            className="interval-span"
            x={index * 10 + 1}
            width="8"
            y={100 - (height / tallest) * 92}
            height={(height / tallest) * 92}
          />
        ))}
        <line className="strip-axis" x1="0" x2={bins * 10} y1="100" y2="100" />
        {at === null ? null : (
          <line className="interval-demand" x1={(at / top) * bins * 10} x2={(at / top) * bins * 10} y1="0" y2="110" />
        )}
      </svg>
      <figcaption className="interval-scale">
        <span>0</span>
        {at === null || deciding === null ? null : (
          <span className="interval-threshold">
            <i />
            {deciding.origin.words[language]} {metricWords(deciding.demand.metric, language)}{" "}
            {thresholdWords(deciding.demand, language)}
          </span>
        )}
        <span>{text.measurement.samples(formatCount(values.length))}</span>
        <span>{formatDecimal(String(top))} ms</span>
      </figcaption>
    </figure>
  );
}
