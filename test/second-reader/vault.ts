import { argon2id } from "@noble/hashes/argon2.js";
import { openAge } from "./age.ts";
import { canonical, exactly, readCanonicalObject, type Json, type JsonObject } from "./canonical-json.ts";
import {
  countOf,
  derive,
  digestOf,
  digestText,
  fromBase64,
  hmac,
  identifier,
  instant,
  lineOf,
  textOf,
  unwrap,
} from "./encodings.ts";
import { must, trusted, Unreadable } from "./unreadable.ts";

const LARGEST = 64 * 1024;
const OTHERS = ["alliance", "keychain", "recovery"];

export type Kdf = {
  readonly iterations: number;
  readonly memoryKiB: number;
  readonly parallelism: number;
  readonly salt: Buffer;
};
export type VaultHeader = {
  readonly header: JsonObject;
  readonly vaultId: string;
  readonly slots: readonly JsonObject[];
};
export type Unlocked = { readonly vaultKey: Buffer; readonly signingSecret: Buffer | null };

/** An object without some of its members. */
export function without(value: JsonObject, members: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !members.includes(name)));
}

export function readKdf(value: Json | undefined): Kdf {
  const kdf = exactly(value, ["algorithm", "iterations", "memoryKiB", "parallelism", "salt"]);
  const iterations = countOf(kdf["iterations"]);
  const memoryKiB = countOf(kdf["memoryKiB"]);
  const parallelism = countOf(kdf["parallelism"]);
  must(kdf["algorithm"] === "argon2id", "another KDF");
  must(iterations >= 1 && iterations <= 16 && parallelism >= 1 && parallelism <= 4, "KDF costs out of range");
  must(memoryKiB >= 8 * parallelism && memoryKiB <= 1_048_576, "KDF memory out of range");
  return { iterations, memoryKiB, parallelism, salt: fromBase64(kdf["salt"], 16) };
}

/** *typed* of formats.md 7. */
export function stretch(text: string, { iterations, memoryKiB, parallelism, salt }: Kdf): Buffer {
  const options = { t: iterations, m: memoryKiB, p: parallelism, dkLen: 32 };
  return Buffer.from(argon2id(Buffer.from(text.normalize("NFKC")), salt, options));
}

/** Reads `vault.json` as far as it can be read without a secret. */
export function readVaultHeader(bytes: Uint8Array): VaultHeader {
  must(bytes.length <= LARGEST, "a header beyond its limit");
  const header = readCanonicalObject(bytes);
  if (typeof header["format"] === "number" && header["format"] > 1) throw new Unreadable("newer", "a later vault");
  exactly(header, ["check", "cipher", "createdAt", "format", "mac", "slots", "suite", "vaultId"]);
  must(header["format"] === 1 && header["suite"] === "intl" && header["cipher"] === "aegis", "another vault format");
  must(digestText(header["check"]) === digestOf(canonical(without(header, ["check"]))), "a damaged vault header");
  digestText(header["mac"]);
  instant(header["createdAt"]);
  must(Array.isArray(header["slots"]) && header["slots"].length >= 1, "no slots");
  const [passphrase, ...others] = header["slots"];
  const first = exactly(passphrase, ["kdf", "kind", "signingSecret", "vaultKey"]);
  must(first["kind"] === "passphrase", "no passphrase slot");
  readKdf(first["kdf"]);
  fromBase64(first["signingSecret"], 60);
  fromBase64(first["vaultKey"], 60);
  const rest = others.map((slot) => exactly(slot, ["kind", "salt", "vaultKey"]));
  rest.forEach((slot, index) => {
    const kind = textOf(slot["kind"]);
    must(OTHERS.includes(kind) && (index === 0 || textOf(rest[index - 1]?.["kind"]) < kind), "slots out of order");
    fromBase64(slot["salt"], 32);
    fromBase64(slot["vaultKey"], 60);
  });
  return { header, vaultId: identifier(header["vaultId"]), slots: [first, ...rest] };
}

/** A subkey of the vault key. */
export const subkey = (vaultKey: Uint8Array, label: string): Buffer => derive(vaultKey, `guijian vault v1 ${label}`);

function proved(vault: VaultHeader, vaultKey: Buffer): Buffer {
  const mac = hmac(subkey(vaultKey, "header mac"), canonical(without(vault.header, ["mac", "check"])));
  trusted(mac === vault.header["mac"], "a header that was changed");
  return vaultKey;
}

export function unlockWithPassphrase(vault: VaultHeader, passphrase: string): Unlocked {
  const slot = vault.slots[0] ?? {};
  const typed = stretch(passphrase, readKdf(slot["kdf"]));
  const open = (member: string, name: string): Buffer =>
    unwrap(
      fromBase64(slot[member], 60),
      derive(typed, `guijian slot v1 passphrase ${name}`),
      `guijian vault ${vault.vaultId} passphrase ${name}`,
    );
  return {
    vaultKey: proved(vault, open("vaultKey", "vault key")),
    signingSecret: open("signingSecret", "signing secret"),
  };
}

/** Unlocks with the secret of another slot: recovery, keychain or alliance. Reading only. */
export function unlockWithSecret(vault: VaultHeader, kind: string, secret: Uint8Array): Unlocked {
  must(secret.length >= 20, "a secret that is too short");
  const slot = vault.slots.find((one) => one["kind"] === kind);
  trusted(slot !== undefined, "no such slot");
  const key = derive(secret, `guijian slot v1 ${kind} vault key`, fromBase64(slot["salt"], 32));
  const vaultKey = unwrap(fromBase64(slot["vaultKey"], 60), key, `guijian vault ${vault.vaultId} ${kind} vault key`);
  return { vaultKey: proved(vault, vaultKey), signingSecret: null };
}

export type Custodian = { readonly identityId: string; readonly envelope: Buffer };
export type RecoveryFile = {
  readonly vaultId: string;
  readonly label: string;
  readonly madeAt: string;
  readonly custodians: readonly Custodian[];
};

/** Reads `recovery.json`: who holds the two shares. */
export function readRecoveryFile(bytes: Uint8Array): RecoveryFile {
  const file = exactly(readCanonicalObject(bytes), ["custodians", "format", "label", "madeAt", "vaultId"]);
  must(file["format"] === 1, "another recovery file");
  must(Array.isArray(file["custodians"]) && file["custodians"].length === 2, "not two people");
  const custodians = file["custodians"].map((one) => {
    const person = exactly(one, ["envelope", "identityId", "name", "recipient"]);
    lineOf(person["name"], 200, 1);
    must(/^age1[02-9ac-hj-np-z]{58}$/u.test(textOf(person["recipient"])), "not a recipient");
    return {
      identityId: identifier(person["identityId"]),
      envelope: fromBase64(lineOf(person["envelope"], 8000), null),
    };
  });
  return {
    vaultId: identifier(file["vaultId"]),
    label: lineOf(file["label"], 200),
    madeAt: instant(file["madeAt"]),
    custodians,
  };
}

/** Opens the share of one of the two people, and holds it against the file it came in. */
export function openShare(file: RecoveryFile, custodian: Custodian, identity: string): Buffer {
  const share = exactly(readCanonicalObject(openAge(custodian.envelope, identity)), [
    "format",
    "holder",
    "label",
    "madeAt",
    "share",
    "vaultId",
  ]);
  trusted(share["format"] === 1 && share["holder"] === custodian.identityId, "the share of somebody else");
  trusted(
    share["vaultId"] === file.vaultId && share["label"] === file.label && share["madeAt"] === file.madeAt,
    "a share of another vault",
  );
  return fromBase64(share["share"], 20);
}

/** The secret of slot `alliance`. */
export function joinShares(one: Uint8Array, other: Uint8Array): Buffer {
  must(one.length === 20 && other.length === 20, "not two shares");
  return Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)));
}
