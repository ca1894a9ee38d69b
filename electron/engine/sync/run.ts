import { mkdir, unlink } from "node:fs/promises";
import path from "node:path";
import { eq, inArray } from "drizzle-orm";
import { inbox, outbox, people, seats } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { syncGroup } from "#shared/contract/exchange.ts";
import { type ErrorCode, type Failure, Refusal } from "#shared/errors.ts";
import type { Digest } from "#shared/ids.ts";
import { mailboxTag } from "#shared/trust/mailbox.ts";
import { charterInForce, holdsAlliance, isFounder } from "../alliance/charter.ts";
import type { CommandContext, Contexts, QueryContext } from "../context.ts";
import { readFact, writeFact } from "../facts.ts";
import { importPackage } from "../packages/import-package.ts";
import { takeSealedSheet } from "../packages/take-sealed-sheet.ts";
import { hashFile } from "../files.ts";
import { openFrame } from "../trust/package-frame.ts";
import { folderMailbox, type Mailbox } from "./folder-mailbox.ts";
import { outgoingPath } from "./send.ts";

/** Counts of one run. */
interface Counts {
  sent: number;
  fetched: number;
  imported: number;
  refused: number;
  acknowledged: number;
}

/**
 * One exchange with the mailbox: deliver what is queued, fetch what is new for anyone who sits here, import what the open seat can open. One bad object
 * never stops the rest; nothing local is deleted before it is acknowledged; what was fetched once is never fetched again.
 */
export const run: GroupHandlers<typeof syncGroup, Contexts>["run"] = async (context) => {
  const folder = readFact(context.db, "mailbox");
  if (folder === null) throw new Refusal("mailbox-unset");
  const mailbox = folderMailbox(folder);
  const counts: Counts = { sent: 0, fetched: 0, imported: 0, refused: 0, acknowledged: acknowledgedNow(context) };
  await deliver(context, mailbox, counts);
  for (const tag of tagsHere(context)) await fetchNew(context, mailbox, tag, counts);
  await importWaiting(context, counts);
  context.commit(null, (db) => writeFact(db, "last-sync", context.now()));
  return { ...counts, acknowledged: acknowledgedNow(context) - counts.acknowledged };
};

async function deliver(context: CommandContext, mailbox: Mailbox, counts: Counts): Promise<void> {
  const waiting = context.db
    .select()
    .from(outbox)
    .where(inArray(outbox.state, ["queued", "failed"]))
    .orderBy(outbox.queuedAt)
    .all();
  for (const row of waiting) {
    const file = outgoingPath(context.vault.folder, row.package);
    const failure = await attempt(async () => {
      await requireWhole(file, row.package);
      await mailbox.put(row.recipientTag, row.package, file);
    });
    const change =
      failure === null
        ? { state: "sent", tries: row.tries + 1, reason: null, sentAt: context.now() }
        : { state: "failed", tries: row.tries + 1, reason: JSON.stringify(failure) };
    context.commit(row.package, (db) => db.update(outbox).set(change).where(eq(outbox.id, row.id)).run());
    if (failure === null) counts.sent += 1;
    else if (failure.code === "mailbox-unreachable") throw new Refusal(failure.code, failure.details);
  }
}

async function fetchNew(context: CommandContext, mailbox: Mailbox, tag: string, counts: Counts): Promise<void> {
  const known = new Set(
    context.db
      .select({ object: inbox.object })
      .from(inbox)
      .all()
      .map((row) => row.object),
  );
  for (const digest of await mailbox.list(tag)) {
    if (known.has(digest)) continue;
    const file = incomingPath(context, digest);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await unlink(file).catch(() => undefined);
    const failure = await attempt(() => mailbox.get(tag, digest, file));
    if (failure !== null) {
      if (failure.code === "disk-full") throw new Refusal(failure.code, failure.details);
      // One object that cannot be read never stops the rest; a mailbox that is gone does.
      await mailbox.list(tag);
      continue;
    }
    if ((await hashFile(file)).digest !== digest) {
      // Half written by a slow share: not this object yet. It stays unknown and is looked at again next time.
      await unlink(file);
      continue;
    }
    const seen = await lookAt(file);
    const row = { object: digest, recipientTag: tag, at: context.now(), ...seen };
    context.commit(digest, (db) => db.insert(inbox).values(row).onConflictDoNothing().run());
    counts.fetched += 1;
    if (seen.state === "refused") counts.refused += 1;
  }
}

/** Refusals that time heals: the object stays and is tried again at the next run. */
const passing: readonly ErrorCode[] = ["antecedent-missing", "from-the-future"];

/** Imports what the open seat can open, again and again while something came in: packages arrive in no order, and rest on each other. */
async function importWaiting(context: CommandContext, counts: Counts): Promise<void> {
  for (let came = true; came;) {
    const before = counts.imported;
    for (const row of context.db.select().from(inbox).where(eq(inbox.state, "waiting-for-seat")).all())
      await importOne(context, row, counts);
    came = counts.imported > before;
  }
}

async function importOne(context: CommandContext, row: typeof inbox.$inferSelect, counts: Counts): Promise<void> {
  const file = incomingPath(context, row.object);
  let kind: string | null = null;
  const failure = await attempt(async () => {
    const sealed = await takeSealedSheet(context, file);
    if (sealed !== null) kind = sealed.kind;
    else if (await isForSeat(file, row.recipientTag, tagsOfSeat(context)))
      kind = (await importPackage(context, file)).kind;
  });
  if (failure === null && kind === null) return;
  if (failure !== null && !(await isWhole(file, row.object))) {
    // Lost or damaged on this disk: forgotten, so that the next run fetches it again.
    context.commit(row.object, (db) => db.delete(inbox).where(eq(inbox.object, row.object)).run());
    return;
  }
  const reason = failure === null ? null : JSON.stringify(failure);
  const waits = failure !== null && passing.includes(failure.code);
  const state = failure === null ? "imported" : waits ? "waiting-for-seat" : "refused";
  const change = { state, kind: kind ?? row.kind, reason };
  if (state !== row.state || reason !== row.reason)
    context.commit(row.object, (db) => db.update(inbox).set(change).where(eq(inbox.object, row.object)).run());
  if (state === "waiting-for-seat") return;
  if (state === "refused") counts.refused += 1;
  else counts.imported += 1;
  await unlink(file);
}

async function requireWhole(file: string, digest: Digest): Promise<void> {
  if (!(await isWhole(file, digest))) throw new Refusal("package-damaged", { at: digest.slice(0, 16) });
}

async function isWhole(file: string, digest: Digest): Promise<boolean> {
  try {
    return (await hashFile(file)).digest === digest;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

/** Whether the open seat is one of those a package is sealed to. It lies under several tags then and was fetched under whichever came first. */
async function isForSeat(file: string, fetchedUnder: string, ours: readonly string[]): Promise<boolean> {
  if (ours.includes(fetchedUnder)) return true;
  const frame = await openFrame(file);
  await frame.close();
  return frame.manifest.statement.body.recipientTags.some((tag) => ours.includes(tag));
}

/** First look at an object: is its manifest whole, and who says to have issued it. */
async function lookAt(
  file: string,
): Promise<{ readonly kind: string; readonly sender: string; readonly state: string; readonly reason: string | null }> {
  let kind = "package";
  let sender = "";
  const failure = await attempt(async () => {
    const frame = await openFrame(file);
    kind = frame.manifest.statement.body.kind;
    sender = frame.manifest.signer;
    await frame.close();
  });
  return {
    kind,
    sender,
    state: failure === null ? "waiting-for-seat" : "refused",
    reason: failure === null ? null : JSON.stringify(failure),
  };
}

/** Runs a step; a refusal, or a file that is gone, becomes data; anything else is a fault of ours and is thrown. */
async function attempt(work: () => Promise<void>): Promise<Failure | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, details: error.details };
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      return { code: "not-found", details: { what: "incoming" } };
    throw error;
  }
}

/** Mailbox tags of everyone who has a seat here, and of the alliance on the founder's workstation. */
function tagsHere(context: QueryContext): readonly string[] {
  const { allianceId, recipient } = charterInForce(context.db).body;
  const seated = context.db
    .select({ recipient: people.recipient })
    .from(seats)
    .innerJoin(people, eq(people.identityId, seats.identityId))
    .all();
  const recipients = [...seated.map((row) => row.recipient), ...(isFounder(context.db) ? [recipient] : [])];
  return recipients.map((each) => mailboxTag(each, allianceId));
}

/** Tags whose envelopes the open seat can open. */
function tagsOfSeat(context: QueryContext): readonly string[] {
  const seat = context.seatOrNull;
  if (seat === null) return [];
  const { allianceId, recipient } = charterInForce(context.db).body;
  const own = mailboxTag(seat.recipient, allianceId);
  return holdsAlliance(context) ? [own, mailboxTag(recipient, allianceId)] : [own];
}

function incomingPath(context: CommandContext, digest: string): string {
  return path.join(context.vault.folder, "incoming", digest);
}

function acknowledgedNow(context: QueryContext): number {
  return context.db.select().from(outbox).where(eq(outbox.state, "acknowledged")).all().length;
}
