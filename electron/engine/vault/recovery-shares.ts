import { z } from "zod";
import { Refusal } from "#shared/errors.ts";
import { idSchema, instantSchema } from "#shared/ids.ts";
import { canonicalJson } from "#shared/json.ts";
import { fromBase64, toBase64 } from "#shared/trust/base64.ts";
import { type Recipient, recipientSchema } from "#shared/trust/common.ts";
import { textOf, utf8 } from "#shared/trust/utf8.ts";
import { open, seal } from "../trust/envelope.ts";
import type { Random } from "../trust/random.ts";
import { bytesSchema } from "./key-slots.ts";
import { readRecoveryCode } from "./recovery-code.ts";

const custodianSchema = z
  .strictObject({
    identityId: idSchema,
    name: z.string().min(1).max(200),
    recipient: recipientSchema,
    /** An age file with this person's share, base64. */
    envelope: z.base64().max(8000),
  })
  .readonly();

const recoverySchema = z
  .strictObject({
    format: z.literal(1),
    vaultId: idSchema,
    label: z.string().max(200),
    madeAt: instantSchema,
    custodians: z.tuple([custodianSchema, custodianSchema]).readonly(),
  })
  .readonly();
/** `recovery.json`: who of the alliance can open this vault for reading, together. Not secret: the shares are sealed. */
export type RecoveryFile = z.infer<typeof recoverySchema>;

const shareSchema = z
  .strictObject({
    format: z.literal(1),
    vaultId: idSchema,
    label: z.string().max(200),
    madeAt: instantSchema,
    holder: idSchema,
    /** 20 bytes; the other person's 20 bytes exclusive-or these are the secret of the slot `alliance`. */
    share: bytesSchema(20),
  })
  .readonly();
export type RecoveryShare = z.infer<typeof shareSchema>;

/** Somebody a share is sealed to. */
export interface Custodian {
  readonly identityId: string;
  readonly name: string;
  readonly recipient: Recipient;
}

/**
 * Splits a new slot secret (20 random bytes) into two shares, each sealed to one person. One share alone is as good as none: it is random by itself.
 */
export async function splitRecovery(
  vault: { readonly vaultId: string; readonly label: string; readonly madeAt: string },
  custodians: readonly [Custodian, Custodian],
  random: Random,
): Promise<{ readonly secret: Uint8Array; readonly file: RecoveryFile }> {
  const secret = random(20);
  const first = random(20);
  const sealedFor = async ({ identityId, name, recipient }: Custodian, share: Uint8Array) => {
    const content = { format: 1, ...vault, holder: identityId, share: toBase64(share) };
    const envelope = await seal(utf8(canonicalJson(content)), [recipient]);
    return { identityId, name, recipient, envelope: toBase64(envelope) };
  };
  const file = {
    format: 1,
    ...vault,
    custodians: [await sealedFor(custodians[0], first), await sealedFor(custodians[1], xor(secret, first))],
  } as const;
  first.fill(0);
  return { secret, file };
}

/** The secret two typed shares make. Throws Refusal `recovery-code-mistyped`. Whether it is the right one, the slot tells. */
export function joinShares([one, other]: readonly [string, string]): Uint8Array {
  return xor(readRecoveryCode(one), readRecoveryCode(other));
}

/** The bytes of `recovery.json`. */
export function encodeRecovery(file: RecoveryFile): Uint8Array {
  return utf8(canonicalJson(file));
}

/** Reads `recovery.json` strictly. Throws Refusal `vault-damaged`. */
export function decodeRecovery(bytes: Uint8Array): RecoveryFile {
  return strictly(bytes, recoverySchema, () => new Refusal("vault-damaged", { at: "recovery.json" }));
}

/** Opens a person's share. Throws Refusal `package-not-for-you`, `envelope-damaged`. */
export async function openShare(envelope: Uint8Array, receivingSecret: string): Promise<RecoveryShare> {
  const content = await open(envelope, [receivingSecret]);
  return strictly(content, shareSchema, () => new Refusal("envelope-damaged"));
}

/** The 20 bytes of a share. */
export function shareBytes({ share }: RecoveryShare): Uint8Array {
  return fromBase64(share) ?? new Uint8Array(20);
}

function strictly<Value>(bytes: Uint8Array, schema: z.ZodType<Value>, refusal: () => Refusal): Value {
  let text: string;
  let value: unknown;
  try {
    text = textOf(bytes);
    value = JSON.parse(text);
  } catch {
    throw refusal();
  }
  const result = schema.safeParse(value);
  if (!result.success || canonicalJson(value) !== text) throw refusal();
  return result.data;
}

function xor(one: Uint8Array, other: Uint8Array): Uint8Array {
  return one.map((byte, index) => byte ^ (other[index] ?? 0));
}
