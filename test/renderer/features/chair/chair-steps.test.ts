import { describe, expect, it } from "vitest";
import { boardCell, settledCount } from "#renderer/features/chair/board-cells.ts";
import {
  chairSteps,
  chairStepsOf,
  nextStep,
  stepState,
  stepsOf,
  votedDown,
} from "#renderer/features/chair/chair-steps.ts";
import type { MemberFacts, ReviewFacts, RoundFacts } from "#shared/domain/sitting/facts.ts";

const member = (identityId: string, change: Partial<MemberFacts> = {}): MemberFacts => ({
  identityId,
  name: identityId,
  category: "technical",
  position: "member",
  present: true,
  committed: true,
  recused: false,
  confirmedRecord: true,
  objected: false,
  sheet: "sealed",
  cosigned: false,
  refused: false,
  ...change,
});

const facts: ReviewFacts = {
  reviewId: "r",
  dossier: "d",
  order: { stages: [], gates: [] },
  members: [member("a", { position: "chair" }), member("b"), member("c", { position: "alternate", sheet: "none" })],
  outlineConfirmed: true,
  events: {},
  materials: { checked: 0, total: 0 },
  tests: { read: 0, total: 0 },
  questions: { open: 0, total: 0 },
  suspicions: 0,
  record: "record",
  reveal: null,
  opinion: null,
  rounds: [],
  outcome: null,
  result: null,
  receipt: null,
};

const round = (change: Partial<RoundFacts>): RoundFacts => ({
  opinion: "o1",
  proposal: "passed",
  for: 3,
  against: 2,
  abstain: 0,
  notCast: 0,
  needed: 4,
  carried: false,
  complete: true,
  voted: ["a", "b"],
  ...change,
});

const revealed = { ...facts, reveal: "reveal" };
const frozen = { ...revealed, opinion: "o1" };
const failed = { ...frozen, rounds: [round({})] };
const again = { ...failed, opinion: "o2" };
const decided = {
  ...again,
  rounds: [round({}), round({ opinion: "o2", carried: true })],
  outcome: "rectification" as const,
};
const away = member("e", { present: false });
const cosigned = {
  ...decided,
  members: decided.members.map((one) => ({ ...one, cosigned: one.position !== "alternate" })),
};

describe("what is due for the chair", () => {
  it.each([
    ["sheets are sealed", facts, "reveal"],
    ["sheets are revealed", revealed, "opinion"],
    ["the text is frozen", frozen, "ballot"],
    ["a vote is under way", { ...frozen, rounds: [round({ complete: false })] }, "ballot"],
    ["the text was voted down", failed, "opinion"],
    ["the next text is frozen", again, "ballot"],
    [
      "the others have settled it and one vote is still out",
      { ...decided, members: [...facts.members, member("d")] },
      "ballot",
    ],
    ["the only vote still out is of someone who left", { ...decided, members: [...facts.members, away] }, "cosign"],
    ["the ballot has decided", decided, "cosign"],
    ["everyone co-signed", cosigned, "result"],
    ["the result is signed", { ...cosigned, result: "result" }, null],
  ])("when %s", (_, now, step) => expect(nextStep(now)).toBe(step));

  it("does not wait for alternates or the recused to co-sign", () => {
    const members = [...cosigned.members, member("e", { recused: true })];
    expect(nextStep({ ...cosigned, members })).toBe("result");
  });

  it("marks exactly the due step and what lies behind it", () => {
    expect(chairSteps.map((step) => stepState(step, decided))).toEqual([
      "done",
      "done",
      "done",
      "done",
      "done",
      "done",
      "doing",
      "todo",
    ]);
    expect(stepState("freeze", failed)).toBe("todo");
    expect(stepState("freeze", again)).toBe("done");
  });

  it("shows the board where the stage has no step of the chair's", () => {
    expect(stepsOf("materials")).toEqual(["board"]);
    expect(stepsOf("conclusion")).toEqual(["freeze", "ballot", "cosign"]);
  });

  it("has no scores to look at where nothing is scored", () => {
    expect(chairStepsOf({ form: "none" })).toEqual(chairSteps.filter((step) => step !== "scores"));
    expect(chairStepsOf({ form: "grades" })).toEqual(chairSteps);
    expect(stepsOf("deliberation", chairStepsOf({ form: "none" }))).toEqual(["board", "reveal", "opinion"]);
  });

  it("asks for another text only once the round is complete", () => {
    expect(votedDown(failed)).toBe(true);
    expect(votedDown({ ...failed, rounds: [round({ complete: false })] })).toBe(false);
    expect(votedDown(again)).toBe(false);
  });
});

describe("the board", () => {
  const [chair] = facts.members;
  if (chair === undefined) throw new Error("no chair");

  it("asks nothing that is not open yet", () => {
    expect(boardCell("record", chair, { ...facts, record: null })).toBe("not-yet");
    expect(boardCell("vote", chair, facts)).toBe("not-yet");
    expect(boardCell("cosigned", chair, frozen)).toBe("not-yet");
  });

  it("counts votes on the newest text only", () => {
    expect(boardCell("vote", chair, failed)).toBe("done");
    expect(boardCell("vote", chair, again)).toBe("owed");
  });

  it("shows an objection as such and counts it as an answer", () => {
    const objecting = { ...facts, members: [chair, member("b", { objected: true, confirmedRecord: false })] };
    expect(boardCell("record", objecting.members[1] ?? chair, objecting)).toBe("objected");
    expect(settledCount("record", objecting)).toBe(2);
  });

  it("keeps a sealed sheet apart from a revealed one", () => {
    expect(boardCell("sheet", chair, facts)).toBe("sealed");
    expect(boardCell("sheet", { ...chair, sheet: "revealed" }, revealed)).toBe("done");
    expect(boardCell("sheet", { ...chair, sheet: "none" }, facts)).toBe("owed");
    expect(settledCount("sheet", facts)).toBe(2);
  });
});
