import { NumberWithUnit } from "../../ui/number-with-unit.tsx";

export interface PairBarsProps {
  readonly unit: string;
  readonly rows: readonly {
    readonly label: string;
    /** Decimal text; null while not read. */
    readonly value: string | null;
    readonly note: string;
  }[];
}

/** Two quantities side by side, drawn to the same scale from nought. */
export function PairBars({ unit, rows }: PairBarsProps) {
  const greatest = Math.max(...rows.map(({ value }) => Math.abs(Number(value ?? 0))), Number.MIN_VALUE);
  return (
    <div className="pairs">
      {rows.map(({ label, value, note }) => (
        <div className="pair" key={label}>
          <span>{label}</span>
          <svg className="pair-bar" aria-hidden="true">
            <rect className="interval-ground" width="100%" height="18" rx="3" />
            <rect
              className="interval-span"
              width={`${(Math.abs(Number(value ?? 0)) / greatest) * 100}%`}
              height="18"
              rx="3"
            />
          </svg>
          <span className="interval-value">
            {value === null ? "—" : <NumberWithUnit value={value} unit={unit} strong />}
          </span>
          <span className="muted small pair-note">{note}</span>
        </div>
      ))}
    </div>
  );
}
