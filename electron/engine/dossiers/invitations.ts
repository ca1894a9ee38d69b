import { eq } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { statements } from "#db/schema/index.ts";
import type { Profile } from "#shared/domain/dossier/profile.ts";
import { type KeptStatement, statementBy, statementsOf } from "../statements.ts";

type Invitation = KeptStatement<"invitation">;

/** The newest recusal check sheet of each project addressed to one member, in order of arrival. */
export function newestInvitations(db: ReadableDb, memberId: string): readonly Invitation[] {
  const all = db
    .select({ digest: statements.digest })
    .from(statements)
    .where(eq(statements.kind, "invitation"))
    .orderBy(statements.seq)
    .all()
    .map((row) => statementBy(db, row.digest, "invitation"))
    .filter((kept) => kept.body.memberId === memberId);
  return [...new Map(all.map((kept) => [kept.body.dossierId, kept])).values()];
}

/** The check sheet a member has to answer for one project; null before there is one. */
export function newestInvitation(db: ReadableDb, dossierId: string, memberId: string): Invitation | null {
  return newestInvitations(db, memberId).find((kept) => kept.body.dossierId === dossierId) ?? null;
}

/** A member's answer that stands: the newest fact about the newest check sheet, or a conflict named in answer to any. */
export function standingAnswer(db: ReadableDb, dossierId: string, memberId: string): KeptStatement<"recusal"> | null {
  const newest = newestInvitation(db, dossierId, memberId);
  const facts = statementsOf(db, dossierId, "recusal").filter(
    ({ body }) => body.memberId === memberId && body.disclosed === null,
  );
  return (
    facts.findLast(({ body }) => body.recused || body.invitation === null || body.invitation === newest?.digest) ?? null
  );
}

/** Whether a check sheet names every unit and person of the project as it is now: an answer speaks only to what was asked. */
export function coversProject(
  { units, persons }: Pick<Invitation["body"], "units" | "persons">,
  { participants, team }: Pick<Profile, "participants" | "team">,
): boolean {
  return (
    participants.every(({ name }) => units.some((unit) => unit.name === name)) &&
    team.every(({ name, unit }) => persons.some((person) => person.name === name && person.unit === unit))
  );
}
