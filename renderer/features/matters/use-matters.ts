import { client } from "../../api/client.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useReview } from "../review/review-context.ts";

/** What was raised or noted at the table; null while it is not known or the seat has no part in the review. */
export function useMatters() {
  return valueOf(useQuery(client.matters.read, { reviewId: useReview().reviewId }));
}
