import { desc, eq } from "drizzle-orm";
import { inbox, outbox, people } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { Wording } from "#shared/contract/dossiers.ts";
import { outboxStateSchema, type syncGroup } from "#shared/contract/exchange.ts";
import { failureSchema } from "#shared/contract/failure.ts";
import { explain } from "#shared/errors.ts";
import { charterOrNull } from "../alliance/charter.ts";
import type { Contexts, QueryContext } from "../context.ts";
import { readFact, writeFact } from "../facts.ts";
import { kindWords } from "../packages/kind-words.ts";
import { decide, receive, registers } from "./registers.ts";
import { run } from "./run.ts";

/** The mailbox both ways, and the secretariat's registers. */
export const syncHandlers: GroupHandlers<typeof syncGroup, Contexts> = {
  state: (context) => ({
    mailbox: readFact(context.db, "mailbox"),
    outbox: context.db
      .select()
      .from(outbox)
      .orderBy(desc(outbox.queuedAt))
      .all()
      .map((row) => ({
        id: row.id,
        what: kindWords(row.kind),
        to: row.recipientName,
        state: outboxStateSchema.parse(row.state),
        tries: row.tries,
        reason: reasonOf(row.reason),
        queuedAt: row.queuedAt,
      })),
    inbox: context.db
      .select()
      .from(inbox)
      .orderBy(desc(inbox.at))
      .all()
      .map((row) => ({
        object: row.object,
        what: kindWords(row.kind),
        from: senderName(context, row.sender),
        state: row.state === "imported" || row.state === "refused" ? row.state : "waiting-for-seat",
        reason: reasonOf(row.reason),
        at: row.at,
      })),
    lastRun: readFact(context.db, "last-sync"),
  }),

  setMailbox: (context, { folder }) => {
    const granted = context.platform.takeFolder(folder);
    context.commit(null, (db) => writeFact(db, "mailbox", granted.path));
    return null;
  },

  run,
  registers,
  receive,
  decide,
};

function reasonOf(reason: string | null): Wording | null {
  if (reason === null) return null;
  const failure = failureSchema.parse(JSON.parse(reason));
  return { zh: explain(failure, "zh"), en: explain(failure, "en") };
}

function senderName(context: QueryContext, signingKey: string): string {
  const charter = charterOrNull(context.db);
  if (charter?.body.issuingKeys.includes(signingKey) === true) return charter.body.name;
  const row = context.db.select({ name: people.name }).from(people).where(eq(people.signingKey, signingKey)).get();
  return row?.name ?? signingKey.slice(0, 16);
}
