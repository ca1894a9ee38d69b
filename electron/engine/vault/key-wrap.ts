import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import type { Random } from "../trust/random.ts";

/** Subkeys of a vault key. Each is 32 bytes and good for one purpose. */
export type SubkeyLabel = "header mac" | "database" | "blob wrap" | "audit" | "identity" | "backup";

/** HKDF-SHA-256 without salt, info = `guijian vault v1 ` and the label: 32 bytes. */
export function vaultSubkey(vaultKey: Uint8Array, label: SubkeyLabel): Uint8Array {
  return derive(vaultKey, `guijian vault v1 ${label}`);
}

/** HKDF-SHA-256: 32 bytes from key material and an ASCII info text; without a salt unless given. */
export function derive(material: Uint8Array, info: string, salt: Uint8Array = new Uint8Array(0)): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", material, salt, info, 32));
}

/**
 * Seals a short secret or a draft: nonce (12 random bytes) ‖ AES-256-GCM ciphertext ‖ tag (16). The label is authenticated, not stored: it says what
 * and where this is, so that one wrap cannot stand in for another.
 */
export function wrap(key: Uint8Array, plain: Uint8Array, label: string, random: Random): Uint8Array {
  const nonce = random(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(label, "utf8"));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what {@link wrap} made under the same key and label; null if it is anything else. */
export function unwrap(key: Uint8Array, sealed: Uint8Array, label: string): Uint8Array | null {
  if (sealed.length < 28) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(label, "utf8"));
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  const plain = decipher.update(sealed.subarray(12, sealed.length - 16));
  try {
    decipher.final();
  } catch {
    plain.fill(0);
    return null;
  }
  return new Uint8Array(plain);
}
