import { createHash } from "node:crypto";
import type { Digest } from "#shared/ids.ts";

/** SHA-256 of bytes at hand, lower-case hexadecimal. */
export function sha256Hex(bytes: Uint8Array): Digest {
  return createHash("sha256").update(bytes).digest("hex");
}
