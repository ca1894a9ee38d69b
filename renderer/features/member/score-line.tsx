import { Input, Radio } from "antd";
import { memo, useEffect, useState } from "react";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";
import type { CriterionScore } from "#shared/domain/scoring/sheet.ts";
import { bandOf, hundredths, middleOfBand } from "#shared/domain/scoring/criteria.ts";
import { client } from "../../api/client.ts";
import { useAutosave } from "../../api/use-autosave.ts";
import { useText } from "../../i18n/use-text.ts";
import { useKind, useReview } from "../review/review-context.ts";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { formatHundredths } from "../../ui/formatting.ts";
import { useSay } from "../../ui/use-say.ts";

/** Points as typed (`18`, `18.5`, `18.25`) in hundredths; null if it is not a number of points. */
export function readPoints(typed: string): number | null {
  const match = /^(\d{1,3})(?:[.。](\d{1,2}))?$/.exec(typed.trim().normalize("NFKC"));
  return match === null ? null : Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

/** Hundredths as a person types them: 1850 → 18.5. */
export function pointsText(score: number): string {
  return formatHundredths(score, 2).replace(/\.?0+$/, "");
}

export interface ScoreLineProps {
  readonly criterion: FormCriterion;
  readonly stored: CriterionScore;
}

/** One criterion of the sheet: band, points, reason; saved as it is typed. */
export const ScoreLine = memo(
  function ScoreLine({ criterion, stored }: ScoreLineProps) {
    const text = useText();
    const say = useSay();
    const { reviewId } = useReview();
    // A graded form asks for the band alone; the points behind it are never shown.
    const graded = useKind().form === "grades";
    const { value, change, flush, failure } = useAutosave(stored, (score) =>
      client.sheets.write({ reviewId, key: criterion.id, value: { kind: "score", ...score } }),
    );
    const weight = formatHundredths(criterion.weight, 0);
    const band = value.score === null ? null : (bandOf(criterion, hundredths(value.score))?.id ?? null);
    return (
      <div className={graded ? "sheet-line sheet-graded" : "sheet-line"}>
        <span className="strong">{say(criterion.title)}</span>
        <Radio.Group
          aria-label={`${say(criterion.title)} ${text.member.band}`}
          optionType="button"
          buttonStyle="solid"
          value={band}
          options={criterion.bands.map(({ id, label }) => ({ value: id, label: say(label) }))}
          onChange={(event) => change({ ...value, score: middleOfBand(criterion, String(event.target.value)) })}
        />
        {graded ? null : (
          <PointsInput
            label={`${say(criterion.title)} ${text.member.score}`}
            weight={criterion.weight}
            outOf={text.member.outOf(weight)}
            value={value.score}
            onChange={(score) => change({ ...value, score })}
          />
        )}
        <div className="sheet-reason">
          <Input.TextArea
            aria-label={`${say(criterion.title)} ${text.member.reason}`}
            placeholder={text.member.reason}
            autoSize={{ minRows: 1, maxRows: 8 }}
            value={value.reason}
            onChange={(event) => change({ ...value, reason: event.target.value })}
            onBlur={() => void flush()}
          />
          <ErrorNotice failure={failure} />
        </div>
      </div>
    );
  },
  (before, after) =>
    before.criterion === after.criterion && JSON.stringify(before.stored) === JSON.stringify(after.stored),
);

export interface PointsInputProps {
  readonly label: string;
  readonly weight: number;
  readonly outOf: string;
  readonly value: number | null;
  readonly onChange: (score: number | null) => void;
}

/** Points as a person types them, refused beyond the weight of the criterion. */
export function PointsInput({ label, weight, outOf, value, onChange }: PointsInputProps) {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped((current) => (current !== null && readPoints(current) === value ? current : null)), [value]);
  const shown = typed ?? (value === null ? "" : pointsText(value));
  const points = readPoints(shown);
  const tooMuch = points !== null && points > weight;
  const bad = shown.trim() !== "" && (points === null || tooMuch);
  return (
    <span>
      <span className="score-input">
        <Input
          aria-label={label}
          inputMode="decimal"
          className="to-right-input"
          {...(bad ? { status: "error" as const, "aria-invalid": true } : {})}
          value={shown}
          onChange={(event) => {
            setTyped(event.target.value);
            const next = event.target.value.trim() === "" ? null : readPoints(event.target.value);
            if ((next === null ? event.target.value.trim() === "" : next <= weight) && next !== value) onChange(next);
          }}
          onBlur={() => bad || setTyped(null)}
        />
        <span className="muted one-line score-out-of">{outOf}</span>
      </span>
      {bad ? <span className="field-note field-error">{text.member.tooMuch(formatHundredths(weight, 0))}</span> : null}
    </span>
  );
}
