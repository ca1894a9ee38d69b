/** One row of the table: our work beside its reference, timed in the same run. */
export interface BenchRow {
  readonly id: string;
  readonly work: string;
  /** `—` where the goal is about the work alone; `reference` then is 0. */
  readonly against: string;
  /** Medians; `unit` says of what. */
  readonly ours: number;
  readonly reference: number;
  readonly unit: string;
  /** How `figure` is made: ours / reference, reference / ours, ours − reference, or ours alone. */
  readonly figure: number;
  readonly goal: string;
  readonly met: boolean;
}

/** A row that could not be measured on this machine, and why. */
export interface RowNotRun {
  readonly id: string;
  readonly work: string;
  readonly against: string;
  readonly goal: string;
  readonly notRun: string;
}

/** Milliseconds one run takes. */
export async function time(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.trunc(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** The value a share of all values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/**
 * Times two works in turn, A B A B …, after one warm-up each: a machine that slows down slows both. `after` puts back what ours left
 * behind, untimed.
 */
export async function inTurn(
  runs: number,
  ours: () => unknown,
  reference: () => unknown,
  after: () => void = () => undefined,
): Promise<{ ours: number; reference: number }> {
  await ours();
  after();
  await reference();
  const a: number[] = [];
  const b: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    a.push(await time(ours));
    after();
    b.push(await time(reference));
  }
  return { ours: median(a), reference: median(b) };
}

/** A row whose figure is ours / reference and must not exceed `limit`. */
export function ratioRow(
  row: Pick<BenchRow, "id" | "work" | "against" | "ours" | "reference">,
  limit: number,
): BenchRow {
  const figure = row.ours / row.reference;
  return { ...row, unit: "ms", figure, goal: `≤ ${limit}×`, met: figure <= limit };
}
