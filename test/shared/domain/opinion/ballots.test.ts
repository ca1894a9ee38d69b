import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Proposal } from "#shared/domain/opinion/opinion.ts";
import {
  mayVote,
  nextRound,
  tallyRound,
  votesNeeded,
  whyNotOpen,
  type BallotChoice,
  type BallotRule,
  type StandingVeto,
  type Tally,
} from "#shared/domain/opinion/ballots.ts";

const rule: BallotRule = {
  fractionNumerator: 2,
  fractionDenominator: 3,
  sequence: ["passed", "rectification", "not-passed"],
  mode: "open",
  denominator: "full-panel",
  chairVotes: 1,
  revote: false,
};
const panelOf = (size: number) =>
  Array.from({ length: size }, (_, index) => ({ id: `m${index}`, present: true, recused: false }));
const count = (choices: string, proposal: Proposal = "passed", panel = panelOf(5)): Tally => {
  const words: Readonly<Record<string, BallotChoice>> = { f: "for", a: "against", x: "abstain" };
  const ballots = [...choices].flatMap((letter, index) => {
    const choice = words[letter];
    return choice === undefined ? [] : [{ memberId: `m${index}`, choice }];
  });
  return tallyRound({ proposal, panel, ballots, rule });
};
const veto = (forbids: readonly Proposal[], zh = "约束性指标未达到：任务书 指标3"): StandingVeto => ({
  rule: {
    id: "binding-target-unmet",
    title: { zh: "约束性指标未达到", en: "A binding target unmet" },
    forbids,
    allows: null,
  },
  reason: { zh, en: "Binding target 3 is unmet" },
});

describe("one round", () => {
  it("needs two thirds of the full panel in whole people", () => {
    expect([3, 5, 6, 7, 8, 9, 11].map((size) => votesNeeded(size, rule))).toEqual([2, 4, 4, 5, 6, 6, 8]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (size) => {
        const needed = votesNeeded(size, rule);
        expect(needed * 3).toBeGreaterThanOrEqual(size * 2);
        expect((needed - 1) * 3).toBeLessThan(size * 2);
      }),
    );
  });

  it("does not carry the machine shop's three to two", () => {
    expect(count("fffaa")).toEqual({
      proposal: "passed",
      panelSize: 5,
      for: 3,
      against: 2,
      abstain: 0,
      notCast: 0,
      needed: 4,
      carried: false,
      complete: true,
    });
    expect(count("ffffa")).toMatchObject({ carried: true, complete: true });
  });

  it("counts abstentions and absent members in the denominator", () => {
    expect(count("fffxx")).toMatchObject({ abstain: 2, carried: false });
    const panel = panelOf(5).map((member, index) => (index > 2 ? { ...member, present: false } : member));
    expect(count("fff", "passed", panel)).toMatchObject({
      panelSize: 5,
      notCast: 2,
      needed: 4,
      carried: false,
      complete: true,
    });
  });

  it("keeps a recused member in the denominator and out of the count", () => {
    const panel = panelOf(5).map((member, index) => (index === 4 ? { ...member, recused: true } : member));
    expect(count("fffff", "passed", panel)).toMatchObject({ for: 4, notCast: 1, needed: 4, carried: true });
    expect(panel.map(mayVote)).toEqual([true, true, true, true, false]);
  });

  it("counts a member's first ballot and no stranger's", () => {
    const ballots = [
      { memberId: "m0", choice: "for" },
      { memberId: "m0", choice: "against" },
      { memberId: "stranger", choice: "for" },
    ] as const;
    expect(tallyRound({ proposal: "passed", panel: panelOf(3), ballots, rule })).toMatchObject({
      for: 1,
      against: 0,
      notCast: 2,
      complete: false,
    });
  });

  it("is open while the votes still out could change it, and complete when they cannot", () => {
    expect(count("fff--")).toMatchObject({ complete: false, carried: false });
    expect(count("ffaa-")).toMatchObject({ complete: true, carried: false });
    expect(count("ffff-")).toMatchObject({ complete: true, carried: true });
  });

  it("adds up to the panel whatever is cast", () => {
    const letters = fc
      .array(fc.constantFrom("f", "a", "x", "-"), { minLength: 5, maxLength: 5 })
      .map((l) => l.join(""));
    fc.assert(
      fc.property(letters, (choices) => {
        const tally = count(choices);
        expect(tally.for + tally.against + tally.abstain + tally.notCast).toBe(5);
        expect(tally.carried).toBe(tally.for >= 4);
      }),
    );
  });
});

describe("rounds in sequence", () => {
  it("goes from passed to rectification to not passed", () => {
    expect(nextRound([], [], rule)).toEqual({ state: "round", proposal: "passed", skipped: [] });
    expect(nextRound([count("fffaa")], [], rule)).toMatchObject({ proposal: "rectification" });
    expect(nextRound([count("fffaa"), count("ffaaa", "rectification")], [], rule)).toMatchObject({
      proposal: "not-passed",
    });
    expect(nextRound([count("fffaa"), count("fffff", "rectification")], [], rule)).toEqual({
      state: "decided",
      outcome: "rectification",
      skipped: [],
    });
  });

  it("stays with a round until it is complete", () => {
    expect(nextRound([count("fff--")], [], rule)).toMatchObject({ state: "round", proposal: "passed" });
  });

  it("ends without majority when every round fails", () => {
    const rounds = (["passed", "rectification", "not-passed"] as const).map((proposal) => count("fffaa", proposal));
    expect(nextRound(rounds, [], rule)).toEqual({ state: "no-majority", skipped: [] });
  });

  it("skips what a veto forbids and records why, whatever was scored", () => {
    const state = nextRound([], [veto(["passed"]), veto(["passed"], "考核指标2 未经批准变更")], rule);
    expect(state).toEqual({
      state: "round",
      proposal: "rectification",
      skipped: [
        {
          proposal: "passed",
          reason: {
            zh: "约束性指标未达到：任务书 指标3；考核指标2 未经批准变更",
            en: "Binding target 3 is unmet; Binding target 3 is unmet",
          },
        },
      ],
    });
    expect(nextRound([], [veto(["passed", "rectification"])], rule)).toMatchObject({ proposal: "not-passed" });
    expect(nextRound([count("fffff")], [veto(["passed"])], rule)).toMatchObject({
      state: "round",
      proposal: "rectification",
    });
  });

  it("ignores a veto that forbids nothing", () => {
    expect(nextRound([], [veto([])], rule)).toMatchObject({ proposal: "passed", skipped: [] });
  });

  it("says why a round may not be opened", () => {
    expect(whyNotOpen("passed", [], [], rule)).toBeNull();
    expect(whyNotOpen("not-passed", [], [], rule)?.zh).toBe("须按细则的次序逐项表决");
    expect(whyNotOpen("passed", [], [veto(["passed"])], rule)?.zh).toBe("约束性指标未达到：任务书 指标3");
    expect(whyNotOpen("rectification", [count("fffff")], [], rule)?.zh).toBe("表决已有结论");
  });
});

describe("a report that is adopted", () => {
  const adopting: BallotRule = { ...rule, sequence: ["adopted"], revote: true };

  it("is put again, rewritten, until it carries; an outcome that failed is not", () => {
    const failed = count("fffaa", "adopted");
    expect(nextRound([failed], [], adopting)).toMatchObject({ state: "round", proposal: "adopted" });
    expect(nextRound([failed, count("fffff", "adopted")], [], adopting)).toMatchObject({
      state: "decided",
      outcome: "adopted",
    });
    expect(nextRound([failed], [], { ...adopting, revote: false })).toMatchObject({ state: "no-majority" });
  });
});

describe("a round held out of its turn", () => {
  it("decides nothing: neither ahead of the proposals before it, nor again once its own has failed", () => {
    expect(nextRound([count("fffff", "not-passed")], [], rule)).toMatchObject({ state: "round", proposal: "passed" });
    const again = [count("aaaaa"), count("fffff")];
    expect(nextRound(again, [], rule)).toMatchObject({ state: "round", proposal: "rectification" });
    const early = [count("fffff", "rectification"), count("aaaaa"), count("aaaaa", "rectification")];
    expect(nextRound(early, [], rule)).toMatchObject({ state: "round", proposal: "not-passed" });
  });

  it("decides once what comes before it failed or is forbidden", () => {
    const inTurn = [count("aaaaa"), count("fffff", "rectification")];
    expect(nextRound(inTurn, [], rule)).toMatchObject({ state: "decided", outcome: "rectification" });
    const vetoed = [count("fffff", "rectification")];
    expect(nextRound(vetoed, [veto(["passed"])], rule)).toMatchObject({ state: "decided", outcome: "rectification" });
  });
});

describe("中止 beside the sequence", () => {
  const suspected: StandingVeto = {
    rule: {
      id: "false-materials",
      title: { zh: "材料涉嫌弄虚作假", en: "False materials" },
      forbids: [],
      allows: "suspended",
    },
    reason: { zh: "成员提出", en: "a member raised it" },
  };

  it("is put only where a standing veto allows it", () => {
    expect(whyNotOpen("suspended", [], [], rule)).not.toBeNull();
    expect(whyNotOpen("suspended", [], [veto(["passed"])], rule)).not.toBeNull();
    expect(whyNotOpen("suspended", [], [suspected], rule)).toBeNull();
    expect(whyNotOpen("passed", [], [suspected], rule)).toBeNull();
    expect(nextRound([count("fffff", "suspended")], [], rule)).toMatchObject({ state: "round", proposal: "passed" });
  });

  it("decides at any time when it carries, and leaves the sequence where it stood when it does not", () => {
    const failed = count("aaaaa");
    expect(nextRound([failed, count("fffff", "suspended")], [suspected], rule)).toMatchObject({
      state: "decided",
      outcome: "suspended",
    });
    const rejected = count("aaaaa", "suspended");
    expect(nextRound([failed, rejected], [suspected], rule)).toMatchObject({
      state: "round",
      proposal: "rectification",
    });
    expect(whyNotOpen("suspended", [rejected], [suspected], rule)).not.toBeNull();
    expect(nextRound([rejected, count("fffff", "suspended")], [suspected], rule).state).toBe("round");
  });
});
