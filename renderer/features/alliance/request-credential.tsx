import { Button } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Fingerprint } from "../../ui/fingerprint.tsx";
import { PinPair } from "../../ui/pin-pair.tsx";
import { isWhole, nobody, PersonForm } from "./person-form.tsx";
import { Form } from "../../ui/form.tsx";

/** On an own laptop: keys, PIN and a request file for the secretariat, with the fingerprint to read aloud. */
export function RequestCredential({ onDone }: { readonly onDone: () => void }) {
  const text = useText();
  const [person, setPerson] = useState(nobody);
  const [pin, setPin] = useState<string | null>(null);
  const [fingerprint, setFingerprint] = useState<string | null>(null);
  const request = useCommand(client.alliance.requestEnrolment);
  async function run() {
    if (pin === null) return;
    const save = await host().pickSave(text.request.fileName(person.name.trim()));
    if (save === null) return;
    const reply = await request.run({ person, pin, save });
    if (reply.ok) setFingerprint(reply.value.fingerprint);
  }
  if (fingerprint !== null)
    return (
      <Card title={text.request.savedTitle}>
        <p>{text.request.saved}</p>
        <Fingerprint value={fingerprint} label={text.people.fingerprint} />
        <DialogFoot>
          <Button type="primary" onClick={onDone}>
            {text.accept.title}
          </Button>
        </DialogFoot>
      </Card>
    );
  return (
    <Card title={text.request.title}>
      <Form ready={isWhole(person) && pin !== null && !request.running} onSubmit={run}>
        <p className="dialog-lead">{text.request.intro}</p>
        <PersonForm person={person} onChange={setPerson} />
        <PinPair label={text.found.pin} hint={text.found.pinHint} repeatLabel={text.found.pinRepeat} onReady={setPin} />
        <ErrorNotice failure={request.failure} />
        <DialogFoot>
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={request.running}
            disabled={!isWhole(person) || pin === null}
          >
            {text.request.save}
          </Button>
        </DialogFoot>
      </Form>
    </Card>
  );
}
