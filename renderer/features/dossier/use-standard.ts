import type { StandardPack } from "#shared/domain/standard/pack-schema.ts";
import { client } from "../../api/client.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";

/** The standard pack in force; null until it is there. */
export function useStandard(): StandardPack | null {
  return valueOf(useQuery(client.packs.standard, {}))?.content ?? null;
}
