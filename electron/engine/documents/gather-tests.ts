import type { TestRecord } from "#shared/domain/document/inputs-panel.ts";
import type { TestItem } from "#shared/domain/dossier/outline.ts";
import { performanceTree } from "#shared/domain/indices/performance.ts";
import { findMetric, type Interval, type MetricResult } from "#shared/domain/measurement/measured.ts";
import { unitLabel } from "#shared/domain/measurement/units.ts";
import { type Reading, readingSchema } from "#shared/domain/record/entries.ts";
import { readEntries } from "../entries.ts";
import { takenFrom } from "./evidence.ts";
import { withoutNames } from "./gather-panel.ts";
import type { DocumentSources } from "./gather-sources.ts";
import { definitionWords, judgedItem, judgedRequirements } from "./gather-targets.ts";
import { readingLines, sampleUnit } from "./reading-words.ts";
import {
  demandWords,
  intervalEnds,
  type JudgedRequirement,
  metricWords,
  valueShown,
  verdictWords,
} from "./requirement-words.ts";

/** Every item that was read, in outline order: one record for each metric its requirements ask for. */
export function testRecords(sources: DocumentSources): readonly TestRecord[] {
  const { dossier, record } = sources;
  const entered = enteredAt(sources);
  return dossier.outline.items.flatMap((item) => {
    const reading = record.readings.find((entry) => entry.testItemId === item.id);
    const measurement = judgedItem(sources, item)?.measurement ?? null;
    if (reading === undefined || measurement === null) return [];
    const requirements = judgedRequirements(sources, item);
    const asked = [...new Set(requirements.map(({ requirement }) => requirement.demand.metric))];
    const at = reading.witness?.at ?? entered.get(item.id) ?? null;
    return asked.map((metric) =>
      testRecord(sources, {
        item,
        reading,
        at,
        metric,
        result: findMetric(measurement, metric),
        requirements: requirements.filter(({ requirement }) => requirement.demand.metric === metric),
      }),
    );
  });
}

interface Tested {
  readonly item: TestItem;
  readonly reading: Reading;
  readonly at: string | null;
  readonly metric: string;
  readonly result: MetricResult | null;
  readonly requirements: readonly JudgedRequirement[];
}

function testRecord(sources: DocumentSources, tested: Tested): TestRecord {
  const { item, reading, at, metric, result, requirements } = tested;
  const { forms, audience, dossier } = sources;
  const individualScores = audience === "internal" || audience === "archive";
  const measured = result?.state === "measured" ? result : null;
  const unit = measured === null ? "" : unitLabel(measured.unit, "zh");
  return {
    itemNo: item.no,
    title: item.title,
    definition: definitionWords(item),
    statistic: metricWords(metric, item.instrument),
    readings: readingLines(item.instrument, reading.values, {
      individualScores,
      tree: performanceTree(dossier.rules),
    }).map(({ label, value }) => ({
      label: withoutNames(sources, label),
      value,
    })),
    sample:
      measured === null || measured.n === null
        ? { value: "–", unit: "" }
        : { value: String(measured.n), unit: sampleUnit(item.instrument) },
    value: measured === null ? valueWithout(result) : { value: valueShown(measured), unit },
    interval: measured === null || measured.interval === null ? null : { ...intervalWords(measured.interval), unit },
    judgements: requirements.map(({ requirement, row }) => ({
      required: demandWords(requirement.demand, forms, true, item.instrument),
      origin: row.origin.words.zh,
      verdict: verdictWords[row.verdict],
      support: row.support?.sentence.zh ?? null,
    })),
    environment: reading.environment === "" ? item.definition.environment : reading.environment,
    witness: reading.witness?.name ?? null,
    at,
    calculation: calculationOf(result),
    note: noteOf(sources, reading),
  };
}

const methods: Readonly<Record<Interval["method"], string>> = {
  wilson: "Wilson，95 %",
  "clopper-pearson": "Clopper–Pearson，95 %",
  "order-statistic": "次序统计量，95 %",
};

function intervalWords(interval: Interval) {
  const [low, high] = intervalEnds(interval);
  return { low, high, method: methods[interval.method] };
}

/** What stands where a value would: what it is known to be above, or that it is open. */
function valueWithout(result: MetricResult | null): TestRecord["value"] {
  const above = result?.state === "undetermined" ? result.above : null;
  return above === null
    ? { value: "待定", unit: "" }
    : { value: `> ${above.shown}`, unit: unitLabel(above.unit, "zh") };
}

/** How the value follows from the readings, or what is missing for one. */
function calculationOf(result: MetricResult | null): string {
  if (result === null) return "本次读数没有给出该指标";
  return result.state === "measured" ? result.trace.zh : result.missing.map(({ zh }) => zh).join("；");
}

/** What stands beside the numbers: who sampled, where the readings come from, the recorder's remark. */
function noteOf(sources: DocumentSources, reading: Reading): string {
  const { dossier } = sources;
  const sampledBy = withoutNames(sources, reading.sampledBy);
  const remark = withoutNames(sources, reading.remark);
  const from = takenFrom(reading, dossier.materials) ?? "";
  const sampled = sampledBy === "" ? [] : [`抽样：${sampledBy}`];
  return [...sampled, from, remark].filter((part) => part !== "").join("；");
}

/** When the recorder entered the readings of each item; empty where the record came here signed. */
function enteredAt({ db, review }: DocumentSources): ReadonlyMap<string, string> {
  const address = { dossierId: review.reviewId, scope: "record", kind: "reading" } as const;
  return new Map(readEntries(db, address, readingSchema).map((entry) => [entry.value.testItemId, entry.at]));
}
