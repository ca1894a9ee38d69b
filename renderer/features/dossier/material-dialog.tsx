import { Button, Input, InputNumber, Select } from "antd";
import { materialSchema } from "#shared/domain/dossier/material.ts";
import type { Material } from "#shared/domain/dossier/material.ts";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useDraft } from "../../api/use-draft.ts";
import { useText } from "../../i18n/use-text.ts";
import { DateField } from "../../ui/date-field.tsx";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { optionsOf } from "../../ui/options.ts";
import { useSay } from "../../ui/use-say.ts";
import { categoryOptions } from "../materials/category-words.ts";
import { DraftNotices } from "./draft-notices.tsx";
import { useRulesInForce } from "./use-house-rules.ts";

export interface MaterialDialogProps {
  readonly dossierId: string;
  readonly material: Material | null;
  readonly onClose: () => void;
}

/** What is said about a material; its bytes never change. */
export function MaterialDialog({ dossierId, material, onClose }: MaterialDialogProps) {
  const text = useText();
  return (
    <Dialog open={material !== null} title={text.materials.edit} onClose={onClose} width={46}>
      {material === null ? null : (
        <MaterialForm key={material.id} dossierId={dossierId} material={material} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface MaterialFormProps {
  readonly dossierId: string;
  readonly material: Material;
  readonly onClose: () => void;
}

function MaterialForm({ dossierId, material, onClose }: MaterialFormProps) {
  const text = useText();
  const say = useSay();
  const rules = useRulesInForce();
  const remove = useCommand(client.dossiers.removeMaterial);
  const { value, change, incomplete, failure } = useDraft(`material:${material.id}`, materialSchema, material, (next) =>
    client.dossiers.writeMaterial({ dossierId, material: next }),
  );
  const put = (part: Partial<Material>) => change({ ...value, ...part });
  const pages = value.volumePages;
  const validity = rules?.materials.find(({ id }) => id === value.category)?.validity ?? null;
  const setPages = (from: number | null, to: number | null) =>
    put({ volumePages: from === null && to === null ? null : { from: from ?? to ?? 1, to: to ?? from ?? 1 } });
  async function drop() {
    const reply = await remove.run({ dossierId, materialId: material.id });
    if (reply.ok) onClose();
  }
  return (
    <>
      <p className="muted">{material.fileName}</p>
      <DraftNotices incomplete={incomplete} failure={failure} />
      <div className="form-grid">
        <Field label={text.materials.no}>
          {(control) => <Input {...control} value={value.no} onChange={(event) => put({ no: event.target.value })} />}
        </Field>
        <Field label={text.materials.category} {...(validity === null ? {} : { hint: say(validity.text) })}>
          {({ id }) => (
            <Select<string>
              id={id}
              className="wide"
              showSearch={{ optionFilterProp: "label" }}
              value={value.category}
              options={[...categoryOptions(rules, say, text)]}
              onChange={(category) => put({ category })}
            />
          )}
        </Field>
      </div>
      <Field label={text.materials.title}>
        {(control) => (
          <Input {...control} value={value.title} onChange={(event) => put({ title: event.target.value })} />
        )}
      </Field>
      <div className="form-grid">
        <Field label={text.materials.nature}>
          {({ id }) => (
            <Select<Material["nature"]>
              id={id}
              className="wide"
              value={value.nature}
              options={optionsOf(text.words.natures)}
              onChange={(nature) => put({ nature })}
            />
          )}
        </Field>
        <Field label={text.materials.issuer} optional>
          {(control) => (
            <Input
              {...control}
              value={value.issuer ?? ""}
              onChange={(event) => put({ issuer: event.target.value || null })}
            />
          )}
        </Field>
        <Field label={text.materials.volumePages} optional>
          {({ id }) => (
            <span className="beside">
              <InputNumber
                id={id}
                min={1}
                value={pages?.from ?? null}
                onChange={(from) => setPages(from, pages?.to ?? null)}
              />
              –
              <InputNumber
                min={1}
                aria-label={`${text.materials.volumePages} ${text.materials.pagesTo}`}
                value={pages?.to ?? null}
                onChange={(to) => setPages(pages?.from ?? null, to)}
              />
            </span>
          )}
        </Field>
        <DateField
          label={text.materials.validUntil}
          optional
          value={value.validUntil}
          onChange={(validUntil) => put({ validUntil })}
        />
      </div>
      <ErrorNotice failure={remove.failure} />
      <DialogFoot>
        <Button danger loading={remove.running} onClick={() => void drop()}>
          {text.common.remove}
        </Button>
        <Button type="primary" onClick={onClose}>
          {text.common.done}
        </Button>
      </DialogFoot>
    </>
  );
}
