import { eq } from "drizzle-orm";
import type { WritableDb } from "#db/open.ts";
import { dossiers } from "#db/schema/index.ts";
import { Refusal } from "#shared/errors.ts";
import type { CommandContext, QueryContext } from "../context.ts";
import { dossierRow } from "./draft.ts";

/** Refuses `not-permitted` unless the open seat is the secretariat's. */
export function requireSecretariat(context: QueryContext): void {
  if (!context.seat.roles.includes("secretariat"))
    throw new Refusal("not-permitted", { reason: "需要联盟秘书处席位 / the secretariat's seat is needed" });
}

/** Who writes, and when: what every entry carries. */
export function authorOf(context: CommandContext): { readonly identityId: string; readonly at: string } {
  return { identityId: context.seat.identityId, at: context.now() };
}

/** Runs a change of a draft and stamps the list row, in one transaction. Refuses `not-permitted` for anyone but the secretariat. */
export function writeDraft(context: CommandContext, dossierId: string, work: (db: WritableDb) => void): null {
  requireSecretariat(context);
  dossierRow(context.db, dossierId);
  context.commit(dossierId, (db) => {
    work(db);
    db.update(dossiers).set({ updatedAt: context.now() }).where(eq(dossiers.dossierId, dossierId)).run();
  });
  return null;
}
