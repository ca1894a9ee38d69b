import { fraction, toDecimal, toTerminatingDecimal } from "#shared/domain/rational.ts";

/** Fen as 万元, decimal text with two decimals or as many as the fen need: `86000` → `0.086`, `860000000` → `860.00`. */
export function tenThousandYuan(fen: number): string {
  const value = fraction(BigInt(fen), 1_000_000n);
  const decimals = toTerminatingDecimal(value)?.split(".")[1]?.length ?? 0;
  return toDecimal(value, Math.max(2, decimals));
}
