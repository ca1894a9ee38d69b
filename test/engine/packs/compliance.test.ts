import { beforeAll, describe, expect, test } from "vitest";
import { atSeat, foundPanel, importReadings, issueSmallProject, note, sitDown } from "#test/support/small-panel.ts";
import type { TestPanel, TestReview } from "#test/support/small-panel.ts";
import { codeOf, valueOf } from "#test/support/workstation.ts";

describe("the compliance board of a review", () => {
  let panel: TestPanel;
  let review: TestReview;
  beforeAll(async () => {
    panel = await foundPanel();
    review = await issueSmallProject(panel);
  });
  const board = () => panel.table.client.packs.compliance({ reviewId: review.reviewId });

  test("is open to the recorder and the secretariat, to a member after the commitment, to an alternate never", async () => {
    await atSeat(panel, "secretariat");
    expect(await codeOf(board())).toBe("ok");
    await atSeat(panel, "recorder");
    expect(await codeOf(board())).toBe("ok");
    await sitDown(panel.chair);
    expect(await codeOf(board())).toBe("gate-closed");
    await valueOf(panel.table.client.reviews.commit({ reviewId: review.reviewId, pin: panel.chair.pin }));
    expect(await codeOf(board())).toBe("ok");
    const alternate = panel.experts.find((expert) => expert.position === "alternate") ?? expect.fail("no alternate");
    await sitDown(alternate);
    expect(await codeOf(board())).toBe("gate-closed");
  });

  test("shows every requirement with origin, verdict and evidence, and follows the record", async () => {
    await atSeat(panel, "recorder");
    const target = async () => {
      const { rows } = await valueOf(board());
      return rows.find((row) => row.section === "targets") ?? expect.fail("no target on the board");
    };
    expect(await target()).toMatchObject({
      verdict: "undetermined",
      origin: { rank: 1, words: { zh: "任务书 指标1" } },
    });
    await note(panel, review.reviewId, "outline-confirmed");
    await importReadings(panel, review);
    await atSeat(panel, "recorder");
    const after = await target();
    expect(["met", "unmet"]).toContain(after.verdict);
    expect(after.evidence.some((one) => one.type === "test-item")).toBe(true);
  });

  test("carries nothing of what members keep to themselves", async () => {
    await sitDown(panel.chair);
    const finding = { kind: "finding", text: "只给自己看的话" } as const;
    await valueOf(panel.table.client.sheets.write({ reviewId: review.reviewId, key: "general:", value: finding }));
    expect(JSON.stringify(await valueOf(board()))).not.toContain("只给自己看的话");
  });
});
