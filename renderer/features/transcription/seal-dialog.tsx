import { Button, Input, Select } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { useReview } from "../review/review-context.ts";
import { useSeat } from "../seats/use-seat.ts";
import type { PaperEntry } from "./paper-entry.ts";
import { Form } from "../../ui/form.tsx";

export interface SealDialogProps {
  readonly entry: PaperEntry;
  readonly name: string;
  /** What both sign, line by line. */
  readonly words: readonly string[];
  /** Told whether it was sealed. */
  readonly onDone: (sealed: boolean) => void;
}

/** Two people, two PINs: the transcriber signs what was typed, the second person that it is what the paper says. */
export function SealDialog({ entry, name, words, onDone }: SealDialogProps) {
  const text = useText();
  const seat = useSeat();
  const { reviewId } = useReview();
  const seal = useCommand(client.transcriptions.seal);
  const [checkerId, setCheckerId] = useState(entry.checkers.find(({ self }) => self)?.identityId ?? "");
  const [pin, setPin] = useState("");
  const [checkerPin, setCheckerPin] = useState("");
  const checker = entry.checkers.find(({ identityId }) => identityId === checkerId);
  const ready = checker !== undefined && pin.length >= 6 && checkerPin.length >= 6 && !seal.running;
  async function sign() {
    const reply = await seal.run({ reviewId, memberId: entry.memberId, pin, checkerId, checkerPin });
    setPin("");
    setCheckerPin("");
    if (reply.ok) onDone(true);
  }
  return (
    <Dialog open title={text.paper.sealTitle(name)} onClose={() => onDone(false)} closable={!seal.running} width={46}>
      <p className="dialog-lead">{text.paper.readBack}</p>
      <div className="read-back paper-read-back" tabIndex={0} role="document" aria-label={text.paper.readBack}>
        {words.map((line, index) => (
          <p key={index}>{line}</p>
        ))}
      </div>
      <p className="consequence">
        <strong>{text.signing.willSign}</strong>
        {text.paper.consequence}
      </p>
      <Form ready={ready} onSubmit={sign}>
        <div className="form-grid">
          <Field label={text.signing.pinLabel(seat?.name ?? "")} hint={text.paper.transcriberHint}>
            {(control) => (
              <Input.Password
                {...control}
                autoComplete="off"
                className="pin-input"
                value={pin}
                onChange={(event) => setPin(event.target.value)}
              />
            )}
          </Field>
          <div>
            <Field label={text.paper.checker} hint={text.paper.checkerHow}>
              {({ id }) => (
                <Select<string>
                  id={id}
                  className="wide"
                  value={checkerId === "" ? null : checkerId}
                  placeholder={text.paper.chooseChecker}
                  options={entry.checkers.map(({ identityId, name: who, self }) => ({
                    value: identityId,
                    label: self ? text.paper.himself(who) : who,
                  }))}
                  onChange={setCheckerId}
                />
              )}
            </Field>
            <Field label={text.signing.pinLabel(checker?.name ?? text.paper.checker)} hint={text.paper.checkerHint}>
              {(control) => (
                <Input.Password
                  {...control}
                  autoComplete="off"
                  className="pin-input"
                  disabled={checker === undefined}
                  value={checkerPin}
                  onChange={(event) => setCheckerPin(event.target.value)}
                />
              )}
            </Field>
          </div>
        </div>
        <ErrorNotice failure={seal.failure} />
        <DialogFoot>
          <Button disabled={seal.running} onClick={() => onDone(false)}>
            {text.signing.backToText}
          </Button>
          <Button type="primary" htmlType="submit" loading={seal.running} disabled={!ready}>
            {text.paper.seal}
          </Button>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
