import { Button, Input } from "antd";
import { useEffect, useState } from "react";
import type { PoolPerson } from "#shared/contract/people.ts";
import { client } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { useCommand } from "../../api/use-command.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { today } from "../../ui/formatting.ts";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { PinPair } from "../../ui/pin-pair.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { useSeat } from "../seats/use-seat.ts";
import { oneYearOn, PersonWords } from "./enrol-at-door.tsx";

type Act = "renew" | "revoke" | "replace";

export interface PersonUpkeepProps {
  /** Whose credential; null closes the dialog. */
  readonly person: PoolPerson | null;
  readonly revoked: boolean;
  readonly consentOn: string | null;
  readonly onClose: () => void;
  readonly onDone: (sentence: string) => void;
}

/** What the secretariat does about one person's credential: renew, revoke, replace a lost key, note the paper consent. */
export function PersonUpkeep({ person, revoked, consentOn, onClose, onDone }: PersonUpkeepProps) {
  const text = useText();
  const format = useFormat();
  const seat = useSeat();
  const [act, setAct] = useState<Act | null>(null);
  const [validUntil, setValidUntil] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [pin, setPin] = useState<string | null>(null);
  const [signedOn, setSignedOn] = useState<string | null>(null);
  const [save, setSave] = useState<string | null>(null);
  const note = useCommand(client.alliance.noteConsent);
  const identityId = person?.identityId ?? "";
  useEffect(() => {
    setAct(null);
    setReason("");
    setSave(null);
    setValidUntil(oneYearOn(today()));
    setSignedOn(consentOn ?? today());
  }, [identityId, consentOn]);
  if (person === null) return null;
  const { name, seated } = person;

  async function renew() {
    if (!seated) {
      const place = await host().pickSave(text.request.credentialName(name));
      if (place === null) return;
      setSave(place);
    }
    setAct("renew");
  }
  async function sign(issuerPin: string) {
    const until = validUntil ?? "";
    const reply =
      act === "renew"
        ? await client.alliance.renewCredential({ identityId, validUntil: until, pin: issuerPin, save })
        : act === "revoke"
          ? await client.alliance.revoke({ identityId, reason, pin: issuerPin })
          : await client.alliance.replaceKey({ identityId, validUntil: until, pin: pin ?? "", issuerPin });
    if (!reply.ok) return reply;
    const { renewed, revokedDone, replaced } = text.credentials;
    onDone(act === "renew" ? renewed(name) : act === "revoke" ? revokedDone(name) : replaced(name));
    onClose();
    return reply;
  }
  const { renewSign, renewConsequence, revokeSign, revokeConsequence } = text.credentials;
  return (
    <>
      <Dialog open={act === null} title={text.credentials.title(name)} onClose={onClose} width={48}>
        <Card title={text.credentials.consent}>
          <p className="muted">{text.credentials.consentHow}</p>
          <p>
            {consentOn === null ? text.credentials.consentNone : text.credentials.consentOn(format.date(consentOn))}
          </p>
          <DateField label={text.credentials.consent} value={signedOn} onChange={setSignedOn} />
          <ErrorNotice failure={note.failure} />
          <DialogFoot>
            <Button
              disabled={signedOn === null}
              loading={note.running}
              onClick={() => void note.run({ identityId, signedOn: signedOn ?? "" })}
            >
              {text.credentials.note}
            </Button>
          </DialogFoot>
        </Card>
        {revoked ? null : (
          <>
            <Card title={text.credentials.renew}>
              <p className="muted">{text.credentials.renewHow}</p>
              <DateField label={text.enrol.validUntil} value={validUntil} onChange={setValidUntil} />
              <DialogFoot>
                <Button disabled={validUntil === null} onClick={() => void renew()}>
                  {text.credentials.renew}
                </Button>
              </DialogFoot>
            </Card>
            <Card title={text.credentials.replace}>
              <p className="muted">{text.credentials.replaceHow}</p>
              <PinPair
                label={text.enrol.ownPin}
                hint={text.enrol.ownPinHint}
                repeatLabel={text.enrol.ownPinRepeat}
                onReady={setPin}
              />
              <DialogFoot>
                <Button disabled={pin === null || validUntil === null} onClick={() => setAct("replace")}>
                  {text.credentials.replace}
                </Button>
              </DialogFoot>
            </Card>
            <Card title={text.credentials.revoke}>
              <p className="muted">{text.credentials.revokeHow}</p>
              <Field label={text.credentials.reason}>
                {(control) => <Input {...control} value={reason} onChange={(event) => setReason(event.target.value)} />}
              </Field>
              <DialogFoot>
                <Button danger disabled={reason.trim() === ""} onClick={() => setAct("revoke")}>
                  {text.credentials.revoke}
                </Button>
              </DialogFoot>
            </Card>
          </>
        )}
      </Dialog>
      <PinDialog
        open={act !== null}
        title={act === "renew" ? renewSign : act === "revoke" ? revokeSign : text.enrol.signTitle}
        signer={seat?.name ?? ""}
        consequence={
          act === "renew"
            ? renewConsequence
            : act === "revoke"
              ? revokeConsequence
              : `${text.enrol.consequence} ${revokeConsequence}`
        }
        readBack={
          <PersonWords person={person} until={act === "revoke" || validUntil === null ? "" : format.date(validUntil)} />
        }
        onSign={sign}
        onClose={() => setAct(null)}
      />
    </>
  );
}
