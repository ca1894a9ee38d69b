import { Button, Checkbox, Input } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useProgress } from "../../api/use-progress.ts";
import { useText } from "../../i18n/use-text.ts";
import { DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { NewPassphrase } from "./new-passphrase.tsx";
import { useWait } from "./use-wait.ts";
import { Form } from "../../ui/form.tsx";
import { CodeField } from "../../ui/code-field.tsx";

type Source = { readonly folder: string } | { readonly file: string };

/** Takes a workstation over from a backup, with its passphrase or its recovery code. A grant serves once: after a refusal the backup is chosen again. */
export function Restore({ onBack }: { readonly onBack: () => void }) {
  const text = useText();
  const [from, setFrom] = useState<{ readonly source: Source; readonly name: string } | null>(null);
  const [withCode, setWithCode] = useState(false);
  const [code, setCode] = useState("");
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState<string | null>(null);
  const [replace, setReplace] = useState(false);
  const restore = useCommand(client.vault.restore);
  const progress = useProgress("restore");
  const wait = useWait(restore.failure);
  const passphrase = withCode ? (fresh ?? "") : old;
  const ready = from !== null && passphrase !== "" && wait === 0 && (!withCode || code.trim() !== "");
  async function chooseFolder() {
    const folder = await host().pickFolder();
    if (folder !== null) setFrom({ source: { folder: folder.grant }, name: folder.label });
  }
  async function chooseFile() {
    const [file] = await host().pickFiles({ multiple: false, extensions: ["gjb"] });
    if (file !== undefined) setFrom({ source: { file: file.grant }, name: file.name });
  }
  async function run() {
    if (from === null) return;
    const reply = await restore.run({ from: from.source, passphrase, code: withCode ? code : null, replace });
    if (!reply.ok) setFrom(null);
  }
  if (restore.running)
    return (
      <ProgressLine
        label={text.backup.restoring}
        done={progress?.done ?? null}
        total={progress?.total ?? null}
        onCancel={() => void client.tasks.cancel({ task: "restore" })}
      />
    );
  return (
    <Form className="welcome-form" ready={ready} onSubmit={run}>
      <h2 className="page-title">{text.backup.restoreTitle}</h2>
      <DialogFoot>
        <Button onClick={() => void chooseFile()}>{text.backup.chooseFile}</Button>
        <Button onClick={() => void chooseFolder()}>{text.backup.chooseFolder}</Button>
      </DialogFoot>
      {from === null ? null : <p role="status">{text.backup.chosen(from.name)}</p>}
      {withCode ? (
        <>
          <CodeField label={text.unlock.code} hint={text.recovery.typeBackHint} value={code} onChange={setCode} />
          <NewPassphrase label={text.unlock.newPassphrase} onReady={setFresh} />
        </>
      ) : (
        <Field label={text.backup.passphrase}>
          {(control) => (
            <Input.Password
              {...control}
              size="large"
              autoComplete="off"
              value={old}
              onChange={(event) => setOld(event.target.value)}
            />
          )}
        </Field>
      )}
      <ErrorNotice failure={restore.failure} />
      {restore.failure?.code === "workstation-present" || replace ? (
        <Checkbox checked={replace} onChange={(event) => setReplace(event.target.checked)}>
          {text.backup.replace}
        </Checkbox>
      ) : null}
      <DialogFoot>
        <Button type="primary" size="large" htmlType="submit" disabled={!ready}>
          {wait > 0 ? text.unlock.waitThen(String(wait)) : text.backup.restoreNow}
        </Button>
      </DialogFoot>
      <div className="welcome-links">
        <button type="button" className="link" onClick={() => setWithCode(!withCode)}>
          {withCode ? text.backup.usePassphrase : text.backup.useCode}
        </button>
        <button type="button" className="link" onClick={onBack}>
          {text.backup.back}
        </button>
      </div>
    </Form>
  );
}
