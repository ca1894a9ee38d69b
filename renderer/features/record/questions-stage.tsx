import { Button, Input, Select } from "antd";
import { useState } from "react";
import { questionSchema } from "#shared/domain/record/entries.ts";
import { fromQuestion } from "#shared/domain/record/supplement-item.ts";
import { client } from "../../api/client.ts";
import { useCommand } from "../../api/use-command.ts";
import { useDraft } from "../../api/use-draft.ts";
import { useShortcuts } from "../../app/keyboard.ts";
import { useText } from "../../i18n/use-text.ts";
import { DraftNotices } from "../dossier/draft-notices.tsx";
import { useNextStage, useReview } from "../review/review-context.ts";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorNotice } from "../../ui/error-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { formatTime } from "../../ui/formatting.ts";
import { optionsOf } from "../../ui/options.ts";
import { PrimaryAction } from "../../ui/primary-action.tsx";
import { SupplementFilesCard } from "../supplements/supplement-files-card.tsx";
import { SupplementsCard } from "./supplements-card.tsx";
import { numberedKey, sendEntry, useWriteEntry } from "./use-record.ts";
import type { EntryValue, RecordState } from "./use-record.ts";
import { Form } from "../../ui/form.tsx";

type Question = EntryValue<"question">;

/** 质询答疑: questions with their answers and results, supplements asked for, and the applicant's leaving. */
export function QuestionsStage({ record }: { readonly record: RecordState }) {
  const text = useText();
  const { questions } = record.record;
  const [asking, setAsking] = useState(false);
  useShortcuts([{ key: "n", label: text.record.addQuestion, run: () => setAsking(true), foot: true }]);
  const nextNo = Math.max(0, ...questions.map(({ no }) => no)) + 1;
  return (
    <div className="page">
      <div className="page-head">
        <h2 className="page-title">{text.record.questions}</h2>
        <span className="top-space" />
        <Button onClick={() => setAsking(true)}>{text.record.addQuestion}</Button>
      </div>
      {asking ? <NewQuestion no={nextNo} onDone={() => setAsking(false)} /> : null}
      {questions.length === 0 && !asking ? (
        <EmptyState title={text.record.noQuestions} how={text.record.noQuestionsHow} />
      ) : null}
      {questions.map((question) => (
        <QuestionCard key={question.no} question={question} supplements={record.record.supplements} />
      ))}
      <SupplementsCard supplements={record.record.supplements} />
      <SupplementFilesCard items={record.record.supplements.map(({ item }) => item)} />
      <ApplicantLeaves record={record} />
    </div>
  );
}

function useAskers(): { value: string; label: string }[] {
  const text = useText();
  const { dossier } = useReview();
  return [
    { value: "", label: text.record.anyone },
    ...dossier.panel
      .filter(({ position, conflict }) => position !== "alternate" && !conflict)
      .map(({ identityId, name }) => ({ value: identityId, label: name })),
  ];
}

function NewQuestion({ no, onDone }: { readonly no: number; readonly onDone: () => void }) {
  const text = useText();
  const askers = useAskers();
  const { write, failure, running } = useWriteEntry();
  const [askedBy, setAskedBy] = useState("");
  const [words, setWords] = useState("");
  async function add() {
    const reply = await write("question", numberedKey(no), {
      no,
      askedBy: askedBy === "" ? null : askedBy,
      text: words.trim(),
      about: "",
      answer: "",
      answeredBy: "",
      state: "open",
    });
    if (reply.ok) onDone();
  }
  return (
    <Card title={`${text.record.question} ${no}`}>
      <Form ready={words.trim() !== "" && !running} onSubmit={add}>
        <div className="question-line">
          <Select<string> aria-label={text.record.askedBy} value={askedBy} options={askers} onChange={setAskedBy} />
          <Input
            autoFocus
            aria-label={text.record.question}
            placeholder={text.record.question}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => event.key === "Escape" && onDone()}
          />
          <Button type="primary" htmlType="submit" loading={running} disabled={words.trim() === ""}>
            {text.common.add}
          </Button>
          <Button onClick={onDone}>{text.common.cancel}</Button>
        </div>
        <ErrorNotice failure={failure} />
      </Form>
    </Card>
  );
}

interface QuestionCardProps {
  readonly question: Question;
  readonly supplements: readonly EntryValue<"supplement">[];
}

function QuestionCard({ question, supplements }: QuestionCardProps) {
  const text = useText();
  const askers = useAskers();
  const { reviewId } = useReview();
  const { value, change, incomplete, failure } = useDraft(
    `question:${reviewId}:${question.no}`,
    questionSchema,
    question,
    (next) => sendEntry(reviewId, "question", numberedKey(question.no), next),
  );
  const project = useCommand(client.record.project);
  const put = (part: Partial<Question>) => change({ ...value, ...part });
  const { write } = useWriteEntry();
  /** A question that needs a supplement puts it on the list, once; owner and deadline are filled in there. */
  function judge(state: Question["state"]) {
    put({ state });
    const from = fromQuestion(question.no);
    if (state !== "supplement-needed" || supplements.some(({ item }) => item.startsWith(from))) return;
    const asked = { item: `${from}${value.text}`, owner: value.answeredBy, deadline: null };
    void write("supplement", numberedKey(supplements.length + 1), asked);
  }
  return (
    <Card
      title={`${text.record.question} ${question.no}`}
      aside={
        <>
          {askers.find((asker) => asker.value === (value.askedBy ?? ""))?.label}{" "}
          <Button
            size="small"
            loading={project.running}
            onClick={() => void project.run({ reviewId, item: { type: "question", key: String(question.no) } })}
          >
            {text.record.project}
          </Button>
        </>
      }
    >
      <DraftNotices incomplete={incomplete} failure={failure ?? project.failure} />
      <Input.TextArea
        aria-label={text.record.question}
        className="strong"
        variant="borderless"
        autoSize
        value={value.text}
        onChange={(event) => put({ text: event.target.value })}
      />
      <div className="answer-grid">
        <Field label={text.record.answer}>
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 2 }}
              value={value.answer}
              onChange={(event) => put({ answer: event.target.value })}
            />
          )}
        </Field>
        <div>
          <Field label={text.record.answeredBy}>
            {(control) => (
              <Input
                {...control}
                value={value.answeredBy}
                onChange={(event) => put({ answeredBy: event.target.value })}
              />
            )}
          </Field>
          <Field label={text.record.questionState}>
            {({ id }) => (
              <Select<Question["state"]>
                id={id}
                className="wide"
                value={value.state}
                options={optionsOf(text.words.questionStates)}
                onChange={judge}
              />
            )}
          </Field>
        </div>
      </div>
    </Card>
  );
}

function ApplicantLeaves({ record }: { readonly record: RecordState }) {
  const text = useText();
  const onward = useNextStage();
  const { write, failure, running } = useWriteEntry();
  const left = record.record.events.find(({ event }) => event === "applicant-left") ?? null;
  return (
    <div className="action-bar">
      <span className="action-space">
        {left === null
          ? text.record.applicantLeftHow
          : `${text.record.applicantLeft} · ${text.record.happened(formatTime(left.at))}`}
      </span>
      <ErrorNotice failure={failure} />
      {left === null ? (
        <Button
          type="primary"
          size="large"
          loading={running}
          onClick={() =>
            void write("event", "applicant-left", { event: "applicant-left", at: new Date().toISOString(), note: "" })
          }
        >
          {text.record.applicantLeftAct}
        </Button>
      ) : (
        <>
          <Button type="text" onClick={() => void write("event", "applicant-left", null)}>
            {text.record.undoRegister}
          </Button>
          <PrimaryAction label={text.common.next} onAct={onward} />
        </>
      )}
    </div>
  );
}
