import type { z } from "zod";
import type { ReadableDb, WritableDb } from "#db/open.ts";
import { type noticeSchema, noticesSchema } from "#shared/contract/vault.ts";
import { newId } from "#shared/ids.ts";
import type { CommandContext } from "../context.ts";
import { readFact, writeFact } from "../facts.ts";

export type Notice = z.infer<typeof noticeSchema>;

/** What the people of this workstation must see until somebody has taken it in, newest first. */
export function readNotices(db: ReadableDb): readonly Notice[] {
  const fact = readFact(db, "notices");
  return fact === null ? [] : noticesSchema.parse(JSON.parse(fact));
}

/** Adds a notice; the same one about the same person and thing is not said twice. */
export function addNotice(
  context: Pick<CommandContext, "random" | "now">,
  db: WritableDb,
  notice: Pick<Notice, "kind" | "name" | "subject">,
): void {
  const before = readNotices(db);
  const same = (each: Notice): boolean =>
    each.kind === notice.kind && each.name === notice.name && each.subject === notice.subject;
  if (before.some(same)) return;
  const added = { id: newId(context.random), at: context.now(), ...notice };
  writeFact(db, "notices", JSON.stringify([added, ...before].slice(0, 200)));
}

/** Takes a notice off the list once a person has read it; the audit log keeps that it was. */
export function dismissNotice(db: WritableDb, id: string): void {
  writeFact(db, "notices", JSON.stringify(readNotices(db).filter((notice) => notice.id !== id)));
}
