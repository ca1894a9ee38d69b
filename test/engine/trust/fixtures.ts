import { createHash } from "node:crypto";
import type { Random } from "#engine/trust/random.ts";
import type { StatementHeader } from "#shared/trust/kinds.ts";

/** A reproducible stream of bytes: SHA-256 over a seed and a counter. */
export function seededRandom(seed: string): Random {
  let counter = 0;
  return (size) => {
    const out = Buffer.alloc(size);
    for (let at = 0; at < size; at += 32) {
      createHash("sha256").update(`${seed} ${counter}`).digest().copy(out, at);
      counter += 1;
    }
    return new Uint8Array(out);
  };
}

export const header: StatementHeader = {
  schema: 1,
  suite: "intl",
  id: "0123456789ABCDEFGHJKMNPQRS",
  issuedAt: "2026-11-20T10:15:00+08:00",
  packs: { standard: "a".repeat(64), rules: null },
  subjects: ["b".repeat(64)],
  auditHead: null,
};

export const reviewId = "RRRRRRRRRRRRRRRRRRRRRRRRRR";
export const memberId = "MMMMMMMMMMMMMMMMMMMMMMMMMM";
export const allianceId = "AAAAAAAAAAAAAAAAAAAAAAAAAA";

export const ballot = {
  ...header,
  kind: "ballot",
  body: { reviewId, memberId, opinion: "c".repeat(64), round: "passed", choice: "for" },
} as const;
