import { beforeAll, describe, expect, test } from "vitest";
import { insider, keptOn, recipientOf } from "#test/support/adversary.ts";
import { playedTo, type Staged } from "#test/support/panel-stages.ts";
import { atSeat, exchange, note, pins, sitDown, type TestPanel } from "#test/support/small-panel.ts";
import { codeOf, valueOf } from "#test/support/workstation.ts";

let opened: Staged;
let voted: Staged;
beforeAll(async () => {
  [opened, voted] = [await playedTo("opened"), await playedTo("voted")];
});

const item = "质询 2：夜间工况的检测数据";
const bytes = new TextEncoder().encode("夜间工况,100\n");

/** The recorder asks for a supplement and takes in what the applicant brings. */
async function handIn(panel: TestPanel): Promise<string> {
  const { client, platform } = panel.table;
  const { reviewId } = opened.review;
  await atSeat(panel, "recorder");
  const value = { item, owner: "某机械厂", deadline: "2026-11-25" };
  await valueOf(client.record.write({ reviewId, kind: "supplement", key: "001", value }));
  const file = platform.give("夜间数据.csv", bytes);
  const asked = { reviewId, file, title: "夜间工况检测数据", answers: item };
  return (await valueOf(client.supplements.add(asked))).materialId;
}

const sign = (panel: TestPanel) =>
  panel.table.client.supplements.sign({ reviewId: opened.review.reviewId, note: "", pin: pins.recorder });

describe("materials that arrive later", () => {
  test("are the recorder's until signed, then everybody's who may read materials, on every workstation", async () => {
    const panel = await opened.restore();
    const { reviewId } = opened.review;
    const materialId = await handIn(panel);
    await sitDown(panel.chair);
    expect(await valueOf(panel.table.client.supplements.list({ reviewId }))).toEqual([]);
    expect(await codeOf(panel.table.client.supplements.open({ reviewId, materialId }))).toBe("not-found");
    await atSeat(panel, "recorder");
    await valueOf(sign(panel));
    expect(await codeOf(sign(panel))).toBe("not-found");
    await exchange(panel);
    const { client, application } = panel.guest.station;
    await sitDown(panel.guest);
    const [file] = await valueOf(client.supplements.list({ reviewId }));
    expect(file).toMatchObject({ materialId, title: "夜间工况检测数据", answers: item, size: bytes.length });
    const { grant, mediaType } = await valueOf(client.supplements.open({ reviewId, materialId }));
    expect(mediaType).toBe("text/csv");
    const source = await application.material(grant);
    const pieces: Uint8Array[] = [];
    for await (const piece of source?.read(0, bytes.length) ?? []) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(Buffer.from(bytes))).toBe(true);
  });

  test("are printed with the item they answer", async () => {
    const panel = await opened.restore();
    const { reviewId } = opened.review;
    const { client, application } = panel.table;
    await handIn(panel);
    await valueOf(sign(panel));
    const asked = { reviewId, document: "supplement-list", audience: "archive" as const, memberId: null };
    const { grant } = await valueOf(client.documents.page(asked));
    const source = await application.material(grant);
    let html = "";
    for await (const piece of source?.read(0, source.size) ?? []) html += new TextDecoder().decode(piece);
    expect(html).toContain("已补交：夜间工况检测数据");
    expect(html).toContain("质询 2");
    expect(html).toContain("2026年11月25日");
  });

  test("can be taken away before they are signed, never after, and nobody else brings them", async () => {
    const panel = await opened.restore();
    const { reviewId } = opened.review;
    const { client, platform } = panel.table;
    const materialId = await handIn(panel);
    await valueOf(client.supplements.remove({ reviewId, materialId }));
    expect(await codeOf(sign(panel))).toBe("not-found");
    const second = await handIn(panel);
    await valueOf(sign(panel));
    expect(await codeOf(client.supplements.remove({ reviewId, materialId: second }))).toBe("already-done");
    await sitDown(panel.chair);
    const file = platform.give("x.txt", bytes);
    expect(await codeOf(client.supplements.add({ reviewId, file, title: "x", answers: null }))).toBe("gate-closed");
    await atSeat(panel, "recorder");
    await note(panel, reviewId, "applicant-left");
    expect((await valueOf(client.record.read({ reviewId }))).record.supplements).toHaveLength(1);
  });

  test("come too late once the ballot has decided", async () => {
    const panel = await voted.restore();
    const { client, platform } = panel.table;
    await atSeat(panel, "recorder");
    const file = platform.give("x.txt", bytes);
    const late = client.supplements.add({ reviewId: voted.review.reviewId, file, title: "x", answers: null });
    expect(await codeOf(late)).toBe("gate-closed");
  });

  test("a supplement nobody but the recorder signs, and a blob no statement names, are not taken in", async () => {
    const panel = await opened.restore();
    const { reviewId, digest } = opened.review;
    const liar = await insider(panel, panel.guest);
    const file = { digest: "6".repeat(64), size: 3, mediaType: "text/plain" };
    const materials = [{ materialId: "Q".repeat(26), title: "假的", file, answers: null }];
    const body = { reviewId, dossier: digest, materials, note: "" };
    const to = [await recipientOf(panel.table, panel.recorder)];
    await liar.post(to, { kind: "other", about: digest, statements: [liar.sign("supplement", body, [digest])] });
    await exchange(panel);
    expect(await keptOn(panel.table, reviewId, "supplement")).toEqual([]);
  });
});
