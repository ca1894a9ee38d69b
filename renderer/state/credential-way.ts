import { create } from "zustand";

/** A way into an alliance that the person has chosen. */
export type CredentialWay = "found" | "request" | "accept";

/** A credential that was read from a file and is not yet accepted. */
export interface ReadCredential {
  readonly credential: string;
  readonly alliance: string;
  readonly person: { readonly name: string; readonly unit: string };
  readonly validUntil: string;
}

/**
 * The way being walked and the credential in hand; null when there is none. They outlive the page: taking a seat half-way forgets
 * every answer of the last seat and draws the page anew, and the person must find themselves where they were.
 */
export const useCredentialWay = create<{ readonly way: CredentialWay | null; readonly found: ReadCredential | null }>(
  () => ({ way: null, found: null }),
);

/** Chooses a way, or none; what was read on another is put away. */
export function takeWay(way: CredentialWay | null): void {
  useCredentialWay.setState({ way, found: null });
}

/** Keeps what a file held until it is accepted. */
export function holdCredential(found: ReadCredential): void {
  useCredentialWay.setState({ found });
}
