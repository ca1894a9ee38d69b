import { Button, Input } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { noteOpening } from "../../state/opening.ts";
import { DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { NewPassphrase } from "./new-passphrase.tsx";
import { Form } from "../../ui/form.tsx";

/** Names a new workstation and gives it a passphrase; the recovery code comes next. */
export function CreateWorkstation({ onBack }: { readonly onBack: () => void }) {
  const text = useText();
  const [label, setLabel] = useState("");
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const create = useCommand(client.vault.create);
  const ready = label.trim() !== "" && passphrase !== null;
  async function make() {
    if (passphrase === null) return;
    const reply = await create.run({ label, passphrase });
    if (reply.ok) noteOpening({ recoveryCode: reply.value.recoveryCode });
  }
  return (
    <Form className="welcome-form" ready={ready && !create.running} onSubmit={make}>
      <h2 className="serif form-title">{text.create.title}</h2>
      <p className="dialog-lead">{text.create.intro}</p>
      <Field label={text.create.label} hint={text.create.labelHint}>
        {(control) => (
          <Input
            {...control}
            size="large"
            autoFocus
            maxLength={80}
            value={label}
            onChange={(event) => setLabel(event.target.value)}
          />
        )}
      </Field>
      <NewPassphrase label={text.create.passphrase} onReady={setPassphrase} />
      <ErrorNotice failure={create.failure} />
      <DialogFoot>
        <Button size="large" onClick={onBack}>
          {text.common.back}
        </Button>
        <Button type="primary" size="large" htmlType="submit" loading={create.running} disabled={!ready}>
          {create.running ? text.create.making : text.create.make}
        </Button>
      </DialogFoot>
    </Form>
  );
}
