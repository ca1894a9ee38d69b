import { acceptanceOutlineKeys } from "#shared/domain/document/acceptance-outline.ts";
import { demandText, quantity } from "#shared/domain/document/format.ts";
import { formTexts } from "#shared/domain/document/texts.ts";
import type { RequirementText, Verdict } from "#shared/domain/document/values.ts";
import type { Instrument, Requirement, Verification } from "#shared/domain/dossier/outline.ts";
import type { Demand } from "#shared/domain/dossier/target.ts";
import { indexMetricName } from "#shared/domain/measurement/index-measurement.ts";
import type { Interval, MeasuredMetric, MetricResult } from "#shared/domain/measurement/measured.ts";
import { describeMetric, parseMetric } from "#shared/domain/measurement/metrics.ts";
import type { Verdict as JudgedVerdict } from "#shared/domain/measurement/requirement.ts";
import { unitLabel } from "#shared/domain/measurement/units.ts";
import type { VerdictRow } from "#shared/domain/measurement/verdicts.ts";
import { fromDecimal, toDecimal } from "#shared/domain/rational.ts";
import { commonOf, type Forms } from "./forms.ts";

/** The metric a demand names, in words: `召回率`, `漏检率（划伤）`, an index by its name; a name outside the catalogue stays as written. */
export function metricWords(metric: string, instrument: Instrument | null = null): string {
  const named = parseMetric(metric);
  if (named === null) return metric;
  const index = indexMetricName(instrument, named);
  if (index !== null) return index.zh;
  const { zh } = describeMetric(named.metric);
  return named.subject === null ? zh : `${zh}（${named.subject}）`;
}

/** What is demanded, and where the demand comes from in full words. */
export function requirementText(
  demand: Demand,
  row: Pick<VerdictRow, "origin" | "adoption">,
  reason: string,
  instrument: Instrument | null = null,
): RequirementText {
  return {
    origin: row.origin.words.zh,
    adoption: row.adoption,
    metric: metricWords(demand.metric, instrument),
    comparator: isPresence(demand.metric) ? "present" : demand.comparator,
    threshold: demand.threshold,
    unit: unitLabel(demand.unit, "zh"),
    reason,
  };
}

/** A demand in one line: `召回率 ≥ 90 %`, `具备` for something that must be there, the form's own words where no threshold is set. */
export function demandWords(
  demand: Demand,
  forms: Forms,
  withMetric: boolean,
  instrument: Instrument | null = null,
): string {
  const none = commonOf(forms).noThreshold;
  const nowhere = { origin: { rank: "contract", words: { zh: "", en: "" } }, adoption: "binding" } as const;
  const text = demandText(requirementText(demand, nowhere, ""), none);
  return withMetric && !isPresence(demand.metric) ? `${metricWords(demand.metric, instrument)} ${text}` : text;
}

function isPresence(metric: string): boolean {
  const named = parseMetric(metric);
  return named !== null && describeMetric(named.metric).kind === "presence";
}

/** A measured value as printed, with its unit. */
export function valueWords(metric: MeasuredMetric): string {
  return quantity({ value: valueShown(metric), unit: unitLabel(metric.unit, "zh") });
}

/** The value without its unit: the digits measured, or in words whether something is there. */
export function valueShown(metric: MeasuredMetric): string {
  if (describeMetric(metric.metric).kind !== "presence") return metric.shown;
  return metric.value === "0" ? "不具备" : "具备";
}

/**
 * The same with sample and interval: `92.16 %（n = 102；95 % 区间 85.28–95.97 %）`; `> 40.0 ms` for what is only known to be above a limit, null where nothing is
 * known.
 */
export function achievedWords(metric: MetricResult): string | null {
  if (metric.state === "undetermined") {
    const { above } = metric;
    return above === null ? null : quantity({ value: `> ${above.shown}`, unit: unitLabel(above.unit, "zh") });
  }
  const { n, interval } = metric;
  const unit = unitLabel(metric.unit, "zh");
  const details = [
    ...(n === null ? [] : [`n = ${quantity({ value: String(n), unit: "" })}`]),
    ...(interval === null ? [] : [`95 % 区间 ${quantity({ value: intervalEnds(interval).join("–"), unit })}`]),
  ];
  return details.length === 0 ? valueWords(metric) : `${valueWords(metric)}（${details.join("；")}）`;
}

/** Both ends of an interval with at most two decimals, as the sentence on statistical support prints them. */
export function intervalEnds({ low, high }: Interval): readonly [low: string, high: string] {
  return [atMostTwoDecimals(low), atMostTwoDecimals(high)];
}

function atMostTwoDecimals(decimal: string): string {
  const decimals = decimal.split(".")[1]?.length ?? 0;
  return decimals <= 2 ? decimal : toDecimal(fromDecimal(decimal), 2);
}

/** How a verdict of the record prints. */
export const verdictWords = {
  met: "met",
  unmet: "unmet",
  undetermined: "undecided",
  "not-applicable": "not-applicable",
  "not-specified": "unspecified",
} as const satisfies Record<JudgedVerdict, Verdict>;

/** 现场测试 · 第三方检测 · 现场查定 · 资料核定 · 专家评估, in the words of the outline form. */
export function verificationWords(verification: Verification, forms: Forms): string {
  const texts = formTexts(forms.texts, "acceptance-outline", acceptanceOutlineKeys);
  const words: Readonly<Record<Verification, string>> = {
    "on-site-test": texts.onSiteTest,
    "third-party": texts.thirdParty,
    "site-check": texts.siteCheck,
    documents: texts.documents,
    expert: texts.expert,
  };
  return words[verification];
}

/** A requirement together with the row that judges it. */
export interface JudgedRequirement {
  readonly requirement: Requirement;
  readonly row: VerdictRow;
}
