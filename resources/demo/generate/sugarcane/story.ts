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
import { sheets } from "./sheets.ts";
import { fields, yieldOf } from "./survey.ts";

const demo = yieldOf(fields, "demo");
const control = yieldOf(fields, "control");

const expected: AcceptanceParts["expected"] = {
  measurements: [
    measured("1.2", "count", "2", "项"),
    measured("1.3", "percent-reduction", percent(1860 - 1641, 1860), "%"),
    measured("1.5", "payback-years", decimal(180 / 54, 2), "年"),
    measured("2.1", "yield", decimal(demo, 2), "吨/亩"),
    measured("2.1", "yield:对照区", decimal(control, 2), "吨/亩"),
    measured("2.1", "percent-increase", decimal((demo / control - 1) * 100, 1), "%"),
    measured("2.2", "percent-reduction", "21.5", "%"),
    measured("2.3", "percent-increase", percent(0.1, 14.6), "%"),
  ],
  verdicts: [
    verdict("1.1", target("4"), "value", "met"),
    verdict("1.2", target("5"), "count", "unmet"),
    verdict("1.3", clause("acc.econ.cost"), "percent-reduction", "unmet"),
    verdict("1.4", target("6"), "count", "unmet"),
    verdict("1.5", clause("A4.payback"), "payback-years", "unmet"),
    verdict("2.1", target("1"), "percent-increase", "unmet"),
    verdict("2.1", clause("A2.cane.yield"), "percent-increase", "unmet"),
    verdict("2.2", target("2"), "percent-reduction", "met"),
    verdict("2.2", clause("A2.cane.fert"), "percent-reduction", "met"),
    verdict("2.3", target("3"), "percent-increase", "met"),
    verdict("2.4", outlineOrigin, "presence", "met"),
    verdict("2.4", clause("A2.cane.function"), "presence", "met"),
    verdict("2.5", target("7"), "accuracy", "met"),
    verdict("2.5", clause("acc.tech.accuracy"), "accuracy", "met"),
  ],
  vetoes: ["binding-target-unmet: 任务书 指标1"],
};

/** GXAI-2023-041, 甘蔗精准施肥: measured well and honestly, and not passed. */
export const sugarcane = acceptanceStory({
  id: "sugarcane",
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
