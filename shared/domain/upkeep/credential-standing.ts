/** How far a credential is from its end, or why it does not count. */
export type CredentialStanding = "none" | "valid" | "expiring" | "expired" | "revoked";

/** Days before the last day of a credential from which its renewal is called for. */
export const renewalDays = 60;

/** What is known of a person's credential. Dates are `YYYY-MM-DD`. */
export interface CredentialFacts {
  /** Null = none yet. */
  readonly validUntil: string | null;
  /** Date from which the alliance's newest list revokes it; null = it does not. */
  readonly revokedOn: string | null;
  readonly today: string;
}

/** The standing of a credential today. It counts to the end of its last day; a revocation counts from its own day. */
export function credentialStanding({ validUntil, revokedOn, today }: CredentialFacts): CredentialStanding {
  if (revokedOn !== null && revokedOn <= today) return "revoked";
  if (validUntil === null) return "none";
  const left = daysBetween(today, validUntil);
  if (left < 0) return "expired";
  return left <= renewalDays ? "expiring" : "valid";
}

/** Whole days from one date to another; negative when the second lies before. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
