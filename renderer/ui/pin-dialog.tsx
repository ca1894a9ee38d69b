import { Button, Input } from "antd";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import type { Reply } from "#shared/contract/define.ts";
import type { Failure } from "#shared/errors.ts";
import { useText } from "../i18n/use-text.ts";
import { Dialog, DialogFoot } from "./dialog.tsx";
import { ErrorNotice } from "./error-notice.tsx";
import { Field } from "./field.tsx";
import { Form } from "./form.tsx";

export interface PinDialogProps {
  readonly open: boolean;
  /** What is signed, as a heading: 签署个人评审表. */
  readonly title: string;
  /** Whose signature. */
  readonly signer: string;
  /** The content read back: exactly what the signature covers. */
  readonly readBack: ReactNode;
  /** What becomes of it once signed, in one sentence. */
  readonly consequence: string;
  /** Signs with the PIN; the dialog closes itself when it succeeds and keeps everything when it is refused. */
  readonly onSign: (pin: string) => Promise<Reply<unknown>>;
  readonly onClose: () => void;
  /** Word of the last button; 签名 unless told. */
  readonly actWord?: string;
}

/** The one way to sign: first the content is read back in words, then the PIN is asked, and only then anything happens. */
export function PinDialog(props: PinDialogProps) {
  const { open, title, signer, readBack, consequence, onSign, onClose, actWord } = props;
  const text = useText();
  const [step, setStep] = useState<"read" | "pin">("read");
  const [pin, setPin] = useState("");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [signing, setSigning] = useState(false);
  useEffect(() => {
    setStep("read");
    setPin("");
    setFailure(null);
  }, [open]);

  async function sign() {
    setSigning(true);
    const reply = await onSign(pin);
    setSigning(false);
    setPin("");
    if (reply.ok) onClose();
    else setFailure(reply.error);
  }

  return (
    <Dialog open={open} title={title} onClose={onClose} closable={!signing} width={46}>
      {step === "read" ? (
        <>
          <p className="dialog-lead">{text.signing.readBack}</p>
          <div className="read-back" tabIndex={0} role="document" aria-label={text.signing.readBack}>
            {readBack}
          </div>
          <p className="consequence">
            <strong>{text.signing.willSign}</strong>
            {consequence}
          </p>
          <DialogFoot>
            <Button onClick={onClose}>{text.common.cancel}</Button>
            <Button type="primary" autoFocus onClick={() => setStep("pin")}>
              {text.signing.checked}
            </Button>
          </DialogFoot>
        </>
      ) : (
        <Form ready={pin.length >= 6 && !signing} onSubmit={sign}>
          <p className="consequence">
            <strong>{text.signing.willSign}</strong>
            {consequence}
          </p>
          <Field label={text.signing.pinLabel(signer)} hint={text.signing.pinHint}>
            {(control) => (
              <Input.Password
                {...control}
                value={pin}
                autoFocus
                autoComplete="off"
                size="large"
                className="pin-input"
                onChange={(event) => setPin(event.target.value)}
              />
            )}
          </Field>
          <ErrorNotice failure={failure} />
          <DialogFoot>
            <Button disabled={signing} onClick={() => setStep("read")}>
              {text.signing.backToText}
            </Button>
            <Button type="primary" htmlType="submit" loading={signing} disabled={pin.length < 6}>
              {actWord ?? text.signing.sign}
            </Button>
          </DialogFoot>
        </Form>
      )}
    </Dialog>
  );
}
