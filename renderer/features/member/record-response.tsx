import { Button, Input } from "antd";
import { useState } from "react";
import { client } from "../../api/client.ts";
import { useText } from "../../i18n/use-text.ts";
import type { RecordState } from "../record/use-record.ts";
import { useGate, useReview } from "../review/review-context.ts";
import { useSeat } from "../seats/use-seat.ts";
import { Card, Notice } from "../../ui/card.tsx";
import { Field } from "../../ui/field.tsx";
import { PinDialog } from "../../ui/pin-dialog.tsx";

export interface RecordResponseProps {
  readonly record: RecordState;
  /** Nothing once answered, where something else is at hand. */
  readonly quiet?: boolean;
}

/** A member's answer to the signed joint record: confirmed, or an objection that is printed. Nothing before it is signed. */
export function RecordResponse({ record, quiet = false }: RecordResponseProps) {
  const text = useText();
  const seat = useSeat();
  const { reviewId } = useReview();
  const gate = useGate("confirm-record");
  const [answering, setAnswering] = useState<"confirm" | "object" | null>(null);
  const [objecting, setObjecting] = useState(false);
  const [objection, setObjection] = useState("");
  const own = record.responses.filter(({ identityId }) => identityId === seat?.identityId);
  const given = own.findLast((response) => response.record === record.signed) ?? null;
  if (record.signed === null || gate !== null) return null;
  if (given !== null && quiet) return null;
  if (given !== null)
    return (
      <Notice label={text.common.done} tone="good">
        {given.stance === "confirmed"
          ? text.member.recordConfirmed
          : `${text.member.recordObjected}${text.common.colon}${given.text}`}
      </Notice>
    );
  return (
    <Card title={text.member.recordTitle}>
      <p>{text.member.recordHow}</p>
      {objecting ? (
        <Field label={text.member.objection}>
          {(control) => (
            <Input.TextArea
              {...control}
              autoFocus
              autoSize={{ minRows: 2 }}
              value={objection}
              onChange={(event) => setObjection(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      <div className="dialog-foot">
        {objecting ? (
          <>
            <Button onClick={() => setObjecting(false)}>{text.common.cancel}</Button>
            <Button type="primary" disabled={objection.trim() === ""} onClick={() => setAnswering("object")}>
              {text.member.objectRecord}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => setObjecting(true)}>{text.member.objectRecord}</Button>
            <Button type="primary" onClick={() => setAnswering("confirm")}>
              {text.member.confirmRecord}
            </Button>
          </>
        )}
      </div>
      <PinDialog
        open={answering !== null}
        title={answering === "object" ? text.member.objectRecord : text.member.recordTitle}
        signer={seat?.name ?? ""}
        consequence={answering === "object" ? text.member.objectConsequence : text.member.confirmConsequence}
        readBack={
          answering === "object" ? (
            <p>{objection}</p>
          ) : (
            <p>
              {text.record.summary(
                String(record.record.attendance.filter(({ present }) => present).length),
                String(record.record.materialChecks.length),
                String(record.record.readings.length),
                String(record.record.questions.length),
              )}
            </p>
          )
        }
        onSign={(pin) =>
          client.record.respond({ reviewId, objection: answering === "object" ? objection.trim() : null, pin })
        }
        onClose={() => setAnswering(null)}
      />
    </Card>
  );
}
