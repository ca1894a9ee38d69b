import { client } from "../../api/client.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import type { Wording } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { useSay } from "../../ui/use-say.ts";
import { StateTag } from "../../ui/verdict-tag.tsx";
import type { StateTagProps } from "../../ui/verdict-tag.tsx";
import { SuspicionCard } from "../matters/suspicion-card.tsx";
import { useReview } from "../review/review-context.ts";
import type { MemberFacts } from "#shared/domain/sitting/facts.ts";
import { missingSheets } from "#shared/domain/sitting/gates.ts";
import type { StageId } from "#shared/domain/sitting/order.ts";
import { boardCell, boardColumns, settledCount, sittingMembers } from "./board-cells.ts";
import type { BoardCell, BoardColumn } from "./board-cells.ts";
import { GoToStep } from "./step-bar.tsx";
import { useChairStep } from "./use-chair-step.ts";

/** Members and steps: who has done what, who is waited for, and what is due. */
export function BoardStep() {
  const text = useText();
  const { reviewId, view } = useReview();
  const { due } = useChairStep();
  const { facts } = view;
  const sitting = sittingMembers(facts);
  const owed = missingSheets(facts);
  return (
    <div className="page">
      <div className="page-head">
        <h2 className="page-title">{text.chair.steps.board}</h2>
        <span className="muted">{text.board.how}</span>
      </div>
      <Card>
        <table className="table board-table">
          <thead>
            <tr>
              <th scope="col">{text.board.member}</th>
              {boardColumns.map((column) => (
                <th scope="col" key={column}>
                  {text.board.columns[column]}
                  <div className="board-count">
                    {sitting.every((member) => boardCell(column, member, facts) === "not-yet")
                      ? "—"
                      : text.chair.ofMembers(String(settledCount(column, facts)), String(sitting.length))}
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {facts.members.map((member) => (
              <MemberRow key={member.identityId} member={member} />
            ))}
          </tbody>
        </table>
      </Card>
      {due === null ? null : (
        <GoToStep
          reviewId={reviewId}
          step={due}
          note={
            due === "reveal" && owed.length > 0
              ? text.board.waitSheets(owed.map(({ name }) => name).join(text.common.separator))
              : null
          }
        />
      )}
    </div>
  );
}

function MemberRow({ member }: { readonly member: MemberFacts }) {
  const text = useText();
  const { facts } = useReview().view;
  const away = member.recused ? text.board.recused : member.position === "alternate" ? text.board.alternate : null;
  return (
    <tr className={away === null ? "" : "muted"}>
      <th scope="row">
        <span className="board-name">{member.name}</span>
        <span className="board-role">
          {text.words.categories[member.category]}
          {member.position === "chair" ? ` · ${text.words.positions.chair}` : ""}
        </span>
      </th>
      {away === null ? (
        boardColumns.map((column) => (
          <td key={column}>
            <CellTag column={column} cell={boardCell(column, member, facts)} />
          </td>
        ))
      ) : (
        <td colSpan={boardColumns.length}>{away}</td>
      )}
    </tr>
  );
}

function CellTag({ column, cell }: { readonly column: BoardColumn; readonly cell: BoardCell }) {
  const text = useText();
  if (cell === "not-yet")
    return (
      <span className="muted" title={text.board.notYet}>
        —<span className="unseen">{text.board.notYet}</span>
      </span>
    );
  return <StateTag {...dress[cell]} word={cellWord(text, column, cell)} />;
}

const dress: Readonly<Record<Exclude<BoardCell, "not-yet">, Omit<StateTagProps, "word">>> = {
  done: { tone: "met", glyph: "check" },
  sealed: { tone: "met", glyph: "lock" },
  objected: { tone: "undetermined", glyph: "warning" },
  owed: { tone: "plain", glyph: "ring" },
};

function cellWord(text: Wording, column: BoardColumn, cell: Exclude<BoardCell, "not-yet">): string {
  const words: Readonly<Partial<Record<BoardCell, string>>> = text.board.cells[column];
  return words[cell] ?? text.board.cells.present.done;
}

/** The four hard gates, each with why it is closed, and what members object to. */
export function BoardSide() {
  const text = useText();
  const say = useSay();
  const { reviewId, view } = useReview();
  const { facts } = view;
  const sitting = sittingMembers(facts);
  const committed = settledCount("committed", facts);
  const responses = valueOf(useQuery(client.record.read, { reviewId }))?.responses ?? [];
  const objections = responses.filter(({ stance }) => stance === "objected");
  const gates = [
    {
      id: "commitment" as const,
      open: committed === sitting.length,
      why: text.board.committed(String(committed), String(sitting.length)),
    },
    { id: "outline" as const, open: facts.outlineConfirmed, why: whyOf("demonstration") },
    { id: "applicant" as const, open: facts.events["applicant-left"] !== undefined, why: whyOf("deliberation") },
    { id: "frozen" as const, open: facts.opinion !== null, why: whyOf("archive") },
  ];
  function whyOf(stage: StageId): string {
    const gate = view.stages.find(({ id }) => id === stage)?.gate ?? null;
    return gate === null ? "" : text.review.whyClosed(say(gate.reason), say(gate.opens));
  }
  return (
    <>
      <Card title={text.board.gatesTitle}>
        <ul className="gates">
          {gates.map(({ id, open, why }) => (
            <li key={id}>
              <StateTag
                tone={open ? "met" : "plain"}
                glyph={open ? "check" : "lock"}
                word={open ? text.board.gateOpen : text.board.gateClosed}
              />
              <span>
                {text.board.gates[id]}
                {open || why === "" ? null : <span className="gate-why">{why}</span>}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <SuspicionCard />
      <Card title={text.board.objections} aside={text.review.people(String(objections.length))}>
        {objections.length === 0 ? <p className="muted">{text.board.noObjections}</p> : null}
        {objections.map(({ identityId, text: words, at }) => (
          <p key={`${identityId}${at}`} className="side-note">
            <strong>{facts.members.find((member) => member.identityId === identityId)?.name}</strong>　{words}
          </p>
        ))}
      </Card>
    </>
  );
}
