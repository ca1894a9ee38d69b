import { expect, test } from "vitest";
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
  voteAll,
  writeOpinion,
} from "#test/support/small-panel.ts";
import { codeOf, type TestWorkstation, valueOf } from "#test/support/workstation.ts";

test("one panel, from an empty vault to the receipt, with one member on an own laptop", async () => {
  const panel = await foundPanel();
  const { table, chair, guest, members } = panel;
  const { client } = table;
  const review = await issueSmallProject(panel);
  const { reviewId } = review;

  await openSitting(panel, review);
  await importReadings(panel, review);
  const { tests } = await valueOf(client.record.read({ reviewId }));
  expect(tests[0]?.judgement.rows.map((row) => [row.origin.words.zh, row.verdict, row.deciding])).toEqual([
    ["任务书 指标1", "met", true],
    ["标准 七(三)（征求意见稿，参考）", "met", false],
  ]);
  for (const member of members) {
    await sitDown(member);
    const { client: own } = member.station;
    const materialId = review.materialIds[0] ?? "";
    const { grant } = await valueOf(own.materials.open({ dossierId: reviewId, materialId }));
    expect(await readAll(member.station, grant)).toBe("材料正文 01 0");
    const value = { kind: "finding", text: `${member.name}的审核意见` } as const;
    await valueOf(own.sheets.write({ reviewId, key: "general:", value }));
  }
  await closeOpenPart(panel, review);
  for (const member of members) {
    await signSheet(member, review);
    await valueOf(member.station.client.record.respond({ reviewId, objection: null, pin: member.pin }));
  }
  await exchange(panel);
  await sitDown(chair);
  await valueOf(client.chair.reveal({ reviewId, missing: [], pin: chair.pin }));
  const scores = await valueOf(client.chair.scores({ reviewId }));
  expect(scores.aggregate.total?.shown).toBe("80.0");
  expect(scores.channels[guest.identityId]).toBe("laptop");
  expect(scores.sheets.flatMap((sheet) => sheet.findings.map((finding) => finding.text))).toContain("韦建国的审核意见");

  await writeOpinion(panel, review, "passed");
  const { digest: opinion } = await valueOf(client.chair.freeze({ reviewId, pin: chair.pin }));
  await voteAll(panel, review, opinion, (member) => (member.category === "finance" ? "abstain" : "for"));
  for (const member of members) {
    await sitDown(member);
    await valueOf(member.station.client.chair.cosign({ reviewId, pin: member.pin }));
  }
  await exchange(panel);
  await sitDown(chair);
  const result = await valueOf(client.chair.signResult({ reviewId, pin: chair.pin }));
  expect(result.outcome).toBe("passed");

  await atSeat(panel, "recorder");
  const event = async (key: string, said: string | null) =>
    codeOf(
      client.record.write({
        reviewId,
        kind: "event",
        key,
        value: said === null ? null : { event: key, at: "2026-11-20T16:40:00+08:00", note: said },
      }),
    );
  const before = await valueOf(client.record.read({ reviewId }));
  expect(await event("opinion-read-out", "")).toBe("ok");
  expect(await event("applicant-statement", "无异议")).toBe("ok");
  expect(await event("applicant-left", null)).toBe("gate-closed");
  const after = await valueOf(client.record.read({ reviewId }));
  expect(after.record.events.map((one) => one.event)).toEqual([
    ...before.record.events.map((one) => one.event),
    "applicant-statement",
    "opinion-read-out",
  ]);
  expect([after.signed, after.changedSince]).toEqual([before.signed, false]);

  await exchange(panel);
  await atSeat(panel, "secretariat");
  await valueOf(client.sync.receive({ result: result.digest, pin: pins.secretariat }));
  await exchange(panel);
  const state = await valueOf(client.sync.state({}));
  expect(state.inbox.filter((row) => row.state === "refused")).toEqual([]);
  expect(state.outbox.find((row) => row.what.en === "result")?.state).toBe("acknowledged");
  const decision = await valueOf(client.sync.decide({ reviewId, note: "", pin: pins.secretariat }));
  expect(decision.register).toBe("promotion-library");
  expect(await codeOf(client.sync.decide({ reviewId, note: "", pin: pins.secretariat }))).toBe("already-done");
  await table.application.close();
  await panel.laptop.application.close();
});

async function readAll(station: TestWorkstation, grant: string): Promise<string> {
  const source = await station.application.material(grant);
  const pieces: Uint8Array[] = [];
  for await (const piece of source?.read(0, source.size) ?? []) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}
