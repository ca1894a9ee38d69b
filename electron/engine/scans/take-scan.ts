import { z } from "zod";
import { scanSchema } from "#shared/contract/transcriptions.ts";
import { Refusal } from "#shared/errors.ts";
import { digestSchema } from "#shared/ids.ts";
import type { CommandContext } from "../context.ts";
import { readWhole } from "../files.ts";
import { sealIntoVault } from "./seal-file.ts";

/** Largest scan accepted, in bytes: a few pages in colour. */
const maxScan = 48 * 1024 * 1024;

/** A scanned page in the vault with what opens it. The key is base64, and is kept only where a secret may lie. */
export const keptScanSchema = z.strictObject({ ...scanSchema.shape, sealed: digestSchema, key: z.base64() });
export type KeptScan = z.infer<typeof keptScanSchema>;

const signatures: readonly (readonly [string, readonly number[]])[] = [
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
];

/**
 * Reads a granted scan and seals it. What it is follows from its first bytes, never from its name. Throws Refusal `scan-unreadable` for anything but PDF,
 * PNG and JPEG, `too-large`, `grant-spent`.
 */
export async function takeScan(context: CommandContext, grant: string): Promise<KeptScan> {
  const file = context.platform.takeFile(grant);
  const bytes = await readWhole(file, maxScan);
  const mediaType = signatures.find(([, head]) => head.every((byte, at) => bytes[at] === byte))?.[0];
  if (mediaType === undefined)
    throw new Refusal("scan-unreadable", { name: file.name, problem: "不是 PDF、PNG 或 JPEG / not PDF, PNG or JPEG" });
  const { plainDigest, plainSize, sealedDigest, key } = await sealIntoVault(context, [bytes]);
  return {
    digest: plainDigest,
    size: plainSize,
    mediaType,
    fileName: file.name,
    sealed: sealedDigest,
    key: Buffer.from(key).toString("base64"),
  };
}
