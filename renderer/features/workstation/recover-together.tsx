import { Button } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { NewPassphrase } from "./new-passphrase.tsx";
import { Form } from "../../ui/form.tsx";
import { CodeField } from "../../ui/code-field.tsx";

/** Opens a workstation for reading with the codes two people of the alliance read out. */
export function RecoverTogether({ id, custodians }: { readonly id: string; readonly custodians: readonly string[] }) {
  const text = useText();
  const [codes, setCodes] = useState<readonly [string, string]>(["", ""]);
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const recover = useCommand(client.vault.recoverWithShares);
  const saving = useCommand(client.vault.saveShare);
  const [first, second] = codes;
  const ready = first.trim() !== "" && second.trim() !== "" && passphrase !== null;
  async function saveShare(index: 0 | 1, name: string) {
    const save = await host().pickSave(text.ways.shareName(name));
    if (save !== null) await saving.run({ id, index, save });
  }
  return (
    <Form
      ready={ready && !recover.running}
      onSubmit={() => passphrase !== null && recover.run({ id, shares: [first, second], passphrase })}
    >
      <p className="dialog-lead">{text.ways.recoverIntro(custodians.join(text.common.separator))}</p>
      {([0, 1] as const).map((index) => {
        const name = custodians[index] ?? "";
        return (
          <div key={index}>
            <DialogFoot>
              <Button onClick={() => void saveShare(index, name)}>{text.ways.saveShare(name)}</Button>
            </DialogFoot>
            <CodeField
              label={text.ways.shareCode(name)}
              hint={text.recovery.typeBackHint}
              value={codes[index]}
              onChange={(value) => setCodes(index === 0 ? [value, second] : [first, value])}
            />
          </div>
        );
      })}
      <NewPassphrase label={text.unlock.newPassphrase} onReady={setPassphrase} />
      <ErrorNotice failure={recover.failure ?? saving.failure} />
      <DialogFoot>
        <Button type="primary" size="large" htmlType="submit" loading={recover.running} disabled={!ready}>
          {text.ways.recoverNow}
        </Button>
      </DialogFoot>
    </Form>
  );
}
