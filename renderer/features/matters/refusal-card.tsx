import { Button, Input } from "antd";
import { useState } from "react";
import type { z } from "zod";
import type { witnessSchema } from "#shared/contract/matters.ts";
import { refusalFault } from "#shared/domain/opinion/refusal.ts";
import type { MemberFacts } from "#shared/domain/sitting/facts.ts";
import { client } from "../../api/client.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { useSay } from "../../ui/use-say.ts";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { useGate, useReview } from "../review/review-context.ts";
import { useSeat } from "../seats/use-seat.ts";
import { useMatters } from "./use-matters.ts";

type Witness = z.output<typeof witnessSchema>;

/** Who has signed the text, and for whoever does not the recorder's note with its witnesses. */
export function RefusalCard() {
  const text = useText();
  const { view } = useReview();
  const gate = useGate("note-refusal");
  const matters = useMatters();
  const [noting, setNoting] = useState<MemberFacts | null>(null);
  const { facts } = view;
  if (facts.outcome === null) return null;
  const sitting = facts.members.filter(({ position, recused }) => position !== "alternate" && !recused);
  return (
    <Card title={text.refusal.title}>
      <p className="muted small">{text.cosign.refusal}</p>
      {sitting.map((member) => {
        const note = matters?.refusals.find(({ memberId }) => memberId === member.identityId);
        return (
          <div className="check-line" key={member.identityId}>
            <span className="line-main">
              <span className="strong">{member.name}</span>
              {note === undefined || !member.refused ? null : (
                <span className="muted">
                  {text.refusal.witnessed(note.witnesses.map(({ name }) => name).join(text.common.separator))}
                </span>
              )}
            </span>
            {member.cosigned ? <StateTag tone="met" glyph="check" word={text.cosign.signed} /> : null}
            {member.refused ? <StateTag tone="undetermined" glyph="warning" word={text.refusal.refused} /> : null}
            {member.cosigned || member.refused ? null : (
              <>
                <StateTag tone="plain" glyph="ring" word={text.cosign.notSigned} />
                {gate === null ? <Button onClick={() => setNoting(member)}>{text.refusal.note}</Button> : null}
              </>
            )}
          </div>
        );
      })}
      {noting === null ? null : <RefusalDialog member={noting} onClose={() => setNoting(null)} />}
    </Card>
  );
}

function RefusalDialog({ member, onClose }: { readonly member: MemberFacts; readonly onClose: () => void }) {
  const text = useText();
  const say = useSay();
  const seat = useSeat();
  const { reviewId, dossier } = useReview();
  const { refusal } = dossier.rules;
  const [witnesses, setWitnesses] = useState<readonly Witness[]>(
    Array.from({ length: refusal.witnesses }, () => ({ name: "", unit: "" })),
  );
  const [remark, setRemark] = useState("");
  const [signing, setSigning] = useState(false);
  const fault = refusalFault(refusal, member.name, witnesses);
  const put = (at: number, part: Partial<Witness>) =>
    setWitnesses(witnesses.map((witness, index) => (index === at ? { ...witness, ...part } : witness)));
  return (
    <>
      <Dialog open={!signing} title={text.refusal.of(member.name)} onClose={onClose}>
        {witnesses.map((witness, index) => (
          <div className="form-grid" key={index}>
            <Field label={text.refusal.witness(String(index + 1))}>
              {(control) => (
                <Input
                  {...control}
                  autoFocus={index === 0}
                  value={witness.name}
                  onChange={(event) => put(index, { name: event.target.value })}
                />
              )}
            </Field>
            <Field label={text.record.unit} optional>
              {(control) => (
                <Input
                  {...control}
                  value={witness.unit}
                  onChange={(event) => put(index, { unit: event.target.value })}
                />
              )}
            </Field>
          </div>
        ))}
        <Field label={text.refusal.remark} hint={text.refusal.remarkHow} optional>
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 2 }}
              value={remark}
              onChange={(event) => setRemark(event.target.value)}
            />
          )}
        </Field>
        <DialogFoot>
          <span className="action-space">{fault === null ? "" : say(fault)}</span>
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="primary" disabled={fault !== null} onClick={() => setSigning(true)}>
            {text.common.next}
          </Button>
        </DialogFoot>
      </Dialog>
      <PinDialog
        open={signing}
        title={text.refusal.of(member.name)}
        signer={seat?.name ?? ""}
        consequence={text.refusal.consequence}
        readBack={
          <>
            <p>{text.refusal.read(member.name)}</p>
            {witnesses.map(({ name, unit }, index) => (
              <p key={index}>
                {text.refusal.witness(String(index + 1))}
                {text.common.colon}
                {name.trim()} {unit}
              </p>
            ))}
            {remark.trim() === "" ? null : <p>{remark.trim()}</p>}
          </>
        }
        onSign={(pin) =>
          client.matters.refuse({
            reviewId,
            memberId: member.identityId,
            witnesses: witnesses.map(({ name, unit }) => ({ name: name.trim(), unit })),
            remark: remark.trim(),
            pin,
          })
        }
        onClose={onClose}
      />
    </>
  );
}
