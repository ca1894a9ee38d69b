import { z } from "zod";
import { digestSchema, idSchema, instantSchema } from "#shared/ids.ts";
import { lineSchema, listOf, optionalProseSchema, publicKeySchema, recipientSchema } from "../common.ts";

/** Where an alliance's envelopes are left. The address never contains a password. */
export const mailboxSchema = z
  .strictObject({ kind: z.enum(["folder", "webdav", "s3"]), label: lineSchema, address: z.string().min(1).max(2000) })
  .readonly();

/** 联盟根证书: the only thing the root key signs. Versions count from 1 and name their predecessor; the highest valid one is in force. */
export const charterBody = z
  .strictObject({
    allianceId: idSchema,
    name: lineSchema,
    version: z.int().min(1),
    /** Digest of the charter before, null for the first. */
    predecessor: digestSchema.nullable(),
    rootKey: publicKeySchema,
    /** Keys that may sign everything the alliance issues beside charters. */
    issuingKeys: listOf(publicKeySchema, 16),
    /** The alliance's receiving key. */
    recipient: recipientSchema,
    packs: z.strictObject({ standard: digestSchema.nullable(), rules: digestSchema.nullable() }).readonly(),
    mailboxes: listOf(mailboxSchema, 16),
  })
  .readonly();

/**
 * 评审操作细则 put into force. `content` is the pack's canonical JSON text and `pack` the SHA-256 of its UTF-8 bytes; whether it is the model or was
 * adopted, and by which document, the pack says itself.
 */
export const rulesBody = z
  .strictObject({ allianceId: idSchema, pack: digestSchema, content: z.string().min(2).max(4_000_000) })
  .readonly();

/** The list of everything revoked so far, numbered from 1, never going backwards. */
export const revocationBody = z
  .strictObject({
    allianceId: idSchema,
    number: z.int().min(1),
    predecessor: digestSchema.nullable(),
    entries: listOf(
      z
        .strictObject({
          signingKey: publicKeySchema,
          /** The credential revoked; null = every credential over this key. */
          credential: digestSchema.nullable(),
          /** Statements the alliance received later than this do not count. */
          revokedAt: instantSchema,
          reason: optionalProseSchema,
        })
        .readonly(),
      10_000,
    ),
  })
  .readonly();
