import { Button, Checkbox, Input, Segmented } from "antd";
import { useState } from "react";
import { z } from "zod";
import { targetSchema } from "#shared/domain/dossier/target.ts";
import type { Target } from "#shared/domain/dossier/target.ts";
import { client } from "../../api/client.ts";
import { useDraft } from "../../api/use-draft.ts";
import { useText } from "../../i18n/use-text.ts";
import { useView } from "../../state/view.ts";
import { DateInput } from "../../ui/date-input.tsx";
import { demandWords } from "../../ui/demand-words.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ExpandingList } from "../../ui/expanding-list.tsx";
import { Field } from "../../ui/field.tsx";
import { optionsOf } from "../../ui/options.ts";
import { DemandEditor } from "./demand-editor.tsx";
import { freshId } from "./draft.ts";
import type { DossierDraft } from "./draft.ts";
import { DraftNotices } from "./draft-notices.tsx";

const targetsSchema = z.array(targetSchema);

/** What the contract promised, target by target, with every later change and whether anybody approved it. */
export function TargetsPart({ draft }: { readonly draft: DossierDraft }) {
  const text = useText();
  const language = useView((view) => view.language);
  const { dossierId } = draft;
  const [open, setOpen] = useState<string | null>(null);
  const { value, change, incomplete, failure } = useDraft(
    `targets:${dossierId}`,
    targetsSchema,
    draft.targets,
    (targets) => client.dossiers.writeTargets({ dossierId, targets }),
  );
  function add() {
    const target: Target = {
      id: freshId(),
      no: String(value.length + 1),
      name: text.targets.newName,
      demand: { metric: "value", comparator: "none", threshold: [], unit: "" },
      binding: "binding",
      changes: [],
      claimed: null,
    };
    change([...value, target]);
    setOpen(target.id);
  }
  return (
    <>
      <p className="dialog-lead">{text.targets.intro}</p>
      <DraftNotices incomplete={incomplete} failure={failure} />
      {value.length === 0 ? <EmptyState title={text.targets.emptyTitle} how={text.targets.emptyHow} /> : null}
      <ExpandingList
        rows={value}
        open={open}
        onOpen={setOpen}
        onChange={change}
        nameOf={(target) => target.name}
        summary={(target) => (
          <>
            <span className="line-no">{target.no}</span>
            <span className="line-main">
              <span className="strong">{target.name}</span>
              <span className="muted">{demandWords(target.demand, language)}</span>
            </span>
            <span className="muted">{text.words.bindings[target.binding]}</span>
          </>
        )}
        detail={(target, put) => <TargetForm target={target} put={put} />}
      />
      <Button className="place-down" onClick={add}>
        {text.targets.add}
      </Button>
    </>
  );
}

interface TargetFormProps {
  readonly target: Target;
  readonly put: (part: Partial<Target>) => void;
}

function TargetForm({ target, put }: TargetFormProps) {
  const text = useText();
  return (
    <>
      <div className="form-grid">
        <Field label={text.targets.no}>
          {(control) => <Input {...control} value={target.no} onChange={(event) => put({ no: event.target.value })} />}
        </Field>
        <Field label={text.targets.name}>
          {(control) => (
            <Input {...control} value={target.name} onChange={(event) => put({ name: event.target.value })} />
          )}
        </Field>
        <Field label={text.targets.binding}>
          {({ id }) => (
            <div id={id}>
              <Segmented<Target["binding"]>
                value={target.binding}
                options={optionsOf(text.words.bindings)}
                onChange={(binding) => put({ binding })}
              />
            </div>
          )}
        </Field>
      </div>
      <DemandEditor demand={target.demand} onChange={(demand) => put({ demand })} />
      <Field label={text.targets.claimed} optional>
        {(control) => (
          <Input
            {...control}
            value={target.claimed ?? ""}
            onChange={(event) => put({ claimed: event.target.value || null })}
          />
        )}
      </Field>
      <Changes target={target} put={put} />
    </>
  );
}

function Changes({ target, put }: TargetFormProps) {
  const text = useText();
  const set = (at: number, part: Partial<Target["changes"][number]>) =>
    put({ changes: target.changes.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <>
      {target.changes.map((one, at) => (
        <fieldset key={at} className="sub-form">
          <legend>
            {text.targets.changes} {at + 1} · {text.targets.changeFrom}
          </legend>
          <DemandEditor demand={one.from} onChange={(from) => set(at, { from })} />
          <Field label={text.targets.changeReason}>
            {(control) => (
              <Input {...control} value={one.reason} onChange={(event) => set(at, { reason: event.target.value })} />
            )}
          </Field>
          <Checkbox
            checked={one.approval !== null}
            onChange={(event) =>
              set(at, { approval: event.target.checked ? { document: "", approver: "", date: "" } : null })
            }
          >
            {text.targets.approved}
          </Checkbox>
          {one.approval === null ? (
            <p className="field-error">{text.targets.notApproved}</p>
          ) : (
            <Approval value={one.approval} onChange={(approval) => set(at, { approval })} />
          )}
        </fieldset>
      ))}
      <Button
        type="link"
        className="rows-add"
        onClick={() => put({ changes: [...target.changes, { from: target.demand, reason: "", approval: null }] })}
      >
        {text.targets.addChange}
      </Button>
    </>
  );
}

type ApprovalValue = NonNullable<Target["changes"][number]["approval"]>;

function Approval({
  value,
  onChange,
}: {
  readonly value: ApprovalValue;
  readonly onChange: (value: ApprovalValue) => void;
}) {
  const text = useText();
  return (
    <div className="form-grid">
      <Field label={text.targets.approvalDocument}>
        {(control) => (
          <Input
            {...control}
            value={value.document}
            onChange={(event) => onChange({ ...value, document: event.target.value })}
          />
        )}
      </Field>
      <Field label={text.targets.approver}>
        {(control) => (
          <Input
            {...control}
            value={value.approver}
            onChange={(event) => onChange({ ...value, approver: event.target.value })}
          />
        )}
      </Field>
      <Field label={text.targets.approvalDate}>
        {({ id }) => (
          <DateInput id={id} value={value.date || null} onChange={(date) => onChange({ ...value, date: date ?? "" })} />
        )}
      </Field>
    </div>
  );
}
