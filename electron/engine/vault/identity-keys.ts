import { z } from "zod";
import { Refusal } from "#shared/errors.ts";
import { canonicalJson } from "#shared/json.ts";
import { toBase64 } from "#shared/trust/base64.ts";
import { type PublicKey, publicKeySchema, type Recipient, recipientSchema } from "#shared/trust/common.ts";
import { textOf, utf8 } from "#shared/trust/utf8.ts";
import { generateReceivingKey } from "../trust/envelope.ts";
import type { Random } from "../trust/random.ts";
import { generateSigningKey } from "../trust/signing.ts";
import { waitAfter, type UnlockedVault } from "./header.ts";
import {
  bytesOf,
  bytesSchema,
  deriveTyped,
  type Kdf,
  type KdfCost,
  kdfSchema,
  newKdf,
  wrappedKeySchema,
} from "./key-slots.ts";
import { derive, unwrap, vaultSubkey, wrap } from "./key-wrap.ts";

const recordSchema = z
  .strictObject({
    format: z.literal(1),
    signingKey: publicKeySchema,
    recipient: recipientSchema,
    kdf: kdfSchema,
    /** Which signing secret the seed is wrapped with: after recovery there is another. */
    signingSecretId: bytesSchema(8),
    dataKey: wrappedKeySchema,
    /** The age identity's 74 ASCII characters, wrapped. */
    receivingSecret: bytesSchema(102),
    signingSeed: wrappedKeySchema,
  })
  .readonly();

/** A seat's keys as the library stores them, every secret wrapped under the seat's own PIN. */
export type IdentityKeyRecord = z.infer<typeof recordSchema>;

/** The reading half of a seat's keys, as long as the seat is open; fill the data key with zeros when it closes. */
export interface OpenIdentity {
  readonly signingKey: PublicKey;
  readonly recipient: Recipient;
  /** 32 bytes: seals the seat's drafts, notes and sheets. */
  readonly dataKey: Uint8Array;
  /** `AGE-SECRET-KEY-1…`. */
  readonly receivingSecret: string;
}

/** A PIN: six characters or more (docs/decisions/0010-seat-pin.md). Throws Refusal `weak-pin` for fewer, or digits that repeat or count. */
export function checkPin(pin: string): void {
  const text = pin.normalize("NFKC");
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const [step = 0] = steps;
  if (codes.length < 6 || (steps.size === 1 && Math.abs(step) <= 1)) throw new Refusal("weak-pin");
}

/**
 * Makes a person's keys behind a PIN. Needs a vault opened by its passphrase: Refusal `signing-unavailable` otherwise, `weak-pin`.
 * The seed is returned for the enrolment request; the caller fills it with zeros.
 */
export async function createIdentityKeys(
  pin: string,
  unlocked: UnlockedVault,
  cost: KdfCost,
  random: Random,
): Promise<{ record: IdentityKeyRecord; opened: OpenIdentity; seed: Uint8Array }> {
  checkPin(pin);
  const { seed, publicKey: signingKey } = generateSigningKey(random);
  const { identity: receivingSecret, recipient } = await generateReceivingKey();
  const opened = { signingKey, recipient, dataKey: random(32), receivingSecret };
  return { record: await sealRecord(opened, seed, pin, unlocked, cost, random), opened, seed };
}

/**
 * Opens the reading half with the PIN. Throws Refusal `wrong-pin` with the seconds to `wait` after `failures` earlier ones in a row,
 * `identity-damaged` if the PIN fits one part and not another.
 */
export async function openIdentity(
  record: IdentityKeyRecord,
  pin: string,
  unlocked: UnlockedVault,
  failures = 0,
): Promise<OpenIdentity> {
  const { signingKey, recipient } = record;
  const opened = openDataKey(record, await deriveTyped(pin, record.kdf), unlocked);
  if (opened === null) throw new Refusal("wrong-pin", { wait: waitAfter(failures + 1) });
  const { key, dataKey } = opened;
  const receiving = unwrap(key, bytesOf(record.receivingSecret), label(signingKey, `receiving secret ${recipient}`));
  if (receiving === null) throw new Refusal("identity-damaged");
  return { signingKey, recipient, dataKey, receivingSecret: textOf(receiving) };
}

/**
 * The signing seed, for one signature; the caller fills it with zeros. Every signature asks for the PIN again.
 * Throws Refusal `signing-unavailable` in a vault opened by recovery, or when the keys were made before one; `wrong-pin` as {@link openIdentity};
 * `identity-damaged` if the PIN is right and the seed's wrap does not open.
 */
export async function openSigningSeed(
  record: IdentityKeyRecord,
  pin: string,
  unlocked: UnlockedVault,
  failures = 0,
): Promise<Uint8Array> {
  const { signingSecret } = unlocked;
  if (signingSecret === null || secretId(signingSecret) !== record.signingSecretId)
    throw new Refusal("signing-unavailable");
  const typed = await deriveTyped(pin, record.kdf);
  const seed = unwrap(
    seedKey(typed, signingSecret),
    bytesOf(record.signingSeed),
    label(record.signingKey, "signing seed"),
  );
  if (seed !== null) return seed;
  const opened = openDataKey(record, typed, unlocked);
  if (opened === null) throw new Refusal("wrong-pin", { wait: waitAfter(failures + 1) });
  opened.dataKey.fill(0);
  throw new Refusal("identity-damaged");
}

/** The record under another PIN; keys and data stay. Throws Refusal `weak-pin` for the new one, else as {@link openSigningSeed}. */
export async function changePin(
  record: IdentityKeyRecord,
  current: string,
  next: string,
  unlocked: UnlockedVault,
  cost: KdfCost,
  random: Random,
): Promise<IdentityKeyRecord> {
  checkPin(next);
  const seed = await openSigningSeed(record, current, unlocked);
  const opened = await openIdentity(record, current, unlocked);
  try {
    return await sealRecord(opened, seed, next, unlocked, cost, random);
  } finally {
    seed.fill(0);
    opened.dataKey.fill(0);
  }
}

/** The record as text for the library. */
export function encodeIdentityKeys(record: IdentityKeyRecord): string {
  return canonicalJson(record);
}

/** Reads a stored record strictly. Throws Refusal `identity-damaged`. */
export function decodeIdentityKeys(text: string): IdentityKeyRecord {
  try {
    const record = recordSchema.parse(JSON.parse(text));
    if (canonicalJson(record) === text) return record;
  } catch (cause) {
    throw new Refusal("identity-damaged", {}, { cause });
  }
  throw new Refusal("identity-damaged");
}

async function sealRecord(
  opened: OpenIdentity,
  seed: Uint8Array,
  pin: string,
  { vaultKey, signingSecret }: UnlockedVault,
  cost: KdfCost,
  random: Random,
): Promise<IdentityKeyRecord> {
  if (signingSecret === null) throw new Refusal("signing-unavailable");
  const kdf: Kdf = newKdf(cost, random);
  const typed = await deriveTyped(pin, kdf);
  const { signingKey, recipient } = opened;
  const reading = readingKey(typed, vaultSubkey(vaultKey, "identity"));
  const sealed = (key: Uint8Array, secret: Uint8Array, name: string) =>
    toBase64(wrap(key, secret, label(signingKey, name), random));
  return {
    format: 1,
    signingKey,
    recipient,
    kdf,
    signingSecretId: secretId(signingSecret),
    dataKey: sealed(reading, opened.dataKey, "data key"),
    receivingSecret: sealed(reading, utf8(opened.receivingSecret), `receiving secret ${recipient}`),
    signingSeed: sealed(seedKey(typed, signingSecret), seed, "signing seed"),
  };
}

/** The data key and what it is wrapped with: under the vault's present key, or one before a rekey. Null for another PIN. */
function openDataKey(
  record: IdentityKeyRecord,
  typed: Uint8Array,
  { vaultKey, formerIdentityKeys = [] }: UnlockedVault,
): { readonly key: Uint8Array; readonly dataKey: Uint8Array } | null {
  for (const subkey of [vaultSubkey(vaultKey, "identity"), ...formerIdentityKeys]) {
    const key = readingKey(typed, subkey);
    const dataKey = unwrap(key, bytesOf(record.dataKey), label(record.signingKey, "data key"));
    if (dataKey !== null) return { key, dataKey };
  }
  return null;
}

/** PIN and vault together: a copied row is worth nothing without the vault's key. */
function readingKey(typed: Uint8Array, identitySubkey: Uint8Array): Uint8Array {
  return derive(Buffer.concat([typed, identitySubkey]), "guijian identity v1 reading");
}

/** PIN and signing secret together: without the passphrase there is no signing. */
function seedKey(typed: Uint8Array, signingSecret: Uint8Array): Uint8Array {
  return derive(Buffer.concat([typed, signingSecret]), "guijian identity v1 signing");
}

function secretId(signingSecret: Uint8Array): string {
  return toBase64(derive(signingSecret, "guijian identity v1 signing secret id").subarray(0, 8));
}

function label(signingKey: PublicKey, name: string): string {
  return `guijian identity ${signingKey} ${name}`;
}
