import type { ReviewKind } from "../dossier/profile.ts";
import { type HouseRules, kindRules } from "../standard/rules-schema.ts";
import type { PanelRule } from "./composition.ts";

/** The house rule `panel` with what a kind of review does its own way. */
export function panelRuleOf(rules: HouseRules, kind: ReviewKind): PanelRule {
  const { follows, panel } = kindRules(rules, kind);
  const { minimum, major, categories, technicalAtLeastHalf, alternates, mixClause } = panel;
  // What follows another review has its own fewest (house rule: recheck).
  const fewest = follows === null ? 1 : 1 + rules.recheck.membersBesideChair;
  return {
    ...rules.panel,
    minimum: Math.max(fewest, minimum ?? rules.panel.minimum),
    major: Math.max(fewest, major ?? rules.panel.major),
    categories: categories ?? rules.panel.categories,
    technicalAtLeastHalf: technicalAtLeastHalf ?? rules.panel.technicalAtLeastHalf,
    alternates: alternates ?? rules.panel.alternates,
    mixClause,
  };
}
