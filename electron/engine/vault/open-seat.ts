import type { Role } from "#shared/contract/people.ts";
import type { ExpertCategory } from "#shared/domain/dossier/profile.ts";

/** A seat opened with its PIN. Its keys live here and nowhere else, and are zeroed when the seat closes. */
export interface OpenSeat {
  readonly identityId: string;
  readonly name: string;
  readonly unit: string;
  readonly roles: readonly Role[];
  readonly category: ExpertCategory | null;
  readonly enrolled: boolean;
  readonly signingKey: string;
  /** The age recipient envelopes to this person are sealed to. */
  readonly recipient: string;
  /** The secret that opens envelopes sealed to this person. */
  readonly receivingSecret: string;
  /** Seals bytes so that only this seat can read them; `label` says what and where, and must be the same when opening. */
  readonly seal: (bytes: Uint8Array, label: string) => Uint8Array;
  /** Opens what {@link seal} sealed. Throws Refusal `identity-damaged` when it does not open. */
  readonly unseal: (sealed: Uint8Array, label: string) => Uint8Array;
  /** The signing seed, for one signature; the caller zeroes it. Refuses wrong-pin, signing-unavailable. */
  readonly signingSeed: (pin: string) => Promise<Uint8Array>;
}
