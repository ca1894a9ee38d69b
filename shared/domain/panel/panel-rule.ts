import type { ReviewKind } from "../dossier/profile.ts";
import { type HouseRules, kindRules } from "../standard/rules-schema.ts";
import type { PanelRule } from "./composition.ts";

/** The house rule `panel` with what a kind of review does its own way. */
export function panelRuleOf(rules: HouseRules, kind: ReviewKind): PanelRule {
  const { minimum, major, categories, technicalAtLeastHalf, alternates, mixClause } = kindRules(rules, kind).panel;
  return {
    ...rules.panel,
    minimum: minimum ?? rules.panel.minimum,
    major: major ?? rules.panel.major,
    categories: categories ?? rules.panel.categories,
    technicalAtLeastHalf: technicalAtLeastHalf ?? rules.panel.technicalAtLeastHalf,
    alternates: alternates ?? rules.panel.alternates,
    mixClause,
  };
}
