import type { TestItem } from "#shared/domain/dossier/outline.ts";
import { findMetric } from "#shared/domain/measurement/measured.ts";
import type { Measurement } from "#shared/domain/measurement/measured.ts";
import type { Judgement, VerdictRow } from "#shared/domain/measurement/verdicts.ts";
import { unitLabel } from "#shared/domain/measurement/units.ts";
import { useText } from "../../i18n/use-text.ts";
import { useView } from "../../state/view.ts";
import { measuredWords, thresholdWords } from "../../ui/demand-words.ts";
import { NumberWithUnit } from "../../ui/number-with-unit.tsx";
import { VerdictTag } from "../../ui/verdict-tag.tsx";
import { ClauseLink } from "../standard/clause-link.tsx";

export interface JudgementTableProps {
  readonly judgement: Judgement;
  readonly measurement: Measurement | null;
  /** Where given, an origin that is a clause opens its card; left out where nobody can press anything. */
  readonly item?: TestItem;
}

/** The clause a requirement rests on; null where it rests on something else. */
export function clauseOf(item: TestItem | undefined, requirementId: string | null): string | null {
  const source = item?.requirements.find(({ id }) => id === requirementId)?.source;
  return source?.type === "clause" ? source.clauseId : null;
}

/** Every requirement on an item with its origin in full words; under each verdict, as a second line, what the sample supports. */
export function JudgementTable({ judgement, measurement, item }: JudgementTableProps) {
  const text = useText();
  if (judgement.rows.length === 0) return <p className="muted">{text.measurement.noRequirement}</p>;
  return (
    <table className="table judgement">
      <thead>
        <tr>
          <th>{text.measurement.origin}</th>
          <th className="to-right">{text.measurement.metric}</th>
          <th className="to-right">{text.measurement.requirement}</th>
          <th className="to-right">{text.measurement.value}</th>
          <th className="to-right">{text.measurement.verdict}</th>
        </tr>
      </thead>
      <tbody>
        {judgement.rows.map((row) => (
          <JudgementRow
            key={row.requirementId}
            row={row}
            measurement={measurement}
            clauseId={clauseOf(item, row.requirementId)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface JudgementRowProps {
  readonly row: VerdictRow;
  readonly measurement: Measurement | null;
  readonly clauseId: string | null;
}

function JudgementRow({ row, measurement, clauseId }: JudgementRowProps) {
  const text = useText();
  const language = useView((view) => view.language);
  const metric = measurement === null ? null : findMetric(measurement, row.demand.metric);
  // The words of a clause of the standard say themselves that it is a reference.
  const basis = row.deciding
    ? text.measurement.deciding
    : row.origin.rank === "standard" && row.adoption === "reference"
      ? null
      : text.words.adoptions[row.adoption];
  const above = metric?.state === "undetermined" ? metric.above : null;
  // Met and unmet speak for themselves beside a number.
  const told = metric?.state === "measured" && (row.verdict === "met" || row.verdict === "unmet");
  const second = row.support?.sentence ?? (told ? null : row.reason);
  return (
    <>
      <tr className={second === null ? "" : "judgement-first"}>
        <td>
          {clauseId === null ? (
            row.origin.words[language]
          ) : (
            <ClauseLink clauseId={clauseId}>{row.origin.words[language]}</ClauseLink>
          )}
          {basis === null ? null : <span className="muted">（{basis}）</span>}
        </td>
        <td className="to-right">{measuredWords(row.demand.metric, language, measurement)}</td>
        <td className="to-right">{thresholdWords(row.demand, language) || "—"}</td>
        <td className="to-right">
          {metric?.state === "measured" ? (
            <NumberWithUnit value={metric.shown} unit={unitLabel(metric.unit, language)} />
          ) : above !== null ? (
            <NumberWithUnit value={`> ${above.shown}`} unit={unitLabel(above.unit, language)} />
          ) : (
            "—"
          )}
        </td>
        <td className="to-right">
          <VerdictTag verdict={row.verdict} />
        </td>
      </tr>
      {second === null ? null : (
        <tr>
          <td colSpan={5} className="judgement-support">
            {second[language]}
          </td>
        </tr>
      )}
    </>
  );
}
