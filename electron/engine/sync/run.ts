import { eq, type SQL, sql } from "drizzle-orm";
import { outbox, people, seats } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { syncGroup } from "#shared/contract/exchange.ts";
import { Refusal } from "#shared/errors.ts";
import { mailboxTag } from "#shared/trust/mailbox.ts";
import { charterInForce, charterOrNull, isFounder } from "../alliance/charter.ts";
import type { Contexts, QueryContext, TaskContext } from "../context.ts";
import { writeFact } from "../facts.ts";
import type { OpenVault } from "../vault/open-vault.ts";
import { checkUp } from "./check-up.ts";
import { deliver, waitingRows } from "./deliver.ts";
import { fetchNew } from "./fetch.ts";
import { importWaiting } from "./import-waiting.ts";
import { sessionOf } from "./session.ts";
import { proxyTo, storedMailbox, syncPreferences } from "./settings.ts";
import { announce, type Counts, stillOpen, type Travel, write } from "./travel.ts";

type Run = GroupHandlers<typeof syncGroup, Contexts>["run"];

/**
 * One exchange with the mailbox: deliver what is queued, fetch what is new for anyone who sits here, import what the open seat can open. One bad object
 * never stops the rest; nothing local is deleted before it is acknowledged; what was fetched once is never fetched again. Others work meanwhile; one
 * exchange of a workstation follows the other.
 */
export const run: Run = async (context) => {
  // Not through `context.vault`: what happens by itself is nobody at the desk.
  const vault = context.workstations.open();
  const session = sessionOf(vault);
  const telling = { context, session };
  return session
    .alone(async () => {
      announce(telling, true);
      try {
        const counts = await travel(context, vault);
        session.ended = { at: context.clock(), failure: null };
        return counts;
      } catch (error) {
        if (error instanceof Refusal && error.code !== "cancelled")
          session.ended = { at: context.clock(), failure: { code: error.code, details: error.details } };
        throw error;
      }
    })
    .finally(() => announce(telling, true));
};

async function travel(context: TaskContext, vault: OpenVault): Promise<Awaited<ReturnType<Run>>> {
  stillOpen(context, vault);
  const stored = storedMailbox(context.db);
  if (stored === null) throw new Refusal("mailbox-unset");
  const preferences = syncPreferences(context.db);
  const session = sessionOf(vault);
  const proxy = await proxyTo(stored, context);
  stillOpen(context, vault);
  const mailbox = session.mailbox(stored, proxy, context);
  const counts: Counts = { sent: 0, fetched: 0, imported: 0, refused: 0, postponed: 0 };
  const acknowledged = acknowledgedNow(context);
  const waiting = waitingRows({ context, preferences });
  try {
    await context.tasks.run("sync", waiting.length, async ({ signal, progress }) => {
      const travel: Travel = { context, vault, session, mailbox, preferences, counts, signal, progress };
      await deliver(travel, waiting);
      await fetchNew(travel, tagsHere(context));
      // A stick carries what it is given; a server may lose it.
      if (stored.kind !== "folder") await checkUp(travel);
    });
  } finally {
    // What arrived before is opened even where nothing more can arrive.
    if (context.workstations.openOrNull() === vault)
      await context.inTurn(async () => {
        if (context.workstations.openOrNull() === vault) await importWaiting(context, counts);
      });
  }
  const result = { ...counts, acknowledged: acknowledgedNow(context) - acknowledged };
  // An exchange that happened by itself and moved nothing leaves no row behind.
  if (context.caller !== "engine" || Object.values(result).some((count) => count !== 0))
    write({ context, vault }, null, (db) => writeFact(db, "last-sync", context.now()));
  return result;
}

/** Mailbox tags of everyone who has a seat here, and of the alliance on the founder's workstation; none before there is an alliance. */
function tagsHere(context: QueryContext): readonly string[] {
  if (charterOrNull(context.db) === null) return [];
  const { allianceId, recipient } = charterInForce(context.db).body;
  const seated = context.db
    .select({ recipient: people.recipient })
    .from(seats)
    .innerJoin(people, eq(people.identityId, seats.identityId))
    .all();
  const recipients = [...seated.map((row) => row.recipient), ...(isFounder(context.db) ? [recipient] : [])];
  return [...new Set(recipients.map((each) => mailboxTag(each, allianceId)))];
}

function acknowledgedNow(context: QueryContext): number {
  const counted: SQL<number> = sql`count(*)`;
  return context.db.select({ counted }).from(outbox).where(eq(outbox.state, "acknowledged")).get()?.counted ?? 0;
}
