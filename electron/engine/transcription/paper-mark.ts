import type { Digest } from "#shared/ids.ts";
import { sha256Hex } from "../trust/sha256.ts";

/**
 * What the clear manifest of a sealed transcription says of whose sheet it is: a digest only those who know the panel can match to a person, so that the
 * chair's workstation can count the sheet as here without opening it. `dossier` is the digest of the dossier statement.
 */
export function paperMark(dossier: Digest, memberId: string): Digest {
  return sha256Hex(new TextEncoder().encode(`guijian paper sheet ${dossier} ${memberId}`));
}
