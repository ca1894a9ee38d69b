import { desc, eq, type SQL, sql } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { inbox, outbox, people } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { Wording } from "#shared/contract/dossiers.ts";
import { outboxStateSchema, type syncGroup } from "#shared/contract/exchange.ts";
import { failureSchema } from "#shared/contract/failure.ts";
import { explain, type Failure } from "#shared/errors.ts";
import { charterOrNull } from "../alliance/charter.ts";
import type { Contexts, QueryContext } from "../context.ts";
import { readFact } from "../facts.ts";
import { instant } from "../now.ts";
import { kindWords } from "../packages/kind-words.ts";
import { sessionOf } from "./session.ts";
import { labelOf, storedMailbox, syncPreferences } from "./settings.ts";
import { meteredLimit } from "./travel.ts";

/** Lines a person is shown of each box; the counts speak of all. */
const shown = 200;
const notGone = sql`${outbox.state} NOT IN ('queued', 'failed')`;
const notWaiting = sql`${inbox.state} <> 'waiting-for-seat'`;

/** Mailbox, preferences, both boxes and what is going on. */
export const state: GroupHandlers<typeof syncGroup, Contexts>["state"] = (context) => {
  const { db } = context;
  const stored = storedMailbox(db);
  const preferences = syncPreferences(db);
  const session = sessionOf(context.workstations.open());
  const failure = session.ended?.failure ?? null;
  return {
    mailbox: stored === null ? null : labelOf(stored),
    mailboxKind: stored?.kind ?? null,
    preferences,
    activity: {
      running: session.running(),
      next: session.next === null ? null : instant(session.next),
      failure: failure === null ? null : wordsOf(failure),
    },
    counts: {
      outbox: { queued: 0, sent: 0, acknowledged: 0, failed: 0, ...countsOf(db, outbox, outbox.state) },
      inbox: { "waiting-for-seat": 0, imported: 0, refused: 0, ...countsOf(db, inbox, inbox.state) },
    },
    outbox: db
      .select()
      .from(outbox)
      .orderBy(notGone, desc(outbox.queuedAt))
      .limit(shown)
      .all()
      .map((row) => {
        const waits = row.state === "queued" || row.state === "failed";
        return {
          id: row.id,
          what: kindWords(row.kind),
          to: row.recipientName,
          state: outboxStateSchema.parse(row.state),
          tries: row.tries,
          reason: reasonOf(row.reason),
          queuedAt: row.queuedAt,
          size: row.size,
          moved: session.sending.get(row.id)?.done ?? null,
          nextTry: waits && row.nextTryMs !== null ? instant(row.nextTryMs) : null,
          held: waits && preferences.metered && (row.size ?? 0) > meteredLimit,
        };
      }),
    inbox: db
      .select()
      .from(inbox)
      .orderBy(notWaiting, desc(inbox.at))
      .limit(shown)
      .all()
      .map((row) => ({
        object: row.object,
        what: kindWords(row.kind),
        from: senderName(context, row.sender),
        state: row.state === "imported" || row.state === "refused" ? row.state : "waiting-for-seat",
        reason: reasonOf(row.reason),
        at: row.at,
      })),
    lastRun: lastRun(context),
  };
};

/** When it last exchanged, moving something or not. */
function lastRun(context: QueryContext): string | null {
  const ended = sessionOf(context.workstations.open()).ended;
  return ended !== null && ended.failure === null ? instant(ended.at) : readFact(context.db, "last-sync");
}

function countsOf(
  db: ReadableDb,
  table: typeof outbox | typeof inbox,
  column: typeof outbox.state | typeof inbox.state,
): Readonly<Record<string, number>> {
  const count: SQL<number> = sql`count(*)`;
  const rows = db.select({ state: column, count }).from(table).groupBy(column).all();
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}

function reasonOf(reason: string | null): Wording | null {
  return reason === null ? null : wordsOf(failureSchema.parse(JSON.parse(reason)));
}

function wordsOf(failure: Failure): Wording {
  return { zh: explain(failure, "zh"), en: explain(failure, "en") };
}

function senderName(context: QueryContext, signingKey: string): string {
  const charter = charterOrNull(context.db);
  if (charter?.body.issuingKeys.includes(signingKey) === true) return charter.body.name;
  const row = context.db.select({ name: people.name }).from(people).where(eq(people.signingKey, signingKey)).get();
  return row?.name ?? signingKey.slice(0, 16);
}
