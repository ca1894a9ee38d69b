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
import { defects } from "./samples.ts";
import { sheets } from "./sheets.ts";

const expected: AcceptanceParts["expected"] = {
  measurements: [
    measured("1.1", "ratio", decimal(48 / 11.2, 2), "倍"),
    measured("1.2", "availability", decimal((1 - 31 / 43200) * 100, 3), "%"),
    measured("1.3", "percent-reduction", decimal(((126 - 98.3) / 126) * 100, 2), "%"),
    measured("2.1", "accuracy", percent(1192, 1200), "%"),
    measured("2.1", "miss-rate", percent(3, 360), "%"),
    measured("2.1", "false-alarm-rate", percent(5, 840), "%"),
    measured("2.1", "base-rate", "30", "%"),
    ...defects
      .filter(({ missed }) => missed > 0)
      .map(({ kind, count, missed }) => measured("2.2", `miss-rate:${kind}`, percent(missed, count), "%")),
    measured("2.3", "latency-p95", "74", "ms"),
  ],
  verdicts: [
    verdict("1.1", target("4"), "ratio", "met"),
    verdict("1.1", clause("A1.auto.speed"), "ratio", "met"),
    verdict("1.2", clause("acc.tech.stability"), "availability", "met"),
    verdict("1.3", clause("acc.econ.cost"), "percent-reduction", "met"),
    verdict("1.4", target("6"), "count", "met"),
    verdict("1.5", target("7"), "count", "met"),
    verdict("1.6", target("8"), "count", "unmet"),
    verdict("2.1", target("1"), "accuracy", "met"),
    verdict("2.1", target("2"), "miss-rate", "met"),
    verdict("2.1", target("3"), "false-alarm-rate", "met"),
    verdict("2.1", clause("acc.tech.accuracy"), "accuracy", "met"),
    verdict("2.1", clause("A1.auto.defect"), "accuracy", "met"),
    ...defects.map(({ kind }) => verdict("2.2", outlineOrigin, `miss-rate:${kind}`, "met")),
    verdict("2.3", target("5"), "latency-p95", "met"),
    verdict("2.3", clause("acc.tech.latency"), "latency-p95", "met"),
    verdict("2.4", outlineOrigin, "presence", "met"),
    verdict("2.4", clause("A1.auto.function"), "presence", "met"),
  ],
  vetoes: [],
};

/** GXAI-2024-027, 车身外观缺陷检测: a clean pass with two supplements. */
export const carBody = acceptanceStory({
  id: "car-body",
  profile,
  outline,
  materials,
  table,
  record,
  sheets,
  rounds,
  outcome: "passed",
  expected,
});
