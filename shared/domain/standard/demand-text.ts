import type { Demand } from "../dossier/target.ts";
import { describeMetric, parseMetric } from "../measurement/metrics.ts";
import { unitLabel } from "../measurement/units.ts";
import type { Text } from "./text.ts";

const signs = { gte: "≥", lte: "≤", gt: ">", lt: "<", eq: "=" } as const;

/** A demand in words, with the metric's name: `召回率 ≥ 90 %`, `漏检率[划伤] < 3 %`; 具备 for what must be there, 未规定 without a number. */
export function demandText(demand: Demand): Text {
  const named = parseMetric(demand.metric);
  const metric = named === null ? null : describeMetric(named.metric);
  if (metric?.kind === "presence") return { zh: "具备", en: "present" };
  const of = named?.subject === null || named === null ? "" : `[${named.subject}]`;
  const words = (language: "zh" | "en") =>
    `${metric?.[language] ?? demand.metric}${of} ${numberText(demand, language)}`;
  return { zh: words("zh"), en: words("en") };
}

function numberText({ comparator, threshold, unit }: Demand, language: "zh" | "en"): string {
  const [low, high] = threshold;
  if (comparator === "none" || low === undefined) return language === "zh" ? "未规定" : "not specified";
  const label = unitLabel(unit, language);
  const end = label === "" ? "" : ` ${label}`;
  if (comparator === "between") return `${low}–${high ?? low}${end}`;
  return `${signs[comparator]} ${low}${end}`;
}
