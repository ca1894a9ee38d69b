import { type AcceptanceParts, acceptanceStory } from "../acceptance-story.ts";
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
import { rounds } from "./rounds.ts";
import { boxes, fruits, rootMeanSquareError, sugarPairs } from "./samples.ts";
import { sheets } from "./sheets.ts";

const right = fruits.filter(({ truth, predicted }) => truth === predicted).length;

const expected: AcceptanceParts["expected"] = {
  measurements: [
    measured("1.3", "percent-increase", percent(0.66 - 0.42, 0.42), "%"),
    measured("1.4", "payback-years", decimal(250 / 92, 2), "年"),
    measured("2.1", "throughput", decimal(2.63 * 2, 2), "吨/时"),
    measured("2.2", "accuracy", percent(right, fruits.length, 1), "%"),
    measured("2.3", "value", decimal(rootMeanSquareError(sugarPairs), 2), "°Brix"),
    measured("2.4", "count", String(boxes.filter(({ broken }) => broken === "").length), "项"),
    measured("2.6", "latency-p95", "41", "ms"),
  ],
  verdicts: [
    verdict("1.1", target("5"), "count", "met"),
    verdict("1.2", target("6"), "count", "unmet"),
    verdict("1.3", clause("acc.econ.efficiency"), "percent-increase", "met"),
    verdict("1.4", clause("A4.payback"), "payback-years", "met"),
    verdict("2.1", target("1"), "throughput", "unmet"),
    verdict("2.1", clause("A2.fruit.rate"), "throughput", "met"),
    verdict("2.2", target("2"), "accuracy", "met"),
    verdict("2.2", clause("acc.tech.accuracy"), "accuracy", "met"),
    verdict("2.2", clause("A2.fruit.grade"), "accuracy", "met"),
    verdict("2.3", target("3"), "value", "met"),
    verdict("2.4", target("4"), "count", "unmet"),
    verdict("2.4", clause("A2.fruit.trace"), "presence", "unmet"),
    verdict("2.5", outlineOrigin, "presence", "met"),
    verdict("2.5", clause("A2.fruit.indices"), "presence", "met"),
    verdict("2.6", clause("acc.tech.latency"), "latency-p95", "met"),
  ],
  vetoes: ["target-changed-without-approval: 任务书 指标1", "binding-target-unmet: 任务书 指标1"],
};

/** GXAI-2024-035, 沃柑智能分选: vetoed because a target was changed without approval, in spite of a mean score of 84. */
export const fruitGrading = acceptanceStory({
  id: "fruit-grading",
  profile,
  outline,
  materials,
  table,
  record,
  sheets,
  rounds,
  outcome: "not-passed",
  expected,
});
