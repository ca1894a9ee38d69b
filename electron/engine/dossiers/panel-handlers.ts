import { eq } from "drizzle-orm";
import { dossiers, people } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { dossiersGroup } from "#shared/contract/dossiers.ts";
import type { PanelMember } from "#shared/domain/dossier/panel-list.ts";
import { Refusal } from "#shared/errors.ts";
import type { BodyOf } from "#shared/trust/kinds.ts";
import type { PoolPerson } from "#shared/contract/people.ts";
import { charterInForce, isFounder, withIssuingSeed } from "../alliance/charter.ts";
import { refuseLapsed } from "../alliance/standing.ts";
import { poolPerson } from "../people.ts";
import type { Contexts, QueryContext } from "../context.ts";
import { writeEntry } from "../entries.ts";
import { signWith, withSigningSeed } from "../sign.ts";
import { type KeptStatement, keepStatement, statementsOf } from "../statements.ts";
import { type PackedFile, packFor, queue } from "../sync/send.ts";
import type { VerifiedStatement } from "../trust/signing.ts";
import { type DossierDraft, draftAddress, readDraft } from "./draft.ts";
import { authorOf, requireSecretariat, writeDraft } from "./write-draft.ts";
import { applyRecusal } from "./apply-recusal.ts";
import { coversProject, newestInvitation, newestInvitations, standingAnswer } from "./invitations.ts";

type DossierHandlers = GroupHandlers<typeof dossiersGroup, Contexts>;

/**
 * Draws the panel from the pool: people the alliance vouches for today, each once, and a recorder who is none of them. Whoever has answered the recusal
 * check sheet keeps the answer, also after having been taken off the list.
 */
export const writePanel: DossierHandlers["writePanel"] = (context, { dossierId, recorder, members }) => {
  const drawn = members.map((member) => member.identityId);
  if (new Set([...drawn, recorder]).size !== drawn.length + 1)
    throw new Refusal("invalid-input", { path: "members", problem: "每人只能有一个位置 / one place a person" });
  if (recorder !== null) vouchedFor(context, recorder);
  const panel = members.map((member): PanelMember => {
    const { name, unit, title, category, signingKey, recipient } = vouchedFor(context, member.identityId);
    if (category === null)
      throw new Refusal("not-permitted", { reason: `${name} 没有专家类别 / has no expert category` });
    const answer = standingAnswer(context.db, dossierId, member.identityId);
    return {
      ...member,
      name,
      unit,
      title,
      category,
      signingKey,
      recipient,
      recusal: answer?.digest ?? null,
      conflict: answer?.body.recused ?? false,
    };
  });
  return writeDraft(context, dossierId, (db) => {
    writeEntry(db, draftAddress(dossierId, "panel"), panel, authorOf(context));
    db.update(dossiers).set({ recorder }).where(eq(dossiers.dossierId, dossierId)).run();
  });
};

/** Someone of the pool whose credential stands today. Refuses not-found, credential-expired, credential-revoked. */
function vouchedFor(context: QueryContext, identityId: string): PoolPerson {
  const row = context.db.select().from(people).where(eq(people.identityId, identityId)).get();
  if (row === undefined || row.credential === null) throw new Refusal("not-found", { what: "专家证书 / credential" });
  refuseLapsed(context.db, row.signingKey, context.now());
  return poolPerson(row, false);
}

interface Letter {
  readonly member: PanelMember;
  readonly signed: VerifiedStatement<"invitation">;
  /** Null for a member who has a seat here. */
  readonly packed: PackedFile | null;
}

/**
 * Signs one recusal check sheet per member who has none, or whose answer was to a sheet that does not name everyone it should by now; those without a
 * seat here get theirs through the mailbox.
 */
export const invite: DossierHandlers["invite"] = async (context, { dossierId, pin }) => {
  requireSecretariat(context);
  const draft = readDraft(context.db, dossierId);
  const { allianceId } = charterInForce(context.db).body;
  const waiting = draft.panel.filter((member) => {
    // Whoever has stepped back is not asked until they say otherwise.
    if (member.conflict) return false;
    const newest = newestInvitation(context.db, dossierId, member.identityId);
    return newest === null || !coversProject(newest.body, draft.profile);
  });
  const asked = new Set(waiting.map((member) => member.identityId));
  const panel = draft.panel.map((member) => (asked.has(member.identityId) ? { ...member, recusal: null } : member));
  return withIssuingSeed(context, pin, async (seed) => {
    const letters: Letter[] = [];
    for (const member of waiting) {
      const body = invitationBody(draft, allianceId, member.identityId);
      const signed = signWith(context, context.db, seed, { kind: "invitation", subjects: [], body });
      const packed = context.vault.hasSeat(member.identityId)
        ? null
        : await packFor(context, seed, {
            kind: "other",
            about: null,
            statements: [signed.bytes],
            materials: [],
            recipients: [member.recipient],
          });
      letters.push({ member, signed, packed });
    }
    context.commit(dossierId, (db) => {
      writeEntry(db, draftAddress(dossierId, "panel"), panel, authorOf(context));
      for (const { member, signed, packed } of letters) {
        keepStatement(db, signed, { identityId: null, reviewId: dossierId });
        if (packed !== null) queue(context, db, packed, member, { statement: signed.digest, kind: "invitation" });
      }
    });
    return { sent: letters.filter(({ packed }) => packed !== null).length };
  });
};

/** The check sheets waiting for the open seat, answered ones included; of each project the newest. */
export const recusalSheets: DossierHandlers["recusalSheets"] = (context) =>
  newestInvitations(context.db, context.seat.identityId).map((kept) => {
    const { dossierId, title, code, units, persons } = kept.body;
    const people = persons.map((person) => (person.unit === "" ? person.name : `${person.name}（${person.unit}）`));
    const answered = answerTo(context, kept) !== null;
    const grounds = groundsAsked(context);
    return { dossierId, title, code, units: units.map((unit) => ({ ...unit })), people, grounds, answered };
  });

/** What the house rules count as a conflict, as the sheet asks it. */
function groundsAsked({ packs }: Pick<QueryContext, "packs">) {
  const { years, grounds } = packs.rules.content.recusal;
  return grounds.map(({ id, title, withinYears }) => ({
    id,
    title: { ...title },
    withinYears: withinYears ? years : null,
  }));
}

/** The member's signed answer. With a conflict a second statement carries grounds and reason, to the alliance alone. */
export const answerRecusal: DossierHandlers["answerRecusal"] = async (context, { dossierId, grounds, reason, pin }) => {
  const memberId = context.seat.identityId;
  const invitation = newestInvitation(context.db, dossierId, memberId);
  if (invitation === null) throw new Refusal("not-found", { what: "回避核对单 / recusal check sheet" });
  if (answerTo(context, invitation) !== null)
    throw new Refusal("already-done", { what: "回避核对单 / recusal check sheet" });
  const known = context.packs.rules.content.recusal.grounds
    .map((ground) => ground.id)
    .filter((id) => grounds.includes(id));
  if (known.length !== grounds.length)
    throw new Refusal("invalid-input", { path: "grounds", problem: grounds.join(",") });
  const body = {
    dossierId,
    memberId,
    invitation: invitation.digest,
    recused: known.length > 0,
  };
  return withSigningSeed(context, pin, async (seed) => {
    const fact = signWith(context, context.db, seed, {
      kind: "recusal",
      subjects: [invitation.digest],
      body: { ...body, disclosed: null },
    });
    const disclosed =
      known.length === 0
        ? null
        : signWith(context, context.db, seed, {
            kind: "recusal",
            subjects: [fact.digest],
            body: { ...body, disclosed: { grounds: known, reason } },
          });
    const statements = disclosed === null ? [fact] : [fact, disclosed];
    const { name, recipient } = charterInForce(context.db).body;
    const packed = isFounder(context.db)
      ? null
      : await packFor(context, seed, {
          kind: "seat",
          about: null,
          statements: statements.map((statement) => statement.bytes),
          materials: [],
          recipients: [recipient],
        });
    context.commit(fact.digest, (db) => {
      for (const statement of statements) keepStatement(db, statement, { identityId: memberId, reviewId: dossierId });
      if (packed === null) applyRecusal(context, db, dossierId, memberId);
      else queue(context, db, packed, { name, recipient }, { statement: fact.digest, kind: "recusal" });
    });
    return { digest: fact.digest };
  });
};

function answerTo(context: QueryContext, invitation: KeptStatement<"invitation">): string | null {
  const answers = statementsOf(context.db, invitation.body.dossierId, "recusal");
  return answers.find((kept) => kept.body.invitation === invitation.digest)?.digest ?? null;
}

function invitationBody(draft: DossierDraft, allianceId: string, memberId: string): BodyOf<"invitation"> {
  const { participants, team, title, code } = draft.profile;
  return {
    allianceId,
    dossierId: draft.dossierId,
    memberId,
    code,
    title,
    units: participants.map(({ name, role }) => ({ name, role })),
    persons: team.map(({ name, unit, role }) => ({ name, unit, role })),
    respondBy: null,
  };
}
