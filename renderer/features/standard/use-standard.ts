import { useContext } from "react";
import type { StandardPack } from "#shared/domain/standard/pack-schema.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { client } from "../../api/client.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { ReviewContext } from "../review/review-context.ts";

/** The standard pack in force; null while it is being read. */
export function useStandard(): StandardPack | null {
  return valueOf(useQuery(client.packs.standard, {}))?.content ?? null;
}

/** The house rules that count here: in a review those its dossier is frozen on, elsewhere those in force; null while they are being read. */
export function useRulesHere(): HouseRules | null {
  const frozen = useContext(ReviewContext)?.dossier.rules ?? null;
  const inForce = valueOf(useQuery(client.packs.rules, {}))?.versions.find((version) => version.inForce)?.content;
  return frozen ?? inForce ?? null;
}
