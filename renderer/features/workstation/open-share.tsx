import { Button, Input } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { useSeat } from "../seats/use-seat.ts";

/** A custodian opens the share somebody brought and reads its code out. */
export function OpenShare() {
  const text = useText();
  const format = useFormat();
  const seat = useSeat();
  const [open, setOpen] = useState(false);
  const [pin, setPin] = useState("");
  const [shown, setShown] = useState<{ label: string; madeAt: string; code: string } | null>(null);
  const read = useCommand(client.vault.openShare);
  async function choose() {
    const [file] = await host().pickFiles({ multiple: false, extensions: ["age"] });
    if (file === undefined) return;
    const reply = await read.run({ file: file.grant, pin });
    setPin("");
    if (reply.ok) setShown(reply.value);
  }
  function close() {
    setOpen(false);
    setShown(null);
    setPin("");
    read.clear();
  }
  return (
    <>
      <DialogFoot>
        <Button disabled={seat === null} onClick={() => setOpen(true)}>
          {text.ways.openShare}
        </Button>
      </DialogFoot>
      <Dialog open={open} title={text.ways.openShare} onClose={close}>
        <p className="dialog-lead">{text.ways.openShareHow}</p>
        {shown === null ? (
          <>
            <Field label={text.ways.pin}>
              {(control) => (
                <Input.Password
                  {...control}
                  autoComplete="off"
                  value={pin}
                  onChange={(event) => setPin(event.target.value)}
                />
              )}
            </Field>
            <ErrorNotice failure={read.failure} />
            <DialogFoot>
              <Button type="primary" loading={read.running} disabled={pin.length < 6} onClick={() => void choose()}>
                {text.ways.chooseShare}
              </Button>
            </DialogFoot>
          </>
        ) : (
          <>
            <p>{text.ways.shareShown(shown.label, format.instant(shown.madeAt))}</p>
            <p className="recovery-code code">
              {shown.code.split("-").map((group, index) => (
                <span key={`${index}-${group}`}>{group}</span>
              ))}
            </p>
            <DialogFoot>
              <Button type="primary" onClick={close}>
                {text.common.close}
              </Button>
            </DialogFoot>
          </>
        )}
      </Dialog>
    </>
  );
}
