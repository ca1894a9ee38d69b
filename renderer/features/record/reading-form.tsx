import { Input } from "antd";
import type { TestItem } from "#shared/domain/dossier/outline.ts";
import { performanceTree } from "#shared/domain/indices/performance.ts";
import { readingSchema } from "#shared/domain/record/entries.ts";
import type { Reading } from "#shared/domain/record/entries.ts";
import { readingsSchemas } from "#shared/domain/measurement/instruments.ts";
import type { JsonObject } from "../../api/json-value.ts";
import { useDraft } from "../../api/use-draft.ts";
import { useText } from "../../i18n/use-text.ts";
import { useView } from "../../state/view.ts";
import { DraftNotices } from "../dossier/draft-notices.tsx";
import { useReview } from "../review/review-context.ts";
import { Card } from "../../ui/card.tsx";
import { Field } from "../../ui/field.tsx";
import { formatCount } from "../../ui/formatting.ts";
import { emptyValues, readingFields } from "./reading-specs.ts";

import { SpecFields } from "./spec-fields.tsx";
import { sendEntry } from "./use-record.ts";

export interface ReadingFormProps {
  readonly item: TestItem;
  /** Null before the first reading. */
  readonly reading: Reading | null;
}

/** Readings typed at the table. Changed numbers need a new witness; readings from a file are changed by importing again. */
export function ReadingForm({ item, reading }: ReadingFormProps) {
  const text = useText();
  const language = useView((view) => view.language);
  const { reviewId, dossier } = useReview();
  const schema = readingSchema.refine(({ values }) => readingsSchemas[item.instrument].safeParse(values).success);
  const stored: Reading = reading ?? {
    testItemId: item.id,
    values: emptyValues(item),
    source: { type: "typed" },
    sampledBy: "",
    environment: item.definition.environment,
    witness: null,
    remark: "",
  };
  const { value, change, incomplete, failure } = useDraft(`reading:${item.id}`, schema, stored, (next) =>
    sendEntry(reviewId, "reading", item.id, next),
  );
  const put = (part: Partial<typeof value>) => change({ ...value, ...part });
  const imported = value.source.type === "csv" ? value.source.rows : null;
  return (
    <Card title={text.measurement.readings} aside={text.words.verifications[item.verification]}>
      <DraftNotices incomplete={incomplete && reading !== null} failure={failure} />
      {imported === null ? (
        <SpecFields
          fields={readingFields(item.instrument, text, language, performanceTree(dossier.rules))}
          value={value.values as JsonObject}
          onChange={(values) => put({ values, witness: null })}
        />
      ) : (
        <p className="muted">{text.readingForm.rowsImported(formatCount(imported))}</p>
      )}
      <div className="form-grid">
        <Field label={text.record.sampledBy} optional>
          {(control) => (
            <Input {...control} value={value.sampledBy} onChange={(event) => put({ sampledBy: event.target.value })} />
          )}
        </Field>
        <Field label={text.record.environment} optional>
          {(control) => (
            <Input
              {...control}
              value={value.environment}
              onChange={(event) => put({ environment: event.target.value })}
            />
          )}
        </Field>
        <Field label={text.record.remark} optional>
          {(control) => (
            <Input {...control} value={value.remark} onChange={(event) => put({ remark: event.target.value })} />
          )}
        </Field>
      </div>
    </Card>
  );
}
