import { beforeAll, expect, test } from "vitest";
import { freeze, playedTo, type Staged } from "#test/support/panel-stages.ts";
import { atSeat, exchange, pins, sitDown, type TestPanel, voteAll } from "#test/support/small-panel.ts";
import { codeOf, valueOf } from "#test/support/workstation.ts";

let revealed: Staged;
beforeAll(async () => {
  revealed = await playedTo("revealed");
});

/** The panel votes down 通过 and 限期整改 and carries 不通过; the result arrives, and the receipt with it. Ends at the secretariat's seat. */
async function notPassed(panel: TestPanel): Promise<void> {
  const { review } = revealed;
  for (const proposal of ["passed", "rectification", "not-passed"] as const) {
    const opinion = await freeze(panel, review, proposal);
    await voteAll(panel, review, opinion, () => (proposal === "not-passed" ? "for" : "against"));
  }
  await sitDown(panel.chair);
  const { client } = panel.table;
  const { digest } = await valueOf(client.chair.signResult({ reviewId: review.reviewId, pin: panel.chair.pin }));
  await exchange(panel);
  await valueOf(client.sync.receive({ result: digest, pin: pins.secretariat }));
}

const cause = {
  causes: ["data" as const],
  text: "夜间样本不足",
  measure: "补采样本",
  owner: "某机械厂",
  deadline: "2027-03-01",
};

test("a project that did not pass is analysed item by item, beside the register and never before the receipt", async () => {
  const panel = await revealed.restore();
  const { client, application } = panel.table;
  const { reviewId } = revealed.review;
  await atSeat(panel, "secretariat");
  expect(await codeOf(client.causes.read({ reviewId }))).toBe("gate-closed");
  await notPassed(panel);
  const [before] = await valueOf(client.sync.registers({}));
  expect(before).toMatchObject({ analysisDue: false, analysisOwed: false });
  await valueOf(client.sync.decide({ reviewId, note: "", pin: pins.secretariat }));
  expect((await valueOf(client.sync.registers({})))[0]).toMatchObject({ analysisDue: true, analysisOwed: true });
  const { items, complete } = await valueOf(client.causes.read({ reviewId }));
  expect(items.map(({ key }) => key)).toContain("problem:1");
  expect(complete).toBe(false);
  for (const { key } of items) await valueOf(client.causes.write({ reviewId, key, cause }));
  expect((await valueOf(client.causes.read({ reviewId }))).complete).toBe(true);
  expect((await valueOf(client.sync.registers({})))[0]).toMatchObject({ analysisDue: true, analysisOwed: false });
  await valueOf(
    client.causes.writeOverall({ reviewId, overall: { applicant: "我单位认可结论", secretariat: "已约谈" } }),
  );
  const asked = { reviewId, document: "failure-analysis", audience: "internal" as const, memberId: null };
  const { grant } = await valueOf(client.documents.page(asked));
  const source = await application.material(grant);
  let html = "";
  for await (const piece of source?.read(0, source.size) ?? []) html += new TextDecoder().decode(piece);
  for (const words of [
    "☑ 数据或样本",
    "□ 技术路线",
    "夜间样本不足",
    "补采样本",
    "某机械厂",
    "2027年3月1日",
    "我单位认可结论",
    "已约谈",
  ])
    expect(html).toContain(words);
  const struck = { ...cause, measure: " " };
  await valueOf(client.causes.write({ reviewId, key: items[0]?.key ?? "", cause: struck }));
  expect((await valueOf(client.sync.registers({})))[0]).toMatchObject({ analysisOwed: true });
});

test("only the secretariat enters it, and only for what the review really left unmet", async () => {
  const panel = await revealed.restore();
  const { client } = panel.table;
  const { reviewId } = revealed.review;
  await notPassed(panel);
  expect(await codeOf(client.causes.write({ reviewId, key: "problem:9", cause }))).toBe("not-found");
  expect(await codeOf(client.causes.write({ reviewId, key: "unmet:__proto__", cause }))).toBe("not-found");
  await sitDown(panel.chair);
  expect(await codeOf(client.causes.read({ reviewId }))).toBe("not-permitted");
  expect(await codeOf(client.causes.write({ reviewId, key: "problem:1", cause }))).toBe("not-permitted");
});
