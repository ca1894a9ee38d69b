import { Button, Input, Select } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { Dialog, DialogFoot } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { formatTime } from "../../ui/formatting.ts";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { useGate, useReview } from "../review/review-context.ts";
import { useSeat } from "../seats/use-seat.ts";
import { useMatters } from "./use-matters.ts";

export interface SuspicionCardProps {
  /** The material on the screen: what a new suspicion begins with. */
  readonly materialId?: string;
  /** Shown even while nothing is raised, with the way to raise it. */
  readonly raise?: boolean;
}

/** 涉嫌弄虚作假: what members have raised, and for a member the way to raise it. */
export function SuspicionCard({ materialId, raise = false }: SuspicionCardProps) {
  const text = useText();
  const { view, dossier } = useReview();
  const gate = useGate("raise-suspicion");
  const matters = useMatters();
  const [writing, setWriting] = useState(false);
  const raised = matters?.suspicions ?? [];
  const mayRaise = raise && gate === null;
  if (raised.length === 0 && !mayRaise) return null;
  return (
    <Card title={text.suspicion.title} tone={raised.length === 0 ? "plain" : "problem"}>
      {raised.map(({ memberId, materials, text: words, at }) => (
        <p key={`${memberId}${at}`} className="side-note">
          <strong>{view.facts.members.find(({ identityId }) => identityId === memberId)?.name}</strong>{" "}
          <span className="muted">{formatTime(at)}</span>
          <br />
          {dossier.materials
            .filter(({ id }) => materials.includes(id))
            .map(({ no, title }) => `${no} ${title}`)
            .join(text.common.separator)}{" "}
          {words}
        </p>
      ))}
      {mayRaise ? (
        <>
          <p className="muted small">{text.suspicion.how}</p>
          <Button danger onClick={() => setWriting(true)}>
            {text.suspicion.raise}
          </Button>
        </>
      ) : null}
      {writing ? (
        <RaiseDialog materials={materialId === undefined ? [] : [materialId]} onClose={() => setWriting(false)} />
      ) : null}
    </Card>
  );
}

function RaiseDialog({ materials, onClose }: { readonly materials: readonly string[]; readonly onClose: () => void }) {
  const text = useText();
  const seat = useSeat();
  const { reviewId, dossier } = useReview();
  const [about, setAbout] = useState<readonly string[]>(materials);
  const [words, setWords] = useState("");
  const [signing, setSigning] = useState(false);
  const named = dossier.materials.filter(({ id }) => about.includes(id));
  return (
    <>
      <Dialog open={!signing} title={text.suspicion.raise} onClose={onClose}>
        <Field label={text.suspicion.materials} optional>
          {({ id }) => (
            <Select<string[]>
              id={id}
              mode="multiple"
              className="wide"
              showSearch={{ optionFilterProp: "label" }}
              value={[...about]}
              options={dossier.materials.map(({ id: value, no, title }) => ({ value, label: `${no} ${title}` }))}
              onChange={setAbout}
            />
          )}
        </Field>
        <Field label={text.suspicion.words} hint={text.suspicion.wordsHow}>
          {(control) => (
            <Input.TextArea
              {...control}
              autoFocus
              autoSize={{ minRows: 3 }}
              maxLength={4000}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Field>
        <DialogFoot>
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="primary" disabled={words.trim() === ""} onClick={() => setSigning(true)}>
            {text.common.next}
          </Button>
        </DialogFoot>
      </Dialog>
      <PinDialog
        open={signing}
        title={text.suspicion.raise}
        signer={seat?.name ?? ""}
        consequence={text.suspicion.consequence}
        readBack={
          <>
            <p>
              {dossier.profile.title}（{dossier.profile.code}）
            </p>
            {named.map(({ id, no, title }) => (
              <p key={id}>
                {no} {title}
              </p>
            ))}
            <p>{words.trim()}</p>
          </>
        }
        onSign={(pin) => client.matters.suspect({ reviewId, materials: [...about], text: words.trim(), pin })}
        onClose={onClose}
      />
    </>
  );
}
