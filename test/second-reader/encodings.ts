import { createDecipheriv, createHash, createHmac, hkdfSync } from "node:crypto";
import type { Json } from "./canonical-json.ts";
import { must, Unreadable } from "./unreadable.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

export const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const digestOf = (...parts: readonly (Uint8Array | string)[]): string => sha256(...parts).toString("hex");

export const hmac = (key: Uint8Array | string, message: Uint8Array | string): string =>
  createHmac("sha256", key).update(message).digest("hex");

/** derive(material, info, salt) of formats.md 1. */
export const derive = (material: Uint8Array, info: Uint8Array | string, salt: Uint8Array = new Uint8Array(0)): Buffer =>
  Buffer.from(hkdfSync("sha256", material, salt, info, 32));

/** Lower-case hex of a known number of bytes. */
export function fromHex(text: Json | undefined, bytes: number): Buffer {
  must(typeof text === "string" && new RegExp(`^[0-9a-f]{${bytes * 2}}$`).test(text), `not ${bytes} bytes in hex`);
  return Buffer.from(text, "hex");
}

/** A digest as text. */
export function digestText(text: Json | undefined): string {
  return fromHex(text, 32).toString("hex");
}

/** Padded base64 with zero bits behind the last byte; `bytes` null = any length. */
export function fromBase64(text: Json | undefined, bytes: number | null): Buffer {
  must(typeof text === "string", "no base64");
  const read = Buffer.from(text, "base64");
  must(read.toString("base64") === text, "not base64 as this format writes it");
  must(bytes === null || read.length === bytes, `not ${bytes} bytes`);
  return read;
}

export function textOf(value: Json | undefined): string {
  must(typeof value === "string", "not a text");
  return value;
}

/** A text of so many code points. */
export function lineOf(value: Json | undefined, most: number, least = 0): string {
  const text = textOf(value);
  const length = [...text].length;
  must(length >= least && length <= most, "a text that is too long or empty");
  return text;
}

export function countOf(value: Json | undefined): number {
  must(typeof value === "number" && Number.isSafeInteger(value) && value >= 0, "not a count");
  return value;
}

export function identifier(value: Json | undefined): string {
  must(typeof value === "string" && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(value), "not an identifier");
  return value;
}

export function instant(value: Json | undefined): string {
  must(typeof value === "string" && INSTANT.test(value) && !Number.isNaN(Date.parse(value)), "not an instant");
  return value;
}

/** Crockford base32, most significant bit first, the last character padded with zero bits. */
export function crockford(bytes: Uint8Array): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  return (bits.padEnd(Math.ceil(bits.length / 5) * 5, "0").match(/.{5}/gu) ?? [])
    .map((five) => ALPHABET.charAt(Number.parseInt(five, 2)))
    .join("");
}

/** What a person typed, as Crockford characters: no case, spaces or dashes, look-alikes folded. */
export function typedCrockford(text: string): string {
  const folded = text
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s-]/gu, "")
    .replaceAll(/[IL]/gu, "1")
    .replaceAll("O", "0");
  must(
    [...folded].every((character) => ALPHABET.includes(character)),
    "a character that is not in the alphabet",
  );
  return folded;
}

/** Bytes of Crockford characters; the bits behind the last byte must be zero. */
export function fromCrockford(text: string): Buffer {
  const bits = [...text].map((character) => ALPHABET.indexOf(character).toString(2).padStart(5, "0")).join("");
  const whole = Math.floor(bits.length / 8);
  must(!bits.slice(whole * 8).includes("1"), "bits behind the last byte");
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((eight) => Number.parseInt(eight, 2)));
}

const groups = (text: string): string => (text.match(/.{4}/gu) ?? []).join("-");

/** Fingerprint of an Ed25519 key; of a root key the anchor. */
export function fingerprint(key: Uint8Array): string {
  return groups(crockford(sha256("guijian fingerprint v1\0", key).subarray(0, 15)));
}

/** Identity of the person who signs with a key. */
export function identityOf(key: Uint8Array): string {
  return crockford(sha256(key).subarray(0, 16));
}

/** The four checking characters of a recovery code. */
function codeCheck(secret: Uint8Array): string {
  return crockford(sha256("guijian recovery code v1\0", secret).subarray(0, 3)).slice(0, 4);
}

export function recoveryCode(secret: Uint8Array): string {
  return groups(crockford(secret) + codeCheck(secret));
}

/** The 20 bytes of a typed recovery code. */
export function readRecoveryCode(typed: string): Buffer {
  const text = typedCrockford(typed);
  must(text.length === 36, "not 36 characters");
  const secret = fromCrockford(text.slice(0, 32));
  must(codeCheck(secret) === text.slice(32), "mistyped");
  return secret;
}

/** AES-256-GCM with the tag behind the ciphertext. */
export function openGcm(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, label: string): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: 16 });
  decipher.setAAD(Buffer.from(label));
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - 16)), decipher.final()]);
  } catch {
    throw new Unreadable("untrusted", "does not open");
  }
}

/** Opens a wrap: nonce, ciphertext, tag, with its label as additional data. */
export function unwrap(wrap: Uint8Array, key: Uint8Array, label: string): Buffer {
  must(wrap.length >= 28, "too short for a wrap");
  return openGcm(key, wrap.subarray(0, 12), wrap.subarray(12), label);
}
