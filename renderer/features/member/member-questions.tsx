import { useText } from "../../i18n/use-text.ts";
import type { RecordState } from "../record/use-record.ts";
import { useReview } from "../review/review-context.ts";
import { SupplementFilesCard } from "../supplements/supplement-files-card.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { StateTag } from "../../ui/verdict-tag.tsx";

/** 质询答疑 for a member: what was asked and answered, as the recorder keeps it. */
export function MemberQuestions({ record }: { readonly record: RecordState }) {
  const text = useText();
  const { dossier } = useReview();
  const { questions } = record.record;
  const nameOf = (id: string | null) =>
    dossier.panel.find(({ identityId }) => identityId === id)?.name ?? text.record.anyone;
  return (
    <div className="page">
      <h2 className="page-title">{text.record.questions}</h2>
      {questions.length === 0 ? <EmptyState title={text.record.noQuestions} how="" /> : null}
      {questions.map((question) => (
        <Card key={question.no} title={`${text.record.question} ${question.no}`} aside={nameOf(question.askedBy)}>
          <p className="strong">{question.text}</p>
          <p>
            <span className="muted">
              {question.answeredBy === "" ? text.member.answersTo : question.answeredBy}
              {text.common.colon}
            </span>
            {question.answer}
          </p>
          <StateTag
            tone={
              question.state === "clarified" ? "met" : question.state === "not-clarified" ? "unmet" : "undetermined"
            }
            glyph={question.state === "clarified" ? "check" : question.state === "not-clarified" ? "cross" : "question"}
            word={text.words.questionStates[question.state]}
          />
        </Card>
      ))}
      <SupplementFilesCard items={[]} />
    </div>
  );
}
