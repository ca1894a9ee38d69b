import { readdirSync } from "node:fs";
import path from "node:path";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { blobs, statements } from "#db/schema/index.ts";
import { gatherReview } from "#engine/sitting/gather.ts";
import { statementsOf } from "#engine/statements.ts";
import { resultFault } from "#engine/sync/result-fault.ts";
import { loadPacks } from "#engine/packs.ts";
import { keptOn, withCopy } from "#test/support/adversary.ts";
import { freeze, playedTo, reveal, type Staged } from "#test/support/panel-stages.ts";
import { paperScores, scannedPage, sealPaper, typePaper } from "#test/support/paper-sheet.ts";
import {
  atSeat,
  closeOpenPart,
  exchange,
  foundPanel,
  issueSmallProject,
  openSitting,
  pins,
  signSheet,
  sitDown,
  type TestExpert,
  type TestPanel,
  voteAll,
} from "#test/support/small-panel.ts";
import { codeOf, resources, valueOf } from "#test/support/workstation.ts";

let closed: Staged;
beforeAll(async () => {
  closed = await playedTo("closed");
});

/** The member who prefers paper. */
function onPaper(panel: TestPanel): TestExpert {
  const member = panel.members.find(({ category }) => category === "industry");
  if (member === undefined) throw new Error("nobody on paper");
  return member;
}

async function othersSign(panel: TestPanel): Promise<void> {
  for (const member of panel.members) if (member !== onPaper(panel)) await signSheet(member, closed.review);
  await exchange(panel);
}

/** Everyone has a sheet in, one of them on paper. */
async function allIn(): Promise<TestPanel> {
  const panel = await closed.restore();
  await typePaper(panel, onPaper(panel), closed.review);
  await valueOf(sealPaper(panel, onPaper(panel), closed.review));
  await othersSign(panel);
  return panel;
}

describe("a sheet on paper", () => {
  test("is transcribed, checked, sealed, counted by its channel, and its scan opens for the chair", async () => {
    const panel = await allIn();
    const { reviewId } = closed.review;
    const member = onPaper(panel);
    await sitDown(panel.chair);
    const before = await valueOf(panel.table.client.reviews.read({ reviewId }));
    expect(before.facts.members.find(({ identityId }) => identityId === member.identityId)?.sheet).toBe("sealed");
    expect(await keptOn(panel.table, reviewId, "transcription")).toEqual([]);
    await reveal(panel, closed.review);
    await sitDown(panel.chair);
    const { client } = panel.table;
    const scores = await valueOf(client.chair.scores({ reviewId }));
    expect(scores.channels).toMatchObject({ [member.identityId]: "paper", [panel.guest.identityId]: "laptop" });
    const paper = scores.sheets.find((sheet) => sheet.memberId === member.identityId);
    expect(paper?.scores).toEqual(await paperScores(panel, member, closed.review));
    expect(paper?.findings).toEqual([{ about: { type: "general", id: "" }, text: "纸上写的意见" }]);
    const [kept] = await keptOn(panel.table, reviewId, "transcription");
    const [scan] = kept?.body.scans ?? [];
    const place = { reviewId, memberId: member.identityId, digest: scan?.digest ?? "" };
    const { grant, mediaType } = await valueOf(client.transcriptions.openScan(place));
    expect(mediaType).toBe("image/png");
    expect(await panel.table.application.material(grant)).not.toBeNull();
    const { client: other } = panel.guest.station;
    await sitDown(panel.guest);
    expect(await codeOf(other.transcriptions.openScan(place))).toBe("not-found");
  });

  test("goes all the way to the receipt, with the scan, and its member co-signs", async () => {
    const panel = await allIn();
    const { reviewId } = closed.review;
    await reveal(panel, closed.review);
    const opinion = await freeze(panel, closed.review);
    await voteAll(panel, closed.review, opinion, () => "for");
    const { client } = panel.table;
    await sitDown(onPaper(panel));
    await valueOf(client.chair.cosign({ reviewId, pin: onPaper(panel).pin }));
    await sitDown(panel.chair);
    const { digest } = await valueOf(client.chair.signResult({ reviewId, pin: panel.chair.pin }));
    const faultAfter = (harm: readonly string[]) =>
      withCopy(panel.table, (vault) => {
        for (const statement of harm)
          vault.library.write((db) => db.delete(statements).where(eq(statements.digest, statement)).run());
        const context = { db: vault.library.read, vault, packs: loadPacks(resources) };
        const result = statementsOf(context.db, reviewId, "result").find((kept) => kept.digest === digest);
        return result === undefined ? null : resultFault(context, gatherReview(context, reviewId, digest), result);
      });
    const checks = (await keptOn(panel.table, reviewId, "confirmation")).filter(
      ({ body }) => body.of === "transcription",
    );
    expect(checks).toHaveLength(1);
    expect(await faultAfter([])).toBeNull();
    expect((await faultAfter(checks.map((kept) => kept.digest)))?.zh).toContain("未经核对");
    const [paper] = await keptOn(panel.table, reviewId, "transcription");
    expect((await faultAfter([paper?.digest ?? ""]))?.zh).toContain("缺失");
    await exchange(panel);
    await valueOf(client.sync.receive({ result: digest, pin: pins.secretariat }));
    const scan = paper?.body.scans[0]?.digest ?? "";
    const rows = await withCopy(panel.table, ({ library }) =>
      library.read.select().from(blobs).where(eq(blobs.digest, scan)).all(),
    );
    expect(rows).toHaveLength(1);
  });

  test("never speaks against the member's own signature", async () => {
    const panel = await allIn();
    const member = onPaper(panel);
    const { reviewId } = closed.review;
    await signSheet(member, closed.review, 90);
    await atSeat(panel, "recorder");
    expect(await codeOf(sealPaper(panel, member, closed.review))).toBe("already-done");
    await reveal(panel, closed.review);
    await sitDown(panel.chair);
    const scores = await valueOf(panel.table.client.chair.scores({ reviewId }));
    expect(scores.channels[member.identityId]).toBe("seat");
    expect(scores.sheets.find((sheet) => sheet.memberId === member.identityId)?.scores).toEqual(
      await paperScores(panel, member, closed.review, 90),
    );
  });

  test("typed anew replaces what was typed before", async () => {
    const panel = await allIn();
    const member = onPaper(panel);
    const { reviewId } = closed.review;
    const scores = await paperScores(panel, member, closed.review, 70);
    await atSeat(panel, "recorder");
    const place = { reviewId, memberId: member.identityId };
    await valueOf(panel.table.client.transcriptions.write({ ...place, draft: { scores, finding: "" } }));
    await valueOf(sealPaper(panel, member, closed.review));
    await reveal(panel, closed.review);
    await sitDown(panel.chair);
    const shown = await valueOf(panel.table.client.chair.scores({ reviewId }));
    expect(shown.sheets.find((sheet) => sheet.memberId === member.identityId)?.scores).toEqual(scores);
    expect(shown.sheets).toHaveLength(5);
  });

  test("is the recorder's alone to type, and no plaintext of it lies in the vault", async () => {
    const panel = await closed.restore();
    const member = onPaper(panel);
    const { reviewId } = closed.review;
    const place = { reviewId, memberId: member.identityId };
    await typePaper(panel, member, closed.review);
    const { transcriptions, sheets } = panel.table.client;
    expect((await valueOf(sheets.read({ reviewId }))).entries).toEqual([]);
    for (const sit of [() => sitDown(panel.chair), () => sitDown(member), () => atSeat(panel, "secretariat")]) {
      await sit();
      expect(await codeOf(transcriptions.list({ reviewId }))).toBe("not-permitted");
      expect(await codeOf(transcriptions.read(place))).toBe("not-permitted");
      expect(await codeOf(sealPaper(panel, member, closed.review))).toBe("not-permitted");
    }
    const rows = await withCopy(panel.table, ({ library }) => library.read.select().from(blobs).all());
    const files = readdirSync(path.join(panel.table.home, "workstations"), { recursive: true }).map(String);
    const sealed = files.filter((file) => /blobs\/../.test(file)).map((file) => path.basename(file));
    expect(sealed.filter((name) => name.length === 64).length).toBe(rows.length + 1);
  });
});

describe("what is refused before anything is signed", () => {
  const who: readonly (readonly [string, (panel: TestPanel) => { checkerId: string; checkerPin: string }, string])[] = [
    ["the transcriber", (panel) => ({ checkerId: panel.recorder, checkerPin: pins.recorder }), "not-permitted"],
    ["the chair", ({ chair }) => ({ checkerId: chair.identityId, checkerPin: chair.pin }), "not-permitted"],
    [
      "an alternate",
      ({ experts }) => {
        const alternate = experts.find(({ position }) => position === "alternate");
        return { checkerId: alternate?.identityId ?? "", checkerPin: alternate?.pin ?? "" };
      },
      "not-permitted",
    ],
    ["somebody elsewhere", ({ guest }) => ({ checkerId: guest.identityId, checkerPin: guest.pin }), "not-permitted"],
    ["a mistyped PIN", ({ secretariat }) => ({ checkerId: secretariat, checkerPin: "000001" }), "wrong-pin"],
  ];

  test.each(who)("a check by %s", async (_, checker, code) => {
    const panel = await closed.restore();
    const member = onPaper(panel);
    await typePaper(panel, member, closed.review);
    const { reviewId } = closed.review;
    const asked = { reviewId, memberId: member.identityId, pin: pins.recorder, ...checker(panel) };
    expect(await codeOf(panel.table.client.transcriptions.seal(asked))).toBe(code);
    const { facts } = await valueOf(panel.table.client.reviews.read({ reviewId }));
    expect(facts.members.find(({ identityId }) => identityId === member.identityId)?.sheet).toBe("none");
  });

  test("the member may check the own paper", async () => {
    const panel = await closed.restore();
    const member = onPaper(panel);
    await typePaper(panel, member, closed.review);
    const { reviewId } = closed.review;
    const own = { checkerId: member.identityId, checkerPin: member.pin };
    const asked = { reviewId, memberId: member.identityId, pin: pins.recorder, ...own };
    expect(await codeOf(panel.table.client.transcriptions.seal(asked))).toBe("ok");
    await othersSign(panel);
    await reveal(panel, closed.review);
    expect(await keptOn(panel.table, reviewId, "transcription")).toHaveLength(1);
  });

  test("a sheet without a scan, a scan that is none, a mark beyond the weight, and a sitting that is not closed", async () => {
    const panel = await closed.restore();
    const member = onPaper(panel);
    const { client, platform } = panel.table;
    const place = { reviewId: closed.review.reviewId, memberId: member.identityId };
    await atSeat(panel, "recorder");
    const scores = await paperScores(panel, member, closed.review);
    await valueOf(client.transcriptions.write({ ...place, draft: { scores, finding: "" } }));
    expect(await codeOf(sealPaper(panel, member, closed.review))).toBe("sheet-incomplete");
    const page = platform.give("评审表.png", new TextEncoder().encode("<svg/>"));
    expect(await codeOf(client.transcriptions.addScan({ ...place, file: page }))).toBe("scan-unreadable");
    const much = scores.map((score) => ({ ...score, score: 10_000 }));
    const tooMuch = client.transcriptions.write({ ...place, draft: { scores: much, finding: "" } });
    expect(await codeOf(tooMuch)).toBe("invalid-input");
    const file = platform.give("评审表.png", scannedPage());
    await valueOf(client.transcriptions.addScan({ ...place, file }));
    const { reviewId } = place;
    await valueOf(client.record.write({ reviewId, kind: "event", key: "applicant-left", value: null }));
    expect(await codeOf(sealPaper(panel, member, closed.review))).toBe("gate-closed");
  });
});

test("a chair on an own laptop receives paper sheets sealed, counts them unread, and reveals them with their scans", async () => {
  const panel = await foundPanel(({ position }) => position === "chair");
  const review = await issueSmallProject(panel);
  const { reviewId } = review;
  await openSitting(panel, review);
  await closeOpenPart(panel, review);
  const member = onPaper(panel);
  await typePaper(panel, member, review);
  await valueOf(sealPaper(panel, member, review));
  for (const other of panel.members) if (other !== member) await signSheet(other, review);
  await exchange(panel);
  const { client } = panel.chair.station;
  await sitDown(panel.chair);
  const { facts } = await valueOf(client.reviews.read({ reviewId }));
  expect(facts.members.find(({ identityId }) => identityId === member.identityId)?.sheet).toBe("sealed");
  await valueOf(client.chair.reveal({ reviewId, missing: [], pin: panel.chair.pin }));
  const scores = await valueOf(client.chair.scores({ reviewId }));
  expect(scores.channels[member.identityId]).toBe("paper");
  const [paper] = await keptOn(panel.chair.station, reviewId, "transcription");
  const digest = paper?.body.scans[0]?.digest ?? "";
  const { grant } = await valueOf(client.transcriptions.openScan({ reviewId, memberId: member.identityId, digest }));
  const source = await panel.chair.station.application.material(grant);
  expect(source?.size).toBe(scannedPage().length);
}, 60_000);
