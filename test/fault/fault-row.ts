/** One line of `out/fault.json`: what was tried how often, and how often it went wrong. */
export interface FaultRow {
  readonly id: string;
  readonly work: string;
  readonly cases: number;
  /** Cases that ended otherwise than they must. */
  readonly failed: number;
  readonly bar: string;
  /** What is worth knowing beside the count: how the cases were spread, and the first failures in words. */
  readonly notes: readonly string[];
}

/** Counts cases and keeps the first failures in words. */
export interface Tally {
  readonly good: (kind: string) => void;
  readonly bad: (kind: string, what: string) => void;
  readonly row: (head: Pick<FaultRow, "id" | "work" | "bar">) => FaultRow;
}

const kept = 10;

export function createTally(): Tally {
  const kinds = new Map<string, number>();
  const failures: string[] = [];
  let failed = 0;
  const count = (kind: string): void => void kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return {
    good: count,
    bad: (kind, what) => {
      count(kind);
      failed += 1;
      if (failures.length < kept) failures.push(`${kind}: ${what}`);
    },
    row: (head) => ({
      ...head,
      cases: [...kinds.values()].reduce((sum, one) => sum + one, 0),
      failed,
      notes: [[...kinds].map(([kind, number]) => `${kind} ${number}`).join(", "), ...failures],
    }),
  };
}
