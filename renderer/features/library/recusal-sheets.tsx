import { Button, Checkbox, Input, Radio } from "antd";
import { useState } from "react";
import type { z } from "zod";
import type { recusalSheetSchema } from "#shared/contract/dossiers.ts";
import { client } from "../../api/client.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSeat } from "../seats/use-seat.ts";
import { Card } from "../../ui/card.tsx";
import { DefinitionList } from "../../ui/definition-list.tsx";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { formatCount } from "../../ui/formatting.ts";
import { useSay } from "../../ui/use-say.ts";
import { PinDialog } from "../../ui/pin-dialog.tsx";

type RecusalSheet = z.output<typeof recusalSheetSchema>;

/** Says that recusal checks wait for the open seat, and lets them be answered. Nothing while none do. */
export function RecusalNotice() {
  const text = useText();
  const seat = useSeat();
  const sheets = valueOf(useQuery(client.dossiers.recusalSheets, seat === null ? null : {}));
  const [answering, setAnswering] = useState<RecusalSheet | null>(null);
  const waiting = sheets?.filter((sheet) => !sheet.answered) ?? [];
  return (
    <>
      {waiting.length === 0 ? null : (
        <Card title={text.library.openSheet}>
          <ul className="lines">
            {waiting.map((sheet) => (
              <li key={sheet.dossierId} className="line">
                <span className="line-main">
                  <span className="strong">{sheet.title}</span>
                  <span className="muted">{sheet.code}</span>
                </span>
                <Button type="primary" onClick={() => setAnswering(sheet)}>
                  {text.library.answer}
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {answering === null || seat === null ? null : (
        <RecusalAnswer sheet={answering} signer={seat.name} onClose={() => setAnswering(null)} />
      )}
    </>
  );
}

interface RecusalAnswerProps {
  readonly sheet: RecusalSheet;
  readonly signer: string;
  readonly onClose: () => void;
}

function RecusalAnswer({ sheet, signer, onClose }: RecusalAnswerProps) {
  const text = useText();
  const say = useSay();
  const [conflict, setConflict] = useState<boolean | null>(null);
  const [grounds, setGrounds] = useState<readonly string[]>([]);
  const [reason, setReason] = useState("");
  const [signing, setSigning] = useState(false);
  const ready = conflict === false || (conflict === true && grounds.length > 0 && reason.trim() !== "");
  const named = sheet.grounds.map(({ id, title, withinYears }): readonly [string, string] => [
    id,
    withinYears === null ? say(title) : text.recusal.withinYears(say(title), formatCount(withinYears)),
  ]);
  const units = sheet.units.map(({ name, role }) => `${name}（${role}）`).join(text.common.separator);
  const answer = conflict === true ? text.recusal.hasConflict : text.recusal.noConflict;
  return (
    <>
      <Dialog open={!signing} title={text.recusal.title} onClose={onClose} width={46}>
        <p className="dialog-lead">{text.recusal.intro}</p>
        <DefinitionList
          items={[
            { term: text.library.name, value: `${sheet.title}　${sheet.code}` },
            { term: text.recusal.units, value: units },
            { term: text.recusal.people, value: sheet.people.join(text.common.separator) },
          ]}
        />
        <p className="strong">{text.recusal.question}</p>
        <Radio.Group
          className="stacked"
          value={conflict}
          onChange={(event) => setConflict(event.target.value === true)}
          options={[
            { value: false, label: text.recusal.noConflict },
            { value: true, label: text.recusal.hasConflict },
          ]}
        />
        {conflict === true ? (
          <>
            <p className="strong">{text.recusal.grounds}</p>
            <Checkbox.Group
              className="stacked"
              value={[...grounds]}
              options={named.map(([value, label]) => ({ value, label }))}
              onChange={(values) => setGrounds(values.map(String))}
            />
            <Field label={text.recusal.reason}>
              {(control) => (
                <Input.TextArea
                  {...control}
                  autoSize={{ minRows: 2 }}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
          </>
        ) : null}
        <DialogFoot>
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="primary" disabled={!ready} onClick={() => setSigning(true)}>
            {text.recusal.sign}
          </Button>
        </DialogFoot>
      </Dialog>
      <PinDialog
        open={signing}
        title={text.recusal.signTitle}
        signer={signer}
        consequence={conflict === true ? text.recusal.willRecuse : text.recusal.willClear}
        readBack={
          <>
            <p>
              {sheet.title}（{sheet.code}）
            </p>
            <p>{units}</p>
            <p>{sheet.people.join(text.common.separator)}</p>
            <p className="strong">{answer}</p>
            {conflict === true
              ? named.filter(([id]) => grounds.includes(id)).map(([id, words]) => <p key={id}>· {words}</p>)
              : null}
          </>
        }
        onSign={async (pin) => {
          const reply = await client.dossiers.answerRecusal({
            dossierId: sheet.dossierId,
            grounds: conflict === true ? [...grounds] : [],
            reason: conflict === true ? reason : "",
            pin,
          });
          if (reply.ok) onClose();
          return reply;
        }}
        onClose={() => setSigning(false)}
      />
    </>
  );
}
