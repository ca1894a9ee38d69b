import { Tooltip } from "antd";
import { Fragment } from "react";
import type { ScoresView } from "#shared/contract/chair.ts";
import { bandOf, hundredths } from "#shared/domain/scoring/criteria.ts";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { formatHundredths } from "../../ui/formatting.ts";
import { Glyph } from "../../ui/glyph.tsx";
import { useSay } from "../../ui/use-say.ts";
import { useKind } from "../review/review-context.ts";
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
  const { sheets, channels, aggregate, spread, grade } = scores;
  const graded = useKind().form === "grades";
  return (
    <Card>
      <div className="matrix">
        <table className="table matrix-table">
          <caption className="unseen">{text.chair.steps.scores}</caption>
          <thead>
            <tr>
              <th scope="col">
                {text.scores.criterion}
                {graded ? null : <div className="matrix-note">{text.scores.points}</div>}
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
              {graded ? null : (
                <th scope="col" className="to-right">
                  {text.scores.mean}
                </th>
              )}
              <th scope="col">{text.scores.spread}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <Fragment key={row.criterion.id}>
                {row.parent === null || row.parent === rows[at - 1]?.parent ? null : (
                  <tr className="matrix-group">
                    <th scope="colgroup" colSpan={sheets.length + (graded ? 2 : 3)}>
                      {say(row.parent.title)}
                      {graded ? null : (
                        <span className="matrix-note">
                          {text.scores.weight(formatHundredths(row.parent.weight, 0))}
                        </span>
                      )}
                    </th>
                  </tr>
                )}
                <tr aria-selected={row.criterion.id === chosen} className="matrix-row">
                  <th scope="row">
                    <button
                      type="button"
                      className="matrix-criterion"
                      aria-pressed={row.criterion.id === chosen}
                      onClick={() => onChoose(row.criterion.id)}
                    >
                      {say(row.criterion.title)}
                      {graded ? null : (
                        <span className="matrix-note">
                          {text.scores.weight(formatHundredths(row.criterion.weight, 0))}
                        </span>
                      )}
                    </button>
                  </th>
                  {row.cells.map((cell, index) => (
                    <td key={sheets[index]?.memberId ?? index} className="to-right">
                      <Score cell={cell} criterion={row.criterion} />
                    </td>
                  ))}
                  {graded ? null : <td className="to-right strong">{row.aggregate?.shown ?? "—"}</td>}
                  <td>
                    <StripPlot row={row} />
                  </td>
                </tr>
              </Fragment>
            ))}
          </tbody>
          <tfoot hidden={graded}>
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
          <Glyph name="warning" /> {graded ? text.scores.outlierBandNote : text.scores.outlierNote}
        </span>
        {graded ? null : (
          <span className="matrix-total">
            {text.scores.total}{" "}
            <strong>{aggregate.total === null ? text.scores.notComplete : aggregate.total.shown}</strong>{" "}
            {aggregate.total === null ? null : text.scores.pointsOf100}
          </span>
        )}
      </div>
      {grade === null ? null : (
        <p className="matrix-grade">
          {text.scores.grade} <strong>{say(grade.title)}</strong>{" "}
          <span className="muted small">
            {say(grade.how)} {say(grade.literal)}
          </span>
        </p>
      )}
    </Card>
  );
}

function Score({ cell, criterion }: { readonly cell: ScoreCell; readonly criterion: FormCriterion }) {
  const text = useText();
  const say = useSay();
  const graded = useKind().form === "grades";
  if (cell.state !== "scored")
    return <span className="muted">{cell.state === "open" ? text.scores.open : text.scores.notAsked}</span>;
  const band = graded ? bandOf(criterion, hundredths(cell.score)) : null;
  const shown = band === null ? formatHundredths(cell.score) : say(band.label);
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
