import { eq } from "drizzle-orm";
import type { WritableDb } from "#db/open.ts";
import { allianceKeys } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { allianceGroup } from "#shared/contract/people.ts";
import { Refusal } from "#shared/errors.ts";
import { fingerprint } from "#shared/trust/anchor.ts";
import type { CommandContext, Contexts } from "../context.ts";
import { writeFact } from "../facts.ts";
import { sendBytes } from "../files.ts";
import { signWith } from "../sign.ts";
import { generalStatements, keepStatement, statementBy } from "../statements.ts";
import { generateSigningKey, type VerifiedStatement } from "../trust/signing.ts";
import { announceToAll } from "./announce.ts";
import { allianceKeyLabel, allianceSecret, charterInForce, charterOrNull, withIssuingSeed } from "./charter.ts";

type AllianceHandlers = GroupHandlers<typeof allianceGroup, Contexts>;

/** The issuing keys of the charter in force, with whose they are as far as it is known here. */
export const issuingKeys: AllianceHandlers["issuingKeys"] = ({ db }) => {
  const charter = charterOrNull(db);
  const own = db.select().from(allianceKeys).where(eq(allianceKeys.purpose, "issuing")).get()?.publicKey ?? null;
  const requests = generalStatements(db, "enrolment").map((kept) => kept.body);
  return (charter?.body.issuingKeys ?? []).map((key) => ({
    key,
    fingerprint: fingerprint(key),
    own: key === own,
    holder: requests.find(({ signingKey }) => signingKey === key)?.identity.name ?? null,
  }));
};

/**
 * On another secretariat workstation: makes an issuing key behind the open seat's PIN and saves a request signed by that very key. It issues nothing until
 * a charter names it.
 */
export const requestIssuing: AllianceHandlers["requestIssuing"] = async (context, { pin, save }) => {
  const { seat } = context;
  if (!seat.roles.includes("secretariat"))
    throw new Refusal("not-permitted", { reason: "需要联盟秘书处身份 / a secretariat's credential is needed" });
  if (context.db.select().from(allianceKeys).where(eq(allianceKeys.purpose, "issuing")).get() !== undefined)
    throw new Refusal("already-done", { what: "签发密钥 / issuing key" });
  (await seat.signingSeed(pin)).fill(0);
  const issuing = generateSigningKey(context.random);
  try {
    const { name, unit, category } = seat;
    const request = signWith(context, context.db, issuing.seed, {
      kind: "enrolment",
      subjects: [],
      body: {
        allianceId: charterInForce(context.db).body.allianceId,
        identity: { name, unit, title: "", category, roles: ["secretariat"] },
        signingKey: issuing.publicKey,
        recipient: seat.recipient,
        fingerprint: fingerprint(issuing.publicKey),
      },
    });
    const sealed = Buffer.from(seat.seal(issuing.seed, allianceKeyLabel("issuing")));
    context.commit(request.digest, (db) => {
      const row = { purpose: "issuing", holder: seat.identityId, publicKey: issuing.publicKey, sealed };
      db.insert(allianceKeys).values(row).run();
      keepStatement(db, request, { identityId: null, reviewId: null });
    });
    await context.platform.takeSave(save).write(sendBytes(request.bytes));
    return { fingerprint: fingerprint(issuing.publicKey) };
  } finally {
    issuing.seed.fill(0);
  }
};

/** A new charter that also names the issuing key of a request read before; sent to everyone. Needs the root key. */
export const delegateIssuing: AllianceHandlers["delegateIssuing"] = async (context, { request, pin }) => {
  const { signingKey } = statementBy(context.db, request, "enrolment").body;
  const { issuingKeys: before } = charterInForce(context.db).body;
  if (before.includes(signingKey)) throw new Refusal("already-done", { what: "委托签发 / delegation" });
  return newCharter(context, pin, [...before, signingKey]);
};

/** A new charter without one of its issuing keys: what that key signs from now on does not count. The own key stays. */
export const retireIssuing: AllianceHandlers["retireIssuing"] = async (context, { key, pin }) => {
  const own = context.db.select().from(allianceKeys).where(eq(allianceKeys.purpose, "issuing")).get()?.publicKey;
  const { issuingKeys: before } = charterInForce(context.db).body;
  if (key === own || !before.includes(key)) throw new Refusal("not-permitted", { reason: "签发密钥 / issuing key" });
  return newCharter(
    context,
    pin,
    before.filter((each) => each !== key),
  );
};

async function newCharter(context: CommandContext, pin: string, keys: readonly string[]) {
  return withIssuingSeed(context, pin, async (issuingSeed) => {
    const before = charterInForce(context.db);
    const root = allianceSecret(context, "root");
    try {
      const charter = signWith(context, context.db, root, {
        kind: "charter",
        subjects: [before.digest],
        body: { ...before.body, version: before.body.version + 1, predecessor: before.digest, issuingKeys: [...keys] },
      });
      const send = await announceToAll(context, issuingSeed, charter);
      context.commit(charter.digest, (db) => {
        keepStatement(db, charter, { identityId: null, reviewId: null });
        writeFact(db, "charter", charter.digest);
        send(db);
      });
      return { charter: charter.digest, version: charter.statement.body.version };
    } finally {
      root.fill(0);
    }
  });
}

/** A charter that arrived, signed by the root key this workstation trusts: the higher version is in force. */
export function adoptCharter(db: WritableDb, { digest, statement }: VerifiedStatement<"charter">): void {
  const before = charterInForce(db);
  const { allianceId, rootKey, version } = statement.body;
  if (allianceId !== before.body.allianceId || rootKey !== before.body.rootKey || version <= before.body.version)
    return;
  writeFact(db, "charter", digest);
}
