import type { z } from "zod";
import type { contract } from "#shared/contract/index.ts";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import type { Answer } from "../../api/use-query.ts";

/** The draft, every frozen text, the sources, and what may be voted on next. */
export type OpinionState = z.output<(typeof contract)["chair"]["opinion"]["output"]>;

/** The opinion of a review. */
export function useOpinion(reviewId: string): Answer<OpinionState> {
  return useQuery(client.chair.opinion, { reviewId });
}
