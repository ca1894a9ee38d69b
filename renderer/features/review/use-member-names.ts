import { useReview } from "./review-context.ts";

/** The name of a member by identity; where the rules number the experts, the number stands as it came. */
export function useMemberNames(): (memberId: string) => string {
  const { dossier } = useReview();
  return (memberId) => dossier.panel.find(({ identityId }) => identityId === memberId)?.name ?? memberId;
}
