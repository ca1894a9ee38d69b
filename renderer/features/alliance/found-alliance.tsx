import { Button, Input } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { takeWay } from "../../state/credential-way.ts";
import { Card } from "../../ui/card.tsx";
import { DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { PinPair } from "../../ui/pin-pair.tsx";
import { Form } from "../../ui/form.tsx";

/** The secretariat's beginning: root certificate, issuing key and the first seat, then the fingerprint for reading aloud. */
export function FoundAlliance() {
  const text = useText();
  const [name, setName] = useState("");
  const [person, setPerson] = useState({ name: "", unit: "", title: "" });
  const [pin, setPin] = useState<string | null>(null);
  const found = useCommand(client.alliance.found);
  const ready = name.trim() !== "" && person.name.trim() !== "" && pin !== null;
  async function run() {
    if (pin === null) return;
    const reply = await found.run({ name, secretariat: person, pin });
    if (!reply.ok) return;
    takeWay(null);
    goTo({ page: "alliance" });
  }
  return (
    <Card title={text.found.title}>
      <Form ready={ready && !found.running} onSubmit={run}>
        <p className="dialog-lead">{text.found.intro}</p>
        <Field label={text.found.name} hint={text.found.nameHint}>
          {(control) => <Input {...control} autoFocus value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <div className="form-grid">
          <Field label={text.found.person}>
            {(control) => (
              <Input
                {...control}
                value={person.name}
                onChange={(event) => setPerson({ ...person, name: event.target.value })}
              />
            )}
          </Field>
          <Field label={text.found.unit} optional>
            {(control) => (
              <Input
                {...control}
                value={person.unit}
                onChange={(event) => setPerson({ ...person, unit: event.target.value })}
              />
            )}
          </Field>
          <Field label={text.found.personTitle} optional>
            {(control) => (
              <Input
                {...control}
                value={person.title}
                onChange={(event) => setPerson({ ...person, title: event.target.value })}
              />
            )}
          </Field>
        </div>
        <PinPair label={text.found.pin} hint={text.found.pinHint} repeatLabel={text.found.pinRepeat} onReady={setPin} />
        <ErrorNotice failure={found.failure} />
        <DialogFoot>
          <Button type="primary" size="large" htmlType="submit" loading={found.running} disabled={!ready}>
            {found.running ? text.found.making : text.found.make}
          </Button>
        </DialogFoot>
      </Form>
    </Card>
  );
}
