import type { TestRecord } from "#shared/domain/document/inputs-panel.ts";
import type { Instrument } from "#shared/domain/dossier/outline.ts";
import type { AvailabilityReadings } from "#shared/domain/measurement/availability.ts";
import type { BeforeAfterReadings, Figure } from "#shared/domain/measurement/before-after.ts";
import type { CompressionReadings } from "#shared/domain/measurement/compression.ts";
import type { ConfusionReadings } from "#shared/domain/measurement/confusion.ts";
import { readingsSchemas } from "#shared/domain/measurement/instruments.ts";
import type { LatencyReadings } from "#shared/domain/measurement/latency.ts";
import type { ManualReadings } from "#shared/domain/measurement/manual-value.ts";
import type { PaybackReadings } from "#shared/domain/measurement/payback.ts";
import type { PresenceReadings } from "#shared/domain/measurement/presence.ts";
import type { SpeedUpReadings } from "#shared/domain/measurement/speed-up.ts";
import type { ThroughputReadings } from "#shared/domain/measurement/throughput.ts";
import { unitLabel } from "#shared/domain/measurement/units.ts";
import type { YieldReadings } from "#shared/domain/measurement/yield-sampling.ts";
import { ascending, fromDecimal, sum, toDecimal, toTerminatingDecimal } from "#shared/domain/rational.ts";
import { indexLines, type ReadingLook } from "./index-words.ts";
import { tenThousandYuan } from "./amounts.ts";

type Line = TestRecord["readings"][number];

/** Longer series print their ends and their middle; the series itself is in the record and the file named beside it. */
const longestSeries = 30;

/** The readings behind a measurement, as the test record prints them. Throws ZodError on readings the record would not have taken. */
export function readingLines(instrument: Instrument, values: unknown, look: ReadingLook): readonly Line[] {
  switch (instrument) {
    case "confusion":
      return confusionLines(readingsSchemas.confusion.parse(values));
    case "latency":
      return latencyLines(readingsSchemas.latency.parse(values));
    case "availability":
      return availabilityLines(readingsSchemas.availability.parse(values));
    case "before-after":
      return beforeAfterLines(readingsSchemas["before-after"].parse(values));
    case "speed-up":
      return speedUpLines(readingsSchemas["speed-up"].parse(values));
    case "throughput":
      return throughputLines(readingsSchemas.throughput.parse(values));
    case "compression":
      return compressionLines(readingsSchemas.compression.parse(values));
    case "payback":
      return paybackLines(readingsSchemas.payback.parse(values));
    case "yield":
      return yieldLines(readingsSchemas.yield.parse(values));
    case "presence":
      return presenceLines(readingsSchemas.presence.parse(values));
    case "manual":
      return manualLines(readingsSchemas.manual.parse(values));
    case "empowerment-index":
    case "match-degree":
    case "transfer-maturity":
    case "readiness":
    case "efficacy":
    case "manufacturing-maturity":
    case "process-evidence":
    case "growth":
    case "ip-shares":
    case "performance-tree":
      return indexLines(instrument, values, look);
  }
}

/** Where the readings say their figures come from, each source once; empty for what was measured at the table. */
export function sourcesNamed(instrument: Instrument, values: unknown): readonly string[] {
  const named = ((): readonly string[] => {
    switch (instrument) {
      case "before-after": {
        const { baseline, control, current } = readingsSchemas["before-after"].parse(values);
        return [baseline?.source ?? "", control?.source ?? "", current.source];
      }
      case "speed-up": {
        const { before, now } = readingsSchemas["speed-up"].parse(values);
        return [before.source, now.source];
      }
      case "compression": {
        const { before, after } = readingsSchemas.compression.parse(values);
        return [before.source, after.source];
      }
      case "payback":
        return [readingsSchemas.payback.parse(values).source];
      case "manual":
        return [readingsSchemas.manual.parse(values).source];
      default:
        return [];
    }
  })();
  return [...new Set(named.map((source) => source.trim()).filter((source) => source !== ""))];
}

const line = (label: string, value: string, unit: string): Line => ({
  label,
  value: { value, unit: unitLabel(unit, "zh") },
});
const missing = "–";

/** What samples are counted in where the record names nothing better. */
const counted = "个";

/** The unit in which the sample of an instrument is counted. */
export const sampleUnit = (instrument: Instrument): string =>
  instrument === "latency" || instrument === "throughput" ? "次" : counted;

function confusionLines(readings: ConfusionReadings): readonly Line[] {
  if (readings.form === "counts") {
    const { positive, negative } = readings;
    return [
      line(`“${positive}”判为“${positive}”`, String(readings.truePositive), counted),
      line(`“${positive}”判为“${negative}”`, String(readings.falseNegative), counted),
      line(`“${negative}”判为“${positive}”`, String(readings.falsePositive), counted),
      line(`“${negative}”判为“${negative}”`, String(readings.trueNegative), counted),
    ];
  }
  const counts = new Map<string, number>();
  for (const { truth, predicted } of readings.rows) {
    const pair = `“${truth}”判为“${predicted}”`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([pair, count]) => line(pair, String(count), counted));
}

function latencyLines({ values, timeouts }: LatencyReadings): readonly Line[] {
  const late = timeouts === 0 ? [] : [line("未响应", String(timeouts), "次")];
  if (values.length <= longestSeries) {
    return [line(`按次序 ${values.length} 次`, values.join("　"), "ms"), ...late];
  }
  const sorted = ascending(values.map(fromDecimal)).map((value) => toTerminatingDecimal(value) ?? toDecimal(value, 3));
  return [
    line("读数", String(values.length), "次"),
    line("最小", sorted[0] ?? missing, "ms"),
    line("中位（最近秩）", sorted[Math.ceil(sorted.length / 2) - 1] ?? missing, "ms"),
    line("最大", sorted.at(-1) ?? missing, "ms"),
    ...late,
  ];
}

function availabilityLines({ windowMinutes, excludePlanned, downtime }: AvailabilityReadings): readonly Line[] {
  const total = (planned: boolean): string => {
    const minutes = sum(
      downtime.filter((event) => event.planned === planned).map((event) => fromDecimal(event.minutes)),
    );
    return toTerminatingDecimal(minutes) ?? toDecimal(minutes, 3);
  };
  return [
    line("统计时段", windowMinutes ?? missing, "min"),
    line(excludePlanned ? "计划维护（不计入）" : "计划维护（计入停机）", total(true), "min"),
    line(`非计划中断 ${downtime.filter((event) => !event.planned).length} 次，合计`, total(false), "min"),
  ];
}

function beforeAfterLines({ unit, baseline, control, current }: BeforeAfterReadings): readonly Line[] {
  const figure = (name: string, given: Figure | null): readonly Line[] =>
    given === null
      ? []
      : [line(given.period === "" ? name : `${name}（${given.period}）`, given.value ?? missing, unit)];
  return [...figure("基期", baseline), ...figure("对照", control), ...figure("现期", current)];
}

function speedUpLines({ quantity, before, now }: SpeedUpReadings): readonly Line[] {
  const what = quantity === "time" ? "用时" : "速度";
  return [line(`原${what}`, before.value ?? missing, before.unit), line(`现${what}`, now.value ?? missing, now.unit)];
}

function throughputLines({ quantityUnit, durationUnit, runs }: ThroughputReadings): readonly Line[] {
  return runs.map(({ quantity, duration }, index) =>
    line(`第 ${index + 1} 次（${duration} ${unitLabel(durationUnit, "zh")}）`, quantity, quantityUnit),
  );
}

function compressionLines({ before, after, accuracyBefore, accuracyAfter }: CompressionReadings): readonly Line[] {
  return [
    line("压缩前", before.value ?? missing, before.unit),
    line("压缩后", after.value ?? missing, after.unit),
    line("压缩前准确率", accuracyBefore ?? missing, "%"),
    line("压缩后准确率", accuracyAfter ?? missing, "%"),
  ];
}

function paybackLines({ investmentFen, annualNetBenefitFen, from, ...rest }: PaybackReadings): readonly Line[] {
  const { flowsFen = null, discountPercent = null } = rest;
  const amount = (fen: number | null): string => (fen === null ? missing : tenThousandYuan(fen));
  return [
    line(from.trim() === "" ? "总投资" : `总投资（起算：${from}）`, amount(investmentFen), "万元"),
    ...(flowsFen === null
      ? [line("年净收益", amount(annualNetBenefitFen), "万元")]
      : flowsFen.map((fen, index) => line(`第 ${index + 1} 年净收益`, amount(fen), "万元"))),
    ...(discountPercent === null ? [] : [line("折现率", discountPercent, "%")]),
  ];
}

function yieldLines({ plots }: YieldReadings): readonly Line[] {
  return plots.map((plot) =>
    line(
      `${plot.name}（${plot.role === "demo" ? "示范区" : "对照区"}，测点 ${plot.points.length} 个）`,
      plot.area,
      "亩",
    ),
  );
}

const presenceWords = { present: "有", absent: "无", "not-checked": "未核对" } as const;

function presenceLines({ items }: PresenceReadings): readonly Line[] {
  return items.map(({ label, state, note }) =>
    line(label, note === "" ? presenceWords[state] : `${presenceWords[state]}（${note}）`, ""),
  );
}

function manualLines({ value, unit, n }: ManualReadings): readonly Line[] {
  const sampled = n === null ? [] : [line("样本量", String(n), counted)];
  return [line("录入值", value ?? missing, unit), ...sampled];
}
