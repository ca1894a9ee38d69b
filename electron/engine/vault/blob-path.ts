import path from "node:path";
import type { Digest } from "#shared/ids.ts";

/** Where a sealed blob lies in the vault folder: `blobs/ab/<digest of the sealed bytes>`. */
export function blobPath(sealed: Digest): string {
  return path.join("blobs", sealed.slice(0, 2), sealed);
}
