import { beforeAll, describe, expect, test } from "vitest";
import { statementsOf } from "#engine/statements.ts";
import { charterInForce } from "#engine/alliance/charter.ts";
import { gatheredAt } from "#test/engine/documents/played-review.ts";
import { insider, keptOn, withCopy } from "#test/support/adversary.ts";
import { adoptRule } from "#test/support/adopt-rule.ts";
import { type PanelSnapshot, snapshotOf } from "#test/support/panel-snapshot.ts";
import { freeze, reveal } from "#test/support/panel-stages.ts";
import {
  atSeat,
  closeOpenPart,
  exchange,
  foundPanel,
  importReadings,
  issueSmallProject,
  openSitting,
  pins,
  signSheet,
  sitDown,
  type TestPanel,
  type TestReview,
  voteAll,
  writeOpinion,
} from "#test/support/small-panel.ts";
import { codeOf, valueOf } from "#test/support/workstation.ts";

/** Reviews under house rules with a pass mark of 80 points, revealed: everyone gave eighty of a hundred, but the industry member in `short` a hair less. */
interface Marked extends PanelSnapshot {
  readonly review: TestReview;
}
let exact: Marked;
let short: Marked;

async function play(industry: number): Promise<Marked> {
  const panel = await foundPanel();
  await adoptRule(panel, ["scoring", "passMark"], 8000);
  const review = await issueSmallProject(panel);
  await openSitting(panel, review);
  await importReadings(panel, review);
  await closeOpenPart(panel, review);
  for (const member of panel.members) await signSheet(member, review, member.category === "industry" ? industry : 80);
  await exchange(panel);
  await reveal(panel, review);
  return { review, ...(await snapshotOf(panel)) };
}

beforeAll(async () => {
  exact = await play(80);
  short = await play(79.9);
});

const chairs = async (panel: TestPanel) => {
  await sitDown(panel.chair);
  return panel.table.client.chair;
};

describe("a score exactly at the pass mark", () => {
  test("reaches it: 通过 is put to the vote, and what carries is printed with the mark", async () => {
    const panel = await exact.restore();
    const { reviewId } = exact.review;
    const scores = await valueOf((await chairs(panel)).scores({ reviewId }));
    expect(scores.aggregate.total?.exact).toBe("80");
    expect(scores.passMark).toEqual({ mark: "80", total: "80.0", reached: true });
    const opinion = await freeze(panel, exact.review, "passed");
    await voteAll(panel, exact.review, opinion, () => "for");
    const { digest } = await valueOf((await chairs(panel)).signResult({ reviewId, pin: panel.chair.pin }));
    await exchange(panel);
    await valueOf(panel.table.client.sync.receive({ result: digest, pin: pins.secretariat }));
    await panel.table.application.close();
    const { conclusion, scores: printed } = await gatheredAt(panel.table.home, reviewId, "internal");
    expect(conclusion?.sentence).toContain("评分达到合格线 80 分。");
    expect(printed?.aggregate.passMark).toEqual({ mark: "80", total: "80.0", reached: true, passed: "通过" });
  });
});

describe("a score short of the pass mark", () => {
  test("is shown unrounded beside the mark, and rules 通过 out with the reason", async () => {
    const panel = await short.restore();
    const { reviewId } = short.review;
    const client = await chairs(panel);
    const { passMark } = await valueOf(client.scores({ reviewId }));
    expect(passMark).toMatchObject({ mark: "80", reached: false });
    expect(Number(passMark?.total)).toBeLessThan(80);
    const { next } = await valueOf(client.opinion({ reviewId }));
    expect(next).toMatchObject({ proposal: "rectification", skipped: [{ zh: "评分未达合格线 80 分" }] });
    await writeOpinion(panel, short.review, "passed");
    expect(await codeOf(client.freeze({ reviewId, pin: panel.chair.pin }))).toBe("gate-closed");
  });

  test("lets the next proposal be voted on, on a laptop without the sheets too, and the alliance registers it", async () => {
    const panel = await short.restore();
    const { reviewId } = short.review;
    const opinion = await freeze(panel, short.review, "rectification");
    await voteAll(panel, short.review, opinion, () => "for");
    for (const station of [panel.table, panel.laptop])
      expect((await valueOf(station.client.reviews.read({ reviewId }))).facts.outcome).toBe("rectification");
    const { digest } = await valueOf((await chairs(panel)).signResult({ reviewId, pin: panel.chair.pin }));
    await exchange(panel);
    await valueOf(panel.table.client.sync.receive({ result: digest, pin: pins.secretariat }));
    await panel.table.application.close();
    const { conclusion, scores } = await gatheredAt(panel.table.home, reviewId, "applicant");
    expect(conclusion?.sentence).toContain("“通过”因评分未达合格线 80 分，依细则不付表决。");
    expect(scores).toBeNull();
  });

  test("a text for 通过 signed by other tools is not voted on at the table, and the alliance refuses the result of a panel that did", async () => {
    const panel = await short.restore();
    const { reviewId, digest } = short.review;
    const aside = await short.restore();
    await writeOpinion(aside, short.review, "rectification");
    const asked = await valueOf((await chairs(aside)).freeze({ reviewId, pin: aside.chair.pin }));
    const [honest] = await keptOn(aside.table, reviewId, "opinion");
    if (honest === undefined) throw new Error(`no text ${asked.digest}`);
    const chair = await insider(panel, panel.chair);
    const text = chair.sign("opinion", { ...honest.body, proposal: "passed" }, honest.statement.subjects);
    const ballots = await Promise.all(
      panel.members.map(async (member) => {
        const { identityId: memberId } = member;
        const body = { reviewId, opinion: text.digest, memberId, round: "passed" as const, choice: "for" as const };
        return (await insider(panel, member)).sign("ballot", body, [text.digest]);
      }),
    );
    const { to, evidence } = await withCopy(panel.table, ({ library: { read } }) => ({
      to: charterInForce(read).body.recipient,
      evidence: (["dossier", "joint-record", "sheet", "reveal"] as const).flatMap((kind) =>
        statementsOf(read, reviewId, kind).map(({ bytes }) => ({ bytes })),
      ),
    }));
    const { record, reveal: revealed } = honest.body;
    const body = {
      reviewId,
      dossier: digest,
      record,
      reveal: revealed,
      opinion: text.digest,
      ballots: ballots.map((ballot) => ballot.digest),
      dissents: [],
      cosigns: [],
      outcome: "passed" as const,
      grade: null,
      counts: { panel: 5, present: 5, for: 5, against: 0, abstain: 0 },
      documents: [],
      scans: [],
    };
    const result = chair.sign("result", body, [digest, revealed, text.digest, record]);
    await chair.post([to], { kind: "result", about: digest, statements: [...evidence, text, ...ballots, result] });
    await atSeat(panel, "secretariat");
    await valueOf(panel.table.client.sync.run({}));
    const refused = await panel.table.client.sync.receive({ result: result.digest, pin: pins.secretariat });
    expect(refused).toMatchObject({ ok: false, error: { code: "result-unfounded" } });
    expect(JSON.stringify(refused)).toContain("评分未达合格线");
    expect((await valueOf(panel.table.client.reviews.read({ reviewId }))).facts.outcome).toBeNull();
  });
});
