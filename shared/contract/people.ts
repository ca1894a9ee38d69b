import { z } from "zod";
import { command, query } from "./define.ts";
import { dateSchema, digestSchema, idSchema } from "../ids.ts";
import { expertCategorySchema } from "../domain/dossier/profile.ts";
import { pinSchema } from "./vault.ts";

const nothing = z.strictObject({});

export const roleSchema = z.enum(["secretariat", "recorder", "expert", "organiser"]);
export type Role = z.infer<typeof roleSchema>;

/** What a person says about themselves when enrolling. */
export const personSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  unit: z.string().trim().max(120),
  title: z.string().trim().max(60),
  category: expertCategorySchema.nullable(),
  roles: z.array(roleSchema).min(1),
});

/** A person known to this workstation, with the standing of their credential (专家证书). */
export const poolPersonSchema = z.strictObject({
  identityId: idSchema,
  ...personSchema.shape,
  /** Anchor-style fingerprint of the signing key, Crockford groups. */
  fingerprint: z.string(),
  signingKey: z.string(),
  recipient: z.string(),
  validFrom: dateSchema.nullable(),
  validUntil: dateSchema.nullable(),
  credential: digestSchema.nullable(),
  /** The person has a seat on this workstation. */
  seated: z.boolean(),
});
export type PoolPerson = z.infer<typeof poolPersonSchema>;

export const seatSchema = z.strictObject({
  identityId: idSchema,
  name: z.string(),
  unit: z.string(),
  roles: z.array(roleSchema),
  category: expertCategorySchema.nullable(),
  /** False until the alliance's credential is here. */
  enrolled: z.boolean(),
});

export const seatsGroup = {
  list: query("vault", nothing, z.array(seatSchema)),
  /** The seat that is open now; null at the shared desk. */
  current: query("vault", nothing, seatSchema.nullable()),
  /** Opens one's own seat; any other seat closes. Refuses wrong-pin. */
  enter: command("vault", z.strictObject({ identityId: idSchema, pin: pinSchema }), seatSchema),
  leave: command("vault", nothing, z.null()),
  changePin: command("seat", z.strictObject({ current: pinSchema, next: pinSchema }), z.null()),
};

export const allianceStateSchema = z.strictObject({
  /** `founder`: the alliance's keys are in this vault; `member`: a credential is; `none`: neither yet. */
  standing: z.enum(["none", "member", "founder"]),
  name: z.string().nullable(),
  allianceId: idSchema.nullable(),
  /** Fingerprint of the root key for reading aloud. */
  anchor: z.string().nullable(),
  charter: digestSchema.nullable(),
});

export const allianceGroup = {
  state: query("vault", nothing, allianceStateSchema),
  /** Makes root key, issuing key, charter and the first secretariat seat. */
  found: command(
    "vault",
    z.strictObject({
      name: z.string().trim().min(1).max(120),
      secretariat: z.strictObject({ name: z.string().min(1), unit: z.string(), title: z.string() }),
      pin: pinSchema,
    }),
    z.strictObject({ anchor: z.string(), identityId: idSchema }),
  ),
  /** Enrols a person at the door: seat, keys, credential at once. `pin` is the newcomer's, `issuerPin` the secretariat's. */
  enrolAtDoor: command(
    "seat",
    z.strictObject({ person: personSchema, validUntil: dateSchema, pin: pinSchema, issuerPin: pinSchema }),
    poolPersonSchema,
  ),
  /** On an own laptop: makes the keys and saves the signed enrolment request. */
  requestEnrolment: command(
    "vault",
    z.strictObject({ person: personSchema, pin: pinSchema, save: z.string() }),
    z.strictObject({ identityId: idSchema, fingerprint: z.string() }),
  ),
  /** Reads a request file and shows whose it is, before anything is issued. */
  readRequest: command(
    "seat",
    z.strictObject({ file: z.string() }),
    z.strictObject({ request: digestSchema, person: personSchema, fingerprint: z.string() }),
  ),
  /** Issues the credential for a request read before and saves the credential file. */
  issueCredential: command(
    "seat",
    z.strictObject({
      request: digestSchema,
      roles: z.array(roleSchema).min(1),
      validUntil: dateSchema,
      pin: pinSchema,
      save: z.string(),
    }),
    poolPersonSchema,
  ),
  /** Reads a credential file: the alliance and its anchor are shown for comparison, nothing is trusted yet. */
  readCredential: command(
    "vault",
    z.strictObject({ file: z.string() }),
    z.strictObject({
      credential: digestSchema,
      alliance: z.string(),
      anchor: z.string(),
      person: personSchema,
      validUntil: dateSchema,
    }),
  ),
  /** Accepts a credential whose anchor the person has compared. Refuses anchor-mismatch. */
  acceptCredential: command("vault", z.strictObject({ credential: digestSchema, anchor: z.string() }), seatSchema),
  /** How every credential stands today; `consentOn`: the day the person signed the paper on electronic signing. */
  standings: query(
    "vault",
    nothing,
    z.array(
      z.strictObject({
        identityId: idSchema,
        standing: z.enum(["none", "valid", "expiring", "expired", "revoked"]),
        revokedOn: dateSchema.nullable(),
        reason: z.string(),
        consentOn: dateSchema.nullable(),
      }),
    ),
  ),
  /** Issues a new credential over the same keys; `save` is needed for whoever has no seat here. Refuses credential-revoked. */
  renewCredential: command(
    "seat",
    z.strictObject({ identityId: idSchema, validUntil: dateSchema, pin: pinSchema, save: z.string().nullable() }),
    poolPersonSchema,
  ),
  /** Issues the next revocation list with this person's key on it, and queues it for everyone. */
  revoke: command(
    "seat",
    z.strictObject({ identityId: idSchema, reason: z.string().trim().min(1).max(500), pin: pinSchema }),
    z.strictObject({ number: z.int(), digest: digestSchema }),
  ),
  /** New keys at the door for a person whose key is lost; the old one is revoked. `pin` is the person's, `issuerPin` the secretariat's. */
  replaceKey: command(
    "seat",
    z.strictObject({ identityId: idSchema, validUntil: dateSchema, pin: pinSchema, issuerPin: pinSchema }),
    poolPersonSchema,
  ),
  noteConsent: command("seat", z.strictObject({ identityId: idSchema, signedOn: dateSchema }), z.null()),
  /** Issuing keys of the charter in force. `holder` is null where it is not known here. */
  issuingKeys: query(
    "vault",
    nothing,
    z.array(
      z.strictObject({ key: z.string(), fingerprint: z.string(), own: z.boolean(), holder: z.string().nullable() }),
    ),
  ),
  /** Makes an issuing key for this workstation and saves the request; it counts once a charter names it. */
  requestIssuing: command(
    "seat",
    z.strictObject({ pin: pinSchema, save: z.string() }),
    z.strictObject({ fingerprint: z.string() }),
  ),
  /** A new charter version that also names the key of a request read before. Needs the root key. */
  delegateIssuing: command(
    "seat",
    z.strictObject({ request: digestSchema, pin: pinSchema }),
    z.strictObject({ charter: digestSchema, version: z.int() }),
  ),
  /** A new charter version without one of the delegated keys. */
  retireIssuing: command(
    "seat",
    z.strictObject({ key: z.string().regex(/^[0-9a-f]{64}$/), pin: pinSchema }),
    z.strictObject({ charter: digestSchema, version: z.int() }),
  ),
  /** The expert pool (专家库; clause acc.panel.pool). */
  pool: query("vault", nothing, z.array(poolPersonSchema)),
};
