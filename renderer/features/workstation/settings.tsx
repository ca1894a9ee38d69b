import { Button, Input, InputNumber, Segmented } from "antd";
import { useState } from "react";
import type { z } from "zod";
import type { vaultStatusSchema } from "#shared/contract/vault.ts";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { changeView, useView } from "../../state/view.ts";
import { Card } from "../../ui/card.tsx";
import { DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import type { Language } from "../../ui/formatting.ts";
import type { Appearance } from "../../ui/tokens.ts";
import { MailboxSetting } from "../sync/mailbox-place.tsx";
import { WorkstationDesk } from "../seats/workstation-desk.tsx";
import { AuditCard } from "./audit-card.tsx";
import { BackupCard } from "./backup-card.tsx";
import { NewPassphrase } from "./new-passphrase.tsx";
import { Notices } from "./notices.tsx";
import { PurgeCard } from "./purge-card.tsx";
import { RekeyCard } from "./rekey-card.tsx";
import { SigningCard } from "./signing-card.tsx";
import { WaysCard } from "./ways-card.tsx";
import { RecoveryTypeBack } from "./recovery-code.tsx";
import { ShippedLicences } from "./shipped-licences.tsx";
import { UpdateCard } from "./update-card.tsx";
import { Form } from "../../ui/form.tsx";

/** Everything about this workstation and how it looks. */
export function Settings({ status }: { readonly status: z.output<typeof vaultStatusSchema> }) {
  const text = useText();
  return (
    <WorkstationDesk title={text.settings.title}>
      <div className="page-narrow">
        <Notices />
        {status.readingOnly ? <SigningCard /> : null}
        {status.recoveryConfirmed ? null : (
          <Card title={text.recovery.later} tone="notice">
            <p className="dialog-lead">{text.recovery.laterHow}</p>
            <RecoveryTypeBack onDone={() => undefined} />
          </Card>
        )}
        <LookCard />
        <AutoLockCard minutes={status.autoLockMinutes} />
        <PinCard />
        <PassphraseCard />
        <MailboxSetting />
        <BackupCard label={status.workstation?.label ?? ""} />
        {status.workstation === null ? null : <WaysCard id={status.workstation.id} />}
        <RekeyCard />
        <AuditCard />
        <PurgeCard />
        <UpdateCard />
        <Card title={text.settings.about}>
          <p className="serif">{text.common.productLine}</p>
          <p>{text.settings.aboutLine}</p>
          <p className="muted">{text.settings.licence}</p>
          <ShippedLicences />
        </Card>
      </div>
    </WorkstationDesk>
  );
}

function LookCard() {
  const text = useText();
  const { language, appearance, largePrint } = useView();
  return (
    <Card title={text.settings.look}>
      <div className="setting">
        <span>{text.settings.language}</span>
        <Segmented<Language>
          value={language}
          options={[
            { value: "zh", label: "中文" },
            { value: "en", label: "English" },
          ]}
          onChange={(value) => changeView({ language: value })}
        />
      </div>
      <div className="setting">
        <span>{text.settings.appearance}</span>
        <Segmented<Appearance>
          value={appearance}
          options={[
            { value: "light", label: text.settings.light },
            { value: "dark", label: text.settings.dark },
            { value: "contrast", label: text.settings.contrast },
          ]}
          onChange={(value) => changeView({ appearance: value })}
        />
      </div>
      <div className="setting">
        <span>{text.settings.printSize}</span>
        <Segmented
          value={largePrint ? "large" : "normal"}
          options={[
            { value: "normal", label: text.settings.normalPrint },
            { value: "large", label: text.settings.largePrint },
          ]}
          onChange={(value) => changeView({ largePrint: value === "large" })}
        />
      </div>
    </Card>
  );
}

function AutoLockCard({ minutes }: { readonly minutes: number }) {
  const text = useText();
  const set = useCommand(client.vault.setAutoLock);
  return (
    <Card title={text.settings.workstation}>
      <div className="setting">
        <span>{text.settings.autoLock}</span>
        <InputNumber
          value={minutes}
          min={1}
          max={240}
          aria-label={text.settings.autoLock}
          suffix={text.settings.minutes}
          onChange={(value) => {
            if (value !== null) void set.run({ minutes: value });
          }}
        />
      </div>
      <ErrorNotice failure={set.failure} />
    </Card>
  );
}

function PinCard() {
  const text = useText();
  const seat = useQuery(client.seats.current, {});
  const open = valueOf(seat);
  const change = useCommand(client.seats.changePin);
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [done, setDone] = useState(false);
  const ready = current.length >= 6 && next.length >= 6;
  async function run() {
    const reply = await change.run({ current, next });
    setDone(reply.ok);
    if (!reply.ok) return;
    setCurrent("");
    setNext("");
  }
  return (
    <Card title={text.settings.pin} aside={open === null ? undefined : text.settings.pinOf(open.name)}>
      {open === null ? (
        <p className="muted">{text.settings.noSeat}</p>
      ) : (
        <Form ready={ready && !change.running} onSubmit={run}>
          <div className="form-grid">
            <Field label={text.settings.currentPin}>
              {(control) => (
                <Input.Password
                  {...control}
                  autoComplete="off"
                  value={current}
                  onChange={(event) => setCurrent(event.target.value)}
                />
              )}
            </Field>
            <Field label={text.settings.nextPin} hint={text.settings.nextPinHint}>
              {(control) => (
                <Input.Password
                  {...control}
                  autoComplete="off"
                  value={next}
                  onChange={(event) => setNext(event.target.value)}
                />
              )}
            </Field>
          </div>
          <ErrorNotice failure={change.failure} />
          {done ? <p role="status">{text.settings.pinChanged}</p> : null}
          <DialogFoot>
            <Button htmlType="submit" loading={change.running} disabled={!ready}>
              {text.settings.changePin}
            </Button>
          </DialogFoot>
        </Form>
      )}
    </Card>
  );
}

function PassphraseCard() {
  const text = useText();
  const change = useCommand(client.vault.changePassphrase);
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const ready = current !== "" && next !== null;
  async function run() {
    if (next === null) return;
    const reply = await change.run({ current, next });
    if (!reply.ok) return;
    setCurrent("");
    setRound(round + 1);
  }
  return (
    <Card title={text.settings.passphrase}>
      <Form ready={ready && !change.running} onSubmit={run}>
        <Field label={text.settings.current}>
          {(control) => (
            <Input.Password
              {...control}
              size="large"
              autoComplete="off"
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
            />
          )}
        </Field>
        <NewPassphrase key={round} label={text.settings.next} onReady={setNext} />
        <ErrorNotice failure={change.failure} />
        {round > 0 && current === "" ? <p role="status">{text.settings.changed}</p> : null}
        <DialogFoot>
          <Button htmlType="submit" loading={change.running} disabled={!ready}>
            {text.settings.change}
          </Button>
        </DialogFoot>
      </Form>
    </Card>
  );
}
