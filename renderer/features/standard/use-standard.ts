import type { StandardPack } from "#shared/domain/standard/pack-schema.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { client } from "../../api/client.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";

/** The standard pack in force; null while it is being read. */
export function useStandard(): StandardPack | null {
  return valueOf(useQuery(client.packs.standard, {}))?.content ?? null;
}

/** The house rules in force; null while they are being read. */
export function useRulesInForce(): HouseRules | null {
  return valueOf(useQuery(client.packs.rules, {}))?.versions.find((version) => version.inForce)?.content ?? null;
}
