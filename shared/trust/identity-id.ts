import { sha256 } from "@noble/hashes/sha2.js";
import { hexToBytes } from "@noble/hashes/utils.js";
import { crockford, type Id } from "#shared/ids.ts";
import type { PublicKey } from "./common.ts";

/** The identity a signing key stands for: the first 16 bytes of SHA-256 of the raw public key, as 26 Crockford characters. A new key is a new identity. */
export function identityIdOf(signingKey: PublicKey): Id {
  return crockford(sha256(hexToBytes(signingKey)).subarray(0, 16));
}
