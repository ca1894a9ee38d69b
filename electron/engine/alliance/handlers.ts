import { eq } from "drizzle-orm";
import { allianceKeys, people } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { allianceGroup } from "#shared/contract/people.ts";
import { Refusal } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import { fingerprint } from "#shared/trust/anchor.ts";
import type { Contexts } from "../context.ts";
import { readFact, writeFact } from "../facts.ts";
import { signWith } from "../sign.ts";
import { keepStatement } from "../statements.ts";
import { generateReceivingKey } from "../trust/envelope.ts";
import { generateSigningKey } from "../trust/signing.ts";
import { admit, issueCredential, takeSeat } from "./admit.ts";
import {
  type AlliancePurpose,
  allianceKeyLabel,
  charterInForce,
  charterOrNull,
  isFounder,
  readPool,
  withIssuingSeed,
} from "./charter.ts";
import { delegateIssuing, issuingKeys, requestIssuing, retireIssuing } from "./delegation.ts";
import { noteConsent, renewCredential, replaceKey, revoke, standings } from "./upkeep.ts";
import { poolPerson } from "../people.ts";
import { acceptCredential, issueForRequest, readCredential, readRequest, requestEnrolment } from "./enrolment-files.ts";

/** Founding an alliance and enrolling people into it, at the door or by request and credential files. */
export const allianceHandlers: GroupHandlers<typeof allianceGroup, Contexts> = {
  state: (context) => {
    const charter = charterOrNull(context.db);
    if (charter === null) return { standing: "none", name: null, allianceId: null, anchor: null, charter: null };
    const { name, allianceId, rootKey } = charter.body;
    const standing = isFounder(context.db) ? "founder" : "member";
    return { standing, name, allianceId, anchor: fingerprint(rootKey), charter: charter.digest };
  },

  found: async (context, { name, secretariat, pin }) => {
    if (readFact(context.db, "charter") !== null) throw new Refusal("already-done", { what: "联盟 / alliance" });
    const seat = await context.vault.newSeat(pin);
    const root = generateSigningKey(context.random);
    const issuing = generateSigningKey(context.random);
    const receiving = await generateReceivingKey();
    const allianceId = newId(context.random);
    const packs = { standard: context.packs.standard.digest, rules: context.packs.rules.digest };
    const charter = signWith(context, context.db, root.seed, {
      kind: "charter",
      subjects: [],
      body: {
        allianceId,
        name,
        version: 1,
        predecessor: null,
        rootKey: root.publicKey,
        issuingKeys: [issuing.publicKey],
        recipient: receiving.recipient,
        packs,
        mailboxes: [],
      },
    });
    const person = { ...secretariat, category: null, roles: ["secretariat" as const, "organiser" as const] };
    const validUntil = `${Number(context.now().slice(0, 4)) + 5}-12-31`;
    const credential = issueCredential(context, issuing.seed, {
      allianceId,
      person,
      keys: seat,
      validUntil,
      request: null,
    });
    const secrets: readonly (readonly [AlliancePurpose, string, Uint8Array])[] = [
      ["root", root.publicKey, root.seed],
      ["issuing", issuing.publicKey, issuing.seed],
      ["receiving", receiving.recipient, new TextEncoder().encode(receiving.identity)],
    ];
    const { identityId, sealAsSeat } = seat;
    context.commit(charter.digest, (db) => {
      keepStatement(db, charter, { identityId: null, reviewId: null });
      writeFact(db, "alliance-id", allianceId);
      writeFact(db, "charter", charter.digest);
      writeFact(db, "anchor", fingerprint(root.publicKey));
      admit(db, credential);
      takeSeat(db, identityId, seat.keys, context.now());
      for (const [purpose, publicKey, secret] of secrets) {
        const sealed = Buffer.from(sealAsSeat(secret, allianceKeyLabel(purpose)));
        db.insert(allianceKeys).values({ purpose, holder: identityId, publicKey, sealed }).run();
      }
    });
    for (const [, , secret] of secrets) secret.fill(0);
    seat.forget();
    await context.vault.enterSeat(identityId, pin);
    return { anchor: fingerprint(root.publicKey), identityId };
  },

  enrolAtDoor: async (context, { person, validUntil, pin, issuerPin }) => {
    const { allianceId } = charterInForce(context.db).body;
    return withIssuingSeed(context, issuerPin, async (issuingSeed) => {
      const keys = await context.vault.newSeat(pin);
      const about = { allianceId, person, keys, validUntil, request: null };
      keys.forget();
      const credential = issueCredential(context, issuingSeed, about);
      context.commit(credential.digest, (db) => {
        const identityId = admit(db, credential);
        takeSeat(db, identityId, keys.keys, context.now());
      });
      const row = context.db.select().from(people).where(eq(people.identityId, keys.identityId)).get();
      if (row === undefined) throw new Refusal("not-found", { what: person.name });
      return poolPerson(row, true);
    });
  },

  requestEnrolment,
  readRequest,
  issueCredential: issueForRequest,
  readCredential,
  acceptCredential,

  standings,
  renewCredential,
  revoke,
  replaceKey,
  noteConsent,
  issuingKeys,
  requestIssuing,
  delegateIssuing,
  retireIssuing,

  pool: (context) => [...readPool(context.db)],
};
