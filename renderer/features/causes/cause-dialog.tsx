import { Button, Checkbox, Input } from "antd";
import type { z } from "zod";
import type { contract } from "#shared/contract/index.ts";
import { type Cause, causeIds, type CauseItem, causeSchema, emptyCause } from "#shared/domain/opinion/causes.ts";
import { client } from "../../api/client.ts";
import { useAutosave } from "../../api/use-autosave.ts";
import { useDraft } from "../../api/use-draft.ts";
import { useQuery } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { Card, Notice } from "../../ui/card.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";

type Analysis = z.output<(typeof contract)["causes"]["read"]["output"]>;

export interface CauseDialogProps {
  readonly reviewId: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** 未通过原因分析: every unmet demand and every problem with its causes and what will be done, saved as it is typed; printed as its form. */
export function CauseDialog({ reviewId, title, onClose }: CauseDialogProps) {
  const text = useText();
  const analysis = useQuery(client.causes.read, { reviewId });
  return (
    <Dialog open title={text.causes.of(title)} onClose={onClose} width={72}>
      <p className="dialog-lead">{text.causes.how}</p>
      <div className="cause-list">
        <Answered answer={analysis}>{(value) => <Items reviewId={reviewId} analysis={value} />}</Answered>
      </div>
      <DialogFoot>
        <Button type="primary" onClick={onClose}>
          {text.common.done}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

function Items({ reviewId, analysis }: { readonly reviewId: string; readonly analysis: Analysis }) {
  const text = useText();
  const { items, given, overall, complete } = analysis;
  return (
    <>
      <Notice label={complete ? text.common.done : text.common.attention} tone={complete ? "good" : "notice"}>
        {complete ? text.causes.complete : text.causes.incomplete}
      </Notice>
      {items.map((item) => (
        <CauseForm key={item.key} reviewId={reviewId} item={item} stored={given[item.key] ?? emptyCause} />
      ))}
      <OverallForm reviewId={reviewId} stored={overall} />
    </>
  );
}

interface CauseFormProps {
  readonly reviewId: string;
  readonly item: CauseItem;
  readonly stored: Cause;
}

function CauseForm({ reviewId, item, stored }: CauseFormProps) {
  const text = useText();
  const { value, change, failure } = useDraft(`cause:${reviewId}:${item.key}`, causeSchema, stored, (cause) =>
    client.causes.write({ reviewId, key: item.key, cause }),
  );
  const put = (part: Partial<Cause>) => change({ ...value, ...part });
  return (
    <Card title={item.title} {...(item.achieved === null ? {} : { aside: text.causes.achieved(item.achieved) })}>
      <p className="muted small">{item.basis}</p>
      <Checkbox.Group<Cause["causes"][number]>
        aria-label={`${item.title} ${text.causes.causes}`}
        value={value.causes}
        options={causeIds.map((id) => ({ value: id, label: text.causes.names[id] }))}
        onChange={(causes) => put({ causes })}
      />
      <Field label={text.causes.text}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2 }}
            value={value.text}
            onChange={(event) => put({ text: event.target.value })}
          />
        )}
      </Field>
      <Field label={text.causes.measure}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 1 }}
            value={value.measure}
            onChange={(event) => put({ measure: event.target.value })}
          />
        )}
      </Field>
      <div className="form-grid">
        <Field label={text.record.owner} optional>
          {(control) => (
            <Input {...control} value={value.owner} onChange={(event) => put({ owner: event.target.value })} />
          )}
        </Field>
        <DateField
          label={text.record.deadline}
          optional
          value={value.deadline}
          onChange={(deadline) => put({ deadline })}
        />
      </div>
      <ErrorNotice failure={failure} />
    </Card>
  );
}

function OverallForm({ reviewId, stored }: { readonly reviewId: string; readonly stored: Analysis["overall"] }) {
  const text = useText();
  const { value, change, flush, failure } = useAutosave(stored, (overall) =>
    client.causes.writeOverall({ reviewId, overall }),
  );
  return (
    <Card title={text.causes.overall}>
      {(["applicant", "secretariat"] as const).map((who) => (
        <Field key={who} label={text.causes.by[who]} optional>
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 2 }}
              value={value[who]}
              onChange={(event) => change({ ...value, [who]: event.target.value })}
              onBlur={() => void flush()}
            />
          )}
        </Field>
      ))}
      <ErrorNotice failure={failure} />
    </Card>
  );
}
