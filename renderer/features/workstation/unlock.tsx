import { Button, Input } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { useOpening } from "../../state/opening.ts";
import { Notice } from "../../ui/card.tsx";
import { DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { NewPassphrase } from "./new-passphrase.tsx";
import { RecoverTogether } from "./recover-together.tsx";
import { useWait } from "./use-wait.ts";
import { Form } from "../../ui/form.tsx";
import { CodeField } from "../../ui/code-field.tsx";

interface KnownWorkstation {
  readonly id: string;
  readonly label: string;
  readonly demo: boolean;
  readonly lastOpened: string | null;
}

export interface UnlockProps {
  readonly known: readonly KnownWorkstation[];
  readonly onBack: () => void;
}

/** Opens a known workstation with its passphrase, or with the printed recovery code. A wrong passphrase makes the next try wait. */
export function Unlock({ known, onBack }: UnlockProps) {
  const text = useText();
  const format = useFormat();
  const latest = known.toSorted((one, other) => (other.lastOpened ?? "").localeCompare(one.lastOpened ?? ""));
  const [chosen, setChosen] = useState(latest[0]?.id ?? "");
  const [way, setWay] = useState<"passphrase" | "code" | "together">("passphrase");
  const ways = valueOf(useQuery(client.vault.ways, chosen === "" ? null : { id: chosen }));
  const keychain = useCommand(client.vault.unlockWithKeychain);
  const lockedBy = useOpening((opening) => opening.lockedBy);
  return (
    <div className="welcome-form">
      {lockedBy === null ? null : (
        <Notice label={text.unlock.title}>
          {lockedBy === "idle" ? text.unlock.lockedIdle : text.unlock.lockedSuspend}
        </Notice>
      )}
      <div className="workstations" role="radiogroup" aria-label={text.settings.workstation}>
        {latest.map((workstation) => (
          <label key={workstation.id} className="workstation">
            <input
              type="radio"
              name="workstation"
              checked={workstation.id === chosen}
              onChange={() => setChosen(workstation.id)}
            />
            <span className="strong">{workstation.label}</span>
            {workstation.demo ? <span className="demo-stamp">{text.shell.demo}</span> : null}
            <span className="muted">
              {workstation.lastOpened === null
                ? text.welcome.neverOpened
                : text.welcome.lastOpened(format.instant(workstation.lastOpened))}
            </span>
          </label>
        ))}
      </div>
      {way === "passphrase" ? <PassphraseForm key={chosen} id={chosen} /> : null}
      {way === "code" ? <RecoverForm key={chosen} id={chosen} /> : null}
      {way === "together" ? <RecoverTogether key={chosen} id={chosen} custodians={ways?.custodians ?? []} /> : null}
      {keychain.failure === null ? null : <ErrorNotice failure={keychain.failure} />}
      <div className="welcome-links">
        {ways?.keychain === "on" ? (
          <button
            type="button"
            className="link"
            disabled={keychain.running}
            onClick={() => void keychain.run({ id: chosen })}
          >
            {text.ways.unlock}
          </button>
        ) : null}
        <button type="button" className="link" onClick={() => setWay(way === "passphrase" ? "code" : "passphrase")}>
          {way === "passphrase" ? text.unlock.useRecovery : text.unlock.usePassphrase}
        </button>
        {ways !== null && ways.custodians.length > 0 && way !== "together" ? (
          <button type="button" className="link" onClick={() => setWay("together")}>
            {text.ways.recover}
          </button>
        ) : null}
        <button type="button" className="link" onClick={onBack}>
          {text.unlock.other}
        </button>
      </div>
    </div>
  );
}

function PassphraseForm({ id }: { readonly id: string }) {
  const text = useText();
  const [passphrase, setPassphrase] = useState("");
  const unlock = useCommand(client.vault.unlock);
  const wait = useWait(unlock.failure);
  async function open() {
    const reply = await unlock.run({ id, passphrase });
    if (!reply.ok) setPassphrase("");
  }
  return (
    <Form ready={passphrase !== "" && wait === 0 && !unlock.running} onSubmit={open}>
      <Field label={text.unlock.passphrase}>
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
      <ErrorNotice failure={unlock.failure} />
      <DialogFoot>
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={unlock.running}
          disabled={passphrase === "" || wait > 0}
        >
          {wait > 0 ? text.unlock.waitThen(String(wait)) : unlock.running ? text.unlock.opening : text.unlock.open}
        </Button>
      </DialogFoot>
    </Form>
  );
}

function RecoverForm({ id }: { readonly id: string }) {
  const text = useText();
  const [code, setCode] = useState("");
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const recover = useCommand(client.vault.recover);
  const wait = useWait(recover.failure);
  const ready = code.trim() !== "" && passphrase !== null && wait === 0;
  return (
    <Form
      ready={ready && !recover.running}
      onSubmit={() => passphrase !== null && recover.run({ id, code, passphrase })}
    >
      <p className="dialog-lead">{text.unlock.recoverNote}</p>
      <CodeField label={text.unlock.code} hint={text.recovery.typeBackHint} autoFocus value={code} onChange={setCode} />
      <NewPassphrase label={text.unlock.newPassphrase} onReady={setPassphrase} />
      <ErrorNotice failure={recover.failure} />
      <DialogFoot>
        <Button type="primary" size="large" htmlType="submit" loading={recover.running} disabled={!ready}>
          {wait > 0 ? text.unlock.waitThen(String(wait)) : text.unlock.recover}
        </Button>
      </DialogFoot>
    </Form>
  );
}
