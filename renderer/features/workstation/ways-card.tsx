import { Button, Select } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { Card } from "../../ui/card.tsx";
import { DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { OpenShare } from "./open-share.tsx";
import { PassphraseDialog } from "./passphrase-dialog.tsx";

/** The system's keychain and the alliance's shares, each with words about what it means. */
export function WaysCard({ id }: { readonly id: string }) {
  const text = useText();
  return (
    <Card title={text.ways.title}>
      <Answered answer={useQuery(client.vault.ways, { id })}>
        {({ keychain, custodians, sharesAllowed }) => (
          <>
            <KeychainSetting state={keychain} />
            <SharesSetting custodians={custodians} allowed={sharesAllowed} />
          </>
        )}
      </Answered>
      <OpenShare />
    </Card>
  );
}

function KeychainSetting({ state }: { readonly state: "unavailable" | "off" | "on" }) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const disable = useCommand(client.vault.disableKeychain);
  const words = {
    on: text.ways.keychainOn,
    off: text.ways.keychainOff,
    unavailable: text.ways.keychainUnavailable,
  };
  return (
    <section aria-label={text.ways.keychain}>
      <p className="strong">{text.ways.keychain}</p>
      <p>{words[state]}</p>
      <ErrorNotice failure={disable.failure} />
      <DialogFoot>
        {state === "off" ? <Button onClick={() => setAsking(true)}>{text.ways.enable}</Button> : null}
        {state === "on" ? (
          <Button loading={disable.running} onClick={() => void disable.run({})}>
            {text.ways.disable}
          </Button>
        ) : null}
      </DialogFoot>
      <PassphraseDialog
        open={asking}
        title={text.ways.keychain}
        how={text.ways.keychainOff}
        actWord={text.ways.enable}
        onPassphrase={(passphrase) => client.vault.enableKeychain({ passphrase })}
        onClose={() => setAsking(false)}
      />
    </section>
  );
}

interface SharesSettingProps {
  /** Who holds shares; nobody where none were given. */
  readonly custodians: readonly string[];
  readonly allowed: boolean;
}

function SharesSetting({ custodians, allowed }: SharesSettingProps) {
  const text = useText();
  const people = (valueOf(useQuery(client.alliance.pool, {})) ?? []).filter(({ credential }) => credential !== null);
  const [chosen, setChosen] = useState<readonly [string | null, string | null]>([null, null]);
  const [asking, setAsking] = useState(false);
  const withdraw = useCommand(client.vault.withdrawShares);
  const [one, other] = chosen;
  const options = people.map(({ identityId, name, unit }) => ({ value: identityId, label: `${name} · ${unit}` }));
  const pick = (at: 0 | 1, label: string) => (
    <Field label={label}>
      {(control) => (
        <Select
          id={control.id}
          className="wide"
          showSearch={{ optionFilterProp: "label" }}
          value={chosen[at]}
          options={options}
          onChange={(value) => setChosen(at === 0 ? [value, other] : [one, value])}
        />
      )}
    </Field>
  );
  return (
    <section aria-label={text.ways.shares}>
      <p className="strong">{text.ways.shares}</p>
      <p>{text.ways.sharesHow}</p>
      {custodians.length > 0 ? (
        <>
          <p role="status">{text.ways.sharesOn(custodians.join(text.common.separator))}</p>
          <ErrorNotice failure={withdraw.failure} />
          <DialogFoot>
            <Button loading={withdraw.running} onClick={() => void withdraw.run({})}>
              {text.ways.withdraw}
            </Button>
          </DialogFoot>
        </>
      ) : allowed ? (
        <>
          <div className="form-grid">
            {pick(0, text.ways.first)}
            {pick(1, text.ways.second)}
          </div>
          <DialogFoot>
            <Button disabled={one === null || other === null || one === other} onClick={() => setAsking(true)}>
              {text.ways.give}
            </Button>
          </DialogFoot>
        </>
      ) : (
        <p className="muted">{text.ways.sharesOff}</p>
      )}
      <PassphraseDialog
        open={asking}
        title={text.ways.shares}
        how={text.ways.sharesHow}
        actWord={text.ways.give}
        onPassphrase={(passphrase) => client.vault.shareRecovery({ passphrase, custodians: [one ?? "", other ?? ""] })}
        onClose={() => setAsking(false)}
      />
    </section>
  );
}
