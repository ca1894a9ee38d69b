import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import {
  atSeat,
  closeOpenPart,
  exchange,
  foundPanel,
  importReadings,
  issueSmallProject,
  openSitting,
  passphrase,
  pins,
  signSheet,
  sitDown,
  type TestPanel,
  type TestReview,
} from "#test/support/small-panel.ts";
import { codeOf, startWorkstation, valueOf } from "#test/support/workstation.ts";

async function readyToScore(): Promise<{ panel: TestPanel; review: TestReview }> {
  const panel = await foundPanel();
  const review = await issueSmallProject(panel);
  await openSitting(panel, review);
  await importReadings(panel, review);
  await closeOpenPart(panel, review);
  return { panel, review };
}

test("what one seat writes privately no other seat reads, and it survives a restart", async () => {
  const { panel, review } = await readyToScore();
  const [, first, second] = panel.members;
  if (first === undefined || second === undefined) throw new Error("panel too small");
  const { client } = panel.table;
  const { reviewId } = review;
  await sitDown(first);
  await valueOf(client.sheets.write({ reviewId, key: "general:", value: { kind: "note", text: "私记：此处存疑" } }));
  await sitDown(second);
  expect((await valueOf(client.sheets.read({ reviewId }))).entries).toEqual([]);
  await atSeat(panel, "secretariat");
  expect((await valueOf(client.sheets.read({ reviewId }))).entries).toEqual([]);
  await panel.table.application.close();

  const again = startWorkstation({ home: panel.table.home });
  const [workstation] = await valueOf(again.client.vault.list({}));
  await valueOf(again.client.vault.unlock({ id: workstation?.id ?? "", passphrase }));
  await valueOf(again.client.seats.enter({ identityId: first.identityId, pin: first.pin }));
  const { entries } = await valueOf(again.client.sheets.read({ reviewId }));
  expect(entries.map((entry) => entry.value)).toEqual([{ kind: "note", text: "私记：此处存疑" }]);
});

test("a signed sheet is printed at its own seat at once, and by nobody else before the reveal", async () => {
  const { panel, review } = await readyToScore();
  const [chair, first] = panel.members;
  if (chair === undefined || first === undefined) throw new Error("panel too small");
  const { client } = panel.table;
  const { reviewId } = review;
  const ask = { reviewId, document: "expert-sheet", audience: "archive", memberId: first.identityId } as const;
  await sitDown(first);
  expect(await codeOf(client.documents.page(ask))).toBe("gate-closed");
  await signSheet(first, review);
  expect(await codeOf(client.documents.page(ask))).toBe("ok");
  await sitDown(chair);
  expect(await codeOf(client.documents.page(ask))).toBe("gate-closed");
  await atSeat(panel, "secretariat");
  expect(await codeOf(client.documents.page(ask))).toBe("gate-closed");
});

test("a sheet damaged in the mailbox is refused, the rest of the exchange goes on, and the sound one is taken once", async () => {
  const { panel, review } = await readyToScore();
  for (const member of panel.members) await signSheet(member, review);
  await sitDown(panel.guest);
  await valueOf(panel.laptop.client.sync.run({}));
  const objects = await readdir(panel.mailbox, { recursive: true, withFileTypes: true });
  const files = objects.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const before = await Promise.all(files.map(async (file) => ({ file, bytes: await readFile(file) })));
  // A forger who flips a byte must also rename the object, or it is not even looked at.
  for (const { file, bytes } of before) {
    const forged = Buffer.from(bytes);
    forged[Math.trunc(forged.length / 2)] = (forged[Math.trunc(forged.length / 2)] ?? 0) ^ 1;
    const digest = createHash("sha256").update(forged).digest("hex");
    const shelf = path.join(path.dirname(path.dirname(file)), digest.slice(0, 2));
    await mkdir(shelf, { recursive: true });
    await writeFile(path.join(shelf, digest), forged);
  }
  await exchange(panel);
  const { inbox } = await valueOf(panel.table.client.sync.state({}));
  expect(inbox.filter((row) => row.state === "refused").length).toBeGreaterThan(0);
  await sitDown(panel.chair);
  const { facts } = await valueOf(panel.table.client.reviews.read({ reviewId: review.reviewId }));
  expect(facts.members.filter((member) => member.position !== "alternate").map((member) => member.sheet)).toEqual(
    Array(5).fill("sealed"),
  );
  expect(
    await codeOf(panel.table.client.chair.reveal({ reviewId: review.reviewId, missing: [], pin: panel.chair.pin })),
  ).toBe("ok");
});

test("a re-issued package voids the sheets on the version before, and a missing sheet needs a reason", async () => {
  const { panel, review } = await readyToScore();
  const { client } = panel.table;
  const { reviewId } = review;
  for (const member of panel.members) await signSheet(member, review);
  await exchange(panel);
  await atSeat(panel, "secretariat");
  await valueOf(client.dossiers.issue({ dossierId: reviewId, reason: "补入检测报告更正页", pin: pins.secretariat }));
  await sitDown(panel.chair);
  const voided = await valueOf(client.reviews.read({ reviewId }));
  expect(voided.facts.members.every((member) => member.sheet === "none")).toBe(true);
  for (const member of panel.members.filter((each) => each.station === panel.table)) await signSheet(member, review);
  await sitDown(panel.chair);
  expect(await codeOf(client.chair.reveal({ reviewId, missing: [], pin: panel.chair.pin }))).toBe("gate-closed");
  await atSeat(panel, "recorder");
  await valueOf(client.record.sign({ reviewId, pin: pins.recorder }));
  await sitDown(panel.chair);
  expect(await codeOf(client.chair.reveal({ reviewId, missing: [], pin: panel.chair.pin }))).toBe("reveal-incomplete");
  const missing = [{ memberId: panel.guest.identityId, reason: "未收到第 2 版资料包，退席" }];
  await valueOf(client.chair.reveal({ reviewId, missing, pin: panel.chair.pin }));
  const { sheets } = await valueOf(client.chair.scores({ reviewId }));
  expect(sheets).toHaveLength(4);
});
