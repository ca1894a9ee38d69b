import { mkdir, rename } from "node:fs/promises";
import path from "node:path";
import type { WritableDb } from "#db/open.ts";
import { outbox } from "#db/schema/index.ts";
import { newId } from "#shared/ids.ts";
import type { PackageKind } from "#shared/trust/bodies/package.ts";
import type { Recipient } from "#shared/trust/common.ts";
import { mailboxTag } from "#shared/trust/mailbox.ts";
import type { StatementKind } from "#shared/trust/kinds.ts";
import { charterInForce } from "../alliance/charter.ts";
import { auditHead } from "../audit.ts";
import type { CommandContext } from "../context.ts";
import { hashFile } from "../files.ts";
import { signWith, type ToSign, withSigningSeed } from "../sign.ts";
import type { GatheredReview } from "../sitting/gather.ts";
import { keepStatement } from "../statements.ts";
import type { Task } from "../tasks.ts";
import { attest } from "../vault/audit-heads.ts";
import { publicKeyOf, type VerifiedStatement } from "../trust/signing.ts";
import { type PackedMaterial, writePackage } from "../trust/write-package.ts";

/** Someone a package is sealed to. */
export interface Addressee {
  readonly name: string;
  readonly recipient: Recipient;
}

/** A package file waiting under `outgoing/`, named by its own digest. */
export interface PackedFile {
  readonly digest: string;
  readonly path: string;
  readonly size: number;
}

export interface ToPack {
  readonly kind: PackageKind;
  /** Digest of the dossier statement it belongs to; null for people and alliance. */
  readonly about: string | null;
  /** Further digests the manifest names after it; left out for most. */
  readonly marks?: readonly string[];
  readonly statements: readonly Uint8Array[];
  readonly materials: readonly PackedMaterial[];
  readonly recipients: readonly Recipient[];
  /** Watches and stops a large package; left out for small ones. */
  readonly task?: Task;
}

/** Where a packed file waits until it is acknowledged. */
export function outgoingPath(folder: string, digest: string): string {
  return path.join(folder, "outgoing", digest);
}

/** Writes a package under `outgoing/`, signed by `seed`, and names it by the digest of its bytes. */
export async function packFor(context: CommandContext, seed: Uint8Array, toPack: ToPack): Promise<PackedFile> {
  const charter = charterInForce(context.db);
  const { folder } = context.vault;
  const draft = outgoingPath(folder, `writing-${newId(context.random)}`);
  await mkdir(path.dirname(draft), { recursive: true, mode: 0o700 });
  const issuing = charter.body.issuingKeys.includes(publicKeyOf(seed));
  await writePackage(
    draft,
    {
      header: {
        schema: 1,
        suite: "intl",
        id: newId(context.random),
        issuedAt: context.now(),
        packs: { standard: context.packs.standard.digest, rules: context.packs.rules.digest },
        subjects: [...(toPack.about === null ? [] : [toPack.about]), ...(toPack.marks ?? [])],
        auditHead: auditHead(context.db).head,
      },
      allianceId: charter.body.allianceId,
      kind: toPack.kind,
      charter: issuing ? charter.bytes : null,
      recipients: toPack.recipients,
      statements: toPack.statements,
      materials: toPack.materials,
    },
    seed,
    toPack.task === undefined ? {} : { onProgress: toPack.task.progress, signal: toPack.task.signal },
  );
  const { digest, size } = await hashFile(draft);
  const named = outgoingPath(folder, digest);
  await rename(draft, named);
  return { digest, size, path: named };
}

/** Queues a packed file for one addressee's mailbox folder. */
export function queue(
  context: CommandContext,
  db: WritableDb,
  packed: PackedFile,
  to: Addressee,
  what: { readonly statement: string; readonly kind: StatementKind },
): void {
  db.insert(outbox)
    .values({
      id: newId(context.random),
      package: packed.digest,
      recipientTag: mailboxTag(to.recipient, charterInForce(db).body.allianceId),
      recipientName: to.name,
      statement: what.statement,
      kind: what.kind,
      state: "queued",
      tries: 0,
      reason: null,
      queuedAt: context.now(),
      sentAt: null,
      size: packed.size,
      nextTryMs: null,
      checkedMs: null,
    })
    .run();
}

/** Whom a statement of the table goes to: `panel` every sitting member and the recorder, `table` chair and recorder. */
export type Audience = "panel" | "table";

/** Those of an audience who have no seat on this workstation; the others read it here. */
export function remoteAddressees(
  context: CommandContext,
  review: GatheredReview,
  audience: Audience,
): readonly Addressee[] {
  const { panel, recorder } = review.dossier;
  const members = panel.filter((member) => !member.conflict && (audience === "panel" || member.position === "chair"));
  return [...members, recorder].filter((person) => !context.vault.hasSeat(person.identityId));
}

/**
 * Signs one statement as the open seat, keeps it, and queues it for those of the audience who sit elsewhere: one command, one transaction.
 * `also` writes more in the same transaction, `materials` go along sealed. Refuses wrong-pin, signing-unavailable, clock-behind.
 */
export async function signAndSend<K extends StatementKind>(
  context: CommandContext,
  pin: string,
  review: GatheredReview,
  toSign: ToSign<K>,
  audience: Audience,
  also: (db: WritableDb) => void = () => undefined,
  materials: readonly PackedMaterial[] = [],
): Promise<VerifiedStatement<K>> {
  return withSigningSeed(context, pin, async (seed) => {
    const signed = signWith(context, context.db, seed, toSign);
    const addressees = remoteAddressees(context, review, audience);
    // Whoever receives it sees whether this workstation exists twice.
    const chain = addressees.length === 0 ? null : attest(context, seed, false);
    const packed =
      addressees.length === 0
        ? null
        : await packFor(context, seed, {
            // Never `seat`: sealed to the chair alone it would pass for a sheet.
            kind: "other",
            about: review.digest,
            statements: [...(chain === null ? [] : [chain.signed.bytes]), signed.bytes],
            materials,
            recipients: addressees.map((addressee) => addressee.recipient),
          });
    context.commit(signed.digest, (db) => {
      keepStatement(db, signed, { identityId: context.seat.identityId, reviewId: review.reviewId });
      also(db);
      chain?.note(db);
      if (packed !== null)
        for (const addressee of addressees)
          queue(context, db, packed, addressee, { statement: signed.digest, kind: toSign.kind });
    });
    return signed;
  });
}
