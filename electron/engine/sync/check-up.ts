import { and, eq, isNull, lte, or } from "drizzle-orm";
import { outbox } from "#db/schema/index.ts";
import { attempt, transferOf, type Travel, write } from "./travel.ts";

/** Between two looks at the same object, ms. */
const interval = 6 * 3_600_000;
/** Looks of one run. */
const most = 200;

/**
 * Looks whether what was sent and not yet acknowledged still lies in the mailbox whole; what was lost or cut short there is queued again. Nobody's word but
 * the recipient's ends this care.
 */
export async function checkUp(travel: Travel): Promise<void> {
  const { context, mailbox } = travel;
  const now = context.clock();
  const rows = context.db
    .select({ id: outbox.id, package: outbox.package, tag: outbox.recipientTag, size: outbox.size })
    .from(outbox)
    .where(and(eq(outbox.state, "sent"), or(isNull(outbox.checkedMs), lte(outbox.checkedMs, now - interval))))
    .orderBy(outbox.queuedAt)
    .limit(most)
    .all();
  const seen: string[] = [];
  const lost: string[] = [];
  for (const row of rows) {
    travel.signal.throwIfAborted();
    const failure = await attempt(async () => {
      const there = await mailbox.holds(row.tag, row.package, row.size, transferOf(travel));
      (there ? seen : lost).push(row.id);
    });
    if (failure !== null) break;
  }
  if (seen.length + lost.length === 0) return;
  write(travel, lost.join(" ") || null, (db) => {
    for (const id of seen) db.update(outbox).set({ checkedMs: now }).where(eq(outbox.id, id)).run();
    const state = { state: "queued", nextTryMs: null, checkedMs: null };
    for (const id of lost)
      db.update(outbox)
        .set(state)
        .where(and(eq(outbox.id, id), eq(outbox.state, "sent")))
        .run();
  });
}
