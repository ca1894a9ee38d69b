import { Button, Input, Segmented } from "antd";
import { useState } from "react";
import type { NetworkMailbox, ProbeStep } from "#shared/contract/exchange.ts";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { Notice } from "../../ui/card.tsx";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { useSay } from "../../ui/use-say.ts";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { formOf, keepsSecret, type MailboxForm, readForm, type WrongField } from "./mailbox-form.ts";

export interface NetworkMailboxProps {
  /** The one that is set; null where none is, or a folder. */
  readonly set: NetworkMailbox | null;
  readonly onDone: () => void;
}

/** Where the mailbox on the network is and what opens it, with a test that says what it tried. */
export function NetworkMailboxDialog({ set, onDone }: NetworkMailboxProps) {
  const text = useText();
  const [form, setForm] = useState<MailboxForm>(() => formOf(set));
  const [asked, setAsked] = useState(false);
  const save = useCommand(client.sync.setNetworkMailbox);
  const test = useCommand(client.sync.tryMailbox);
  const [steps, setSteps] = useState<readonly ProbeStep[] | null>(null);
  const keeps = keepsSecret(set, form);
  const read = readForm(form, keeps);
  const wrong = asked && "wrong" in read ? read.wrong : [];
  const change = (part: Partial<MailboxForm>) => {
    setForm({ ...form, ...part });
    setSteps(null);
  };
  async function act(work: (mailbox: NetworkMailbox) => Promise<void>) {
    setAsked(true);
    if ("mailbox" in read) await work(read.mailbox);
  }
  const tryIt = () =>
    act(async (mailbox) => {
      setSteps(null);
      const reply = await test.run({ mailbox });
      if (reply.ok) setSteps(reply.value);
    });
  const keepIt = () =>
    act(async (mailbox) => {
      const reply = await save.run({ mailbox });
      if (reply.ok) onDone();
    });
  return (
    <Dialog open title={text.mailbox.title} onClose={onDone} width={44}>
      <p className="muted">{text.mailbox.how}</p>
      <Place form={form} change={change} wrong={wrong} keeps={keeps} />
      <details open={form.ca !== null || form.proxy !== "system"}>
        <summary className="muted">{text.mailbox.way}</summary>
        <Way form={form} change={change} wrong={wrong} />
      </details>
      {test.running ? <ProgressLine label={text.mailbox.testing} done={null} total={null} /> : null}
      <ErrorNotice failure={test.failure} />
      <ErrorNotice failure={save.failure} />
      {steps === null ? null : <Steps steps={steps} />}
      <DialogFoot>
        <Button onClick={onDone}>{text.common.cancel}</Button>
        <Button loading={test.running} onClick={() => void tryIt()}>
          {text.mailbox.test}
        </Button>
        <Button type="primary" loading={save.running} onClick={() => void keepIt()}>
          {text.mailbox.save}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

interface PartProps {
  readonly form: MailboxForm;
  readonly change: (part: Partial<MailboxForm>) => void;
  readonly wrong: readonly WrongField[];
}

/** Address and account. */
function Place({ form, change, wrong, keeps }: PartProps & { readonly keeps: boolean }) {
  const text = useText();
  const required = (name: WrongField) => (wrong.includes(name) ? text.common.required : null);
  return (
    <>
      <Field label={text.mailbox.kind}>
        {({ id }) => (
          <Segmented
            id={id}
            value={form.kind}
            options={(["webdav", "s3"] as const).map((value) => ({ value, label: text.mailbox.kinds[value] }))}
            onChange={(kind) => change({ kind })}
          />
        )}
      </Field>
      <Field
        label={text.mailbox.address}
        hint={text.mailbox.addressHints[form.kind]}
        error={wrong.includes("address") ? text.mailbox.addressWrong : null}
      >
        {(control) => (
          <Input {...control} value={form.address} onChange={({ target }) => change({ address: target.value })} />
        )}
      </Field>
      {form.kind === "webdav" ? (
        <Field label={text.mailbox.user}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={form.user}
              onChange={({ target }) => change({ user: target.value })}
            />
          )}
        </Field>
      ) : (
        <Bucket form={form} change={change} wrong={wrong} />
      )}
      <Field
        label={form.kind === "webdav" ? text.mailbox.password : text.mailbox.secretKey}
        {...(form.kind === "webdav" ? { hint: text.mailbox.passwordHint } : {})}
        error={required("secret")}
      >
        {(control) => (
          <Input.Password
            {...control}
            autoComplete="off"
            placeholder={keeps ? text.mailbox.kept : ""}
            value={form.secret}
            onChange={({ target }) => change({ secret: target.value })}
          />
        )}
      </Field>
    </>
  );
}

function Bucket({ form, change, wrong }: PartProps) {
  const text = useText();
  const typed = (name: "region" | "bucket" | "accessKey", problem: string) => (
    <Field label={text.mailbox[name]} error={wrong.includes(name) ? problem : null}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          value={form[name]}
          onChange={({ target }) => change({ [name]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      {typed("region", text.common.required)}
      {typed("bucket", text.mailbox.bucketWrong)}
      <Field label={text.mailbox.style} hint={text.mailbox.styleHint}>
        {({ id }) => (
          <Segmented
            id={id}
            value={form.style}
            options={(["path", "host"] as const).map((value) => ({ value, label: text.mailbox.styles[value] }))}
            onChange={(style) => change({ style })}
          />
        )}
      </Field>
      {typed("accessKey", text.common.required)}
    </>
  );
}

/** Certificate authority and proxy: what most people never touch. */
function Way({ form, change, wrong }: PartProps) {
  const text = useText();
  const read = useCommand(client.sync.readAuthority);
  const [authority, setAuthority] = useState<string | null>(null);
  async function choose() {
    const [file] = await host().pickFiles({ multiple: false, extensions: ["pem", "crt", "cer"] });
    if (file === undefined) return;
    const reply = await read.run({ file: file.grant });
    if (!reply.ok) return;
    setAuthority(text.mailbox.authorityIs(reply.value.subject, reply.value.validUntil));
    change({ ca: reply.value.pem });
  }
  return (
    <>
      <Field label={text.mailbox.authority} hint={text.mailbox.authorityHow} optional>
        {({ id }) => (
          <div className="line" id={id}>
            <span className="line-main wrap-anywhere">
              {form.ca === null ? null : (authority ?? text.mailbox.authorityKept)}
            </span>
            {form.ca === null ? null : (
              <Button onClick={() => change({ ca: null })}>{text.mailbox.removeAuthority}</Button>
            )}
            <Button onClick={() => void choose()}>{text.mailbox.chooseAuthority}</Button>
          </div>
        )}
      </Field>
      <ErrorNotice failure={read.failure} />
      <Field label={text.mailbox.proxy}>
        {({ id }) => (
          <Segmented
            id={id}
            value={form.proxy}
            options={(["system", "none", "address"] as const).map((value) => ({
              value,
              label: text.mailbox.proxies[value],
            }))}
            onChange={(proxy) => change({ proxy })}
          />
        )}
      </Field>
      {form.proxy === "address" ? (
        <Field
          label={text.mailbox.proxyAddress}
          error={wrong.includes("proxyAddress") ? text.mailbox.proxyWrong : null}
        >
          {(control) => (
            <Input
              {...control}
              value={form.proxyAddress}
              onChange={({ target }) => change({ proxyAddress: target.value })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}

const stepDress = {
  good: { tone: "met", glyph: "check" },
  failed: { tone: "unmet", glyph: "cross" },
  "not-tried": { tone: "plain", glyph: "dash" },
} as const;

function Steps({ steps }: { readonly steps: readonly ProbeStep[] }) {
  const text = useText();
  const say = useSay();
  return (
    <div aria-live="polite">
      <table className="table">
        <tbody>
          {steps.map(({ step, outcome, words }) => (
            <tr key={step}>
              <th scope="row">{text.mailbox.steps[step]}</th>
              <td>
                <StateTag {...stepDress[outcome]} word={text.mailbox.outcomes[outcome]} />
              </td>
              <td className="wrap-anywhere">{say(words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {steps.every(({ outcome }) => outcome === "good") ? (
        <Notice label={text.common.done} tone="good">
          {text.mailbox.allGood}
        </Notice>
      ) : null}
    </div>
  );
}
