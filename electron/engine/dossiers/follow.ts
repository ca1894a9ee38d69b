import { and, eq } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { dossiers, entries } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { dossiersGroup } from "#shared/contract/dossiers.ts";
import { type Follows, followsSchema } from "#shared/domain/dossier/dossier.ts";
import { reopenedBy } from "#shared/domain/dossier/reopened.ts";
import type { KindRules } from "#shared/domain/standard/kind-schema.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { Refusal } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import type { Contexts } from "../context.ts";
import { readEntry, writeEntry } from "../entries.ts";
import { gatherReview } from "../sitting/gather.ts";
import { type KeptStatement, statementBy, statementsOf } from "../statements.ts";
import { draftAddress } from "./draft.ts";
import { authorOf, requireSecretariat } from "./write-draft.ts";

/**
 * Begins the review that a concluded one calls for: a draft of the same project, chained to the very result, with the targets and test items that were
 * left open and no others. The outline is to be confirmed anew, the panel drawn anew. Refuses `gate-closed` before the organiser concluded and where the
 * outcome calls for none, `already-done` once one was begun.
 */
export const follow: GroupHandlers<typeof dossiersGroup, Contexts>["follow"] = (context, { reviewId }) => {
  requireSecretariat(context);
  const result = concludedResult(context.db, reviewId);
  const { body: first } = statementBy(context.db, result.body.dossier, "dossier");
  const kind = kindThatFollows(first.rules, first.profile.kind, result.body.outcome);
  if (kind === null)
    throw new Refusal("gate-closed", {
      reason: "这一结论不要求复核 / this outcome calls for no further review",
      opens: "结论为限期整改的项目才复核 / only what must be put right is looked at again",
    });
  if (followingReview(context.db, result.digest) !== null) throw new Refusal("already-done", { what: kind.title.zh });
  const reopens = reopenedBy(first, gatherReview(context, reviewId, result.digest).judged);
  const follows: Follows = { reviewId, result: result.digest, dossier: result.body.dossier, reopens };
  const profile = { ...first.profile, kind: kind.id };
  const targets = first.targets.filter(({ no }) => reopens.targets.includes(no));
  const items = first.outline.items.filter(({ no }) => reopens.items.includes(no));
  const dossierId = newId(context.random);
  const { code, title, sector, demo } = profile;
  context.commit(dossierId, (db) => {
    const row = { dossierId, code, title, kind: profile.kind, sector, demo };
    const empty = { state: "draft", version: 0, current: null, recorder: null } as const;
    db.insert(dossiers)
      .values({ ...row, ...empty, createdBy: context.seat.identityId, updatedAt: context.now() })
      .run();
    const author = authorOf(context);
    writeEntry(db, draftAddress(dossierId, "follows"), follows, author);
    writeEntry(db, draftAddress(dossierId, "profile"), profile, author);
    writeEntry(db, draftAddress(dossierId, "targets"), targets, author);
    writeEntry(db, draftAddress(dossierId, "outline"), { items, confirmation: null }, author);
  });
  return { dossierId };
};

/** The kind of review an outcome calls for (house rule: recheck); null where it calls for none. */
export function kindThatFollows(rules: HouseRules, kind: string, outcome: string): KindRules | null {
  const called = ({ follows }: KindRules): boolean => follows?.kind === kind && follows.outcome === outcome;
  return rules.kinds.find(called) ?? null;
}

/** The review that follows a result, drafted or issued; null where none was begun. */
export function followingReview(db: ReadableDb, result: string): string | null {
  const rows = db
    .select({ dossierId: entries.dossierId })
    .from(entries)
    .where(and(eq(entries.scope, "dossier"), eq(entries.kind, "follows")))
    .all();
  const found = rows.find(
    ({ dossierId }) => readEntry(db, draftAddress(dossierId, "follows"), followsSchema)?.result === result,
  );
  return found?.dossierId ?? null;
}

/** The result the organiser has concluded on. */
function concludedResult(db: ReadableDb, reviewId: string): KeptStatement<"result"> {
  const decision = statementsOf(db, reviewId, "decision").at(-1);
  if (decision === undefined)
    throw new Refusal("gate-closed", {
      reason: "组织单位尚未作出结论 / the organiser has not concluded",
      opens: "组织单位作出结论后开放 / opens with the organiser's decision",
    });
  return statementBy(db, decision.body.result, "result");
}
