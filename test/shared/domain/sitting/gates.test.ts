import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actor, MemberFacts, ReviewFacts } from "#shared/domain/sitting/facts.ts";
import { type Action, actions, gateOf, missingSheets } from "#shared/domain/sitting/gates.ts";
import type { OrderOfBusiness } from "#shared/domain/sitting/order.ts";
import { stagesOf } from "#shared/domain/sitting/stages.ts";
import { kindRules, rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import type { ReviewKind } from "#shared/domain/dossier/profile.ts";
import { modelRules } from "#test/resources/read-packs.ts";

const model = rulesSchema.parse(modelRules());
const orderOf = (kind: ReviewKind): OrderOfBusiness => {
  const { stages, gates } = kindRules(model, kind);
  return { stages, gates };
};
const acceptance = orderOf("acceptance");

const member = (identityId: string, change: Partial<MemberFacts> = {}): MemberFacts => ({
  identityId,
  name: identityId,
  category: "technical",
  position: "member",
  present: true,
  committed: true,
  recused: false,
  confirmedRecord: false,
  objected: false,
  sheet: "none",
  cosigned: false,
  refused: false,
  ...change,
});

const facts = (change: Partial<ReviewFacts> = {}): ReviewFacts => ({
  reviewId: "R",
  dossier: "D",
  order: acceptance,
  members: [member("chair", { position: "chair" }), member("m1"), member("alternate", { position: "alternate" })],
  outlineConfirmed: true,
  events: {},
  materials: { checked: 0, total: 2 },
  tests: { read: 0, total: 1 },
  questions: { open: 0, total: 0 },
  suspicions: 0,
  record: null,
  reveal: null,
  opinion: null,
  rounds: [],
  outcome: null,
  result: null,
  receipt: null,
  ...change,
});

const actor = (identityId: string, position: Actor["position"]): Actor => ({
  identityId,
  recorder: identityId === "recorder",
  secretariat: identityId === "secretariat",
  position,
});
const chair = actor("chair", "chair");
const plain = actor("m1", "member");
const recorder = actor("recorder", null);
const left = { "applicant-left": "2026-11-20T11:00:00+08:00" };
const open = (action: Action, state: ReviewFacts, who: Actor): boolean => gateOf(action, state, who) === null;

describe("the four hard gates", () => {
  test("commitments before materials: one member's commitment opens that member's materials only", () => {
    const state = facts({ members: [member("chair", { position: "chair", committed: false }), member("m1")] });
    expect(open("open-materials", state, chair)).toBe(false);
    expect(open("open-materials", state, plain)).toBe(true);
    expect(gateOf("open-materials", state, chair)?.opens.zh).toContain("承诺书");
  });

  test("outline frozen and confirmed before any reading", () => {
    expect(open("enter-reading", facts({ outlineConfirmed: false }), recorder)).toBe(false);
    expect(open("enter-reading", facts(), recorder)).toBe(true);
  });

  test("applicant out before a score, a reveal or an opinion", () => {
    const actionsInside = ["score", "sign-sheet", "reveal", "draft-opinion", "freeze-opinion"] as const;
    for (const action of actionsInside)
      expect(open(action, facts({ record: "r", reveal: "v" }), chair), action).toBe(false);
    expect(open("score", facts({ events: left }), plain)).toBe(true);
  });

  test("text frozen before ballot and signature page, and a signature page needs its conclusion", () => {
    const before = facts({ events: left, record: "r", reveal: "v" });
    expect(open("vote", before, plain)).toBe(false);
    expect(open("print-signature-page", before, chair)).toBe(false);
    const frozen = { ...before, opinion: "o" };
    expect(open("vote", frozen, plain)).toBe(true);
    expect(open("print-signature-page", frozen, chair)).toBe(false);
    expect(open("print-signature-page", { ...frozen, outcome: "passed" }, chair)).toBe(true);
  });
});

describe("who may do what", () => {
  test("nobody outside the panel scores, votes or co-signs; alternates and the recused neither", () => {
    const state = facts({ events: left, record: "r", reveal: "v", opinion: "o", outcome: "passed" });
    const outsiders = [recorder, actor("secretariat", null), actor("alternate", "alternate")];
    for (const who of outsiders)
      for (const action of ["vote", "cosign", "dissent"] as const)
        expect(open(action, state, who), `${who.identityId} ${action}`).toBe(false);
    const recused = { ...state, members: [member("chair", { position: "chair" }), member("m1", { recused: true })] };
    expect(open("vote", recused, plain)).toBe(false);
  });

  test("only the chair reveals, freezes and signs the result; only the recorder keeps the record", () => {
    const state = facts({ events: left, record: "r" });
    for (const action of ["reveal", "freeze-opinion", "sign-result"] as const)
      expect(open(action, state, plain), action).toBe(false);
    expect(open("reveal", state, chair)).toBe(true);
    for (const action of ["keep-record", "enter-reading", "sign-record"] as const)
      expect(open(action, state, chair), action).toBe(false);
  });

  test("after the result nothing of the review changes any more; the recorder may still note how the meeting ended", () => {
    const state = facts({ events: left, record: "r", reveal: "v", opinion: "o", outcome: "passed", result: "x" });
    const reading: readonly Action[] = ["open-materials", "print-signature-page"];
    expect([recorder, chair, plain].map((who) => open("note-closing", state, who))).toEqual([true, false, false]);
    const writing = actions.filter((action) => !reading.includes(action) && action !== "note-closing");
    for (const action of writing)
      for (const who of [chair, plain, recorder])
        expect(open(action, state, who), `${who.identityId} ${action}`).toBe(false);
  });
});

test("a closed gate always says why and what opens it, in both languages, whatever the facts", () => {
  const flag = fc.boolean();
  const arbitrary = fc.record({
    committed: flag,
    outline: flag,
    applicantLeft: flag,
    record: flag,
    reveal: flag,
    opinion: flag,
    outcome: flag,
    result: flag,
    action: fc.constantFrom(...actions),
    who: fc.constantFrom(chair, plain, recorder, actor("stranger", null)),
  });
  fc.assert(
    fc.property(arbitrary, (drawn) => {
      const state = facts({
        members: [
          member("chair", { position: "chair", committed: drawn.committed }),
          member("m1", { committed: drawn.committed }),
        ],
        outlineConfirmed: drawn.outline,
        events: drawn.applicantLeft ? left : {},
        record: drawn.record ? "r" : null,
        reveal: drawn.reveal ? "v" : null,
        opinion: drawn.opinion ? "o" : null,
        outcome: drawn.outcome ? "passed" : null,
        result: drawn.result ? "x" : null,
      });
      const closed = gateOf(drawn.action, state, drawn.who);
      if (closed !== null)
        for (const text of [closed.reason.zh, closed.reason.en, closed.opens.zh, closed.opens.en])
          expect(text).not.toBe("");
      if (!drawn.applicantLeft) expect(open("reveal", state, chair)).toBe(false);
      if (!drawn.opinion) expect(open("vote", state, plain)).toBe(false);
      if (!drawn.committed) expect(open("open-materials", state, plain)).toBe(false);
      if (!drawn.outline) expect(open("enter-reading", state, recorder)).toBe(false);
    }),
  );
});

test("alternates and the recused owe no sheet", () => {
  const state = facts({
    members: [
      member("chair", { position: "chair", sheet: "sealed" }),
      member("m1"),
      member("m2", { recused: true }),
      member("a", { position: "alternate" }),
    ],
  });
  expect(missingSheets(state).map((each) => each.identityId)).toEqual(["m1"]);
});

describe("the left rail", () => {
  const states = (state: ReviewFacts, who: Actor) =>
    Object.fromEntries(stagesOf(state, who).map((stage) => [stage.id, stage.state]));

  test("before the applicant leaves, deliberation is locked and says so", () => {
    const rail = stagesOf(facts(), plain);
    const deliberation = rail.find((stage) => stage.id === "deliberation");
    expect(deliberation?.state).toBe("closed");
    expect(deliberation?.gate?.reason.zh).toBe("项目组尚未退场");
  });

  test("stages close behind the panel as the facts come in", () => {
    const end = facts({
      events: { ...left, "presentation-held": "2026-11-20T09:30:00+08:00" },
      members: [member("chair", { position: "chair", cosigned: true }), member("m1", { cosigned: true })],
      materials: { checked: 2, total: 2 },
      tests: { read: 1, total: 1 },
      record: "r",
      reveal: "v",
      opinion: "o",
      outcome: "passed",
      result: "x",
      receipt: "y",
    });
    expect(new Set(Object.values(states(end, chair)))).toEqual(new Set(["done"]));
  });

  test("while a ballot is under way the stage to vote in stays open, though no new text may be frozen", () => {
    const round = {
      opinion: "o",
      proposal: "passed" as const,
      for: 1,
      against: 0,
      abstain: 0,
      notCast: 1,
      needed: 2,
      carried: false,
      complete: false,
      voted: ["chair"],
    };
    const voting = facts({ events: left, record: "r", reveal: "v", opinion: "o", rounds: [round] });
    expect(open("freeze-opinion", voting, chair)).toBe(false);
    expect(states(voting, plain)["conclusion"]).toBe("open");
    expect(states({ ...voting, opinion: null, reveal: null }, plain)["conclusion"]).toBe("closed");
  });

  test("each kind goes through its own stages, under its own names", () => {
    const rail = (kind: ReviewKind): string =>
      stagesOf(facts({ order: orderOf(kind) }), plain)
        .map(({ title }) => title.zh)
        .join(" ");
    expect(rail("initiation")).toBe("签到与预备会 申报汇报 申报材料 质询答疑 闭门评议 定稿·表决·签字 结果与回执");
    expect(rail("recheck")).toBe("签到与预备会 整改材料 复测核查 质询答疑 闭门评议 定稿·表决·签字 结果与回执");
    expect(rail("performance")).toBe("签到与预备会 绩效材料 质询答疑 闭门评议 定稿·表决·签字 结果与回执");
  });

  test("where nothing is measured, no outline holds the record or the opening up; the other gates stand", () => {
    const early = { outlineConfirmed: false, events: left };
    const initiation = facts({ ...early, order: orderOf("initiation") });
    expect(open("sign-record", initiation, recorder)).toBe(true);
    expect(open("sign-record", facts(early), recorder)).toBe(false);
    expect(states(initiation, plain)["opening"]).toBe("done");
    expect(states(facts(early), plain)["opening"]).toBe("open");
    expect(open("sign-record", facts({ ...early, events: {}, order: orderOf("initiation") }), recorder)).toBe(false);
  });

  test("a member's own rail locks materials until the commitment; the recorder's does not", () => {
    const state = facts({ members: [member("chair", { position: "chair" }), member("m1", { committed: false })] });
    expect(states(state, plain)["materials"]).toBe("closed");
    expect(states(state, recorder)["materials"]).toBe("open");
  });
});
