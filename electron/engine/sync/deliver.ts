import { and, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { outbox } from "#db/schema/index.ts";
import { type Failure, Refusal } from "#shared/errors.ts";
import { backoff, betweenRuns } from "./backoff.ts";
import { inLanes } from "./in-lanes.ts";
import { lanes } from "./mailbox.ts";
import { outgoingPath } from "./send.ts";
import { announce, attempt, createBreaker, meteredLimit, transferOf, type Travel, write } from "./travel.ts";

/** What delivery needs to know of a row. */
interface Waiting {
  readonly id: string;
  readonly package: string;
  readonly recipientTag: string;
  readonly tries: number;
  readonly size: number | null;
}

/** Rows written in one transaction, and how long the first of them may wait for it, ms. A crash between sends them once more, which is harmless. */
const together = 256;
const longestWait = 500;

/** Rows that may travel now: all of them when a person asks, those whose time has come when it happens by itself. */
export function waitingRows({ context, preferences }: Pick<Travel, "context" | "preferences">): readonly Waiting[] {
  const byItself = context.caller === "engine";
  const due = byItself ? or(isNull(outbox.nextTryMs), lte(outbox.nextTryMs, context.clock())) : undefined;
  return context.db
    .select({
      id: outbox.id,
      package: outbox.package,
      recipientTag: outbox.recipientTag,
      tries: outbox.tries,
      size: outbox.size,
    })
    .from(outbox)
    .where(and(inArray(outbox.state, ["queued", "failed"]), due))
    .orderBy(outbox.queuedAt)
    .all()
    .filter((row) => !preferences.metered || (row.size ?? 0) <= meteredLimit);
}

/**
 * Sends what waits, several at once. Each object ends as sent or as failed with its reason; one that cannot travel never keeps the others. Throws the
 * refusal that concerns the whole mailbox.
 */
export async function deliver(travel: Travel, waiting: readonly Waiting[]): Promise<void> {
  const { context, vault, session, mailbox, counts } = travel;
  const breaker = createBreaker();
  const ledger = createLedger(travel);
  let done = 0;
  try {
    await inLanes(waiting, lanes, async (row) => {
      travel.signal.throwIfAborted();
      const total = row.size ?? 0;
      session.sending.set(row.id, { done: 0, total });
      const transfer = transferOf(travel, (moved) => {
        session.sending.set(row.id, { done: moved, total });
        announce(travel);
      });
      const file = outgoingPath(vault.folder, row.package);
      try {
        const failure = await attempt(() => mailbox.put(row.recipientTag, row.package, file, transfer, row.tries > 0));
        ledger.enter(row, failure);
        if (failure === null) counts.sent += 1;
        else counts.postponed += 1;
        travel.progress((done += 1));
        announce(travel);
        breaker.tell(failure);
      } catch (error) {
        // Its parts that arrived are looked for at the next try.
        if (travel.signal.aborted || (error instanceof Refusal && error.code === "cancelled")) ledger.interrupt(row);
        throw error;
      } finally {
        session.sending.delete(row.id);
      }
    });
  } finally {
    ledger.close();
  }

  /** Writes what became of the rows, some at a time. */
  function createLedger(of: Travel) {
    let entries: { readonly row: Waiting; readonly failure: Failure | null }[] = [];
    let since = 0;
    const flush = (): void => {
      const written = entries;
      entries = [];
      if (written.length === 0) return;
      const effect = written.map(({ row }) => row.package).join(" ");
      write(of, effect, (db) => {
        const sent = written.filter(({ failure }) => failure === null).map(({ row }) => row.id);
        if (sent.length > 0) db.update(outbox).set(sentAt(context.now())).where(stillWaiting(sent)).run();
        for (const { row, failure } of written)
          if (failure !== null)
            db.update(outbox)
              .set(failed(row, failure))
              .where(stillWaiting([row.id]))
              .run();
      });
    };
    return {
      enter: (row: Waiting, failure: Failure | null): void => {
        if (entries.length === 0) since = context.clock();
        entries.push({ row, failure });
        if (entries.length >= together || context.clock() - since >= longestWait) flush();
      },
      interrupt: (row: Waiting): void => {
        if (context.workstations.openOrNull() !== of.vault) return;
        write(of, null, (db) =>
          db
            .update(outbox)
            .set({ tries: row.tries + 1 })
            .where(eq(outbox.id, row.id))
            .run(),
        );
      },
      close: (): void => {
        // What was sent while the vault was being locked is sent again: the same bytes at the same place.
        if (context.workstations.openOrNull() === of.vault) flush();
      },
    };
  }

  function failed(row: Waiting, failure: Failure) {
    const tries = row.tries + 1;
    const asked = Number(failure.details["wait"] ?? 0) * 1000;
    const pause = Math.max(asked, backoff(tries, betweenRuns, context.random));
    return { state: "failed", tries, reason: JSON.stringify(failure), nextTryMs: context.clock() + pause };
  }
}

function sentAt(at: string) {
  return { state: "sent", tries: sql`${outbox.tries} + 1`, reason: null, sentAt: at, nextTryMs: null, checkedMs: null };
}

/** Acknowledged while it was still being written down: that stands. */
function stillWaiting(ids: readonly string[]) {
  return and(inArray(outbox.id, [...ids]), inArray(outbox.state, ["queued", "failed"]));
}
