import { Button, Input } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { noteOpening } from "../../state/opening.ts";
import { Card } from "../../ui/card.tsx";
import { DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { NewPassphrase } from "./new-passphrase.tsx";
import { Form } from "../../ui/form.tsx";

/** A new key for the workstation; the new recovery code is shown once, as at the beginning. */
export function RekeyCard() {
  const text = useText();
  const [open, setOpen] = useState(false);
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState<string | null>(null);
  const rekey = useCommand(client.vault.rekey);
  const ready = current !== "" && next !== null;
  async function run() {
    if (next === null) return;
    const reply = await rekey.run({ current, next });
    if (!reply.ok) return;
    setOpen(false);
    setCurrent("");
    noteOpening({ recoveryCode: reply.value.recoveryCode });
  }
  return (
    <Card title={text.rekey.title}>
      <p className="muted">{text.rekey.how}</p>
      {open ? (
        <Form ready={ready && !rekey.running} onSubmit={run}>
          <Field label={text.settings.current}>
            {(control) => (
              <Input.Password
                {...control}
                size="large"
                autoComplete="off"
                value={current}
                onChange={(event) => setCurrent(event.target.value)}
              />
            )}
          </Field>
          <NewPassphrase label={text.settings.next} onReady={setNext} />
          <ErrorNotice failure={rekey.failure} />
          <DialogFoot>
            <Button onClick={() => setOpen(false)}>{text.common.cancel}</Button>
            <Button type="primary" htmlType="submit" loading={rekey.running} disabled={!ready}>
              {text.rekey.now}
            </Button>
          </DialogFoot>
        </Form>
      ) : (
        <DialogFoot>
          <Button onClick={() => setOpen(true)}>{text.rekey.begin}</Button>
        </DialogFoot>
      )}
    </Card>
  );
}
