import { unlink } from "node:fs/promises";
import path from "node:path";
import { eq } from "drizzle-orm";
import { blobs, dossiers, people } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { dossiersGroup } from "#shared/contract/dossiers.ts";
import { completenessOf } from "#shared/domain/dossier/completeness.ts";
import type { Dossier } from "#shared/domain/dossier/dossier.ts";
import { Refusal } from "#shared/errors.ts";
import { withIssuingSeed } from "../alliance/charter.ts";
import { poolPerson } from "../people.ts";
import type { CommandContext, Contexts, QueryContext } from "../context.ts";
import { saveFile } from "../files.ts";
import { signWith } from "../sign.ts";
import {
  generalStatements,
  keepStatement,
  type KeptStatement,
  newestOf,
  statementBy,
  statementsOf,
} from "../statements.ts";
import { isConcluded } from "../sync/registered.ts";
import { type Addressee, type PackedFile, packFor, queue } from "../sync/send.ts";
import { sealedSizeOf } from "../trust/blob-format.ts";
import type { PackedMaterial } from "../trust/write-package.ts";
import { blobPath } from "../vault/blob-path.ts";
import { type DossierDraft, dossierRow, readDraft } from "./draft.ts";
import { coversProject, newestInvitation, standingAnswer } from "./invitations.ts";
import { requireSecretariat } from "./write-draft.ts";

type DossierHandlers = GroupHandlers<typeof dossiersGroup, Contexts>;

/** Freezes draft and outline into the next version, signed by the issuing key. Refuses dossier-incomplete naming what is missing. */
export const issue: DossierHandlers["issue"] = async (context, { dossierId, reason, pin }) => {
  requireSecretariat(context);
  const row = dossierRow(context.db, dossierId);
  const draft = readDraft(context.db, dossierId);
  const rules = context.packs.rules.content;
  const missing = completenessOf({ ...draft, rules }).filter((line) => line.state === "missing");
  if (missing.length > 0 || draft.recorder === null)
    throw new Refusal("dossier-incomplete", { missing: missing.map((line) => line.text.zh).join("、") });
  refuseStaleAnswers(context, draft);
  if (isConcluded(context.db, dossierId))
    throw new Refusal("gate-closed", {
      reason: "评审结果已登记 / the result is registered",
      opens: "登记后不再重新签发 / nothing is re-issued after that",
    });
  const before = newestOf(context.db, dossierId, "dossier");
  if (before !== null && reason.trim() === "")
    throw new Refusal("dossier-incomplete", { missing: "重新签发的理由 / the reason for re-issue" });
  const body: Dossier = {
    dossierId,
    version: (before?.body.version ?? 0) + 1,
    previous: before === null ? null : { digest: before.digest, reason },
    follows: draft.follows,
    profile: draft.profile,
    targets: [...draft.targets],
    materials: [...draft.materials],
    outline: draft.outline,
    panel: [...draft.panel],
    recorder: recorderOf(context, draft.recorder),
    rules,
  };
  return withIssuingSeed(context, pin, async (seed) => {
    const outline = signWith(context, context.db, seed, {
      kind: "outline",
      subjects: before === null ? [] : [before.digest],
      body: { dossierId, outline: draft.outline },
    });
    const signed = signWith(context, context.db, seed, { kind: "dossier", subjects: [outline.digest], body });
    context.commit(signed.digest, (db) => {
      for (const statement of [outline, signed])
        keepStatement(db, statement, { identityId: null, reviewId: dossierId });
      db.update(dossiers)
        .set({
          // A result on the version before does not count on this one.
          state: row.state === "draft" ? "issued" : row.state === "issued" ? "issued" : "at-the-table",
          version: body.version,
          current: signed.digest,
          updatedAt: context.now(),
        })
        .where(eq(dossiers.dossierId, dossierId))
        .run();
    });
    return { digest: signed.digest, version: body.version };
  });
};

/** An answer speaks only to what was asked: whoever answered before a unit or a person was added is asked again (house rule: recusal). */
function refuseStaleAnswers(context: QueryContext, { dossierId, panel, profile }: DossierDraft): void {
  const stale = panel.filter((member) => {
    const answer = standingAnswer(context.db, dossierId, member.identityId);
    const asked = newestInvitation(context.db, dossierId, member.identityId);
    return answer?.body.recused !== true && asked !== null && !coversProject(asked.body, profile);
  });
  if (stale.length > 0)
    throw new Refusal("dossier-incomplete", {
      missing: `参与单位或人员有变，回避核对单须重新发出并答复 / recusal to be asked anew：${stale.map(({ name }) => name).join("、")}`,
    });
}

/** Writes the sealed `.gjd` of an issued version where the person says. */
export const exportPackage: DossierHandlers["exportPackage"] = async (context, { digest, pin, save }) => {
  requireSecretariat(context);
  const kept = statementBy(context.db, digest, "dossier");
  const packed = await packDossier(context, kept, addresseesOf(kept.body), pin);
  try {
    context.commit(packed.digest, () => undefined);
    await saveFile(context.platform.takeSave(save), packed.path);
  } finally {
    await unlink(packed.path);
  }
  return { package: packed.digest, size: packed.size };
};

/** Queues the sealed `.gjd` for everyone it concerns who has no seat here. */
export const sendPackage: DossierHandlers["sendPackage"] = async (context, { digest, pin }) => {
  requireSecretariat(context);
  const kept = statementBy(context.db, digest, "dossier");
  const remote = addresseesOf(kept.body).filter((person) => !context.vault.hasSeat(person.identityId));
  if (remote.length === 0) return { queued: 0 };
  const packed = await packDossier(context, kept, remote, pin);
  context.commit(packed.digest, (db) => {
    for (const person of remote) queue(context, db, packed, person, { statement: digest, kind: "dossier" });
  });
  return { queued: remote.length };
};

type SealedPerson = Addressee & { readonly identityId: string };

/** Everyone the package is sealed to: members without a conflict, and the recorder. Nobody whose recusal answer is open or names a conflict. */
function addresseesOf(dossier: Dossier): readonly SealedPerson[] {
  const members = dossier.panel.filter(
    (member) => member.position !== "alternate" && !member.conflict && member.recusal !== null,
  );
  return [...members, dossier.recorder];
}

async function packDossier(
  context: CommandContext,
  kept: KeptStatement<"dossier">,
  addressees: readonly Addressee[],
  pin: string,
): Promise<PackedFile> {
  const { body } = kept;
  const materials = body.materials.map((material): PackedMaterial => {
    const row = context.db.select().from(blobs).where(eq(blobs.sealed, material.sealed)).get();
    if (row === undefined) throw new Refusal("not-found", { what: material.title });
    return {
      sealedDigest: material.sealed,
      sealedSize: sealedSizeOf(material.size),
      plainDigest: material.digest,
      plainSize: material.size,
      key: context.vault.unwrapBlobKey(row.key, material.sealed),
      path: path.join(context.vault.folder, blobPath(material.sealed)),
    };
  });
  // Answers of people no longer on the panel stay behind: no recipient could tell whose they are.
  const answers = new Set(body.panel.map((member) => member.recusal));
  const recusals = statementsOf(context.db, body.dossierId, "recusal").filter((answer) => answers.has(answer.digest));
  const outlines = statementsOf(context.db, body.dossierId, "outline").slice(-1);
  // Adopted rules travel with what they were frozen into, under the alliance's own signature.
  const rules = generalStatements(context.db, "rules").filter(
    (statement) => statement.body.pack === kept.statement.packs.rules,
  );
  const total = materials.reduce((sum, material) => sum + material.sealedSize, 0);
  return withIssuingSeed(context, pin, (seed) =>
    context.tasks.run(`package:${kept.digest}`, total, (task) =>
      packFor(context, seed, {
        kind: "dossier",
        about: kept.digest,
        statements: [...rules, ...outlines, kept, ...recusals].map((statement) => statement.bytes),
        materials,
        recipients: addressees.map((person) => person.recipient),
        task,
      }),
    ),
  );
}

function recorderOf(context: QueryContext, identityId: string): Dossier["recorder"] {
  const row = context.db.select().from(people).where(eq(people.identityId, identityId)).get();
  if (row === undefined) throw new Refusal("not-found", { what: "会议秘书 / recorder" });
  const { name, signingKey, recipient } = poolPerson(row, false);
  return { identityId, name, signingKey, recipient };
}
