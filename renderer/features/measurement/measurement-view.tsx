import { useState } from "react";
import type { TestItemView } from "#shared/contract/reviews.ts";
import type { TestItem } from "#shared/domain/dossier/outline.ts";
import type { Reading } from "#shared/domain/record/entries.ts";
import { useText } from "../../i18n/use-text.ts";
import { useView } from "../../state/view.ts";
import { Card, Notice } from "../../ui/card.tsx";
import { JudgementTable } from "./judgement-table.tsx";
import { MetricTable } from "./metric-table.tsx";
import { Picture } from "./picture.tsx";

export interface MeasurementViewProps {
  readonly reading: Reading | null;
  readonly test: TestItemView | null;
  /** The item of the outline: its requirements name the clauses behind the verdicts. */
  readonly item: TestItem;
}

const pictured = ["confusion", "latency", "before-after", "speed-up"];

/** What was measured and how it is judged: the picture, what to mind, the requirements. The full table of metrics opens under the picture. */
export function MeasurementView({ reading, test, item }: MeasurementViewProps) {
  const text = useText();
  const language = useView((view) => view.language);
  const [full, setFull] = useState(false);
  const measurement = test?.measurement ?? null;
  const hasPicture = measurement !== null && pictured.includes(measurement.instrument);
  return (
    <>
      {measurement === null || reading === null || test === null ? (
        <Card>
          <p className="muted">{text.measurement.notMeasured}</p>
        </Card>
      ) : (
        <Card>
          {hasPicture ? <Picture reading={reading} measurement={measurement} judgement={test.judgement} /> : null}
          {full || !hasPicture ? <MetricTable measurement={measurement} /> : null}
          {hasPicture && !full ? (
            <button type="button" className="link small" onClick={() => setFull(true)}>
              {text.measurement.showTrace}
            </button>
          ) : null}
        </Card>
      )}
      {measurement?.notes.map((note) => (
        <Notice key={note.zh} label={text.common.attention}>
          {note[language]}
        </Notice>
      ))}
      {test === null ? null : (
        <Card>
          <JudgementTable judgement={test.judgement} measurement={measurement} item={item} />
          {test.judgement.vetoes.length === 0 ? null : <p className="field-error">{text.measurement.vetoes}</p>}
        </Card>
      )}
    </>
  );
}
