import { beforeAll, describe, expect, test } from "vitest";
import {
  atSeat,
  closeOpenPart,
  exchange,
  foundPanel,
  importReadings,
  issueSmallProject,
  note,
  openSitting,
  pins,
  signSheet,
  sitDown,
  type TestPanel,
  type TestReview,
  writeOpinion,
} from "#test/support/small-panel.ts";
import { codeOf, valueOf } from "#test/support/workstation.ts";

describe("the four hard gates, in the order a panel meets them", () => {
  let panel: TestPanel;
  let review: TestReview;
  beforeAll(async () => {
    panel = await foundPanel();
    review = await issueSmallProject(panel);
  });
  const client = () => panel.table.client;

  test("materials stay closed until the member's commitment is signed, at the table and on the own laptop", async () => {
    const materialId = review.materialIds[0] ?? "";
    for (const member of [panel.chair, panel.guest]) {
      await sitDown(member);
      const open = () => member.station.client.materials.open({ dossierId: review.reviewId, materialId });
      expect(await codeOf(open())).toBe("gate-closed");
    }
    await sitDown(panel.chair);
    await valueOf(client().reviews.commit({ reviewId: review.reviewId, pin: panel.chair.pin }));
    expect(await codeOf(client().materials.open({ dossierId: review.reviewId, materialId }))).toBe("ok");
  });

  test("no reading is taken before the outline is confirmed", async () => {
    await atSeat(panel, "recorder");
    const { reviewId, testItemId } = review;
    const file = () => panel.table.platform.give("a.csv", new TextEncoder().encode("a,b\n1,2\n"));
    expect(await codeOf(client().record.previewCsv({ reviewId, file: file() }))).toBe("gate-closed");
    await note(panel, reviewId, "outline-confirmed");
    expect(await codeOf(client().record.previewCsv({ reviewId, file: file() }))).toBe("ok");
    expect(testItemId).not.toBe("");
  });

  test("no score is given and nothing is revealed before the applicant has left", async () => {
    const { reviewId } = review;
    await sitDown(panel.chair);
    const value = { kind: "score", criterionId: "novelty", score: 1200, reason: "" } as const;
    expect(await codeOf(client().sheets.write({ reviewId, key: "novelty", value }))).toBe("gate-closed");
    expect(await codeOf(client().chair.reveal({ reviewId, missing: [], pin: panel.chair.pin }))).toBe("gate-closed");
    const finding = { kind: "finding", text: "先记一笔" } as const;
    expect(await codeOf(client().sheets.write({ reviewId, key: "general:", value: finding }))).toBe("ok");
  });

  test("nothing is voted on before the text is frozen, and only the newest text is", async () => {
    const { reviewId } = review;
    await openRest();
    await sitDown(panel.chair);
    await valueOf(client().chair.reveal({ reviewId, missing: [], pin: panel.chair.pin }));
    const vote = (opinion: string) => client().chair.vote({ reviewId, opinion, choice: "for", pin: panel.chair.pin });
    expect(await codeOf(vote("0".repeat(64)))).toBe("gate-closed");
    expect(await codeOf(client().chair.freeze({ reviewId, pin: panel.chair.pin }))).toBe("opinion-incomplete");
    await writeOpinion(panel, review, "passed");
    const { digest } = await valueOf(client().chair.freeze({ reviewId, pin: panel.chair.pin }));
    expect(await codeOf(vote("0".repeat(64)))).toBe("gate-closed");
    expect(await codeOf(vote(digest))).toBe("ok");
    expect(await codeOf(vote(digest))).toBe("already-done");
    expect(await codeOf(client().chair.signResult({ reviewId, pin: panel.chair.pin }))).toBe("gate-closed");
  });

  async function openRest(): Promise<void> {
    await atSeat(panel, "recorder");
    const { reviewId } = review;
    for (const { identityId, name } of panel.members) {
      const value = { block: "panel", identityId, name, unit: "", present: true, at: null };
      await valueOf(client().record.write({ reviewId, kind: "attendance", key: identityId, value }));
    }
    for (const member of panel.members.filter((each) => each !== panel.chair)) {
      await sitDown(member);
      await valueOf(member.station.client.reviews.commit({ reviewId, pin: member.pin }));
    }
    await importReadings(panel, review);
    await closeOpenPart(panel, review);
    for (const member of panel.members) await signSheet(member, review);
    await exchange(panel);
  }
});

describe("who may do what", () => {
  test("a member cannot keep the record, the recorder cannot score, the chair cannot sign for another", async () => {
    const panel = await foundPanel();
    const review = await issueSmallProject(panel);
    await openSitting(panel, review);
    const { client } = panel.table;
    const { reviewId } = review;
    await sitDown(panel.chair);
    const event = { event: "applicant-left", at: "2026-11-20T10:00:00+08:00", note: "" };
    expect(await codeOf(client.record.write({ reviewId, kind: "event", key: "applicant-left", value: event }))).toBe(
      "gate-closed",
    );
    expect(await codeOf(client.reviews.commit({ reviewId, pin: panel.guest.pin }))).toBe("wrong-pin");
    await atSeat(panel, "recorder");
    expect(await codeOf(client.chair.reveal({ reviewId, missing: [], pin: pins.recorder }))).toBe("gate-closed");
    expect(await codeOf(client.sheets.sign({ reviewId, pin: pins.recorder }))).toBe("gate-closed");
    expect(await codeOf(client.dossiers.issue({ dossierId: reviewId, reason: "x", pin: pins.recorder }))).toBe(
      "not-permitted",
    );
  });
});
