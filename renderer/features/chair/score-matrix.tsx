import { Tooltip } from "antd";
import type { ScoresView } from "#shared/contract/chair.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { formatHundredths } from "../../ui/formatting.ts";
import { Glyph } from "../../ui/glyph.tsx";
import { useSay } from "../../ui/use-say.ts";
import type { ScoreCell, ScoreRow } from "./score-grid.ts";
import { StripPlot } from "./strip-plot.tsx";

export interface ScoreMatrixProps {
  readonly rows: readonly ScoreRow[];
  readonly scores: ScoresView;
  readonly nameOf: (memberId: string) => string;
  readonly chosen: string | null;
  readonly onChoose: (criterionId: string) => void;
}

/** Criteria by members, with mean and spread. Choosing a criterion shows everyone's reasons. */
export function ScoreMatrix({ rows, scores, nameOf, chosen, onChoose }: ScoreMatrixProps) {
  const text = useText();
  const say = useSay();
  const { sheets, channels, aggregate, spread } = scores;
  return (
    <Card>
      <div className="matrix">
        <table className="table matrix-table">
          <caption className="unseen">{text.chair.steps.scores}</caption>
          <thead>
            <tr>
              <th scope="col">
                {text.scores.criterion}
                <div className="matrix-note">{text.scores.points}</div>
              </th>
              {sheets.map(({ memberId, category }) => {
                const channel = channels[memberId];
                return (
                  <th scope="col" key={memberId} className="to-right">
                    {nameOf(memberId)}
                    <div className="matrix-note">
                      {channel === undefined || channel === "seat"
                        ? text.words.categories[category]
                        : text.scores.channels[channel]}
                    </div>
                  </th>
                );
              })}
              <th scope="col" className="to-right">
                {text.scores.mean}
              </th>
              <th scope="col">{text.scores.spread}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.criterion.id} aria-selected={row.criterion.id === chosen} className="matrix-row">
                <th scope="row">
                  <button
                    type="button"
                    className="matrix-criterion"
                    aria-pressed={row.criterion.id === chosen}
                    onClick={() => onChoose(row.criterion.id)}
                  >
                    {say(row.criterion.title)}
                    <span className="matrix-note">{text.scores.weight(formatHundredths(row.criterion.weight, 0))}</span>
                  </button>
                </th>
                {row.cells.map((cell, index) => (
                  <td key={sheets[index]?.memberId ?? index} className="to-right">
                    <Score cell={cell} />
                  </td>
                ))}
                <td className="to-right strong">{row.aggregate?.shown ?? "—"}</td>
                <td>
                  <StripPlot row={row} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{text.scores.memberTotal}</th>
              {sheets.map(({ memberId }) => (
                <td key={memberId} className="to-right">
                  {spread.members.find((member) => member.memberId === memberId)?.total ?? "—"}
                </td>
              ))}
              <td colSpan={2} />
            </tr>
          </tfoot>
        </table>
      </div>
      <div className="matrix-foot">
        <span className="muted small">
          <Glyph name="warning" /> {text.scores.outlierNote}
        </span>
        <span className="matrix-total">
          {text.scores.total}{" "}
          <strong>{aggregate.total === null ? text.scores.notComplete : aggregate.total.shown}</strong>{" "}
          {aggregate.total === null ? null : text.scores.pointsOf100}
        </span>
      </div>
    </Card>
  );
}

function Score({ cell }: { readonly cell: ScoreCell }) {
  const text = useText();
  if (cell.state !== "scored")
    return <span className="muted">{cell.state === "open" ? text.scores.open : text.scores.notAsked}</span>;
  const shown = formatHundredths(cell.score);
  if (cell.outlier === null) return <span className="number">{shown}</span>;
  return (
    <Tooltip title={text.scores.outliers[cell.outlier]}>
      <span className="number score-apart" tabIndex={0}>
        <Glyph name="warning" />
        {shown}
        <span className="unseen">
          {text.scores.outlier}
          {text.common.colon}
          {text.scores.outliers[cell.outlier]}
        </span>
      </span>
    </Tooltip>
  );
}
