import { Button, Input } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useText } from "../../i18n/use-text.ts";
import type { Wording } from "../../i18n/use-text.ts";
import { useSeat } from "../seats/use-seat.ts";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { shortDigest } from "../../ui/formatting.ts";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { useSay } from "../../ui/use-say.ts";
import type { RegisterLine } from "./register-place.ts";

/** What is being signed about which result. */
export interface Acting {
  readonly what: "receive" | "decide";
  readonly line: RegisterLine;
}

export interface RegisterSigningProps {
  readonly acting: Acting;
  readonly onDone: () => void;
}

/** The receipt, or the organiser's decision with its note, read back before it is signed. */
export function RegisterSigning({ acting, onDone }: RegisterSigningProps) {
  const text = useText();
  const say = useSay();
  const seat = useSeat();
  const [note, setNote] = useState("");
  const [signing, setSigning] = useState(acting.what === "receive");
  const { what, line } = acting;
  return (
    <>
      <Dialog open={!signing} title={text.sync.decideTitle} onClose={onDone} width={36}>
        <Field label={text.sync.decideNote} optional>
          {(control) => (
            <Input.TextArea
              {...control}
              autoFocus
              autoSize={{ minRows: 3 }}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <DialogFoot>
          <Button onClick={onDone}>{text.common.cancel}</Button>
          <Button type="primary" onClick={() => setSigning(true)}>
            {text.common.next}
          </Button>
        </DialogFoot>
      </Dialog>
      <PinDialog
        open={signing}
        title={what === "receive" ? text.sync.receiveTitle : text.sync.decideTitle}
        signer={seat?.name ?? ""}
        consequence={consequenceOf(acting, text)}
        readBack={
          <>
            <p>
              {line.title}（{line.code}）
            </p>
            <p className="strong">
              {text.sync.outcome}
              {text.common.colon}
              {say(line.outcomeTitle)}
            </p>
            {note.trim() === "" ? null : <p>{note}</p>}
            <p className="code">
              {text.signing.digest} {shortDigest(line.result)}
            </p>
          </>
        }
        onSign={(pin) =>
          what === "receive"
            ? client.sync.receive({ result: line.result, pin })
            : client.sync.decide({ reviewId: line.reviewId, note: note.trim(), pin })
        }
        onClose={onDone}
      />
    </>
  );
}

function consequenceOf({ what, line }: Acting, text: Wording): string {
  if (what === "receive") return text.sync.receiveConsequence;
  switch (line.leadsTo) {
    case "promotion-library":
      return text.sync.decidePassed;
    case "failure-analysis":
      return text.sync.decideNotPassed;
    case "project-library":
      return text.sync.decideRecommended;
    case null:
      if (line.outcome === "suspended") return text.sync.decideSuspended;
      return line.follow === null ? text.sync.decideOther : text.sync.decideRectification;
  }
}
