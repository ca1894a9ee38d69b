import { Button } from "antd";
import { useEffect, useState } from "react";
import { client } from "../../api/client.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSeat } from "../seats/use-seat.ts";
import { DateField } from "../../ui/date-field.tsx";
import { DefinitionList } from "../../ui/definition-list.tsx";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { today } from "../../ui/formatting.ts";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { PinPair } from "../../ui/pin-pair.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { isWhole, nobody, PersonForm } from "./person-form.tsx";
import type { Person } from "./person-form.tsx";

export interface EnrolAtDoorProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onEnrolled: (name: string) => void;
}

/** The same day one year on, `YYYY-MM-DD`; 29 February becomes 28. */
export function oneYearOn(date: string): string {
  const next = `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
  return next.endsWith("-02-29") ? `${next.slice(0, 8)}28` : next;
}

/** Two minutes at the door: details, the newcomer's own PIN, and the secretariat's signature under the credential. */
export function EnrolAtDoor({ open, onClose, onEnrolled }: EnrolAtDoorProps) {
  const text = useText();
  const format = useFormat();
  const seat = useSeat();
  const [person, setPerson] = useState(nobody);
  const [validUntil, setValidUntil] = useState<string | null>(null);
  const [pin, setPin] = useState<string | null>(null);
  const [signing, setSigning] = useState(false);
  useEffect(() => {
    if (!open) return;
    setPerson(nobody);
    setValidUntil(oneYearOn(today()));
    setSigning(false);
  }, [open]);
  const ready = isWhole(person) && validUntil !== null && pin !== null;
  return (
    <>
      <Dialog open={open && !signing} title={text.enrol.title} onClose={onClose} width={48}>
        <p className="dialog-lead">{text.enrol.intro}</p>
        <PersonForm person={person} onChange={setPerson} />
        <DateField label={text.enrol.validUntil} value={validUntil} onChange={setValidUntil} />
        <PinPair
          label={text.enrol.ownPin}
          hint={text.enrol.ownPinHint}
          repeatLabel={text.enrol.ownPinRepeat}
          onReady={setPin}
        />
        <DialogFoot>
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="primary" disabled={!ready} onClick={() => setSigning(true)}>
            {text.enrol.next}
          </Button>
        </DialogFoot>
      </Dialog>
      <PinDialog
        open={open && signing}
        title={text.enrol.signTitle}
        signer={seat?.name ?? ""}
        consequence={text.enrol.consequence}
        readBack={<PersonWords person={person} until={validUntil === null ? "" : format.date(validUntil)} />}
        onSign={async (issuerPin) => {
          const reply = await client.alliance.enrolAtDoor({
            person,
            validUntil: validUntil ?? "",
            pin: pin ?? "",
            issuerPin,
          });
          if (reply.ok) {
            onEnrolled(person.name);
            onClose();
          }
          return reply;
        }}
        onClose={() => setSigning(false)}
      />
    </>
  );
}

/** A person in words, as the credential will say it. */
export function PersonWords({ person, until }: { readonly person: Person; readonly until: string }) {
  const text = useText();
  return (
    <DefinitionList
      items={[
        { term: text.enrol.name, value: person.name },
        { term: text.enrol.unit, value: person.unit },
        { term: text.enrol.personTitle, value: person.title },
        {
          term: text.enrol.category,
          value: person.category === null ? text.enrol.noCategory : text.words.categories[person.category],
        },
        {
          term: text.enrol.roles,
          value: person.roles.map((role) => text.words.roles[role]).join(text.common.separator),
        },
        ...(until === "" ? [] : [{ term: text.enrol.validUntil, value: until }]),
      ]}
    />
  );
}
