import { Button, Input } from "antd";
import { useEffect, useState } from "react";
import type { Reply } from "#shared/contract/define.ts";
import type { Failure } from "#shared/errors.ts";
import { useText } from "../../i18n/use-text.ts";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { Form } from "../../ui/form.tsx";

export interface PassphraseDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly how: string;
  readonly actWord: string;
  readonly onPassphrase: (passphrase: string) => Promise<Reply<unknown>>;
  readonly onClose: () => void;
}

/** Asks the passphrase once more before something that whoever finds an open workstation must not do. */
export function PassphraseDialog({ open, title, how, actWord, onPassphrase, onClose }: PassphraseDialogProps) {
  const text = useText();
  const [passphrase, setPassphrase] = useState("");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [running, setRunning] = useState(false);
  useEffect(() => {
    setPassphrase("");
    setFailure(null);
  }, [open]);
  async function run() {
    setRunning(true);
    const reply = await onPassphrase(passphrase);
    setRunning(false);
    setPassphrase("");
    if (reply.ok) onClose();
    else setFailure(reply.error);
  }
  return (
    <Dialog open={open} title={title} onClose={onClose} closable={!running}>
      <Form ready={passphrase !== "" && !running} onSubmit={run}>
        <p className="dialog-lead">{how}</p>
        <Field label={text.ways.passphrase}>
          {(control) => (
            <Input.Password
              {...control}
              size="large"
              autoFocus
              autoComplete="off"
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
            />
          )}
        </Field>
        <ErrorNotice failure={failure} />
        <DialogFoot>
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={running} disabled={passphrase === ""}>
            {actWord}
          </Button>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
