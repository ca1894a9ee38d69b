import { Button } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { holdCredential, useCredentialWay } from "../../state/credential-way.ts";
import { SeatList } from "../seats/seat-switch.tsx";
import { useSeat } from "../seats/use-seat.ts";
import { Card } from "../../ui/card.tsx";
import { DefinitionList } from "../../ui/definition-list.tsx";
import { DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { Form } from "../../ui/form.tsx";
import { CodeField } from "../../ui/code-field.tsx";

/**
 * Imports a credential after the alliance's fingerprint, learnt by another way, has been typed. What the file itself says about the
 * fingerprint is deliberately not shown: it could only be copied.
 */
export function AcceptCredential({ onDone }: { readonly onDone: () => void }) {
  const text = useText();
  const format = useFormat();
  const seat = useSeat();
  const found = useCredentialWay((state) => state.found);
  const [anchor, setAnchor] = useState("");
  const read = useCommand(client.alliance.readCredential);
  const accept = useCommand(client.alliance.acceptCredential);
  async function choose() {
    const [file] = await host().pickFiles({ multiple: false, extensions: ["gjx"] });
    if (file === undefined) return;
    const reply = await read.run({ file: file.grant });
    if (reply.ok) holdCredential(reply.value);
  }
  async function run() {
    if (found === null) return;
    const reply = await accept.run({ credential: found.credential, anchor });
    if (reply.ok) onDone();
  }
  if (seat === null)
    return (
      <Card title={text.accept.title}>
        <p className="dialog-lead">{text.accept.needSeat}</p>
        <SeatList onEntered={() => undefined} />
      </Card>
    );
  return (
    <Card title={text.accept.title}>
      <p className="dialog-lead">{text.accept.intro}</p>
      {found === null ? (
        <>
          <ErrorNotice failure={read.failure} />
          <DialogFoot>
            <Button type="primary" size="large" loading={read.running} onClick={() => void choose()}>
              {text.accept.choose}
            </Button>
          </DialogFoot>
        </>
      ) : (
        <Form ready={anchor.trim() !== "" && !accept.running} onSubmit={run}>
          <DefinitionList
            items={[
              { term: text.accept.person, value: `${found.person.name} · ${found.person.unit}` },
              { term: text.accept.alliance, value: found.alliance },
              { term: text.accept.validUntil, value: format.date(found.validUntil) },
            ]}
          />
          <CodeField
            label={text.accept.typed}
            hint={text.accept.typedHint}
            autoFocus
            value={anchor}
            onChange={setAnchor}
          />
          <ErrorNotice failure={accept.failure} />
          <DialogFoot>
            <Button
              type="primary"
              size="large"
              htmlType="submit"
              loading={accept.running}
              disabled={anchor.trim() === ""}
            >
              {text.accept.accept}
            </Button>
          </DialogFoot>
        </Form>
      )}
    </Card>
  );
}
