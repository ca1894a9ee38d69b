import { z } from "zod";
import { digestSchema, idSchema, instantSchema } from "#shared/ids.ts";

/** A raw Ed25519 public key (32 bytes, RFC 8032) as lower-case hexadecimal. */
export const publicKeySchema = z.string().regex(/^[0-9a-f]{64}$/);
export type PublicKey = z.infer<typeof publicKeySchema>;

/** A native X25519 recipient of the age format: `age1` and 58 characters of bech32. The checksum is checked where it is used. */
export const recipientSchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/);
export type Recipient = z.infer<typeof recipientSchema>;

/** The anchor, or the fingerprint of any signing key: six groups of four Crockford characters, 120 bits (see `anchor.ts`). */
export const fingerprintSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}$/);

/** The mailbox tag of a recipient: 32 hexadecimal characters (see `mailbox.ts`). */
export const mailboxTagSchema = z.string().regex(/^[0-9a-f]{32}$/);

/** A line a person wrote: 1 to 200 characters. */
export const lineSchema = z.string().min(1).max(200);
/** A line that may be empty. */
export const optionalLineSchema = z.string().max(200);
/** A paragraph or more a person wrote: 1 to 20,000 characters. */
export const proseSchema = z.string().min(1).max(20_000);
/** Prose that may be empty. */
export const optionalProseSchema = z.string().max(20_000);

/** A size in bytes. */
export const sizeSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
/** A count of people or things. */
export const countSchema = z.int().min(0).max(1_000_000);

/** A list with an upper bound: nothing in a signed statement grows without limit. */
export function listOf<T extends z.ZodType>(item: T, max = 1000) {
  return z.array(item).max(max).readonly();
}

/** A file bound to a statement by the SHA-256 and size of its plaintext. */
export const boundFileSchema = z
  .strictObject({ digest: digestSchema, size: sizeSchema, mediaType: lineSchema })
  .readonly();

/** What every statement carries beside its body. */
export const statementHeaderShape = {
  /** Version of the statement format. */
  schema: z.literal(1),
  /** Algorithm suite: `intl` = Ed25519, X25519/age, SHA-256, AES-256-GCM. */
  suite: z.literal("intl"),
  /** Identifier of this statement, chosen at random by its author. */
  id: idSchema,
  /** The author's clock when signing; labelled as the signer's wherever it is shown. */
  issuedAt: instantSchema,
  /** Digests of the packs in force when signing; null = none applied. */
  packs: z.strictObject({ standard: digestSchema.nullable(), rules: digestSchema.nullable() }).readonly(),
  /** Digests of the statements this one is about, in the order the body explains; may be empty. */
  subjects: listOf(digestSchema),
  /** Head of the author's audit chain before signing; null = the author keeps none (an enrolment made elsewhere). */
  auditHead: digestSchema.nullable(),
} as const;
