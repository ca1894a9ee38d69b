import { Button, Input } from "antd";
import { useState } from "react";
import type { RulesState, RulesVersion } from "#shared/contract/packs.ts";
import { diffRules } from "#shared/domain/standard/rules-diff.ts";
import type { HouseRules } from "#shared/domain/standard/rules-schema.ts";
import { client } from "../../api/client.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Field } from "../../ui/field.tsx";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { useSay } from "../../ui/use-say.ts";
import { useStandard } from "../standard/use-standard.ts";
import { useSeat } from "../seats/use-seat.ts";

export interface AdoptCardProps {
  readonly state: RulesState;
  readonly inForce: RulesVersion;
  readonly draft: HouseRules | null;
  readonly sound: boolean;
}

/** The organiser's document puts the draft into force: read back, signed by PIN. */
export function AdoptCard({ state, inForce, draft, sound }: AdoptCardProps) {
  const text = useText();
  const seat = useSeat();
  const alliance = valueOf(useQuery(client.alliance.state, {}));
  const [documentNo, setDocumentNo] = useState("");
  const [date, setDate] = useState<string | null>(null);
  const [typedBy, setTypedBy] = useState<string | null>(null);
  const [signing, setSigning] = useState(false);
  const by = typedBy ?? alliance?.name ?? "";
  const nothing = draft === null && inForce.content.status === "adopted";
  const why = nothing ? text.houseRules.adoptNothing : state.mayAdopt ? null : text.houseRules.adoptKeys;
  if (why !== null)
    return (
      <Card title={text.houseRules.adopt}>
        <p className="muted">{why}</p>
      </Card>
    );
  const ready = documentNo.trim() !== "" && date !== null && by.trim() !== "" && sound;
  return (
    <Card title={text.houseRules.adopt}>
      <p className="dialog-lead">{text.houseRules.adoptHow}</p>
      <div className="form-grid">
        <Field label={text.houseRules.documentNo} hint={text.houseRules.documentHint}>
          {(control) => (
            <Input {...control} value={documentNo} onChange={(event) => setDocumentNo(event.target.value)} />
          )}
        </Field>
        <DateField label={text.houseRules.date} value={date} onChange={setDate} />
        <Field label={text.houseRules.by}>
          {(control) => <Input {...control} value={by} onChange={(event) => setTypedBy(event.target.value)} />}
        </Field>
      </div>
      <div className="action-bar">
        <span className="action-space">{ready ? "" : text.houseRules.adoptClosed}</span>
        <Button type="primary" size="large" disabled={!ready} onClick={() => setSigning(true)}>
          {draft === null ? text.houseRules.adoptModel : text.houseRules.adoptDraft}
        </Button>
      </div>
      <PinDialog
        open={signing}
        title={text.houseRules.signTitle}
        signer={seat?.name ?? ""}
        consequence={text.houseRules.consequence}
        readBack={<ReadBack inForce={inForce} draft={draft} documentNo={documentNo} date={date ?? ""} by={by} />}
        onSign={(pin) => client.packs.adopt({ documentNo, date: date ?? "", by, pin })}
        onClose={() => setSigning(false)}
      />
    </Card>
  );
}

interface ReadBackProps {
  readonly inForce: RulesVersion;
  readonly draft: HouseRules | null;
  readonly documentNo: string;
  readonly date: string;
  readonly by: string;
}

function ReadBack({ inForce, draft, documentNo, date, by }: ReadBackProps) {
  const text = useText();
  const say = useSay();
  const format = useFormat();
  const standard = useStandard();
  const changes = draft === null ? [] : diffRules(inForce.content, draft, standard);
  return (
    <>
      <p className="strong">{text.houseRules.adoptedNotice(documentNo, by, date === "" ? "" : format.date(date))}</p>
      {changes.length === 0 ? <p>{text.houseRules.asIs}</p> : null}
      {changes.map((change) => (
        <p key={`${change.path}${change.after.zh}`}>
          {say(change.label)}
          {text.common.colon}
          {say(change.before)} → {say(change.after)}
        </p>
      ))}
    </>
  );
}
