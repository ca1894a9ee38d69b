import type { ReviewKind } from "#shared/domain/dossier/profile.ts";
import type { KindRules } from "#shared/domain/standard/kind-schema.ts";
import { type HouseRules, kindRules } from "#shared/domain/standard/rules-schema.ts";
import { client } from "../../api/client.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";

/** The house rules in force; null until they are read. */
export function useRulesInForce(): HouseRules | null {
  const versions = valueOf(useQuery(client.packs.rules, {}))?.versions ?? [];
  return versions.find(({ inForce }) => inForce)?.content ?? null;
}

/** What the house rules in force say of a kind of review; null until they are read. */
export function useKindInForce(kind: ReviewKind): KindRules | null {
  const rules = useRulesInForce();
  return rules === null ? null : kindRules(rules, kind);
}
