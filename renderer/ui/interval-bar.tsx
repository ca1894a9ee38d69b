import { decimalsOf, formatDecimal, roundDecimal } from "./formatting.ts";
import { NumberWithUnit } from "./number-with-unit.tsx";

export interface IntervalRow {
  readonly label: string;
  /** Decimal text in `unit`. */
  readonly value: string;
  readonly low: string | null;
  readonly high: string | null;
  /** The demand drawn as a dashed line; null where nothing is demanded of this row. */
  readonly threshold: string | null;
}

export interface IntervalChartProps {
  readonly rows: readonly IntervalRow[];
  readonly unit: string;
  /** Ends of the axis. */
  readonly from: number;
  readonly to: number;
  /** What the dashed line is, in full words; null without one. */
  readonly thresholdLabel: string | null;
}

/** Measured values with their intervals on one axis, and the demand as a dashed line. The numbers stand beside the bars. */
export function IntervalChart({ rows, unit, from, to, thresholdLabel }: IntervalChartProps) {
  return (
    <div className="intervals">
      {rows.map((row) => (
        <div className="interval-row" key={row.label}>
          <span className="interval-label">{row.label}</span>
          <IntervalBar row={row} from={from} to={to} />
          <span className="interval-value">
            <NumberWithUnit value={row.value} unit={unit} strong />
            {row.low === null || row.high === null ? null : (
              <span className="interval-range">{intervalWords(row.low, row.high, row.value)}</span>
            )}
          </span>
        </div>
      ))}
      <div className="interval-row interval-axis" aria-hidden={thresholdLabel === null}>
        <span />
        <span className="interval-scale">
          <span>{from}</span>
          {thresholdLabel === null ? null : (
            <span className="interval-threshold">
              <i />
              {thresholdLabel}
            </span>
          )}
          <NumberWithUnit value={String(to)} unit={unit} />
        </span>
        <span />
      </div>
    </div>
  );
}

/** An interval as it is printed beside a value: with as many decimals as the value has. */
export function intervalWords(low: string, high: string, value: string): string {
  const digits = decimalsOf(value);
  return `${formatDecimal(roundDecimal(low, digits))}–${formatDecimal(roundDecimal(high, digits))}`;
}

/** The share of the axis, in percent, at which a decimal value lies; clamped to the axis. */
export function placeOnAxis(value: string, from: number, to: number): number {
  const share = ((Number(value) - from) / (to - from)) * 100;
  return Math.min(100, Math.max(0, share));
}

function IntervalBar({ row, from, to }: { readonly row: IntervalRow; readonly from: number; readonly to: number }) {
  const at = placeOnAxis(row.value, from, to);
  const low = row.low === null ? at : placeOnAxis(row.low, from, to);
  const high = row.high === null ? at : placeOnAxis(row.high, from, to);
  const threshold = row.threshold === null ? null : placeOnAxis(row.threshold, from, to);
  return (
    <svg className="interval-bar" aria-hidden="true" focusable="false">
      <rect className="interval-ground" x="0" y="4" width="100%" height="20" rx="3" />
      {high > low ? (
        <rect className="interval-span" x={`${low}%`} y="11.5" width={`${high - low}%`} height="5" rx="2.5" />
      ) : null}
      <line className="interval-point" x1={`${at}%`} x2={`${at}%`} y1="7" y2="21" />
      {threshold === null ? null : (
        <line className="interval-demand" x1={`${threshold}%`} x2={`${threshold}%`} y1="0" y2="28" />
      )}
    </svg>
  );
}
