import { argon2id } from "hash-wasm";
import { z } from "zod";
import { fromBase64, toBase64 } from "#shared/trust/base64.ts";
import type { Random } from "../trust/random.ts";
import { derive, unwrap, wrap } from "./key-wrap.ts";

/** What deriving a key from a passphrase or PIN costs. */
export interface KdfCost {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
}

/** The product's cost: 128 MiB, three passes, one lane. */
export const productKdfCost: KdfCost = { memoryKiB: 131_072, iterations: 3, parallelism: 1 };

/** Cost of a PIN on a demo workstation, whose PINs are public (docs/decisions/0030-demo-key-cost.md). Stored in each record like any other. */
export const demoSeatCost: KdfCost = { memoryKiB: 1024, iterations: 1, parallelism: 1 };

/** Base64 that decodes canonically to a number of bytes. */
export function bytesSchema(size: number) {
  return z.string().refine((text) => fromBase64(text)?.length === size, `not ${size} bytes of base64`);
}

/** Argon2id parameters as stored. The upper bounds keep a hostile header from asking for all memory. */
export const kdfSchema = z
  .strictObject({
    algorithm: z.literal("argon2id"),
    memoryKiB: z.int().min(8).max(1_048_576),
    iterations: z.int().min(1).max(16),
    parallelism: z.int().min(1).max(4),
    salt: bytesSchema(16),
  })
  .readonly();
export type Kdf = z.infer<typeof kdfSchema>;

/** A wrapped 32-byte secret: nonce, ciphertext and tag. */
export const wrappedKeySchema = bytesSchema(60);

/** The passphrase: the only slot behind which the signing secret lies. */
export const passphraseSlotSchema = z
  .strictObject({
    kind: z.literal("passphrase"),
    kdf: kdfSchema,
    vaultKey: wrappedKeySchema,
    signingSecret: wrappedKeySchema,
  })
  .readonly();

/** A slot opened by 20 or more random bytes: the printed recovery code, the system's keychain, the alliance. It restores reading. */
export const secretSlotSchema = z
  .strictObject({
    kind: z.enum(["recovery", "keychain", "alliance"]),
    salt: bytesSchema(32),
    vaultKey: wrappedKeySchema,
  })
  .readonly();

export type PassphraseSlot = z.infer<typeof passphraseSlotSchema>;
export type SecretSlot = z.infer<typeof secretSlotSchema>;
export type SecretSlotKind = SecretSlot["kind"];

/** New Argon2id parameters with a random salt. */
export function newKdf(cost: KdfCost, random: Random): Kdf {
  return { algorithm: "argon2id", ...cost, salt: toBase64(random(16)) };
}

/** 32 bytes from a typed secret. Typed text is NFKC-normalised first, so that full-width digits of an input method mean the same. */
export async function deriveTyped(typed: string, kdf: Kdf): Promise<Uint8Array> {
  return argon2id({
    password: typed.normalize("NFKC"),
    salt: bytesOf(kdf.salt),
    memorySize: kdf.memoryKiB,
    iterations: kdf.iterations,
    parallelism: kdf.parallelism,
    hashLength: 32,
    outputType: "binary",
  });
}

/** Makes the passphrase slot. */
export async function sealPassphraseSlot(
  vaultId: string,
  passphrase: string,
  secrets: { readonly vaultKey: Uint8Array; readonly signingSecret: Uint8Array },
  cost: KdfCost,
  random: Random,
): Promise<PassphraseSlot> {
  const kdf = newKdf(cost, random);
  const typed = await deriveTyped(passphrase, kdf);
  const seal = (name: "vault key" | "signing secret", secret: Uint8Array) =>
    toBase64(wrap(slotKey(typed, "passphrase", name), secret, slotLabel(vaultId, "passphrase", name), random));
  const slot = {
    kind: "passphrase",
    kdf,
    vaultKey: seal("vault key", secrets.vaultKey),
    signingSecret: seal("signing secret", secrets.signingSecret),
  } as const;
  typed.fill(0);
  return slot;
}

/** Opens the passphrase slot; null if the passphrase is another (or the slot was altered). */
export async function openPassphraseSlot(
  vaultId: string,
  slot: PassphraseSlot,
  passphrase: string,
): Promise<{ vaultKey: Uint8Array; signingSecret: Uint8Array } | null> {
  const typed = await deriveTyped(passphrase, slot.kdf);
  const open = (name: "vault key" | "signing secret", sealed: string) =>
    unwrap(slotKey(typed, "passphrase", name), bytesOf(sealed), slotLabel(vaultId, "passphrase", name));
  const vaultKey = open("vault key", slot.vaultKey);
  const signingSecret = open("signing secret", slot.signingSecret);
  typed.fill(0);
  return vaultKey === null || signingSecret === null ? null : { vaultKey, signingSecret };
}

/** Makes a slot opened by a random secret of at least 20 bytes; throws TypeError for a shorter one. */
export function sealSecretSlot(
  vaultId: string,
  kind: SecretSlotKind,
  secret: Uint8Array,
  vaultKey: Uint8Array,
  random: Random,
): SecretSlot {
  if (secret.length < 20) throw new TypeError("a slot secret has at least 20 bytes");
  const salt = random(32);
  const sealed = wrap(
    slotKey(secret, kind, "vault key", salt),
    vaultKey,
    slotLabel(vaultId, kind, "vault key"),
    random,
  );
  return { kind, salt: toBase64(salt), vaultKey: toBase64(sealed) };
}

/** The vault key behind a secret slot; null if the secret is another. */
export function openSecretSlot(vaultId: string, slot: SecretSlot, secret: Uint8Array): Uint8Array | null {
  const key = slotKey(secret, slot.kind, "vault key", bytesOf(slot.salt));
  return unwrap(key, bytesOf(slot.vaultKey), slotLabel(vaultId, slot.kind, "vault key"));
}

/** Bytes of a base64 text a schema has checked. */
export function bytesOf(text: string): Uint8Array {
  const bytes = fromBase64(text);
  if (bytes === null) throw new TypeError("not canonical base64");
  return bytes;
}

function slotKey(secret: Uint8Array, kind: string, name: string, salt?: Uint8Array): Uint8Array {
  return derive(secret, `guijian slot v1 ${kind} ${name}`, salt);
}

function slotLabel(vaultId: string, kind: string, name: string): string {
  return `guijian vault ${vaultId} ${kind} ${name}`;
}
