import { Segmented } from "antd";
import { lazy, Suspense, useState } from "react";
import type { ReactNode } from "react";
import type { ScoresView } from "#shared/contract/chair.ts";
import type { PassMark } from "#shared/domain/opinion/pass-mark.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { client } from "../../api/client.ts";
import { useQuery } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { Answered } from "../../ui/answered.tsx";
import { Card, Notice } from "../../ui/card.tsx";
import { ProgressLine } from "../../ui/progress-line.tsx";
import { useSay } from "../../ui/use-say.ts";
import { ReviewFrame } from "../review/review-frame.tsx";
import { useGate, useOutcomeWord, useReview } from "../review/review-context.ts";
import { inPanelOrder, scoreGrid } from "./score-grid.ts";
import { ScoreMatrix } from "./score-matrix.tsx";
import { ScoreReasons } from "./score-reasons.tsx";
import { GoToStep, NotYet } from "./step-bar.tsx";
import { useMemberName } from "./use-member-name.ts";

const MemberRadars = lazy(async () => ({ default: (await import("./member-radars.tsx")).MemberRadars }));

/** Scores side by side: how far the members are apart and why, and how the sum came about. It informs; the ballot decides. */
export function ScoresStep({ items }: { readonly items: ReactNode }) {
  const { reviewId, view, dossier } = useReview();
  const text = useText();
  const revealed = view.facts.reveal !== null;
  const gate = useGate("draft-opinion");
  const answer = useQuery(client.chair.scores, revealed ? { reviewId } : null);
  const form = kindRules(dossier.rules, dossier.profile.kind).criteria;
  const [chosen, setChosen] = useState<string | null>(null);
  if (answer.state !== "ready")
    return (
      <ReviewFrame items={items}>
        <div className="page">
          <h2 className="page-title">{text.chair.steps.scores}</h2>
          {revealed ? <Answered answer={answer}>{() => null}</Answered> : <NotYet why={gate} />}
        </div>
      </ReviewFrame>
    );
  const scores = inPanelOrder(answer.value, view.facts.members);
  const rows = scoreGrid(form, scores);
  const row = rows.find(({ criterion }) => criterion.id === chosen) ?? rows[0] ?? null;
  return (
    <ReviewFrame items={items} side={row === null ? null : <ScoreReasons row={row} sheets={scores.sheets} />}>
      <ScoresPage scores={scores} chosen={row?.criterion.id ?? null} onChoose={setChosen} rows={rows} />
    </ReviewFrame>
  );
}

interface ScoresPageProps {
  readonly scores: ScoresView;
  readonly rows: ReturnType<typeof scoreGrid>;
  readonly chosen: string | null;
  readonly onChoose: (criterionId: string) => void;
}

function ScoresPage({ scores, rows, chosen, onChoose }: ScoresPageProps) {
  const text = useText();
  const { reviewId, dossier } = useReview();
  const nameOf = useMemberName(scores.sheets);
  const [shown, setShown] = useState<"table" | "radar">("table");
  const { criteria: form, form: how } = kindRules(dossier.rules, dossier.profile.kind);
  const graded = how === "grades";
  return (
    <div className="page">
      <div className="page-head">
        <h2 className="page-title">{text.chair.steps.scores}</h2>
        {scores.passMark === null ? (
          <span className="muted">
            {graded ? text.scores.advisoryBands : scores.grade === null ? text.scores.advisory : text.scores.grading}
          </span>
        ) : null}
        <span className="top-space" />
        <Segmented<"table" | "radar">
          value={shown}
          options={[
            { value: "table", label: text.scores.table },
            { value: "radar", label: text.scores.radar },
          ]}
          onChange={setShown}
        />
      </div>
      {scores.passMark === null ? null : <Standing passMark={scores.passMark} />}
      {shown === "table" ? (
        <ScoreMatrix rows={rows} scores={scores} nameOf={nameOf} chosen={chosen} onChoose={onChoose} />
      ) : (
        <Suspense fallback={<ProgressLine label={text.scores.drawing} done={null} total={null} />}>
          <MemberRadars form={form} members={scores.spread.members} nameOf={nameOf} />
        </Suspense>
      )}
      {graded ? null : <Trace scores={scores} />}
      <GoToStep reviewId={reviewId} step="opinion" />
    </div>
  );
}

/** How the panel's total stands to the pass mark, and what follows for the ballot (house rule: scoring). */
function Standing({ passMark }: { readonly passMark: PassMark }) {
  const text = useText().scores.passMark;
  const passed = useOutcomeWord()("passed");
  const { mark, total, reached } = passMark;
  return (
    <Notice label={text.title} tone={reached ? "good" : "problem"}>
      {total === null ? text.open(mark, passed) : reached ? text.reached(total, mark) : text.short(total, mark, passed)}
    </Notice>
  );
}

function Trace({ scores }: { readonly scores: ScoresView }) {
  const text = useText();
  const say = useSay();
  return (
    <Card>
      <details className="trace">
        <summary>{text.scores.trace}</summary>
        <ol>
          {scores.aggregate.trace.map((line) => (
            <li key={line.zh}>{say(line)}</li>
          ))}
        </ol>
      </details>
    </Card>
  );
}
