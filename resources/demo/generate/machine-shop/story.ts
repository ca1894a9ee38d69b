import { type AcceptanceParts, acceptanceStory } from "../acceptance-story.ts";
import { countConfusion, predictFailures } from "../predict-failures.ts";
import {
  clause,
  decimal,
  measured,
  outlineOrigin,
  percent,
  target,
  verdict,
} from "../story-tools.ts";
import { materials } from "./materials.ts";
import { outline } from "./outline.ts";
import * as table from "./panel.ts";
import * as profile from "./profile.ts";
import * as record from "./record.ts";
import { alarmSamples } from "./record.ts";
import { rounds } from "./rounds.ts";
import { sheets } from "./sheets.ts";

const confusion = countConfusion(predictFailures());
const hits = confusion.truePositive;
const failures = hits + confusion.falseNegative;
const alarms = hits + confusion.falsePositive;

const expected: AcceptanceParts["expected"] = {
  measurements: [
    measured("1.1", "percent-reduction", decimal(((86.5 - 39.2) / 86.5) * 100, 2), "%"),
    measured("1.2", "availability", decimal(((131040 - 192 - 78) / (131040 - 192)) * 100, 3), "%"),
    measured("1.3", "percent-increase", decimal(((13.35 - 12.5) / 12.5) * 100, 1), "%"),
    measured("1.4", "payback-years", decimal(480 / 169.5, 2), "年"),
    measured("2.1", "latency-p95", "38", "ms"),
    measured(
      "2.2",
      "latency-mean",
      String(alarmSamples.reduce((sum, value) => sum + value, 0) / alarmSamples.length),
      "ms",
    ),
    measured("2.3", "recall", percent(hits, failures), "%"),
    measured("2.3", "accuracy", percent(hits + confusion.trueNegative, 3000), "%"),
    measured("2.3", "precision", percent(hits, alarms), "%"),
    measured("2.3", "base-rate", percent(failures, 3000, 1), "%"),
  ],
  verdicts: [
    verdict("1.1", target("1"), "percent-reduction", "met"),
    verdict("1.1", clause("A1.pm.downtime"), "percent-reduction", "met"),
    verdict("1.2", target("4"), "availability", "met"),
    verdict("1.2", clause("acc.tech.stability"), "availability", "met"),
    verdict("1.3", target("5"), "percent-increase", "met"),
    verdict("1.3", clause("acc.econ.efficiency"), "percent-increase", "unmet"),
    verdict("1.4", target("7"), "payback-years", "met"),
    verdict("1.4", clause("A4.payback"), "payback-years", "met"),
    verdict("1.4", clause("acc.econ.roi"), "roi", "not-specified"),
    verdict("1.5", target("6"), "count", "met"),
    verdict("1.6", target("8"), "count", "met"),
    verdict("1.7", target("9"), "count", "met"),
    verdict("2.1", clause("acc.tech.latency"), "latency-p95", "met"),
    verdict("2.2", target("2"), "latency-mean", "met"),
    verdict("2.3", target("3"), "recall", "unmet"),
    verdict("2.3", clause("acc.tech.accuracy"), "accuracy", "met"),
    verdict("2.3", clause("A1.pm.accuracy"), "accuracy", "met"),
    verdict("2.4", outlineOrigin, "presence", "met"),
    verdict("2.5", outlineOrigin, "presence", "met"),
    verdict("2.5", clause("A1.pm.function"), "presence", "met"),
  ],
  vetoes: ["binding-target-unmet: 任务书 指标3"],
};

/** GXAI-2024-012, 数控加工设备预测性维护: wide disagreement, rectification. */
export const machineShop = acceptanceStory({
  id: "machine-shop",
  profile,
  outline,
  materials,
  table,
  record,
  sheets,
  rounds,
  outcome: "rectification",
  deadline: "2027-02-20",
  expected,
});
