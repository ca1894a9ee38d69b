import { beforeAll, describe, expect, test } from "vitest";
import { documentMark } from "#shared/domain/document/mark.ts";
import { insider, keptOn } from "#test/support/adversary.ts";
import { playedTo, type Staged } from "#test/support/panel-stages.ts";
import { scannedPage } from "#test/support/paper-sheet.ts";
import { atSeat, exchange, pins, sitDown, type TestPanel } from "#test/support/small-panel.ts";
import { codeOf, valueOf } from "#test/support/workstation.ts";

let voted: Staged;
beforeAll(async () => {
  voted = await playedTo("voted");
});

const code = "GXAI-2026-901";

/** The text of the code on a printed page. */
const markOf = (digest: string, reviewCode = code, edition = 1): string =>
  documentMark({ reviewCode, id: "acceptance-opinion", edition, dataDigest: digest } as never);

/** Prints the opinion at the recorder's seat, with its signature page; answers the digest every page carries. */
async function printOpinion(panel: TestPanel): Promise<string> {
  await atSeat(panel, "recorder");
  const { reviewId } = voted.review;
  const asked = { reviewId, document: "acceptance-opinion", audience: "archive" as const, memberId: null };
  return (await valueOf(panel.table.client.documents.page(asked))).digest;
}

async function addScan(panel: TestPanel, page = 1): Promise<string> {
  const { client, platform } = panel.table;
  await atSeat(panel, "recorder");
  const file = platform.give("签字页.png", scannedPage(page));
  return (await valueOf(client.scans.add({ reviewId: voted.review.reviewId, file }))).digest;
}

const nothing = { corrections: [], remark: "", pin: pins.recorder };

describe("a signed page on its way back", () => {
  test("is read, matched with what was printed, bound with the words changed by hand, and goes with the result", async () => {
    const panel = await voted.restore();
    const { client } = panel.table;
    const { reviewId } = voted.review;
    const printed = await printOpinion(panel);
    const digest = await addScan(panel);
    await valueOf(client.scans.noteMarks({ reviewId, digest, marks: [markOf(printed)], pages: 2 }));
    const before = await valueOf(client.scans.list({ reviewId }));
    expect(before.scans).toMatchObject([{ digest, matches: [{ state: "match", digest: printed }], bound: null }]);
    const corrections = [{ printed: "3 个月", written: "2 个月" }];
    await valueOf(client.scans.bind({ reviewId, digest, printed, ...nothing, corrections }));
    const after = await valueOf(client.scans.list({ reviewId }));
    expect(after.scans[0]?.bound).toEqual({
      document: "acceptance-opinion",
      edition: 1,
      printed,
      corrections,
      remark: "",
    });
    expect(await codeOf(client.scans.bind({ reviewId, digest, printed, ...nothing }))).toBe("already-done");
    expect(await codeOf(client.scans.discard({ reviewId, digest }))).toBe("already-done");
    const { grant, mediaType } = await valueOf(client.scans.open({ reviewId, digest }));
    expect(mediaType).toBe("image/png");
    expect((await panel.table.application.material(grant))?.size).toBe(scannedPage().length);
    const [kept] = await keptOn(panel.table, reviewId, "scan");
    expect(kept?.body).toMatchObject({ read: "qr", pages: 2, printed });
    await sitDown(panel.chair);
    const signed = await valueOf(client.chair.signResult({ reviewId, pin: panel.chair.pin }));
    const [result] = await keptOn(panel.table, reviewId, "result");
    expect(result?.body.scans).toEqual([{ digest }]);
    await exchange(panel);
    await valueOf(client.sync.receive({ result: signed.digest, pin: pins.secretariat }));
  });

  test("without a readable code is bound by the digits under it", async () => {
    const panel = await voted.restore();
    const { client } = panel.table;
    const { reviewId } = voted.review;
    const printed = await printOpinion(panel);
    const digest = await addScan(panel);
    const wrong = `${printed.startsWith("0") ? "1" : "0"}${printed.slice(1, 16)}`;
    expect(await codeOf(client.scans.bind({ reviewId, digest, printed: wrong, ...nothing }))).toBe("scan-mismatch");
    await valueOf(client.scans.bind({ reviewId, digest, printed: printed.slice(0, 16), ...nothing }));
    const [kept] = await keptOn(panel.table, reviewId, "scan");
    expect(kept?.body.read).toBe("typed");
  });

  test("of another review, of nothing printed here, or no paper of ours is told apart and not bound", async () => {
    const panel = await voted.restore();
    const { client } = panel.table;
    const { reviewId } = voted.review;
    const printed = await printOpinion(panel);
    const digest = await addScan(panel);
    const marks = [
      markOf(printed, "GXAI-2020-001"),
      markOf("f".repeat(64)),
      markOf(printed, code, 7),
      "https://example.org/",
    ];
    await valueOf(client.scans.noteMarks({ reviewId, digest, marks, pages: 1 }));
    const { scans } = await valueOf(client.scans.list({ reviewId }));
    expect(scans[0]?.matches?.map(({ state }) => state)).toEqual([
      "other-review",
      "not-printed-here",
      "not-printed-here",
      "not-ours",
    ]);
    const foreign = client.scans.bind({ reviewId, digest, printed: "f".repeat(64), ...nothing });
    expect(await codeOf(foreign)).toBe("scan-mismatch");
    await valueOf(client.scans.discard({ reviewId, digest }));
    expect((await valueOf(client.scans.list({ reviewId }))).scans).toEqual([]);
  });

  test("printed before the data changed says so, and is bound only with a word on why", async () => {
    const panel = await voted.restore();
    const { client } = panel.table;
    const { reviewId } = voted.review;
    const first = await printOpinion(panel);
    const digest = await addScan(panel);
    const member = panel.members[1] ?? panel.chair;
    await sitDown(member);
    await valueOf(client.chair.dissent({ reviewId, text: "样本偏少", pin: member.pin }));
    const second = await printOpinion(panel);
    expect(second).not.toBe(first);
    await valueOf(client.scans.noteMarks({ reviewId, digest, marks: [markOf(first)], pages: 1 }));
    const { scans } = await valueOf(client.scans.list({ reviewId }));
    expect(scans[0]?.matches).toMatchObject([{ state: "superseded", edition: 1, newest: 2 }]);
    expect(await codeOf(client.scans.bind({ reviewId, digest, printed: first, ...nothing }))).toBe("scan-mismatch");
    const why = { ...nothing, remark: "签字后收到不同意见书，正文未变" };
    await valueOf(client.scans.bind({ reviewId, digest, printed: first, ...why }));
  });

  test("is the recorder's to bring, before the result, and a scan twice is one scan", async () => {
    const panel = await voted.restore();
    const { client, platform } = panel.table;
    const { reviewId } = voted.review;
    await printOpinion(panel);
    await addScan(panel);
    const again = platform.give("又一次.png", scannedPage());
    expect(await codeOf(client.scans.add({ reviewId, file: again }))).toBe("already-done");
    const member = panel.members[1] ?? panel.chair;
    await sitDown(member);
    expect(await codeOf(client.scans.list({ reviewId }))).toBe("not-permitted");
    await sitDown(panel.chair);
    await valueOf(client.chair.signResult({ reviewId, pin: panel.chair.pin }));
    await atSeat(panel, "recorder");
    const late = platform.give("迟到.png", scannedPage(2));
    expect(await codeOf(client.scans.add({ reviewId, file: late }))).toBe("gate-closed");
  });
});

test("the alliance registers no result that lists a scan nothing binds", async () => {
  const panel = await voted.restore();
  const { reviewId, digest } = voted.review;
  const { client } = panel.table;
  const aside = await voted.restore();
  await sitDown(aside.chair);
  await valueOf(aside.table.client.chair.signResult({ reviewId, pin: aside.chair.pin }));
  const [honest] = await keptOn(aside.table, reviewId, "result");
  if (honest === undefined) throw new Error("no result");
  const chair = await insider(panel, panel.chair);
  const body = { ...honest.body, scans: [{ digest: "4".repeat(64) }] };
  const forged = chair.sign("result", body, [body.dossier, body.reveal, body.opinion]);
  const { recipient } = (await keptOn(panel.table, reviewId, "dossier"))[0]?.body.recorder ?? { recipient: "" };
  await chair.post([recipient], { kind: "result", about: digest, statements: [forged] });
  await exchange(panel);
  await atSeat(panel, "secretariat");
  expect(await codeOf(client.sync.receive({ result: forged.digest, pin: pins.secretariat }))).toBe("result-unfounded");
  const again = chair.sign("result", honest.body, [body.dossier, body.reveal, body.opinion]);
  await chair.post([recipient], { kind: "result", about: digest, statements: [again] });
  await exchange(panel);
  expect(await codeOf(client.sync.receive({ result: again.digest, pin: pins.secretariat }))).toBe("ok");
});
