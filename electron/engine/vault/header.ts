import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { Refusal } from "#shared/errors.ts";
import { digestSchema, type Id, idSchema, instantSchema } from "#shared/ids.ts";
import { canonicalJson } from "#shared/json.ts";
import { textOf, utf8 } from "#shared/trust/utf8.ts";
import type { Random } from "../trust/random.ts";
import {
  type KdfCost,
  openPassphraseSlot,
  openSecretSlot,
  passphraseSlotSchema,
  sealPassphraseSlot,
  sealSecretSlot,
  type SecretSlotKind,
  secretSlotSchema,
} from "./key-slots.ts";
import { vaultSubkey } from "./key-wrap.ts";
import { assessPassphrase } from "./passphrase-strength.ts";
import { newRecoveryCode, readRecoveryCode } from "./recovery-code.ts";

const headerSchema = z
  .strictObject({
    format: z.literal(1),
    suite: z.literal("intl"),
    /** Cipher of the database. */
    cipher: z.literal("aegis"),
    vaultId: idSchema,
    createdAt: instantSchema,
    /** The passphrase first, then at most one of each other kind, in the order of their names. */
    slots: z.tuple([passphraseSlotSchema]).rest(secretSlotSchema).readonly(),
    /** HMAC-SHA-256 under the vault's `header mac` subkey over everything above: nobody without a key can change or downgrade it. */
    mac: digestSchema,
    /** SHA-256 over everything above: tells a damaged header from a wrong passphrase. */
    check: digestSchema,
  })
  .readonly();

/** `vault.json`. Holds nothing secret that is not wrapped. */
export type VaultHeader = z.infer<typeof headerSchema>;
type HeaderContent = Omit<VaultHeader, "mac" | "check">;

/** The secrets of an open vault; fill them with zeros when it closes. */
export interface UnlockedVault {
  /** 32 bytes. */
  readonly vaultKey: Uint8Array;
  /** 32 bytes that signing needs beside the PIN; null = opened by recovery or keychain, reading only. */
  readonly signingSecret: Uint8Array | null;
  /** `identity` subkeys of vault keys before the last rekey: what seats wrapped under them opens until their PIN is changed. */
  readonly formerIdentityKeys?: readonly Uint8Array[];
}

export interface NewVault {
  readonly vaultId: Id;
  readonly createdAt: string;
  readonly passphrase: string;
}

const maxHeaderSize = 64 * 1024;

/**
 * A new vault: header, secrets, and the recovery code, which is shown once and kept nowhere.
 * Throws Refusal `passphrase-weak`.
 */
export async function createHeader(
  vault: NewVault,
  cost: KdfCost,
  random: Random,
): Promise<{ header: VaultHeader; unlocked: UnlockedVault; recoveryCode: string }> {
  refuseWeak(vault.passphrase);
  const secrets = { vaultKey: random(32), signingSecret: random(32) };
  const recovery = newRecoveryCode(random);
  const { vaultId, createdAt } = vault;
  const passphraseSlot = await sealPassphraseSlot(vaultId, vault.passphrase, secrets, cost, random);
  const recoverySlot = sealSecretSlot(vaultId, "recovery", recovery.secret, secrets.vaultKey, random);
  const content = {
    format: 1,
    suite: "intl",
    cipher: "aegis",
    vaultId,
    createdAt,
    slots: [passphraseSlot, recoverySlot],
  } as const;
  return { header: finish(content, secrets.vaultKey), unlocked: secrets, recoveryCode: recovery.text };
}

/** The bytes of `vault.json`. */
export function encodeHeader(header: VaultHeader): Uint8Array {
  return utf8(canonicalJson(header));
}

/**
 * Reads `vault.json` strictly. Throws Refusal `vault-damaged` unless the bytes are exactly what {@link encodeHeader} writes and the checksum holds,
 * `newer-format` for a later format.
 */
export function decodeHeader(bytes: Uint8Array): VaultHeader {
  if (bytes.length > maxHeaderSize) throw damaged("size");
  const { text, value } = parse(bytes);
  const version = z.object({ format: z.int() }).safeParse(value);
  if (version.success && version.data.format > 1)
    throw new Refusal("newer-format", { what: `vault ${version.data.format}` });
  const result = headerSchema.safeParse(value);
  if (!result.success) throw damaged(result.error.issues[0]?.path.join(".") || "vault.json");
  const header = result.data;
  if (canonicalJson(header) !== text) throw damaged("vault.json");
  const kinds = header.slots.slice(1).map(({ kind }) => kind);
  if (kinds.some((kind, index) => index > 0 && kind <= (kinds[index - 1] ?? ""))) throw damaged("slots");
  if (checkOf(header) !== header.check) throw damaged("check");
  return header;
}

/**
 * Opens a vault with its passphrase. Throws Refusal `wrong-passphrase` with the seconds to `wait` after `failures` earlier ones in a row (the caller
 * keeps count and enforces the wait), `vault-damaged` if the passphrase is right and the header was altered all the same.
 */
export async function unlockWithPassphrase(
  header: VaultHeader,
  passphrase: string,
  failures = 0,
): Promise<UnlockedVault> {
  const secrets = await openPassphraseSlot(header.vaultId, header.slots[0], passphrase);
  if (secrets === null) throw new Refusal("wrong-passphrase", { wait: waitAfter(failures + 1) });
  checkMac(header, secrets.vaultKey);
  return secrets;
}

/** Opens a vault for reading with the printed code. Throws Refusal `recovery-code-mistyped`, `recovery-code-wrong`, `no-such-key-slot`, `vault-damaged`. */
export function unlockWithRecoveryCode(header: VaultHeader, typed: string): UnlockedVault {
  return unlockWithSecret(header, "recovery", readRecoveryCode(typed));
}

/** Opens a vault for reading with the secret of another slot. Throws Refusal `recovery-code-wrong`, `no-such-key-slot`, `vault-damaged`. */
export function unlockWithSecret(header: VaultHeader, kind: SecretSlotKind, secret: Uint8Array): UnlockedVault {
  const slot = header.slots.slice(1).find((each) => each.kind === kind);
  if (slot === undefined || slot.kind === "passphrase") throw new Refusal("no-such-key-slot", { kind });
  const vaultKey = openSecretSlot(header.vaultId, slot, secret);
  if (vaultKey === null) throw new Refusal("recovery-code-wrong");
  checkMac(header, vaultKey);
  return { vaultKey, signingSecret: null };
}

/**
 * The header under another passphrase. With a vault opened by its passphrase the signing secret stays, and so does everybody's signing. With one
 * opened by recovery a new signing secret is made: what the seats held before can be read and never signed with again.
 * Throws Refusal `passphrase-weak`.
 */
export async function changePassphrase(
  header: VaultHeader,
  unlocked: UnlockedVault,
  passphrase: string,
  cost: KdfCost,
  random: Random,
): Promise<{ header: VaultHeader; unlocked: UnlockedVault }> {
  refuseWeak(passphrase);
  const secrets = { vaultKey: unlocked.vaultKey, signingSecret: unlocked.signingSecret ?? random(32) };
  const slot = await sealPassphraseSlot(header.vaultId, passphrase, secrets, cost, random);
  const [, ...others] = header.slots;
  return { header: finish({ ...header, slots: [slot, ...others] }, secrets.vaultKey), unlocked: secrets };
}

/**
 * The header under a new vault key, a new passphrase and a new recovery code; the signing secret stays, other slots go. Needs a vault opened by its
 * passphrase. Throws Refusal `passphrase-weak`.
 */
export async function renewHeader(
  { vaultId, createdAt }: VaultHeader,
  signingSecret: Uint8Array,
  passphrase: string,
  cost: KdfCost,
  random: Random,
): Promise<{ header: VaultHeader; unlocked: UnlockedVault; recoveryCode: string }> {
  refuseWeak(passphrase);
  const secrets = { vaultKey: random(32), signingSecret };
  const recovery = newRecoveryCode(random);
  const slots = [
    await sealPassphraseSlot(vaultId, passphrase, secrets, cost, random),
    sealSecretSlot(vaultId, "recovery", recovery.secret, secrets.vaultKey, random),
  ] as const;
  const content = { format: 1, suite: "intl", cipher: "aegis", vaultId, createdAt, slots } as const;
  return { header: finish(content, secrets.vaultKey), unlocked: secrets, recoveryCode: recovery.text };
}

/** Whether the header has a slot of this kind. */
export function hasSlot(header: VaultHeader, kind: SecretSlotKind): boolean {
  return header.slots.some((slot) => slot.kind === kind);
}

/** The header with a slot of this kind added or replaced. */
export function addSlot(
  header: VaultHeader,
  vaultKey: Uint8Array,
  kind: SecretSlotKind,
  secret: Uint8Array,
  random: Random,
): VaultHeader {
  const slot = sealSecretSlot(header.vaultId, kind, secret, vaultKey, random);
  const [passphrase, ...others] = header.slots;
  const slots = [...others.filter((each) => each.kind !== kind), slot].toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
  return finish({ ...header, slots: [passphrase, ...slots] }, vaultKey);
}

/** The header without its slot of this kind. */
export function removeSlot(header: VaultHeader, vaultKey: Uint8Array, kind: SecretSlotKind): VaultHeader {
  const [passphrase, ...others] = header.slots;
  return finish({ ...header, slots: [passphrase, ...others.filter((each) => each.kind !== kind)] }, vaultKey);
}

/** Seconds to wait after so many wrong passphrases or PINs in a row: none for the first two, then doubling up to five minutes. */
export function waitAfter(failures: number): number {
  return failures < 3 ? 0 : Math.min(300, 2 ** (failures - 3));
}

function finish(content: HeaderContent, vaultKey: Uint8Array): VaultHeader {
  const { format, suite, cipher, vaultId, createdAt, slots } = content;
  const bare = { format, suite, cipher, vaultId, createdAt, slots };
  const withMac = { ...bare, mac: macOf(bare, vaultKey) };
  return { ...withMac, check: checkOf(withMac) };
}

function macOf({ format, suite, cipher, vaultId, createdAt, slots }: HeaderContent, vaultKey: Uint8Array): string {
  const text = canonicalJson({ format, suite, cipher, vaultId, createdAt, slots });
  return createHmac("sha256", vaultSubkey(vaultKey, "header mac")).update(text).digest("hex");
}

function checkOf({ format, suite, cipher, vaultId, createdAt, slots, mac }: Omit<VaultHeader, "check">): string {
  const text = canonicalJson({ format, suite, cipher, vaultId, createdAt, slots, mac });
  return createHash("sha256").update(text).digest("hex");
}

function checkMac(header: VaultHeader, vaultKey: Uint8Array): void {
  const expected = Buffer.from(macOf(header, vaultKey), "hex");
  if (timingSafeEqual(expected, Buffer.from(header.mac, "hex"))) return;
  vaultKey.fill(0);
  throw damaged("mac");
}

function parse(bytes: Uint8Array): { text: string; value: unknown } {
  try {
    const text = textOf(bytes);
    return { text, value: JSON.parse(text) };
  } catch (cause) {
    throw new Refusal("vault-damaged", { at: "vault.json" }, { cause });
  }
}

function refuseWeak(passphrase: string): void {
  const { acceptable, bits } = assessPassphrase(passphrase);
  if (!acceptable) throw new Refusal("passphrase-weak", { problem: `${bits} bit` });
}

function damaged(at: string): Refusal {
  return new Refusal("vault-damaged", { at });
}
