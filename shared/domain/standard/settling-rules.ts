import { type RuleLeaf, ruleLeaves } from "./rule-leaves.ts";
import type { HouseRules } from "./rules-schema.ts";

/** Which places of the house rules settle an ambiguity of the standard. The others are settled by the pack's neutral default alone. */
const placesByAmbiguity: Readonly<Record<number, readonly string[]>> = {
  2: ["adjustment."],
  11: ["indices.readinessWeights"],
  13: ["indices.efficacyWeights"],
  23: ["kinds.initiation.form", "kinds.initiation.outcomes.", "scoring.passMark"],
  29: ["panel."],
  30: ["kinds.acceptance.correspondence", "kinds.acceptance.stages."],
  31: ["ballot.", "scoring.passMark", "vetoes.", "deadlines."],
  34: ["kinds.performance.criteria."],
  36: ["indices.gradeBands"],
};

/** At most this many places are shown beside an ambiguity; the whole rule is one step away. */
const shownAtMost = 6;

/** The places of the house rules that settle an ambiguity, as they stand. Empty where no house rule speaks of it. */
export function settlingRules(rules: HouseRules, ambiguity: number): readonly RuleLeaf[] {
  const places = placesByAmbiguity[ambiguity] ?? [];
  if (places.length === 0) return [];
  const leaves = ruleLeaves(rules).filter((leaf) =>
    places.some((place) => leaf.path === place || leaf.path.startsWith(place)),
  );
  // Of a list its members' names say enough.
  const told = leaves.filter(
    ({ members, path }) =>
      members.length === 0 ||
      /\.(title|weight)$/.test(path) ||
      path.endsWith(".correspondence") ||
      path.endsWith(".form"),
  );
  return told.slice(0, shownAtMost);
}
