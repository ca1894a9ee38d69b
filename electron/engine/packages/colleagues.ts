import type { WritableDb } from "#db/open.ts";
import { people } from "#db/schema/index.ts";

/** Someone an issued dossier vouches for: the alliance has signed this name beside this key. */
export interface Colleague {
  readonly identityId: string;
  readonly name: string;
  readonly unit: string;
  readonly title: string;
  readonly category: string | null;
  readonly signingKey: string;
  readonly recipient: string;
}

/** Enters panel and recorder of an issued dossier into the pool, so that their packages are known; whoever is here already stays as they are. `vouchedBy` is the dossier's digest. */
export function enterColleagues(db: WritableDb, colleagues: readonly Colleague[], vouchedBy: string): void {
  for (const { identityId, name, unit, title, category, signingKey, recipient } of colleagues) {
    const roles = JSON.stringify([category === null ? "recorder" : "expert"]);
    db.insert(people)
      .values({
        identityId,
        name,
        unit,
        title,
        category,
        roles,
        signingKey,
        recipient,
        validFrom: null,
        validUntil: null,
        credential: vouchedBy,
        request: null,
      })
      .onConflictDoNothing()
      .run();
  }
}
