import type { KindOutcome, KindRules, Register } from "../standard/kind-schema.ts";
import type { Text } from "../standard/text.ts";
import type { Outcome } from "./opinion.ts";

/** How a kind names an outcome and where it leads; null where the kind has no word of its own for it. */
export function kindOutcome({ outcomes }: Pick<KindRules, "outcomes">, outcome: Outcome): KindOutcome | null {
  return outcomes.find((entry) => entry.outcome === outcome && entry.enabled) ?? null;
}

/** What an outcome is called in a kind of review (house rule: outcomes); the table's own word where the kind has none. */
export function outcomeTitle(kind: Pick<KindRules, "outcomes">, outcome: Outcome): Text {
  return kindOutcome(kind, outcome)?.title ?? tableWords[outcome];
}

/**
 * The register an outcome leads to, as the kind's rules say: an acceptance passed → 成果推广库 (acc.pass.library), not passed → cause analysis
 * (acc.fail.review, acc.fail.lessons), a recommended initiation → 项目库 (init.library). Null where nothing is registered.
 */
export function registerFor(kind: Pick<KindRules, "outcomes">, outcome: Outcome): Register | null {
  return kindOutcome(kind, outcome)?.register ?? null;
}

const tableWords: Readonly<Record<Outcome, Text>> = {
  passed: { zh: "通过", en: "Passed" },
  rectification: { zh: "限期整改（待复核）", en: "To be put right" },
  "not-passed": { zh: "不通过", en: "Not passed" },
  paused: { zh: "暂停", en: "Paused" },
  adopted: { zh: "已通过报告", en: "Report adopted" },
  suspended: { zh: "中止", en: "Suspended" },
};
