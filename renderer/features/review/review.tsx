export function Review(_: { reviewId: string; desk: string; stage: string | null; item: string | null }) {
  return null;
}
