import { unlink } from "node:fs/promises";
import { eq } from "drizzle-orm";
import { people } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { allianceGroup } from "#shared/contract/people.ts";
import { Refusal } from "#shared/errors.ts";
import { fingerprint, readFingerprint } from "#shared/trust/anchor.ts";
import { identityIdOf } from "#shared/trust/identity-id.ts";
import type { Contexts, QueryContext } from "../context.ts";
import { readFact, writeFact } from "../facts.ts";
import { dateOf } from "../now.ts";
import { signWith } from "../sign.ts";
import { generalStatements, keepStatement, statementBy } from "../statements.ts";
import { packFor } from "../sync/send.ts";
import { readWhole, receiveFile, saveFile, sendBytes } from "../files.ts";
import { openPackage } from "../trust/open-package.ts";
import {
  readStatement,
  type VerifiedStatement,
  verifyCharter,
  verifyEnrolment,
  verifyStatement,
} from "../trust/signing.ts";
import { isOfKind } from "#shared/trust/statement.ts";
import { admit, enterPool, issueCredential, takeSeat } from "./admit.ts";
import { charterInForce, charterOrNull, withIssuingSeed } from "./charter.ts";
import { poolPerson } from "../people.ts";

type AllianceHandlers = GroupHandlers<typeof allianceGroup, Contexts>;
const maxRequest = 1024 * 1024;

/** Makes keys for a person on their own laptop and saves the self-signed request: the statement file itself. */
export const requestEnrolment: AllianceHandlers["requestEnrolment"] = async (context, { person, pin, save }) => {
  const keys = await context.vault.newSeat(pin);
  const seed = keys.signingSeed();
  try {
    const request = signWith(context, context.db, seed, {
      kind: "enrolment",
      subjects: [],
      body: {
        allianceId: readFact(context.db, "alliance-id"),
        identity: person,
        signingKey: keys.signingKey,
        recipient: keys.recipient,
        fingerprint: fingerprint(keys.signingKey),
      },
    });
    context.commit(request.digest, (db) => {
      enterPool(db, person, keys, { credential: null, request: request.digest, body: null });
      takeSeat(db, keys.identityId, keys.keys, context.now());
      keepStatement(db, request, { identityId: keys.identityId, reviewId: null });
    });
    await context.platform.takeSave(save).write(sendBytes(request.bytes));
  } finally {
    keys.forget();
  }
  return { identityId: keys.identityId, fingerprint: fingerprint(keys.signingKey) };
};

/** Shows whose request a file is, after its own signature has been proved. */
export const readRequest: AllianceHandlers["readRequest"] = async (context, { file }) => {
  const request = verifyEnrolment(await readWhole(context.platform.takeFile(file), maxRequest));
  context.commit(request.digest, (db) => {
    keepStatement(db, request, { identityId: identityIdOf(request.signer), reviewId: null });
  });
  const { identity, fingerprint: shown } = request.statement.body;
  return { request: request.digest, person: { ...identity, roles: [...identity.roles] }, fingerprint: shown };
};

/** Answers a request read before: the credential travels with the charter, sealed to the person. */
export const issueForRequest: AllianceHandlers["issueCredential"] = async (
  context,
  { request, roles, validUntil, pin, save },
) => {
  const charter = charterInForce(context.db);
  const enrolment = statementBy(context.db, request, "enrolment");
  const { identity, signingKey, recipient } = enrolment.body;
  return withIssuingSeed(context, pin, async (issuingSeed) => {
    const credential = issueCredential(context, issuingSeed, {
      allianceId: charter.body.allianceId,
      person: { ...identity, roles },
      keys: { signingKey, recipient },
      validUntil,
      request,
    });
    const packed = await packFor(context, issuingSeed, {
      kind: "other",
      about: null,
      statements: [charter.bytes, credential.bytes],
      materials: [],
      recipients: [recipient],
    });
    context.commit(credential.digest, (db) => {
      admit(db, credential);
    });
    await saveFile(context.platform.takeSave(save), packed.path);
    const row = context.db
      .select()
      .from(people)
      .where(eq(people.identityId, identityIdOf(signingKey)))
      .get();
    if (row === undefined) throw new Refusal("not-found", { what: identity.name });
    return poolPerson(row, false);
  });
};

/** Opens a credential file with the waiting seat's key and shows the alliance and its anchor; nothing is trusted yet. */
export const readCredential: AllianceHandlers["readCredential"] = async (context, { file }) => {
  const received = await receiveFile(context, context.platform.takeFile(file));
  const opened = await openPackage(received.path, { identities: [context.seat.receivingSecret], issuers: null });
  try {
    const [first, second, ...rest] = opened.statements;
    if (first === undefined || second === undefined || rest.length > 0) throw notACredential();
    const read = readStatement(first);
    if (!isOfKind(read, "charter")) throw notACredential();
    const anchor = fingerprint(read.statement.body.rootKey);
    const charter = verifyCharter(first, anchor);
    const { issuingKeys, name } = charter.statement.body;
    if (!issuingKeys.includes(opened.manifest.signer)) throw new Refusal("signature-invalid", { at: "issuer" });
    const credential = verifyStatement(second, issuingKeys, "credential");
    if (credential.statement.body.signingKey !== context.seat.signingKey) throw new Refusal("package-not-for-you");
    if (credential.statement.body.allianceId !== charter.statement.body.allianceId) throw notACredential();
    await opened.finish();
    context.vault.pendingCredentials.set(credential.digest, { charter, credential });
    const { identity, validUntil } = credential.statement.body;
    return {
      credential: credential.digest,
      alliance: name,
      anchor,
      person: { ...identity, roles: [...identity.roles] },
      validUntil: dateOf(validUntil),
    };
  } finally {
    await opened.close();
    await unlink(received.path);
  }
};

/** Accepts a credential once the person has compared the anchor and typed it. */
export const acceptCredential: AllianceHandlers["acceptCredential"] = async (
  context,
  { credential: digest, anchor },
) => {
  const pending = context.vault.pendingCredentials.get(digest);
  if (pending === undefined) throw new Refusal("not-found", { what: "credential" });
  const { charter, credential } = pending;
  const { rootKey, allianceId, version } = charter.statement.body;
  if (readFingerprint(anchor) !== fingerprint(rootKey)) throw new Refusal("anchor-mismatch");
  const before = charterOrNull(context.db);
  if (before !== null && (before.body.allianceId !== allianceId || before.body.rootKey !== rootKey))
    throw new Refusal("not-permitted", { reason: `本工作站属于 ${before.body.name} / this workstation belongs to it` });
  if (before !== null && before.body.version > version && !before.body.issuingKeys.includes(credential.signer))
    throw new Refusal("signature-invalid", { at: "credential" });
  refuseOutdated(context, credential);
  context.commit(digest, (db) => {
    // A charter never goes backwards: the keys an older one lists may have been retired.
    if (before === null || version > before.body.version) {
      keepStatement(db, charter, { identityId: null, reviewId: null });
      writeFact(db, "alliance-id", allianceId);
      writeFact(db, "charter", charter.digest);
      writeFact(db, "anchor", fingerprint(rootKey));
    }
    admit(db, credential);
  });
  context.vault.pendingCredentials.delete(digest);
  const seat = context.vault.refreshSeat();
  const { identityId, name, unit, roles, category, enrolled } = seat;
  return { identityId, name, unit, roles: [...roles], category, enrolled };
};

/** Refuses a credential that has run out, or that a newer one of the same person has replaced. */
function refuseOutdated(context: QueryContext, { statement }: VerifiedStatement<"credential">): void {
  const { identity, validUntil, signingKey } = statement.body;
  if (Date.parse(validUntil) < context.clock())
    throw new Refusal("credential-expired", { name: identity.name, until: dateOf(validUntil) });
  const newer = generalStatements(context.db, "credential").some(
    (kept) => kept.body.signingKey === signingKey && Date.parse(kept.issuedAt) > Date.parse(statement.issuedAt),
  );
  if (newer) throw new Refusal("already-done", { what: "更新的专家证书 / a newer credential" });
}

function notACredential(): Refusal {
  return new Refusal("statement-invalid", { at: "envelope", problem: "not a credential file" });
}
