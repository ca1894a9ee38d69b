import { useState } from "react";
import { client } from "../../api/client.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSeat } from "../seats/use-seat.ts";
import { useGate, useReview } from "../review/review-context.ts";
import { Card, Notice } from "../../ui/card.tsx";
import { formatCount, formatTime } from "../../ui/formatting.ts";
import { PinDialog } from "../../ui/pin-dialog.tsx";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { SuspicionCard } from "../matters/suspicion-card.tsx";
import { PaperSheetsCard } from "../transcription/paper-sheets-card.tsx";
import type { RecordState } from "./use-record.ts";

/** 闭门评议, seen by the recorder: the joint record is signed here, and each member's answer to it stands below. */
export function SignStage({ record }: { readonly record: RecordState }) {
  const text = useText();
  const seat = useSeat();
  const { reviewId } = useReview();
  const gate = useGate("sign-record");
  const [signing, setSigning] = useState(false);
  const { attendance, materialChecks, readings, questions } = record.record;
  const summary = text.record.summary(
    formatCount(attendance.filter(({ present }) => present).length),
    formatCount(materialChecks.length),
    formatCount(readings.length),
    formatCount(questions.length),
  );
  const current = record.signed !== null && !record.changedSince;
  return (
    <div className="page">
      <h2 className="page-title">{text.record.title}</h2>
      <Card>
        <p>{summary}</p>
      </Card>
      {record.signed === null ? null : (
        <Notice
          label={record.changedSince ? text.common.attention : text.common.done}
          tone={record.changedSince ? "notice" : "good"}
        >
          {record.changedSince ? text.record.changedSince : text.record.signed}
        </Notice>
      )}
      <Responses record={record} />
      <PaperSheetsCard />
      <SuspicionCard />
      {current ? null : (
        <div className="action-bar">
          <span className="action-space">{gate}</span>
          <PrimaryAction label={text.record.sign} closed={gate} onAct={() => setSigning(true)} />
        </div>
      )}
      <PinDialog
        open={signing}
        title={text.record.signTitle}
        signer={seat?.name ?? ""}
        consequence={text.record.signConsequence}
        readBack={<RecordWords record={record} summary={summary} />}
        onSign={(pin) => client.record.sign({ reviewId, pin })}
        onClose={() => setSigning(false)}
      />
    </div>
  );
}

function RecordWords({ record, summary }: { readonly record: RecordState; readonly summary: string }) {
  const text = useText();
  const { dossier } = useReview();
  return (
    <>
      <p>
        {dossier.profile.title}（{dossier.profile.code}）
      </p>
      <p>{summary}</p>
      {record.record.events
        .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
        .map(({ event, at, note }) => (
          <p key={event}>
            {formatTime(at)}　{text.words.milestones[event]} {note}
          </p>
        ))}
      {record.record.questions.map(({ no, text: words, state }) => (
        <p key={no}>
          {text.record.question} {no}
          {text.common.colon}
          {words}（{text.words.questionStates[state]}）
        </p>
      ))}
    </>
  );
}

/** What a member says about the record in force; an objection to an earlier one stands until its member answers anew. */
export function standingResponse(
  { responses, signed }: Pick<RecordState, "responses" | "signed">,
  memberId: string,
): RecordState["responses"][number] | null {
  const newest = responses.findLast(({ identityId }) => identityId === memberId) ?? null;
  return newest?.stance === "confirmed" && newest.record !== signed ? null : newest;
}

function Responses({ record }: { readonly record: RecordState }) {
  const text = useText();
  const { view } = useReview();
  return (
    <Card title={text.record.responses}>
      {view.facts.members
        .filter(({ position, recused }) => position !== "alternate" && !recused)
        .map((member) => {
          const answer = standingResponse(record, member.identityId);
          return (
            <div className="check-line" key={member.identityId}>
              <span className="line-main">
                <span className="strong">{member.name}</span>
                <span className="muted">{answer?.text}</span>
              </span>
              {answer === null ? <StateTag tone="undetermined" glyph="question" word={text.record.noResponse} /> : null}
              {answer?.stance === "confirmed" ? (
                <StateTag tone="met" glyph="check" word={`${text.record.confirmed} ${formatTime(answer.at)}`} />
              ) : null}
              {answer?.stance === "objected" ? (
                <StateTag tone="unmet" glyph="cross" word={`${text.record.objected} ${formatTime(answer.at)}`} />
              ) : null}
            </div>
          );
        })}
    </Card>
  );
}
