import type { HouseRules } from "../standard/rules-schema.ts";
import type { Target } from "./target.ts";

/**
 * Whether a change of a target counts as approved: the house rules allow adjusting at all, somebody approved it, and everything they ask for is said (house
 * rule: adjustment; clause scope.adjust, ambiguity 2). A change that does not count is one without approval.
 */
export function isApproved(
  { reason, approval }: Target["changes"][number],
  { allowed, requires }: HouseRules["adjustment"],
): boolean {
  if (!allowed || approval === null) return false;
  const said = { reason, approver: approval.approver, date: approval.date };
  return requires.every((part) => said[part].trim() !== "");
}
