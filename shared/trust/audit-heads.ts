import type { Digest } from "../ids.ts";

/** The head of a chain without rows. */
const genesis = "0".repeat(64);

/** How many attested heads a chain names that is not told in full: the newest ones. */
export const toldHeads = 500;

/** What a workstation says about its own audit chain. */
export interface AttestedChain {
  readonly issuedAt: string;
  readonly rows: number;
  readonly head: Digest;
  readonly marks: readonly { readonly row: number; readonly hash: Digest }[];
}

/** A statement of the same signer, with the head it carried. */
export interface CarriedHead {
  readonly digest: Digest;
  readonly issuedAt: string;
  /** Null = the author kept no chain. */
  readonly auditHead: Digest | null;
}

/**
 * Statements signed before the chain was attested whose heads the chain does not run through: their signer's workstation exists twice, or was set back to an
 * earlier state. Later statements prove nothing, and neither does a chain that is not told in full (as many marks as rows).
 */
export function strayHeads(chain: AttestedChain, carried: readonly CarriedHead[]): readonly CarriedHead[] {
  if (chain.marks.length < chain.rows) return [];
  const known = new Set([genesis, chain.head, ...chain.marks.map(({ hash }) => hash)]);
  const until = Date.parse(chain.issuedAt);
  return carried.filter(
    ({ auditHead, issuedAt }) => auditHead !== null && Date.parse(issuedAt) <= until && !known.has(auditHead),
  );
}

/**
 * Whether two attested chains of one signer contradict each other: the longer does not run through the shorter's head. A head older than the oldest the
 * longer one tells of proves nothing.
 */
export function contradict(one: AttestedChain, other: AttestedChain): boolean {
  const [shorter, longer] = one.rows <= other.rows ? [one, other] : [other, one];
  if (shorter.rows === longer.rows) return shorter.head !== longer.head;
  const [oldest] = longer.marks;
  const untold = longer.marks.length >= toldHeads && oldest !== undefined && shorter.rows < oldest.row;
  if (untold) return false;
  const same = longer.marks.find(({ row }) => row === shorter.rows);
  return shorter.rows > 0 && same?.hash !== shorter.head;
}
