import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, hexToBytes } from "@noble/hashes/utils.js";
import { crockford } from "#shared/ids.ts";
import { utf8 } from "./utf8.ts";

const label = utf8("guijian fingerprint v1\0");

/**
 * The fingerprint of an Ed25519 public key (raw, 64 hexadecimal characters): the first 120 bits of SHA-256 over a label and the key, as six
 * groups of four Crockford characters. Of a root key it is the alliance's anchor, made to be read aloud: `9XVD-…`.
 */
export function fingerprint(publicKey: string): string {
  const text = crockford(sha256(concatBytes(label, hexToBytes(publicKey))).subarray(0, 15));
  return (text.match(/.{4}/g) ?? []).join("-");
}

/**
 * A fingerprint as a person typed or scanned it, in its one written form; null if it cannot be one.
 * Case, spaces and dashes do not matter; I and L are read as 1, O as 0 (Crockford).
 */
export function readFingerprint(typed: string): string | null {
  const text = typed.replace(/[\s-]/g, "").toUpperCase().replace(/[IL]/g, "1").replace(/O/g, "0");
  return /^[0-9A-HJKMNP-TV-Z]{24}$/.test(text) ? (text.match(/.{4}/g) ?? []).join("-") : null;
}
