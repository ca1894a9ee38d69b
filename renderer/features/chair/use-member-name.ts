import type { ScoresView } from "#shared/contract/chair.ts";
import { useReview } from "../review/review-context.ts";

/** The name of whoever a sheet belongs to; where the house rules keep names apart from scores, the number the sheet carries instead. */
export function useMemberName(sheets: ScoresView["sheets"]): (memberId: string) => string {
  const { members } = useReview().view.facts;
  const names = new Map(members.map(({ identityId, name }) => [identityId, name]));
  const known = new Set(sheets.map(({ memberId }) => memberId));
  return (memberId) => names.get(memberId) ?? (known.has(memberId) ? memberId : "");
}
