import type { ExpertCategory } from "../dossier/profile.ts";
import type { MilestoneEvent } from "../record/entries.ts";
import type { Outcome, Proposal } from "../opinion/opinion.ts";
import type { OrderOfBusiness } from "./order.ts";

/** A member of the panel as the order of business sees them. */
export interface MemberFacts {
  readonly identityId: string;
  readonly name: string;
  readonly category: ExpertCategory;
  readonly position: "chair" | "member" | "alternate";
  readonly present: boolean;
  /** Commitment signed at a seat or in ink. */
  readonly committed: boolean;
  readonly recused: boolean;
  readonly confirmedRecord: boolean;
  readonly objected: boolean;
  /** A sealed sheet of this member is here. */
  readonly sheet: "none" | "sealed" | "revealed";
  readonly cosigned: boolean;
  /** Did not sign, as noted with witnesses; a signature given later takes its place. */
  readonly refused: boolean;
}

/** One ballot round over one frozen text. */
export interface RoundFacts {
  readonly opinion: string;
  readonly proposal: Proposal;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly notCast: number;
  readonly needed: number;
  readonly carried: boolean;
  readonly complete: boolean;
  readonly voted: readonly string[];
}

/** Everything the state machine knows: facts with their evidence, never a stored state that could drift from them. */
export interface ReviewFacts {
  readonly reviewId: string;
  /** Statement digest of the dossier under review. */
  readonly dossier: string;
  /** Stages and gates of this kind of review. */
  readonly order: OrderOfBusiness;
  readonly members: readonly MemberFacts[];
  readonly outlineConfirmed: boolean;
  readonly events: Readonly<Partial<Record<MilestoneEvent, string>>>;
  readonly materials: { readonly checked: number; readonly total: number };
  readonly tests: { readonly read: number; readonly total: number };
  readonly questions: { readonly open: number; readonly total: number };
  /** Raised by members about this version of the dossier: materials suspected to be false. */
  readonly suspicions: number;
  /** Digest of the signed joint record; null while it is being kept, which it is again as soon as it is changed. */
  readonly record: string | null;
  readonly reveal: string | null;
  /** Digest of the newest frozen opinion. */
  readonly opinion: string | null;
  readonly rounds: readonly RoundFacts[];
  readonly outcome: Outcome | null;
  readonly result: string | null;
  readonly receipt: string | null;
}

/** Who is acting. */
export interface Actor {
  readonly identityId: string;
  readonly recorder: boolean;
  readonly secretariat: boolean;
  /** Position on this review's panel; null when not on it. */
  readonly position: "chair" | "member" | "alternate" | null;
}
