import { z } from "zod";
import type { people } from "#db/schema/index.ts";
import { type PoolPerson, roleSchema } from "#shared/contract/people.ts";
import { expertCategorySchema } from "#shared/domain/dossier/profile.ts";
import { fingerprint } from "#shared/trust/anchor.ts";

/** A row of the pool as the contract shows it. */
export function poolPerson(row: typeof people.$inferSelect, seated: boolean): PoolPerson {
  return {
    identityId: row.identityId,
    name: row.name,
    unit: row.unit,
    title: row.title,
    category: row.category === null ? null : expertCategorySchema.parse(row.category),
    roles: z.array(roleSchema).parse(JSON.parse(row.roles)),
    fingerprint: fingerprint(row.signingKey),
    signingKey: row.signingKey,
    recipient: row.recipient,
    validFrom: row.validFrom,
    validUntil: row.validUntil,
    credential: row.credential,
    seated,
  };
}
