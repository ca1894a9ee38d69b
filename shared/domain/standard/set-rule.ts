import type { HouseRules } from "./rules-schema.ts";

/**
 * A rules pack with the value at one place exchanged. `path` as {@link RuleLeaf} names it: members of lists by their id, parts of objects by name.
 * A place that is not there changes nothing. What comes out may be unsound; {@link rulesSchema} says.
 */
export function setRule(rules: HouseRules, path: readonly string[], value: unknown): HouseRules {
  const changed: unknown = setBelow(rules, path, value);
  // Only one place differs; whether it is sound is asked of the schema before anything is kept.
  return changed as HouseRules;
}

function setBelow(here: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(here))
    return here.map((item: unknown) => (idOf(item) === first ? setBelow(item, rest, value) : item));
  if (typeof here !== "object" || here === null || !(first in here)) return here;
  return Object.fromEntries(
    Object.entries(here).map(([name, member]): [string, unknown] => [
      name,
      name === first ? setBelow(member, rest, value) : member,
    ]),
  );
}

/** The value at a place, or undefined. */
export function ruleAt(here: unknown, [first, ...rest]: readonly string[]): unknown {
  if (first === undefined) return here;
  if (Array.isArray(here))
    return ruleAt(
      here.find((item: unknown) => idOf(item) === first),
      rest,
    );
  if (typeof here !== "object" || here === null) return undefined;
  return ruleAt(Object.entries(here).find(([name]) => name === first)?.[1], rest);
}

/** What tells a member of a list from the others: its id; for a panel its projects, for what is unclear its number. Null where nothing does. */
export function idOf(item: unknown): string | null {
  if (typeof item !== "object" || item === null) return null;
  if ("id" in item && typeof item.id === "string") return item.id;
  if ("reading" in item && "number" in item) return String(item.number);
  return "tiers" in item ? String(item.tiers) : null;
}
