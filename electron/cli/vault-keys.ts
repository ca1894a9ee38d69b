import { readFileSync } from "node:fs";
import path from "node:path";
import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { openLibrary, type ReadableDb } from "#db/open.ts";
import { allianceKeys, people, seats } from "#db/schema/index.ts";
import { allianceKeyLabel, charterInForce } from "#engine/alliance/charter.ts";
import { readFact } from "#engine/facts.ts";
import { decodeHeader, unlockWithPassphrase } from "#engine/vault/header.ts";
import { vaultSubkey } from "#engine/vault/key-wrap.ts";
import { takeLock } from "#engine/vault/lock-file.ts";
import { createOpenVault } from "#engine/vault/open-vault.ts";
import { mailboxTag } from "#shared/trust/mailbox.ts";

/** Someone with a seat in the vault, and the mailbox tags of everything their PIN opens. */
export interface VaultSeat {
  readonly identityId: string;
  readonly name: string;
  readonly tags: readonly string[];
}

/** A vault opened to verify with: what it knows, and whose envelopes it can open. Nothing in it is changed. */
export interface VaultKeys {
  readonly db: ReadableDb;
  /** Fingerprint of the alliance's root key. */
  readonly anchor: string;
  readonly seats: readonly VaultSeat[];
  /** The receiving secrets of a seat; at the secretariat's the alliance's, too. Throws Refusal `wrong-pin`. */
  readonly identitiesOf: (seat: VaultSeat, pin: string) => Promise<readonly string[]>;
  readonly close: () => void;
}

/**
 * Opens the vault in `folder` (the folder that holds `vault.json`). Throws Refusal `wrong-passphrase`, `vault-damaged`, `newer-format`,
 * `workstation-in-use`, and `not-permitted` where the vault belongs to no alliance yet.
 */
export async function openVaultKeys(folder: string, passphrase: string): Promise<VaultKeys> {
  const header = decodeHeader(readFileSync(path.join(folder, "vault.json")));
  const unlocked = await unlockWithPassphrase(header, passphrase);
  const unlock = takeLock(path.join(folder, "open.lock"));
  const library = openLibrary(path.join(folder, "library.db"), vaultSubkey(unlocked.vaultKey, "database"));
  const vault = createOpenVault({
    id: path.basename(folder),
    folder,
    library,
    unlocked,
    random: (size) => new Uint8Array(randomBytes(size)),
    clock: Date.now,
    kdfCost: null,
  });
  const close = (): void => {
    vault.close();
    unlock();
  };
  try {
    const db = library.read;
    const { allianceId, recipient } = charterInForce(db).body;
    const alliance = db.select().from(allianceKeys).where(eq(allianceKeys.purpose, "receiving")).get();
    return {
      db,
      anchor: readFact(db, "anchor") ?? "",
      seats: db
        .select({ person: people })
        .from(seats)
        .innerJoin(people, eq(people.identityId, seats.identityId))
        .orderBy(seats.createdAt)
        .all()
        .map(({ person }) => ({
          identityId: person.identityId,
          name: person.name,
          tags: [
            mailboxTag(person.recipient, allianceId),
            ...(alliance?.holder === person.identityId ? [mailboxTag(recipient, allianceId)] : []),
          ],
        })),
      identitiesOf: async ({ identityId }, pin) => {
        const seat = await vault.enterSeat(identityId, pin);
        const held = alliance?.holder === identityId ? alliance : undefined;
        return held === undefined
          ? [seat.receivingSecret]
          : [seat.receivingSecret, new TextDecoder().decode(seat.unseal(held.sealed, allianceKeyLabel("receiving")))];
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}
