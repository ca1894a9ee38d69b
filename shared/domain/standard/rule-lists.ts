import type { ReviewKind } from "../dossier/profile.ts";
import { type FormCriterion, weightOf } from "./form-schema.ts";
import { type HouseRules, kindRules, type RequiredMaterial } from "./rules-schema.ts";

/** How deep a form may go: 一级, 二级, 三级 (clause perf.levels). */
const deepest = 3;

/** The id the next material gets, `31`; null when all of `01`…`99` are taken. */
export function nextMaterialId({ materials }: Pick<HouseRules, "materials">): string | null {
  const used = new Set(materials.map(({ id }) => id));
  const last = Math.max(0, ...materials.map(({ id }) => Number(id)));
  const after = last < 99 ? [last + 1] : Array.from({ length: 99 }, (_, index) => index + 1);
  return after.map((number) => String(number).padStart(2, "0")).find((id) => !used.has(id)) ?? null;
}

/** The rules with one more material, asked for by no kind of review yet (house rule: materials). Unchanged when no number is left. */
export function withMaterial(rules: HouseRules, title: RequiredMaterial["title"]): HouseRules {
  const id = nextMaterialId(rules);
  if (id === null) return rules;
  const added: RequiredMaterial = { id, title, compulsory: "always", minimumCount: 1, validity: null };
  return { ...rules, materials: [...rules.materials, added] };
}

/** The rules without a material, and no kind of review asking for it. */
export function withoutMaterial(rules: HouseRules, id: string): HouseRules {
  const kinds = rules.kinds.map((kind) => ({ ...kind, materials: kind.materials.filter((entry) => entry.id !== id) }));
  return { ...rules, materials: rules.materials.filter((material) => material.id !== id), kinds };
}

/** Kinds of review whose formal check looks for a material, in the order of the pack. */
export function kindsAsking({ kinds }: HouseRules, id: string): readonly ReviewKind[] {
  return kinds.filter(({ materials }) => materials.some((entry) => entry.id === id)).map((kind) => kind.id);
}

/** The rules with a material looked for in exactly these kinds. A kind that keeps it keeps its own word on it; each lists its materials in the order of the pack. */
export function askedIn(rules: HouseRules, id: string, asking: readonly ReviewKind[]): HouseRules {
  const order = rules.materials.map((material) => material.id);
  const kinds = rules.kinds.map((kind) => {
    const others = kind.materials.filter((entry) => entry.id !== id);
    if (!asking.includes(kind.id)) return { ...kind, materials: others };
    const own = kind.materials.find((entry) => entry.id === id) ?? { id, compulsory: null, minimumCount: null };
    return { ...kind, materials: [...others, own].toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)) };
  });
  return { ...rules, kinds };
}

/** A criterion by the ids of those above it, outermost first. An empty path is the form itself. */
export type CriterionPath = readonly string[];

/** Whether parts may be given to what stands at a path. */
export function mayHaveParts(path: CriterionPath): boolean {
  return path.length < deepest;
}

/**
 * The rules with one more criterion below `path` of a kind's form (house rule: the form of the kind). It weighs what is still missing from 100 points, and
 * one point where nothing is: the sum then says so. The first part of a criterion takes over its whole weight and those who score it.
 */
export function withCriterion(
  rules: HouseRules,
  kind: ReviewKind,
  path: CriterionPath,
  title: FormCriterion["title"],
): HouseRules {
  const { criteria } = kindRules(rules, kind);
  const bands = leavesOf(criteria)[0]?.bands ?? [];
  const missing = 10_000 - weightOf(criteria);
  const added = { id: freshId(criteria), title, bands, children: [] };
  const weight = missing > 0 ? missing : 100;
  if (path.length === 0) return withForm(rules, kind, [...criteria, { ...added, weight, scoredBy: "all" }]);
  return withForm(
    rules,
    kind,
    changedAt(criteria, path, (above) => {
      const first = above.children.length === 0;
      const part = first ? { weight: above.weight, scoredBy: above.scoredBy } : { weight, scoredBy: "all" as const };
      return { ...above, scoredBy: "all", children: [...above.children, { ...added, ...part }] };
    }),
  );
}

/**
 * The rules without the criterion at `path`, and what stood below it. A criterion that loses its last part is scored itself again, with the weight and by
 * those of that part. Unchanged where {@link mayRemove} says no.
 */
export function withoutCriterion(rules: HouseRules, kind: ReviewKind, path: CriterionPath): HouseRules {
  if (!mayRemove(rules, kind, path)) return rules;
  const { criteria } = kindRules(rules, kind);
  const id = path.at(-1);
  const above = path.slice(0, -1);
  if (above.length === 0)
    return withForm(
      rules,
      kind,
      criteria.filter((criterion) => criterion.id !== id),
    );
  return withForm(
    rules,
    kind,
    changedAt(criteria, above, (parent) => {
      const children = parent.children.filter((child) => child.id !== id);
      const last = children.length === 0 ? parent.children[0] : undefined;
      return last === undefined
        ? { ...parent, children }
        : { ...parent, children, weight: last.weight, scoredBy: last.scoredBy };
    }),
  );
}

/** Whether a criterion may go: not the last of its form, and none whose weight a clause of the standard fixes, nor one above it. */
export function mayRemove(rules: HouseRules, kind: ReviewKind, path: CriterionPath): boolean {
  const { criteria, weightClauses } = kindRules(rules, kind);
  if (path.length === 1 && criteria.length === 1) return false;
  const found = criterionAt(criteria, path);
  if (found === null) return false;
  const within = new Set(everyId([found]));
  return !weightClauses.some(({ criterion }) => within.has(criterion));
}

/** The clause that fixes a criterion's weight; null where only the house rules do. */
export function weightClauseOf(rules: HouseRules, kind: ReviewKind, criterion: string): string | null {
  return kindRules(rules, kind).weightClauses.find((entry) => entry.criterion === criterion)?.clause ?? null;
}

/** The rules with a kind's form in which every criterion with parts weighs what its parts weigh. */
export function withForm(rules: HouseRules, kind: ReviewKind, criteria: readonly FormCriterion[]): HouseRules {
  const kinds = rules.kinds.map((entry) => (entry.id === kind ? { ...entry, criteria: criteria.map(summed) } : entry));
  return { ...rules, kinds };
}

/** The rules with a band of every criterion of a form beginning at `from` percent. */
export function withBand(rules: HouseRules, kind: ReviewKind, band: string, from: number): HouseRules {
  const changed = (criterion: FormCriterion): FormCriterion => ({
    ...criterion,
    bands: criterion.bands.map((each) => (each.id === band ? { ...each, from } : each)),
    children: criterion.children.map(changed),
  });
  return withForm(rules, kind, kindRules(rules, kind).criteria.map(changed));
}

function summed(criterion: FormCriterion): FormCriterion {
  if (criterion.children.length === 0) return criterion;
  const children = criterion.children.map(summed);
  return { ...criterion, children, weight: weightOf(children) };
}

function changedAt(
  criteria: readonly FormCriterion[],
  [first, ...rest]: CriterionPath,
  change: (criterion: FormCriterion) => FormCriterion,
): readonly FormCriterion[] {
  return criteria.map((criterion) => {
    if (criterion.id !== first) return criterion;
    return rest.length === 0
      ? change(criterion)
      : { ...criterion, children: changedAt(criterion.children, rest, change) };
  });
}

function criterionAt(criteria: readonly FormCriterion[], [first, ...rest]: CriterionPath): FormCriterion | null {
  const found = criteria.find(({ id }) => id === first) ?? null;
  return found === null || rest.length === 0 ? found : criterionAt(found.children, rest);
}

function everyId(criteria: readonly FormCriterion[]): readonly string[] {
  return criteria.flatMap(({ id, children }) => [id, ...everyId(children)]);
}

function leavesOf(criteria: readonly FormCriterion[]): readonly FormCriterion[] {
  return criteria.flatMap((criterion) =>
    criterion.children.length === 0 ? [criterion] : leavesOf(criterion.children),
  );
}

/** `own-1`, `own-2`…: never an id the form has. */
function freshId(criteria: readonly FormCriterion[]): string {
  const used = new Set(everyId(criteria));
  const numbers = Array.from({ length: used.size + 1 }, (_, index) => `own-${index + 1}`);
  return numbers.find((id) => !used.has(id)) ?? "own";
}
