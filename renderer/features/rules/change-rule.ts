import type { RuleLeaf } from "#shared/domain/standard/rule-leaves.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { ruleAt, setRule } from "#shared/domain/standard/set-rule.ts";

/** The rules with what was filled in at one place; a share is put back into its two parts. */
export function changeRule(rules: HouseRules, { path }: Pick<RuleLeaf, "path">, value: unknown): HouseRules {
  const keys = path.split(".");
  if (keys.at(-1) !== "fraction") return setRule(rules, keys, value);
  const [over, under] = String(value).split("/").map(Number);
  const above = keys.slice(0, -1);
  const whole = ruleAt(rules, above);
  const parts = typeof whole === "object" && whole !== null ? Object.keys(whole) : [];
  const numerator = parts.find((name) => /^(fractionN|n)umerator$/.test(name)) ?? "";
  const denominator = parts.find((name) => /^(fractionD|d)enominator$/.test(name)) ?? "";
  return setRule(setRule(rules, [...above, numerator], over), [...above, denominator], under);
}
