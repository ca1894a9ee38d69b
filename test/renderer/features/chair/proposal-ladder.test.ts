import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proposalLadder } from "#renderer/features/chair/proposal-ladder.ts";
import { nextRound, tallyRound } from "#shared/domain/opinion/ballots.ts";
import type { Proposal } from "#shared/domain/opinion/opinion.ts";
import type { RoundFacts } from "#shared/domain/sitting/facts.ts";

const sequence: readonly Proposal[] = ["passed", "rectification", "not-passed"];
const rule = {
  fractionNumerator: 2,
  fractionDenominator: 3,
  sequence: ["passed", "rectification", "not-passed"] as const,
  mode: "open" as const,
  denominator: "full-panel" as const,
  chairVotes: 1 as const,
  revote: false,
};
const panel = ["a", "b", "c", "d", "e"].map((id) => ({ id, present: true, recused: false }));

function round(proposal: Proposal, inFavour: number): RoundFacts {
  const ballots = panel.map(({ id }, index) => ({
    memberId: id,
    choice: index < inFavour ? ("for" as const) : ("against" as const),
  }));
  const tally = tallyRound({ proposal, panel, ballots, rule });
  return { ...tally, opinion: proposal, voted: panel.map(({ id }) => id) };
}

const states = (rungs: ReturnType<typeof proposalLadder>) => rungs.map(({ state }) => state);

describe("the ladder of proposals", () => {
  it("begins with the first", () => {
    const rungs = proposalLadder({ sequence, rounds: [], next: { proposal: "passed", skipped: [] } });
    expect(states(rungs)).toEqual(["now", "later", "later"]);
  });

  it("passes over a vetoed proposal and says why", () => {
    const rungs = proposalLadder({
      sequence,
      rounds: [],
      next: { proposal: "rectification", skipped: ["指标3 未达到"] },
    });
    expect(rungs[0]).toEqual({ proposal: "passed", state: "skipped", reason: "指标3 未达到" });
    expect(states(rungs)).toEqual(["skipped", "now", "later"]);
  });

  it("shows a failed round with its votes", () => {
    const rungs = proposalLadder({
      sequence,
      rounds: [round("passed", 3)],
      next: { proposal: "rectification", skipped: [] },
    });
    expect(rungs[0]).toMatchObject({ state: "failed", round: { for: 3, needed: 4 } });
    expect(states(rungs)).toEqual(["failed", "now", "later"]);
  });

  it("ends where a round carried", () => {
    const rungs = proposalLadder({ sequence, rounds: [round("passed", 3), round("rectification", 4)], next: null });
    expect(states(rungs)).toEqual(["failed", "carried", "later"]);
  });

  it("offers nothing once every proposal has failed", () => {
    const rounds = sequence.map((proposal) => round(proposal, 2));
    expect(states(proposalLadder({ sequence, rounds, next: null }))).toEqual(["failed", "failed", "failed"]);
  });

  it("agrees with the order of ballots on what is due, whatever was vetoed and voted", () => {
    fc.assert(
      fc.property(fc.subarray([...sequence]), fc.array(fc.nat(5), { maxLength: 3 }), (forbidden, votes) => {
        const vetoes = forbidden.map((proposal) => ({
          rule: { id: "binding-target-unmet" as const, title: { zh: "", en: "" }, forbids: [proposal], allows: null },
          reason: { zh: proposal, en: proposal },
        }));
        const rounds: RoundFacts[] = [];
        for (const inFavour of votes) {
          const now = nextRound(
            rounds.map((each) => ({ ...each, panelSize: 5 })),
            vetoes,
            rule,
          );
          if (now.state === "round") rounds.push(round(now.proposal, inFavour));
        }
        const state = nextRound(
          rounds.map((each) => ({ ...each, panelSize: 5 })),
          vetoes,
          rule,
        );
        const next =
          state.state === "round"
            ? { proposal: state.proposal, skipped: state.skipped.map(({ reason }) => reason) }
            : null;
        const rungs = proposalLadder({ sequence, rounds, next });
        expect(rungs.find((rung) => rung.state === "now")?.proposal ?? null).toBe(next?.proposal ?? null);
        for (const rung of rungs) if (rung.state === "skipped") expect(rung.reason.zh).toBe(rung.proposal);
      }),
    );
  });
});
