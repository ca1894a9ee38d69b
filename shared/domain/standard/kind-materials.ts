import type { Outline } from "../dossier/outline.ts";
import type { ReviewKind } from "../dossier/profile.ts";
import { type HouseRules, kindRules, type RequiredMaterial } from "./rules-schema.ts";

/** The materials a kind of review looks for, in the order of the house rule, with the kind's own word on what is compulsory and how many. */
export function materialsAsked(rules: HouseRules, kind: ReviewKind): readonly RequiredMaterial[] {
  const asked = new Map(kindRules(rules, kind).materials.map((entry) => [entry.id, entry]));
  return rules.materials.flatMap((rule): readonly RequiredMaterial[] => {
    const own = asked.get(rule.id);
    if (own === undefined) return [];
    const { compulsory, minimumCount } = own;
    return [{ ...rule, compulsory: compulsory ?? rule.compulsory, minimumCount: minimumCount ?? rule.minimumCount }];
  });
}

/** The third-party test report. */
export const testReport = "11";

/**
 * Whether a kind of material must be handed in (house rule: materials). What an outline asks for is a person's to say, with one exception: wherever it relies
 * on a third party's test, it asks for the report.
 */
export function isCompulsory(
  { id, compulsory }: Pick<RequiredMaterial, "id" | "compulsory">,
  { items }: Pick<Outline, "items">,
): boolean {
  if (compulsory !== "if-outline-asks") return compulsory === "always";
  return id === testReport && items.some(({ verification }) => verification === "third-party");
}
