import { type RuleLeaf, ruleLeaves } from "./rule-leaves.ts";
import type { StandardPack } from "./pack-schema.ts";
import type { HouseRules } from "./rules-schema.ts";
import { sameText, type Text } from "./text.ts";

/** Which places of the house rules settle an ambiguity of the standard. The others have their reading alone. */
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

type Ambiguity = StandardPack["ambiguities"][number];

/** How a place the standard leaves unclear is handled. */
export interface Handling {
  /** By the house rules; by the neutral default where there are none, or none that say. */
  readonly reading: Text;
  /** Whether the house rules say so. */
  readonly byRules: boolean;
  /** The neutral default where the house rules handle it otherwise; null where they do not. */
  readonly neutral: Text | null;
}

/** How an ambiguity is handled under house rules (house rule: readings); null = no rules known. Words for people: nothing is computed by them. */
export function handlingOf(rules: HouseRules | null, { number, default: neutral }: Ambiguity): Handling {
  const own = rules?.readings?.find((each) => each.number === number)?.reading;
  if (own === undefined) return { reading: neutral, byRules: false, neutral: null };
  return { reading: own, byRules: true, neutral: sameText(own, neutral) ? null : neutral };
}

/** The rules with a reading of every ambiguity of the pack: their own where they have one, and never of what the program fixes; else the neutral default. */
export function withReadings(rules: HouseRules, { ambiguities }: StandardPack): HouseRules {
  const readings = ambiguities.map((ambiguity) => ({
    number: ambiguity.number,
    reading: ambiguity.settledBy === "program" ? ambiguity.default : handlingOf(rules, ambiguity).reading,
  }));
  return { ...rules, readings };
}
