import { createHmac } from "node:crypto";
import { vaultSubkey } from "../key-wrap.ts";
import type { Authenticate } from "./manifest.ts";

/** HMAC-SHA-256 under the vault's `backup` subkey. */
export function authenticatorOf(vaultKey: Uint8Array): Authenticate {
  const key = vaultSubkey(vaultKey, "backup");
  return (text) => createHmac("sha256", key).update(text, "utf8").digest("hex");
}
