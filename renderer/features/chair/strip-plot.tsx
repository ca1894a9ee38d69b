import { bandOf, hundredths } from "#shared/domain/scoring/criteria.ts";
import { useText } from "../../i18n/use-text.ts";
import { formatHundredths } from "../../ui/formatting.ts";
import { placeOnAxis } from "../../ui/interval-bar.tsx";
import { useSay } from "../../ui/use-say.ts";
import { useKind } from "../review/review-context.ts";
import type { ScoreRow } from "./score-grid.ts";

/** Every score of a criterion as a dot from nothing to the full weight, the mean as a stroke; the ends of the range in numbers. */
export function StripPlot({ row }: { readonly row: ScoreRow }) {
  const text = useText();
  const say = useSay();
  const graded = useKind().form === "grades";
  const given = row.cells.flatMap((cell) => (cell.state === "scored" ? [cell] : []));
  const low = Math.min(...given.map(({ score }) => score));
  const high = Math.max(...given.map(({ score }) => score));
  if (given.length === 0) return <span className="muted">—</span>;
  const at = (score: number) => `${placeOnAxis(String(score), 0, row.criterion.weight)}%`;
  const mean = graded ? null : (row.aggregate?.shown ?? null);
  const words = (score: number) => {
    const band = graded ? bandOf(row.criterion, hundredths(score)) : null;
    return band === null ? formatHundredths(score) : say(band.label);
  };
  const [from, to] = [words(low), words(high)];
  return (
    <span className="strip-plot">
      <svg role="img" aria-label={text.scores.strip(from, to, mean ?? "—")}>
        <line className="strip-ground" x1="0" x2="100%" y1="12" y2="12" />
        <line className="strip-range" x1={at(low)} x2={at(high)} y1="12" y2="12" />
        {mean === null ? null : (
          <line className="strip-mean" x1={at(Number(mean) * 100)} x2={at(Number(mean) * 100)} y1="3" y2="21" />
        )}
        {given.map(({ score, outlier }, index) =>
          outlier === null ? (
            <circle key={index} className="strip-dot" cx={at(score)} cy="12" r="3.5" />
          ) : (
            <svg key={index} x={at(score)} y="12" overflow="visible">
              <path className="strip-apart" d="M0-6 5.5 4-5.5 4z" />
            </svg>
          ),
        )}
      </svg>
      <span className="matrix-note one-line">{from === to ? from : `${from}–${to}`}</span>
    </span>
  );
}
