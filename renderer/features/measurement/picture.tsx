import type { ReactNode } from "react";
import type { Reading } from "#shared/domain/record/entries.ts";
import { readingsSchemas } from "#shared/domain/measurement/instruments.ts";
import type { Readings } from "#shared/domain/measurement/instruments.ts";
import type { Measurement, MeasuredMetric } from "#shared/domain/measurement/measured.ts";
import type { Judgement, VerdictRow } from "#shared/domain/measurement/verdicts.ts";
import { unitLabel } from "#shared/domain/measurement/units.ts";
import { useText } from "../../i18n/use-text.ts";
import { useView } from "../../state/view.ts";
import { ConfusionTable } from "../../ui/confusion-table.tsx";
import { metricWords, thresholdWords } from "../../ui/demand-words.ts";
import { formatCount } from "../../ui/formatting.ts";
import { IntervalChart } from "../../ui/interval-bar.tsx";
import { confusionCounts } from "./confusion-counts.ts";
import { PairBars } from "./pair-bars.tsx";
import { ReadingStrip } from "./reading-strip.tsx";

export interface PictureProps {
  readonly reading: Reading;
  readonly measurement: Measurement;
  readonly judgement: Judgement;
}

/** What was measured, as a picture where one says more than the numbers; null where the table says it all. */
export function Picture({ reading, measurement, judgement }: PictureProps): ReactNode {
  const deciding = judgement.rows.find(({ deciding: decides }) => decides) ?? judgement.rows[0] ?? null;
  switch (measurement.instrument) {
    case "confusion":
      return <ConfusionPicture reading={reading} measurement={measurement} deciding={deciding} />;
    case "latency": {
      const parsed = readingsSchemas.latency.safeParse(reading.values);
      return parsed.success ? <ReadingStrip readings={parsed.data} deciding={deciding} /> : null;
    }
    case "before-after": {
      const parsed = readingsSchemas["before-after"].safeParse(reading.values);
      return parsed.success ? <BeforeAfterPicture values={parsed.data} /> : null;
    }
    case "speed-up": {
      const parsed = readingsSchemas["speed-up"].safeParse(reading.values);
      return parsed.success ? <SpeedUpPicture values={parsed.data} /> : null;
    }
    default:
      return null;
  }
}

const charted = ["accuracy", "recall", "precision", "miss-rate", "false-alarm-rate"];

interface ConfusionPictureProps {
  readonly reading: Reading;
  readonly measurement: Measurement;
  readonly deciding: VerdictRow | null;
}

function ConfusionPicture({ reading, measurement, deciding }: ConfusionPictureProps) {
  const text = useText();
  const language = useView((view) => view.language);
  const parsed = readingsSchemas.confusion.safeParse(reading.values);
  const counts = parsed.success ? confusionCounts(parsed.data) : null;
  const measured = measurement.metrics.filter((metric): metric is MeasuredMetric => metric.state === "measured");
  const demanded = deciding?.demand.metric ?? "";
  const rows = measured
    .filter(({ metric, subject }) => subject === null && charted.includes(metric))
    .slice(0, 5)
    .filter(({ metric }) => ["accuracy", "recall", "precision"].includes(metric) || demanded.startsWith(metric));
  const baseRate = measured.find(({ metric, subject }) => metric === "base-rate" && subject === null);
  const threshold = deciding?.demand.comparator === "between" ? null : (deciding?.demand.threshold[0] ?? null);
  const drawn = threshold !== null && deciding?.demand.unit === "%";
  return (
    <div className="measure">
      {counts === null ? null : (
        <ConfusionTable
          {...counts}
          actual={[text.measurement.actually(counts.positive), text.measurement.actually(counts.negative)]}
          judged={[text.measurement.judged(counts.positive), text.measurement.judged(counts.negative)]}
          caption={
            baseRate === undefined
              ? ""
              : text.measurement.baseRate(
                  baseRate.shown,
                  formatCount(counts.truePositive + counts.falseNegative),
                  formatCount(counts.truePositive + counts.falseNegative + counts.falsePositive + counts.trueNegative),
                )
          }
        />
      )}
      <IntervalChart
        unit="%"
        from={axisStart(rows, drawn ? threshold : null)}
        to={100}
        thresholdLabel={
          drawn && deciding !== null
            ? `${deciding.origin.words[language]} ${metricWords(deciding.demand.metric, language)} ${thresholdWords(deciding.demand, language)}`
            : null
        }
        rows={rows.map(({ metric, shown, interval }) => ({
          label: metricWords(metric, language),
          value: shown,
          low: interval?.low ?? null,
          high: interval?.high ?? null,
          threshold: drawn && demanded === metric ? threshold : null,
        }))}
      />
    </div>
  );
}

/** Where the axis begins, in percent: at nought, unless everything of interest lies so high that nothing could be told apart. */
export function axisStart(
  rows: readonly Pick<MeasuredMetric, "shown" | "interval">[],
  threshold: string | null,
): number {
  const lowest = Math.min(
    ...rows.map(({ shown, interval }) => Number(interval?.low ?? shown)),
    threshold === null ? 100 : Number(threshold),
  );
  return lowest >= 95 ? 90 : lowest >= 80 ? 50 : 0;
}

function BeforeAfterPicture({ values }: { readonly values: Readings<"before-after"> }) {
  const text = useText();
  const language = useView((view) => view.language);
  const reference = values.against === "control" ? values.control : values.baseline;
  return (
    <PairBars
      unit={unitLabel(values.unit, language)}
      rows={[
        {
          label: values.against === "control" ? text.measurement.control : text.measurement.baseline,
          value: reference?.value ?? null,
          note: [reference?.period, reference?.source].filter(Boolean).join(" · "),
        },
        {
          label: text.measurement.current,
          value: values.current.value,
          note: [values.current.period, values.current.source].filter(Boolean).join(" · "),
        },
      ]}
    />
  );
}

function SpeedUpPicture({ values }: { readonly values: Readings<"speed-up"> }) {
  const text = useText();
  const language = useView((view) => view.language);
  return (
    <PairBars
      unit={unitLabel(values.now.unit, language)}
      rows={[
        { label: text.measurement.before, value: values.before.value, note: values.before.source },
        { label: text.measurement.current, value: values.now.value, note: values.now.source },
      ]}
    />
  );
}
