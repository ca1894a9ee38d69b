import { create } from "zustand";

/** A way into an alliance that the person has chosen. */
export type CredentialWay = "found" | "request" | "accept";

/**
 * The way being walked; null when none is. It outlives the page: taking a seat half-way forgets every answer of the last seat and
 * draws the page anew, and the person must find themselves where they were.
 */
export const useCredentialWay = create<{ readonly way: CredentialWay | null }>(() => ({ way: null }));

/** Chooses a way, or none. */
export function takeWay(way: CredentialWay | null): void {
  useCredentialWay.setState({ way });
}
