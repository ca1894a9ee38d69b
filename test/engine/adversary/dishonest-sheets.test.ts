import { readdirSync, renameSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { scoredBy, scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import type { Sheet } from "#shared/domain/scoring/sheet.ts";
import { insider, type Insider, keptOn, recipientOf } from "#test/support/adversary.ts";
import { playedTo, type Staged } from "#test/support/panel-stages.ts";
import {
  atSeat,
  exchange,
  issueSmallProject,
  openSitting,
  signSheet,
  sitDown,
  type TestExpert,
  type TestPanel,
} from "#test/support/small-panel.ts";
import { codeOf, valueOf } from "#test/support/workstation.ts";

let closed: Staged;
beforeAll(async () => {
  closed = await playedTo("closed");
});

/** Objects in the mailbox. */
function mailed(panel: TestPanel): readonly string[] {
  return readdirSync(panel.mailbox, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** A whole and honest sheet of a member, 80 % of every weight. */
async function honestSheet(panel: TestPanel, member: TestExpert): Promise<Sheet> {
  const { reviewId, digest } = closed.review;
  const [dossier] = await keptOn(panel.table, reviewId, "dossier");
  const form = dossier?.body.rules.kinds.find((kind) => kind.id === "acceptance")?.criteria ?? [];
  const { identityId: memberId, category } = member;
  const scores = scoredCriteria(form)
    .filter((criterion) => scoredBy(criterion, category))
    .map(({ id, weight }) => ({ criterionId: id, score: Math.trunc(weight * 0.8), reason: "" }));
  return { reviewId, dossier: digest, memberId, category, scores, findings: [], comment: "" };
}

async function postSheet(panel: TestPanel, from: Insider, sheet: Sheet, issuedAt?: string): Promise<void> {
  const statement = from.sign("sheet", sheet, [sheet.dossier], issuedAt);
  const to = [await recipientOf(panel.table, panel.chair.identityId)];
  await from.post(to, { kind: "seat", about: sheet.dossier, statements: [statement] });
}

const missingGuest = (panel: TestPanel) => [{ memberId: panel.guest.identityId, reason: "评审表不能读取，本人未重签" }];

async function revealWith(panel: TestPanel, missing: readonly { memberId: string; reason: string }[]) {
  await sitDown(panel.chair);
  return panel.table.client.chair.reveal({
    reviewId: closed.review.reviewId,
    missing: [...missing],
    pin: panel.chair.pin,
  });
}

async function othersSign(panel: TestPanel): Promise<void> {
  for (const member of panel.members) if (member !== panel.guest) await signSheet(member, closed.review);
}

describe("a sheet no engine would have signed", () => {
  const lies: readonly (readonly [string, (sheet: Sheet) => Sheet])[] = [
    ["claims another category to score what is not its own", (sheet) => ({ ...sheet, category: "technical" })],
    [
      "gives more points than a criterion has",
      (sheet) => ({ ...sheet, scores: sheet.scores.map((score) => ({ ...score, score: 10_000 })) }),
    ],
    ["scores one criterion twice", (sheet) => ({ ...sheet, scores: [...sheet.scores, ...sheet.scores.slice(0, 1)] })],
    ["leaves a criterion out", (sheet) => ({ ...sheet, scores: sheet.scores.slice(1) })],
    [
      "scores what only others score",
      (sheet) => ({
        ...sheet,
        scores: [...sheet.scores, { criterionId: "targets-technical", score: 100, reason: "" }],
      }),
    ],
  ];

  test.each(lies)("%s: stops the reveal by name, and with a reason the panel goes on without it", async (_, lie) => {
    const panel = await closed.restore();
    await othersSign(panel);
    const liar = await insider(panel, panel.guest);
    await postSheet(panel, liar, lie(await honestSheet(panel, panel.guest)));
    await exchange(panel);
    const refused = await revealWith(panel, []);
    expect(refused).toMatchObject({ ok: false, error: { code: "sheet-unsound", details: { name: panel.guest.name } } });
    await valueOf(revealWith(panel, missingGuest(panel)));
    const [revealed] = await keptOn(panel.table, closed.review.reviewId, "reveal");
    expect(revealed?.body.sheets).toHaveLength(4);
    expect(revealed?.body.missing.map((entry) => entry.memberId)).toEqual([panel.guest.identityId]);
  });

  test("an honest one by the same tools is counted, so that the lies above are what is refused", async () => {
    const panel = await closed.restore();
    await othersSign(panel);
    const honest = await insider(panel, panel.guest);
    await postSheet(panel, honest, await honestSheet(panel, panel.guest));
    await exchange(panel);
    await valueOf(revealWith(panel, []));
    const scores = await valueOf(panel.table.client.chair.scores({ reviewId: closed.review.reviewId }));
    expect(scores.sheets).toHaveLength(5);
  });

  test("something else sealed in its place does not hold the panel up for good", async () => {
    const panel = await closed.restore();
    await othersSign(panel);
    const liar = await insider(panel, panel.guest);
    const { reviewId, digest } = closed.review;
    const memberId = panel.guest.identityId;
    const body = { reviewId, memberId, promises: ["integrity" as const], text: "0".repeat(64) };
    const to = [await recipientOf(panel.table, panel.chair.identityId)];
    const statements = [liar.sign("commitment", body, [digest])];
    await liar.post(to, { kind: "seat", about: digest, statements });
    await exchange(panel);
    expect(await codeOf(revealWith(panel, []))).toBe("sheet-unsound");
    await signSheet(panel.guest, closed.review);
    await exchange(panel);
    expect(await codeOf(revealWith(panel, []))).toBe("ok");
  });

  test("an alternate's sheet is refused at the door", async () => {
    const panel = await closed.restore();
    const alternate = panel.experts.find((expert) => expert.position === "alternate");
    if (alternate === undefined) throw new Error("no alternate");
    const liar = await insider(panel, alternate);
    await postSheet(panel, liar, await honestSheet(panel, alternate));
    await exchange(panel);
    const { inbox } = await valueOf(panel.table.client.sync.state({}));
    expect(inbox.filter((row) => row.state === "refused")).toHaveLength(1);
    for (const member of panel.members) await signSheet(member, closed.review);
    await exchange(panel);
    await valueOf(revealWith(panel, []));
    const [revealed] = await keptOn(panel.table, closed.review.reviewId, "reveal");
    expect(revealed?.body.sheets.map((sheet) => sheet.memberId)).not.toContain(alternate.identityId);
  });

  test("a sheet that did not come sealed to the chair alone is not taken in before the reveal", async () => {
    const panel = await closed.restore();
    const liar = await insider(panel, panel.guest);
    const sheet = await honestSheet(panel, panel.guest);
    const statement = liar.sign("sheet", sheet, [sheet.dossier]);
    const to = [await recipientOf(panel.table, panel.recorder)];
    await liar.post(to, { kind: "other", about: sheet.dossier, statements: [statement] });
    await exchange(panel);
    expect(await keptOn(panel.table, closed.review.reviewId, "sheet")).toEqual([]);
  });
});

describe("which of two sheets of one member counts", () => {
  test("the newer one, even if the mailbox delivers the older one last", async () => {
    const panel = await closed.restore();
    await othersSign(panel);
    await sitDown(panel.guest);
    const before = new Set(mailed(panel));
    await signSheet(panel.guest, closed.review, 40);
    await valueOf(panel.laptop.client.sync.run({}));
    const held = mailed(panel).filter((file) => !before.has(file));
    for (const file of held) renameSync(file, `${file}.held`);
    await signSheet(panel.guest, closed.review, 80);
    await exchange(panel);
    for (const file of held) renameSync(`${file}.held`, file);
    await exchange(panel);
    await valueOf(revealWith(panel, []));
    await sitDown(panel.guest);
    const { signed } = await valueOf(panel.laptop.client.sheets.read({ reviewId: closed.review.reviewId }));
    const [revealed] = await keptOn(panel.table, closed.review.reviewId, "reveal");
    expect(revealed?.body.sheets.find((sheet) => sheet.memberId === panel.guest.identityId)?.digest).toBe(signed);
  });

  test("a member whose newest sheet never arrived does not co-sign the older one", async () => {
    const panel = await closed.restore();
    const { reviewId } = closed.review;
    await othersSign(panel);
    await signSheet(panel.guest, closed.review, 40);
    await exchange(panel);
    await signSheet(panel.guest, closed.review, 80);
    await valueOf(revealWith(panel, []));
    await exchange(panel);
    await sitDown(panel.chair);
    const { client } = panel.table;
    const { draft } = await valueOf(client.chair.opinion({ reviewId }));
    const point = { text: "样本偏少", basis: "大纲 2.3" };
    const sections = { ...draft.sections, targets: "见表", finance: "见表", results: "见表", conclusion: "结论" };
    const text = { sections, problems: [point], suggestions: [point], proposal: "passed" as const };
    await valueOf(client.chair.writeOpinion({ reviewId, draft: text }));
    const { digest: opinion } = await valueOf(client.chair.freeze({ reviewId, pin: panel.chair.pin }));
    await exchange(panel);
    for (const member of panel.members) {
      await sitDown(member);
      await valueOf(member.station.client.chair.vote({ reviewId, opinion, choice: "for", pin: member.pin }));
    }
    await exchange(panel);
    await sitDown(panel.guest);
    expect(await codeOf(panel.laptop.client.chair.cosign({ reviewId, pin: panel.guest.pin }))).toBe(
      "own-sheet-not-counted",
    );
  });
});

describe("what the chair may say is missing", () => {
  test("nobody whose sheet is here, and nobody who owes none", async () => {
    const panel = await closed.restore();
    await othersSign(panel);
    const stranger = panel.experts.find((expert) => expert.position === "alternate");
    const reasons = [
      ...missingGuest(panel),
      ...missingGuest(panel),
      { memberId: panel.members[1]?.identityId ?? "", reason: "不想计入" },
      { memberId: stranger?.identityId ?? "", reason: "?" },
    ];
    await valueOf(revealWith(panel, reasons));
    const [revealed] = await keptOn(panel.table, closed.review.reviewId, "reveal");
    expect(revealed?.body.sheets).toHaveLength(4);
    expect(revealed?.body.missing).toEqual(missingGuest(panel));
  });

  test("the chair reveals once, and never before the own sheet is signed", async () => {
    const panel = await closed.restore();
    for (const member of panel.members) if (member !== panel.chair) await signSheet(member, closed.review);
    await exchange(panel);
    const excuse = [{ memberId: panel.chair.identityId, reason: "组长不评分" }];
    expect(await codeOf(revealWith(panel, excuse))).toBe("gate-closed");
    await signSheet(panel.chair, closed.review);
    expect(await codeOf(revealWith(panel, []))).toBe("ok");
    expect(await codeOf(revealWith(panel, []))).toBe("gate-closed");
    await sitDown(panel.chair);
    const { client } = panel.table;
    expect(await codeOf(client.sheets.sign({ reviewId: closed.review.reviewId, pin: panel.chair.pin }))).toBe(
      "gate-closed",
    );
  });
});

describe("a chair with an own laptop", () => {
  test("what members at the table sign is not mistaken for a sealed sheet", async () => {
    const panel = await closed.restore();
    const { guest, chair } = panel;
    const experts = panel.experts.map((expert) =>
      expert === guest || expert === chair
        ? { ...expert, position: expert === guest ? ("chair" as const) : ("member" as const) }
        : expert,
    );
    const swapped = { ...panel, experts };
    const review = await issueSmallProject(swapped);
    await openSitting(swapped, review);
    await atSeat(panel, "recorder");
    const { facts } = await valueOf(panel.laptop.client.reviews.read({ reviewId: review.reviewId }));
    const seen = facts.members.filter((member) => member.position !== "alternate");
    expect(seen.map((member) => [member.committed, member.sheet])).toEqual(
      Array.from({ length: 5 }, () => [true, "none"]),
    );
  });
});

describe("what the form allows", () => {
  test("no more points than the criterion has, in its own field, by those who score it", async () => {
    const panel = await closed.restore();
    const { reviewId } = closed.review;
    const { guest } = panel;
    await sitDown(guest);
    const { client } = panel.laptop;
    const sheet = await honestSheet(panel, guest);
    const [own] = sheet.scores;
    if (own === undefined) throw new Error("no criterion");
    const write = (key: string, criterionId: string, score: number) =>
      codeOf(client.sheets.write({ reviewId, key, value: { kind: "score", criterionId, score, reason: "" } }));
    expect(await write(own.criterionId, own.criterionId, own.score ?? 0)).toBe("ok");
    expect(await write(own.criterionId, own.criterionId, 10_000)).toBe("invalid-input");
    expect(await write("elsewhere", own.criterionId, 1)).toBe("invalid-input");
    expect(await write("no-such", "no-such", 1)).toBe("invalid-input");
  });
});
