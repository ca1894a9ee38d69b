import { Button, Input } from "antd";
import { useState } from "react";
import { goTo } from "../../app/navigation.ts";
import { useText } from "../../i18n/use-text.ts";
import { RefusalCard } from "../matters/refusal-card.tsx";
import { ScanBackCard } from "../scans/scan-back-card.tsx";
import { useGate, useReview } from "../review/review-context.ts";
import { Card, Notice } from "../../ui/card.tsx";
import { Field } from "../../ui/field.tsx";
import { MilestoneLine } from "./milestone-line.tsx";
import { ProjectOpinion } from "./project-opinion.tsx";
import type { RecordState } from "./use-record.ts";

/** 定稿·表决·签字, seen by the recorder: the opinion is projected, read out, and the applicant answers. */
export function ConclusionStage({ record }: { readonly record: RecordState }) {
  const text = useText();
  const { reviewId, view } = useReview();
  const closed = useGate("note-closing");
  const gate = useGate("print-signature-page");
  const [statement, setStatement] = useState("");
  const stated = record.record.events.some(({ event }) => event === "applicant-statement");
  return (
    <div className="page">
      <h2 className="page-title">{text.record.conclusion}</h2>
      <p className="dialog-lead">{text.record.conclusionHow}</p>
      {view.facts.result === null || closed !== null ? null : (
        <Notice label={text.common.attention}>{text.record.afterResult}</Notice>
      )}
      {gate === null ? null : <Notice label={text.shell.gateClosed}>{gate}</Notice>}
      <Card>
        <MilestoneLine record={record} event="opinion-read-out" />
        <MilestoneLine record={record} event="applicant-statement" note={statement.trim()} />
        {stated ? null : (
          <Field label={text.record.statementText} optional>
            {(control) => (
              <Input.TextArea
                {...control}
                autoSize={{ minRows: 2 }}
                value={statement}
                onChange={(event) => setStatement(event.target.value)}
              />
            )}
          </Field>
        )}
      </Card>
      <RefusalCard />
      <ScanBackCard />
      <div className="action-bar">
        <ProjectOpinion />
        <span className="action-space" />
        <Button
          size="large"
          onClick={() => goTo({ page: "review", reviewId, desk: "documents", stage: null, item: null })}
        >
          {text.record.toDocuments}
        </Button>
      </div>
    </div>
  );
}
