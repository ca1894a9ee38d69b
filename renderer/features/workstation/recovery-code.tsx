import { Button } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { noteOpening } from "../../state/opening.ts";
import { Notice } from "../../ui/card.tsx";
import { DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Form } from "../../ui/form.tsx";
import { CodeField } from "../../ui/code-field.tsx";

/** Shows the recovery code once and has it typed back, so that it was really written down. */
export function RecoveryCode({ code }: { readonly code: string }) {
  const text = useText();
  const [typing, setTyping] = useState(false);
  return (
    <div className="welcome">
      <div className="welcome-box">
        <h1 className="page-title">{typing ? text.recovery.typeBackTitle : text.recovery.title}</h1>
        {typing ? (
          <RecoveryTypeBack onDone={() => noteOpening({ recoveryCode: null })} onAgain={() => setTyping(false)} />
        ) : (
          <>
            <p className="dialog-lead">{text.recovery.intro}</p>
            <p className="recovery-code code">
              {code.split("-").map((group, index) => (
                <span key={`${index}-${group}`}>{group}</span>
              ))}
            </p>
            <Notice label={text.common.attention}>{text.recovery.warning}</Notice>
            <DialogFoot>
              <Button size="large" onClick={() => window.print()}>
                {text.recovery.print}
              </Button>
              <Button type="primary" size="large" autoFocus onClick={() => setTyping(true)}>
                {text.recovery.writtenDown}
              </Button>
            </DialogFoot>
          </>
        )}
      </div>
    </div>
  );
}

export interface RecoveryTypeBackProps {
  readonly onDone: () => void;
  /** Shows the code once more; left out where it is gone for good. */
  readonly onAgain?: () => void;
}

/** Types the recovery code back once. */
export function RecoveryTypeBack({ onDone, onAgain }: RecoveryTypeBackProps) {
  const text = useText();
  const [typed, setTyped] = useState("");
  const confirm = useCommand(client.vault.confirmRecoveryCode);
  async function check() {
    const reply = await confirm.run({ code: typed });
    if (reply.ok) onDone();
  }
  return (
    <Form ready={typed.trim() !== "" && !confirm.running} onSubmit={check}>
      <CodeField
        label={text.unlock.code}
        hint={text.recovery.typeBackHint}
        autoFocus
        value={typed}
        onChange={setTyped}
      />
      <ErrorNotice failure={confirm.failure} />
      <DialogFoot>
        {onAgain === undefined ? null : (
          <Button size="large" onClick={onAgain}>
            {text.recovery.again}
          </Button>
        )}
        <Button type="primary" size="large" htmlType="submit" loading={confirm.running} disabled={typed.trim() === ""}>
          {text.recovery.confirm}
        </Button>
      </DialogFoot>
    </Form>
  );
}
