import { eq } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { statements } from "#db/schema/index.ts";
import { type KeptStatement, statementBy } from "../statements.ts";

/** Recusal check sheets addressed to one member, in order of arrival. */
export function invitationsFor(db: ReadableDb, memberId: string): readonly KeptStatement<"invitation">[] {
  return db
    .select({ digest: statements.digest })
    .from(statements)
    .where(eq(statements.kind, "invitation"))
    .orderBy(statements.seq)
    .all()
    .map((row) => statementBy(db, row.digest, "invitation"))
    .filter((kept) => kept.body.memberId === memberId);
}
