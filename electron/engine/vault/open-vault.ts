import { eq } from "drizzle-orm";
import { isSoundCopy, type Library } from "#db/open.ts";
import { people, seats } from "#db/schema/index.ts";
import { Refusal } from "#shared/errors.ts";
import { identityIdOf } from "#shared/trust/identity-id.ts";
import { poolPerson } from "../people.ts";
import { readFact } from "../facts.ts";
import { readFormerKeys } from "./former-keys.ts";
import { createAttempts } from "./attempts.ts";
import { authenticatorOf } from "./backup/authenticator.ts";
import type { Authenticate } from "./backup/manifest.ts";
import type { UnlockedVault } from "./header.ts";
import {
  changePin,
  createIdentityKeys,
  decodeIdentityKeys,
  encodeIdentityKeys,
  type OpenIdentity,
  openIdentity,
  openSigningSeed,
} from "./identity-keys.ts";
import { demoSeatCost, type KdfCost, productKdfCost } from "./key-slots.ts";
import { unwrap, vaultSubkey, wrap } from "./key-wrap.ts";
import type { OpenSeat } from "./open-seat.ts";
import type { PendingCredential, PendingCsv, PendingInspection } from "./pending.ts";

/** A person's new keys, not in the library yet: the caller writes `keys` in its own transaction. */
export interface NewSeat {
  readonly identityId: string;
  readonly signingKey: string;
  readonly recipient: string;
  /** The sealed record as text for the library. */
  readonly keys: string;
  /** The seed for the enrolment request. */
  readonly signingSeed: () => Uint8Array;
  /** Seals under the new seat's own data key. */
  readonly sealAsSeat: (bytes: Uint8Array, label: string) => Uint8Array;
  /** Zeroes the keys once they are enrolled, or will not be. */
  readonly forget: () => void;
}

/** An unlocked workstation. Everything secret in it dies with {@link OpenVault.close}. */
export interface OpenVault {
  readonly id: string;
  readonly folder: string;
  readonly library: Library;
  /** Opened by recovery or keychain: nothing can be signed. */
  readonly readingOnly: () => boolean;
  /** The passphrase was typed after all: signing is possible from now on. */
  readonly grantSigning: (signingSecret: Uint8Array) => void;
  readonly seat: () => OpenSeat | null;
  /** Refuses wrong-pin with a growing wait, not-found, identity-damaged. Closes any other seat. */
  readonly enterSeat: (identityId: string, pin: string) => Promise<OpenSeat>;
  readonly leaveSeat: () => void;
  /** Reads the open seat's person anew, after a credential arrived. */
  readonly refreshSeat: () => OpenSeat;
  readonly newSeat: (pin: string) => Promise<NewSeat>;
  /** The seat's keys under another PIN, as text for the library. */
  readonly rewrapSeat: (identityId: string, current: string, next: string) => Promise<string>;
  readonly hasSeat: (identityId: string) => boolean;
  /**
   * The signing seed of any seat here, by its own PIN, while another one is open: for whoever confirms beside the person who types. The caller zeroes it.
   * Refuses wrong-pin with a growing wait, not-found, signing-unavailable.
   */
  readonly signingSeedOf: (identityId: string, pin: string) => Promise<Uint8Array>;
  /** Wraps a material's key for its row, bound to the sealed blob it opens. */
  readonly wrapBlobKey: (key: Uint8Array, sealed: string) => Buffer;
  readonly unwrapBlobKey: (wrapped: Uint8Array, sealed: string) => Uint8Array;
  /** HMAC under the vault's `backup` subkey. */
  readonly authenticate: Authenticate;
  /** Whether a copy of the library is whole under this vault's key. */
  readonly isSoundCopy: (file: string) => boolean;
  /** Read by the open seat and forgotten with it. */
  readonly pendingCsv: Map<string, PendingCsv>;
  readonly pendingCredentials: Map<string, PendingCredential>;
  /** Sealed as they are: whoever they are for may sit down meanwhile. */
  readonly pendingInspections: Map<string, PendingInspection>;
  /** The review on the projection window; null when there is none. */
  readonly projected: () => string | null;
  readonly project: (reviewId: string) => void;
  readonly close: () => void;
}

export interface OpenVaultOptions {
  readonly id: string;
  readonly folder: string;
  readonly library: Library;
  readonly unlocked: UnlockedVault;
  readonly random: (size: number) => Uint8Array;
  readonly clock: () => number;
  readonly kdfCost: KdfCost | null;
}

/** Puts an unlocked workstation into service. */
export function createOpenVault({
  id,
  folder,
  library,
  unlocked: opened,
  random,
  clock,
  kdfCost,
}: OpenVaultOptions): OpenVault {
  let unlocked: UnlockedVault = { ...opened, formerIdentityKeys: readFormerKeys(library.read) };
  // The library says whether this is a demo: a file outside it could be changed to weaken the PINs of real seats.
  const pinCost = (): KdfCost => kdfCost ?? (readFact(library.read, "demo") === "yes" ? demoSeatCost : productKdfCost);
  const attempts = createAttempts(clock);
  const blobKey = vaultSubkey(unlocked.vaultKey, "blob wrap");
  let open: { readonly seat: OpenSeat; readonly keys: OpenIdentity } | null = null;
  let projected: string | null = null;

  const record = (identityId: string) => {
    const row = library.read.select().from(seats).where(eq(seats.identityId, identityId)).get();
    if (row === undefined) throw new Refusal("not-found", { what: "席位 / seat" });
    return decodeIdentityKeys(row.keys);
  };
  const pendingCsv: OpenVault["pendingCsv"] = new Map();
  const pendingCredentials: OpenVault["pendingCredentials"] = new Map();
  const leaveSeat = (): void => {
    open?.keys.dataKey.fill(0);
    open = null;
    pendingCsv.clear();
    pendingCredentials.clear();
  };
  const signingSeedOf: OpenVault["signingSeedOf"] = async (identityId, pin) =>
    attempts.run(identityId, (failures) => openSigningSeed(record(identityId), pin, unlocked, failures));
  const seatFor = (identityId: string, keys: OpenIdentity): OpenSeat => {
    const row = library.read.select().from(people).where(eq(people.identityId, identityId)).get();
    if (row === undefined) throw new Refusal("not-found", { what: "席位 / seat" });
    const { name, unit, category, credential, ...pooled } = poolPerson(row, true);
    // What a request says of itself is no role yet.
    const roles = credential === null ? [] : pooled.roles;
    return {
      identityId,
      name,
      unit,
      roles,
      category,
      enrolled: credential !== null,
      signingKey: keys.signingKey,
      recipient: keys.recipient,
      receivingSecret: keys.receivingSecret,
      seal: (bytes, label) => wrap(keys.dataKey, bytes, seatLabel(identityId, label), random),
      unseal: (sealed, label) => {
        const bytes = unwrap(keys.dataKey, sealed, seatLabel(identityId, label));
        if (bytes === null) throw new Refusal("identity-damaged");
        return bytes;
      },
      signingSeed: (pin) => signingSeedOf(identityId, pin),
    };
  };

  return {
    id,
    folder,
    library,
    readingOnly: () => unlocked.signingSecret === null,
    grantSigning: (signingSecret) => {
      unlocked = { ...unlocked, signingSecret };
    },
    seat: () => open?.seat ?? null,
    enterSeat: async (identityId, pin) => {
      const keys = await attempts.run(identityId, (failures) =>
        openIdentity(record(identityId), pin, unlocked, failures),
      );
      leaveSeat();
      open = { keys, seat: seatFor(identityId, keys) };
      return open.seat;
    },
    leaveSeat,
    refreshSeat: () => {
      if (open === null) throw new Refusal("seat-required");
      open = { keys: open.keys, seat: seatFor(open.seat.identityId, open.keys) };
      return open.seat;
    },
    newSeat: async (pin) => {
      const { record: made, opened, seed } = await createIdentityKeys(pin, unlocked, pinCost(), random);
      const identityId = identityIdOf(opened.signingKey);
      return {
        identityId,
        signingKey: opened.signingKey,
        recipient: opened.recipient,
        keys: encodeIdentityKeys(made),
        signingSeed: () => seed,
        sealAsSeat: (bytes, label) => wrap(opened.dataKey, bytes, seatLabel(identityId, label), random),
        forget: () => {
          seed.fill(0);
          opened.dataKey.fill(0);
        },
      };
    },
    rewrapSeat: async (identityId, current, next) =>
      attempts.run(identityId, async () =>
        encodeIdentityKeys(await changePin(record(identityId), current, next, unlocked, pinCost(), random)),
      ),
    hasSeat: (identityId) =>
      library.read.select({ id: seats.identityId }).from(seats).where(eq(seats.identityId, identityId)).get() !==
      undefined,
    signingSeedOf,
    wrapBlobKey: (key, sealed) => Buffer.from(wrap(blobKey, key, blobLabel(sealed), random)),
    unwrapBlobKey: (wrapped, sealed) => {
      const key = unwrap(blobKey, wrapped, blobLabel(sealed));
      if (key === null) throw new Refusal("blob-damaged", { at: sealed });
      return key;
    },
    authenticate: (text) => authenticatorOf(unlocked.vaultKey)(text),
    isSoundCopy: (file) => isSoundCopy(file, vaultSubkey(unlocked.vaultKey, "database")),
    pendingCsv,
    pendingCredentials,
    pendingInspections: new Map(),
    projected: () => projected,
    project: (reviewId) => {
      projected = reviewId;
    },
    close: () => {
      leaveSeat();
      library.close();
      blobKey.fill(0);
      unlocked.vaultKey.fill(0);
      unlocked.signingSecret?.fill(0);
    },
  };
}

function seatLabel(identityId: string, label: string): string {
  return `guijian seat ${identityId} ${label}`;
}

/** What a material's wrapped key is bound to. */
export function blobLabel(sealed: string): string {
  return `guijian blob ${sealed}`;
}
