import { Button, Input } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { DateField } from "../../ui/date-field.tsx";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";

export interface NewSittingProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onCreated: (sittingId: string) => void;
}

/** Calls a sitting: what, where, when. */
export function NewSitting({ open, onClose, onCreated }: NewSittingProps) {
  const text = useText();
  const [title, setTitle] = useState("");
  const [place, setPlace] = useState("");
  const [date, setDate] = useState<string | null>(null);
  const create = useCommand(client.reviews.createSitting);
  const ready = title.trim() !== "" && date !== null;
  async function run() {
    if (date === null) return;
    const reply = await create.run({ title, place, date });
    if (!reply.ok) return;
    onClose();
    onCreated(reply.value.sittingId);
  }
  return (
    <Dialog open={open} title={text.library.newSitting} onClose={onClose} width={34}>
      <Form ready={ready && !create.running} onSubmit={run}>
        <Field label={text.library.sittingTitle}>
          {(control) => (
            <Input {...control} autoFocus value={title} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
        <Field label={text.library.sittingPlace}>
          {(control) => <Input {...control} value={place} onChange={(event) => setPlace(event.target.value)} />}
        </Field>
        <DateField label={text.library.sittingDate} value={date} onChange={setDate} />
        <ErrorNotice failure={create.failure} />
        <DialogFoot>
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={create.running} disabled={!ready}>
            {text.library.create}
          </Button>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
