import { z } from "zod";
import { digestSchema, idSchema } from "#shared/ids.ts";
import { listOf, mailboxTagSchema, publicKeySchema, sizeSchema } from "../common.ts";

const sealedSchema = z.strictObject({ digest: digestSchema, size: sizeSchema }).readonly();

/**
 * The clear manifest of a package file. It names no person: recipients appear as mailbox tags, the issuer as a key.
 * `blobs` are sorted by digest and unique.
 */
export const packageBody = z
  .strictObject({
    format: z.literal(1),
    allianceId: idSchema,
    kind: z.enum(["dossier", "seat", "result", "other"]),
    issuer: publicKeySchema,
    /** The charter (base64 of its envelope) when the issuer is one of its issuing keys, so that the anchor alone proves the issuer; else null. */
    charter: z.base64().max(400_000).nullable(),
    recipientTags: listOf(mailboxTagSchema, 200),
    envelope: sealedSchema,
    blobs: listOf(sealedSchema, 10_000),
  })
  .readonly();

export type PackageKind = z.infer<typeof packageBody>["kind"];
