import { createHash } from "node:crypto";
import { Refusal } from "#shared/errors.ts";
import { crockford, crockfordAlphabet } from "#shared/ids.ts";
import type { Random } from "../trust/random.ts";

/** A recovery code as printed: nine groups of four Crockford characters, 160 random bits and 20 bits of check. */
export interface RecoveryCode {
  readonly text: string;
  /** The 20 bytes behind it: secret. */
  readonly secret: Uint8Array;
}

/** A new recovery code. */
export function newRecoveryCode(random: Random): RecoveryCode {
  const secret = random(20);
  return { text: writeRecoveryCode(secret), secret };
}

/** The printed form of a recovery secret (20 bytes). */
export function writeRecoveryCode(secret: Uint8Array): string {
  return ((crockford(secret) + checkOf(secret)).match(/.{4}/g) ?? []).join("-");
}

/**
 * The 20 bytes of a code as typed. Case, spaces and dashes do not matter; I and L are read as 1, O as 0.
 * Throws Refusal `recovery-code-mistyped` unless the length and the check are right: one wrong character is always noticed but for one in a million.
 */
export function readRecoveryCode(typed: string): Uint8Array {
  const text = typed.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase().replace(/[IL]/g, "1").replace(/O/g, "0");
  const values = [...text].map((character) => crockfordAlphabet.indexOf(character));
  if (values.length !== 36 || values.includes(-1)) throw new Refusal("recovery-code-mistyped");
  const bits = values
    .slice(0, 32)
    .map((value) => value.toString(2).padStart(5, "0"))
    .join("");
  const secret = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
  if (text.slice(32) !== checkOf(secret)) throw new Refusal("recovery-code-mistyped");
  return secret;
}

/** The first 20 bits of SHA-256 over a label and the secret, as four Crockford characters. */
function checkOf(secret: Uint8Array): string {
  return crockford(createHash("sha256").update("guijian recovery code v1\0").update(secret).digest()).slice(0, 4);
}
