import { unlink } from "node:fs/promises";
import { eq } from "drizzle-orm";
import { inbox } from "#db/schema/index.ts";
import { type ErrorCode, Refusal } from "#shared/errors.ts";
import type { Digest } from "#shared/ids.ts";
import { mailboxTag } from "#shared/trust/mailbox.ts";
import { charterInForce, holdsAlliance } from "../alliance/charter.ts";
import type { CommandContext, QueryContext } from "../context.ts";
import { hashFile } from "../files.ts";
import { importPackage } from "../packages/import-package.ts";
import { takeSealedSheet } from "../packages/take-sealed-sheet.ts";
import { isDiskFull } from "../trust/file-io.ts";
import { openFrame } from "../trust/package-frame.ts";
import { incomingPath } from "./fetch.ts";
import { attempt, type Counts } from "./travel.ts";

/** Refusals that time, or a newer version of this program, heals: the object stays and is tried again at the next run. */
const passing: readonly ErrorCode[] = ["antecedent-missing", "from-the-future", "newer-format"];

/**
 * Imports what the open seat can open, again and again while something came in: packages arrive in no order, and rest on each other. What goes wrong in a way
 * nobody foresaw keeps that one waiting and no other; it is thrown at the end.
 */
export async function importWaiting(context: CommandContext, counts: Counts): Promise<void> {
  const faults = new Map<string, unknown>();
  for (let came = true; came;) {
    const before = counts.imported;
    for (const row of context.db.select().from(inbox).where(eq(inbox.state, "waiting-for-seat")).all())
      if (!faults.has(row.object))
        try {
          await importOne(context, row, counts);
        } catch (error) {
          if (error instanceof Refusal || isDiskFull(error)) throw error;
          faults.set(row.object, error);
        }
    came = counts.imported > before;
  }
  for (const fault of faults.values()) throw fault;
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

/** Tags whose envelopes the open seat can open. */
function tagsOfSeat(context: QueryContext): readonly string[] {
  const seat = context.seatOrNull;
  if (seat === null) return [];
  const { allianceId, recipient } = charterInForce(context.db).body;
  const own = mailboxTag(seat.recipient, allianceId);
  return holdsAlliance(context) ? [own, mailboxTag(recipient, allianceId)] : [own];
}
