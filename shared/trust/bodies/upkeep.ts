import { z } from "zod";
import { digestSchema, idSchema } from "#shared/ids.ts";
import { countSchema, lineSchema, listOf, optionalProseSchema, sizeSchema } from "../common.ts";

const auditMarkSchema = z.strictObject({ row: z.int().min(1), hash: digestSchema }).readonly();

/**
 * 销毁证明: the materials of a dossier were destroyed on the signer's workstation, after its receipt and its retention. Names every sealed file whose key was
 * destroyed; its `subjects` are the dossier, the result and the receipt.
 */
export const purgeBody = z
  .strictObject({
    reviewId: idSchema,
    dossier: digestSchema,
    result: digestSchema,
    receipt: digestSchema,
    /** Last day the materials had to be kept, and what says so (house rules, filing rules, contract). */
    retention: z.strictObject({ until: z.iso.date(), basis: lineSchema }).readonly(),
    files: listOf(z.strictObject({ sealed: digestSchema, digest: digestSchema, size: sizeSchema }).readonly(), 20_000),
    note: optionalProseSchema,
  })
  .readonly();

/**
 * 日志链头: where the audit chain of the signer's workstation stands, and which earlier heads it runs through. Whoever holds statements of the same signer
 * with other heads knows that the workstation exists twice, or was set back.
 */
export const auditHeadBody = z
  .strictObject({
    vaultId: idSchema,
    /** Rows of the chain, and the hash of the last. */
    rows: countSchema,
    head: digestSchema,
    /** Earlier rows and their hashes, ascending: all of them, or at least those where a head was attested before. */
    marks: listOf(auditMarkSchema, 50_000),
  })
  .readonly();
