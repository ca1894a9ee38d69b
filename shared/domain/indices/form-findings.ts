import { fraction, toExact } from "../rational.ts";
import type { ClauseFinding } from "../standard/clause-finding.ts";
import { idsWithin, type FormCriterion } from "../standard/form-schema.ts";
import type { StandardPack } from "../standard/pack-schema.ts";
import type { HouseRules } from "../standard/rules-schema.ts";
import type { Text } from "../standard/text.ts";
import { findingOf } from "./index-result.ts";

type ScoredForm = Pick<HouseRules["kinds"][number], "criteria" | "weightClauses">;

/** Whether a score form weighs what the clauses that fix its weights say (init.w.*, perf.w.*). Lower levels are the organiser's. */
export function weightFindings(form: ScoredForm, pack: StandardPack, basis: Text): readonly ClauseFinding[] {
  return form.weightClauses.map(({ criterion, clause }) => {
    const weight = form.criteria.find(({ id }) => id === criterion)?.weight ?? 0;
    const value = toExact(fraction(BigInt(weight), 100n));
    return findingOf(pack, clause, { form: "quantity", value, unit: "%" }, { trace: null, basis });
  });
}

/** Whether a score form looks at what the clauses ask it to (init.focus.*): an item counts while the form has the criterion that looks at it. */
export function focusFindings(
  { criteria, focusClauses = [] }: Pick<HouseRules["kinds"][number], "criteria" | "focusClauses">,
  pack: StandardPack,
  basis: Text,
): readonly ClauseFinding[] {
  const here = new Set(criteria.flatMap(idsWithin));
  return focusClauses.map(({ clause, items }) => {
    const present = items.filter(({ criterion }) => here.has(criterion)).map(({ item }) => item);
    return findingOf(pack, clause, { form: "items", present, unchecked: [] }, { trace: null, basis });
  });
}

/** Whether a tree of indicators has the three levels of perf.levels, and something below every upper one (perf.tree). */
export function treeFindings(
  criteria: readonly FormCriterion[],
  pack: StandardPack,
  basis: Text,
): readonly ClauseFinding[] {
  const quoted = { trace: null, basis };
  return [
    findingOf(pack, "perf.levels", { form: "quantity", value: String(depthOf(criteria)), unit: "级" }, quoted),
    findingOf(pack, "perf.tree", { form: "quantity", value: String(fewestBelow(criteria)), unit: "项" }, quoted),
  ];
}

function depthOf(criteria: readonly FormCriterion[]): number {
  return criteria.length === 0 ? 0 : 1 + Math.max(...criteria.map(({ children }) => depthOf(children)));
}

/** How many indicators the poorest first- or second-level one has below it. */
function fewestBelow(criteria: readonly FormCriterion[]): number {
  const upper = [...criteria, ...criteria.flatMap(({ children }) => children)];
  return upper.length === 0 ? 0 : Math.min(...upper.map(({ children }) => children.length));
}
