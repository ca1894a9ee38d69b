import { Button, Input } from "antd";
import { useState } from "react";
import { useText } from "../../i18n/use-text.ts";
import { useKind, useNextStage, useReview } from "../review/review-context.ts";
import { Card } from "../../ui/card.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { AttendanceCard } from "./attendance-card.tsx";
import { MilestoneLine } from "./milestone-line.tsx";
import { useWriteEntry } from "./use-record.ts";
import type { RecordState } from "./use-record.ts";

/** 签到与预备会: who is here, whose commitment is signed, the outline confirmed, the test group named. */
export function OpeningStage({ record }: { readonly record: RecordState }) {
  const text = useText();
  const onward = useNextStage();
  return (
    <div className="page">
      <AttendanceCard record={record} />
      <CommitmentsCard record={record} />
      <PreparationCard record={record} />
      <div className="action-bar">
        <span className="action-space" />
        <PrimaryAction label={text.common.next} onAct={onward} />
      </div>
    </div>
  );
}

function CommitmentsCard({ record }: { readonly record: RecordState }) {
  const text = useText();
  const { view } = useReview();
  const { write, failure } = useWriteEntry();
  const onPaper = new Set(record.record.paperCommitments.map(({ identityId }) => identityId));
  return (
    <Card title={text.record.commitments} aside={text.record.commitmentsHow}>
      <ErrorNotice failure={failure} />
      {view.facts.members
        .filter(({ position }) => position !== "alternate")
        .map((member) => (
          <div className="check-line" key={member.identityId}>
            <span className="line-main">
              <span className="strong">{member.name}</span>
              <span className="muted">
                {text.words.positions[member.position]} · {text.words.categories[member.category]}
              </span>
            </span>
            {member.recused ? (
              <StateTag tone="plain" glyph="dash" word={text.record.recused} />
            ) : member.committed ? (
              <StateTag tone="met" glyph="check" word={text.record.committed} />
            ) : (
              <StateTag tone="undetermined" glyph="question" word={text.record.notCommitted} />
            )}
            {member.recused || (member.committed && !onPaper.has(member.identityId)) ? null : (
              <Button
                type={member.committed ? "text" : "default"}
                onClick={() =>
                  void write(
                    "paper-commitment",
                    member.identityId,
                    member.committed ? null : { identityId: member.identityId, at: new Date().toISOString() },
                  )
                }
              >
                {member.committed ? text.record.paperUndo : text.record.paper}
              </Button>
            )}
          </div>
        ))}
    </Card>
  );
}

function PreparationCard({ record }: { readonly record: RecordState }) {
  const text = useText();
  const outlined = useKind().gates.includes("outline");
  const [group, setGroup] = useState("");
  const named = record.record.events.some(({ event }) => event === "test-group-named");
  // Where nothing is measured there is no outline to confirm and nobody to measure.
  if (!outlined) return null;
  return (
    <Card title={text.record.preparation}>
      <MilestoneLine record={record} event="outline-confirmed" how={text.record.outlineConfirmedHow} />
      <MilestoneLine record={record} event="test-group-named" note={group.trim()} />
      {named ? null : (
        <Field label={text.record.testGroup} optional>
          {(control) => <Input {...control} value={group} onChange={(event) => setGroup(event.target.value)} />}
        </Field>
      )}
    </Card>
  );
}
