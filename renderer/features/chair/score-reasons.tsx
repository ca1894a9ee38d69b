import type { ScoresView } from "#shared/contract/chair.ts";
import { bandOf, hundredths } from "#shared/domain/scoring/criteria.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { DefinitionList } from "../../ui/definition-list.tsx";
import { formatHundredths } from "../../ui/formatting.ts";
import { NumberWithUnit } from "../../ui/number-with-unit.tsx";
import { useSay } from "../../ui/use-say.ts";
import { useKind } from "../review/review-context.ts";
import type { ScoreRow } from "./score-grid.ts";
import { useMemberName } from "./use-member-name.ts";

export interface ScoreReasonsProps {
  readonly row: ScoreRow;
  readonly sheets: ScoresView["sheets"];
}

/** One criterion: its numbers, and what each member wrote beside the score. */
export function ScoreReasons({ row, sheets }: ScoreReasonsProps) {
  const text = useText();
  const say = useSay();
  const nameOf = useMemberName(sheets);
  const graded = useKind().form === "grades";
  const { criterion, parent, aggregate } = row;
  const deviation = row.spread?.deviation ?? null;
  return (
    <>
      <Card title={parent === null ? text.scores.criterion : say(parent.title)}>
        <h3 className="requirement-title">{say(criterion.title)}</h3>
        <DefinitionList
          items={[
            ...(graded
              ? []
              : [
                  {
                    term: text.scores.mean,
                    value: (
                      <>
                        {aggregate?.shown ?? "—"} / {formatHundredths(criterion.weight, 0)} {text.scores.points}
                      </>
                    ),
                  },
                ]),
            ...(deviation === null || graded
              ? []
              : [
                  {
                    term: text.scores.deviation,
                    value: <NumberWithUnit value={deviation} unit={text.scores.points} />,
                  },
                ]),
          ]}
        />
        {aggregate === null || graded ? null : <p className="muted small">{say(aggregate.trace)}</p>}
      </Card>
      <Card title={text.scores.reasons}>
        <ul className="reasons">
          {row.cells.map((cell, index) => {
            const sheet = sheets[index];
            if (cell.state !== "scored" || sheet === undefined) return null;
            return (
              <li key={sheet.memberId}>
                <span className="reason-head">
                  <strong>{nameOf(sheet.memberId)}</strong>
                  {graded ? (
                    say(bandOf(criterion, hundredths(cell.score))?.label ?? { zh: "—", en: "—" })
                  ) : (
                    <NumberWithUnit value={formatHundredths(cell.score)} unit={text.scores.points} />
                  )}
                </span>
                <span className={cell.reason === "" ? "muted" : ""}>
                  {cell.reason === "" ? text.scores.noReason : cell.reason}
                </span>
                {cell.outlier === null ? null : (
                  <span className="reason-apart">
                    {text.scores.outlier}
                    {text.common.colon}
                    {text.scores.outliers[cell.outlier]}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      </Card>
    </>
  );
}
