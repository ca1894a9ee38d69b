import type { MemberFacts, ReviewFacts } from "#shared/domain/sitting/facts.ts";
import { currentRound } from "./chair-steps.ts";

/** What each member owes, in order. */
export const boardColumns = ["present", "committed", "record", "sheet", "vote", "cosigned"] as const;
export type BoardColumn = (typeof boardColumns)[number];

/** A cell of the board: `done`, done with an objection, still owed, sealed and waiting, or not asked for yet. */
export type BoardCell = "done" | "objected" | "sealed" | "owed" | "not-yet";

type BoardFacts = Pick<ReviewFacts, "record" | "opinion" | "outcome" | "rounds" | "reveal">;

/** Where one member stands in one step. */
export function boardCell(column: BoardColumn, member: MemberFacts, facts: BoardFacts): BoardCell {
  const done = (settled: boolean): BoardCell => (settled ? "done" : "owed");
  switch (column) {
    case "present":
      return done(member.present);
    case "committed":
      return done(member.committed);
    case "record":
      if (facts.record === null) return "not-yet";
      return member.objected ? "objected" : done(member.confirmedRecord);
    case "sheet":
      return member.sheet === "sealed" ? "sealed" : done(member.sheet === "revealed");
    case "vote":
      if (facts.opinion === null) return "not-yet";
      return done(currentRound(facts)?.voted.includes(member.identityId) === true);
    case "cosigned":
      return facts.outcome === null ? "not-yet" : done(member.cosigned);
  }
}

/** Who has a seat at this panel: alternates stand by, the recused have left. */
export function sittingMembers(facts: Pick<ReviewFacts, "members">): readonly MemberFacts[] {
  return facts.members.filter((member) => member.position !== "alternate" && !member.recused);
}

/** How many sitting members have settled a step. An objection is an answer too. */
export function settledCount(column: BoardColumn, facts: BoardFacts & Pick<ReviewFacts, "members">): number {
  const settled: readonly BoardCell[] = ["done", "objected", "sealed"];
  return sittingMembers(facts).filter((member) => settled.includes(boardCell(column, member, facts))).length;
}
