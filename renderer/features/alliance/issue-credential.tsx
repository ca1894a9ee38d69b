import { Button } from "antd";
import { useEffect, useState } from "react";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSeat } from "../seats/use-seat.ts";
import { DateField } from "../../ui/date-field.tsx";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Fingerprint } from "../../ui/fingerprint.tsx";
import { today } from "../../ui/formatting.ts";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { oneYearOn, PersonWords } from "./enrol-at-door.tsx";
import type { Person } from "./person-form.tsx";

interface ReadRequest {
  readonly request: string;
  readonly person: Person;
  readonly fingerprint: string;
}

export interface IssueCredentialProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onIssued: (name: string) => void;
}

/** Reads a request file, shows whose it is with the fingerprint to compare, and issues the credential file. */
export function IssueCredential({ open, onClose, onIssued }: IssueCredentialProps) {
  const text = useText();
  const format = useFormat();
  const seat = useSeat();
  const [found, setFound] = useState<ReadRequest | null>(null);
  const [validUntil, setValidUntil] = useState<string | null>(null);
  const [save, setSave] = useState<string | null>(null);
  const read = useCommand(client.alliance.readRequest);
  useEffect(() => {
    if (!open) return;
    setFound(null);
    setSave(null);
    setValidUntil(oneYearOn(today()));
  }, [open]);
  async function choose() {
    const [file] = await host().pickFiles({ multiple: false, extensions: ["gjx"] });
    if (file === undefined) return;
    const reply = await read.run({ file: file.grant });
    if (reply.ok) setFound(reply.value);
  }
  async function chooseSave(name: string) {
    setSave(await host().pickSave(text.request.credentialName(name)));
  }
  return (
    <>
      <Dialog open={open && save === null} title={text.request.readTitle} onClose={onClose} width={46}>
        <p className="dialog-lead">{text.request.readIntro}</p>
        <ErrorNotice failure={read.failure} />
        {found === null ? (
          <DialogFoot>
            <Button type="primary" loading={read.running} onClick={() => void choose()}>
              {text.people.readRequest}
            </Button>
          </DialogFoot>
        ) : (
          <>
            <Fingerprint value={found.fingerprint} label={text.people.fingerprint} />
            <PersonWords person={found.person} until="" />
            <DateField label={text.enrol.validUntil} value={validUntil} onChange={setValidUntil} />
            <DialogFoot>
              <Button onClick={onClose}>{text.common.cancel}</Button>
              <Button type="primary" disabled={validUntil === null} onClick={() => void chooseSave(found.person.name)}>
                {text.request.issue}
              </Button>
            </DialogFoot>
          </>
        )}
      </Dialog>
      {found === null || validUntil === null || save === null ? null : (
        <PinDialog
          open={open}
          title={text.enrol.signTitle}
          signer={seat?.name ?? ""}
          consequence={text.enrol.consequence}
          readBack={<PersonWords person={found.person} until={format.date(validUntil)} />}
          onSign={async (pin) => {
            const { request, person } = found;
            const reply = await client.alliance.issueCredential({
              request,
              roles: person.roles,
              validUntil,
              pin,
              save,
            });
            if (reply.ok) {
              onIssued(person.name);
              onClose();
            }
            return reply;
          }}
          onClose={() => setSave(null)}
        />
      )}
    </>
  );
}
