import { formatDecimal } from "./formatting.ts";

export interface NumberWithUnitProps {
  /** Decimal text exactly as measured or typed. */
  readonly value: string;
  /** Printed symbol; empty or `1` prints nothing. */
  readonly unit: string;
  readonly strong?: boolean;
}

/** A number with its unit, never broken across lines. */
export function NumberWithUnit({ value, unit, strong = false }: NumberWithUnitProps) {
  const shown = unit === "" || unit === "1" ? null : <span className="number-unit">{unit}</span>;
  return (
    <span className={strong ? "number number-strong" : "number"}>
      {formatDecimal(value)}
      {shown}
    </span>
  );
}
