import { eq } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { sittingReviews, sittings } from "#db/schema/index.ts";
import type { JointRecord } from "#shared/domain/record/joint-record.ts";

/** When and where a review is held. */
export interface Called {
  /** Day, `2026-11-20`; null while no sitting is called and nobody has arrived. */
  readonly heldOn: string | null;
  /** As the sitting names it; null where this workstation knows of no sitting. */
  readonly place: string | null;
}

/** The sitting a review was called to; where there is none, the day of the first arrival noted. */
export function calledTo(db: ReadableDb, reviewId: string, record: Pick<JointRecord, "attendance">): Called {
  const row = db
    .select({ place: sittings.place, heldOn: sittings.date })
    .from(sittingReviews)
    .innerJoin(sittings, eq(sittings.sittingId, sittingReviews.sittingId))
    .where(eq(sittingReviews.reviewId, reviewId))
    .get();
  return row ?? { heldOn: firstDay(record), place: null };
}

/** The day of the first arrival noted; where no sitting was called, that is when the panel met. */
export function firstDay({ attendance }: Pick<JointRecord, "attendance">): string | null {
  const [first] = attendance.flatMap(({ at }) => (at === null ? [] : [at.slice(0, 10)])).toSorted();
  return first ?? null;
}
