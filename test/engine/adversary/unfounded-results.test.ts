import { beforeAll, expect, test } from "vitest";
import { insider, keptOn, recipientOf, withCopy } from "#test/support/adversary.ts";
import { sealedSheets } from "#db/schema/index.ts";
import { charterInForce, readPool } from "#engine/alliance/charter.ts";
import { statementsOf } from "#engine/statements.ts";
import { open } from "#engine/trust/envelope.ts";
import { decodeContent } from "#engine/trust/package-content.ts";
import { verifyStatement } from "#engine/trust/signing.ts";
import type { BodyOf } from "#shared/trust/kinds.ts";
import { freeze, playedTo, type Staged } from "#test/support/panel-stages.ts";
import { atSeat, exchange, pins, sitDown, type TestPanel } from "#test/support/small-panel.ts";
import { codeOf, valueOf } from "#test/support/workstation.ts";

let voted: Staged;
beforeAll(async () => {
  voted = await playedTo("voted");
});

/** The result an honest engine would have signed now. */
async function honestResult(panel: TestPanel): Promise<BodyOf<"result">> {
  const aside = await voted.restore();
  await sitDown(aside.chair);
  await valueOf(aside.table.client.chair.signResult({ reviewId: voted.review.reviewId, pin: panel.chair.pin }));
  const [result] = await keptOn(aside.table, voted.review.reviewId, "result");
  if (result === undefined) throw new Error("no result");
  return result.body;
}

/** The chair signs a result with tools of their own and sends it, with everything it should rest on, to the alliance. */
async function sendResult(panel: TestPanel, body: BodyOf<"result">): Promise<string> {
  const chair = await insider(panel, panel.chair);
  const { reviewId, digest } = voted.review;
  const result = chair.sign("result", body, [body.dossier, body.reveal, body.opinion]);
  const { to, evidence } = await withCopy(panel.table, ({ library: { read } }) => ({
    to: charterInForce(read).body.recipient,
    evidence: (["dossier", "joint-record", "sheet", "reveal", "opinion", "ballot"] as const).flatMap((kind) =>
      statementsOf(read, reviewId, kind).map(({ bytes }) => ({ bytes })),
    ),
  }));
  await chair.post([to], { kind: "result", about: digest, statements: [...evidence, result] });
  await atSeat(panel, "secretariat");
  await valueOf(panel.table.client.sync.run({}));
  return result.digest;
}

const lies: readonly (readonly [string, (body: BodyOf<"result">) => BodyOf<"result">])[] = [
  ["an outcome no ballot carried", (body) => ({ ...body, outcome: "not-passed" })],
  ["an outcome the panel never voted on", (body) => ({ ...body, outcome: "suspended" })],
  ["counts that are not those of the ballots", (body) => ({ ...body, counts: { ...body.counts, for: 4, against: 1 } })],
  ["a ballot left out", (body) => ({ ...body, ballots: body.ballots.slice(1), counts: { ...body.counts, for: 4 } })],
  ["a ballot listed that there is not", (body) => ({ ...body, ballots: [...body.ballots, "0".repeat(64)] })],
  ["a grade the sheets do not come to", (body) => ({ ...body, grade: "excellent" })],
  ["another joint record", (body) => ({ ...body, record: null })],
];

test.each(lies)("the alliance registers no result with %s", async (_, lie) => {
  const panel = await voted.restore();
  const result = await sendResult(panel, lie(await honestResult(panel)));
  const { client } = panel.table;
  const { reviewId } = voted.review;
  expect(await codeOf(client.sync.receive({ result, pin: pins.secretariat }))).toBe("result-unfounded");
  expect(await codeOf(client.sync.decide({ reviewId, note: "", pin: pins.secretariat }))).toBe("gate-closed");
});

test("the honest one by the same road is registered, even after a false one, and concluded on", async () => {
  const panel = await voted.restore();
  const honest = await honestResult(panel);
  await sendResult(panel, { ...honest, outcome: "not-passed" });
  const result = await sendResult(panel, honest);
  const { client } = panel.table;
  const { receipt } = await valueOf(client.sync.receive({ result, pin: pins.secretariat }));
  expect(await valueOf(client.sync.receive({ result, pin: pins.secretariat }))).toEqual({ receipt });
  const { reviewId } = voted.review;
  const { register } = await valueOf(client.sync.decide({ reviewId, note: "", pin: pins.secretariat }));
  expect(register).toBe("promotion-library");
});

test("a second result after the receipt is neither registered nor concluded on", async () => {
  const panel = await voted.restore();
  const honest = await honestResult(panel);
  const first = await sendResult(panel, honest);
  const { client } = panel.table;
  const { reviewId } = voted.review;
  await valueOf(client.sync.receive({ result: first, pin: pins.secretariat }));
  const second = await sendResult(panel, { ...honest, outcome: "not-passed" });
  expect(await codeOf(client.sync.receive({ result: second, pin: pins.secretariat }))).toBe("already-done");
  const { register } = await valueOf(client.sync.decide({ reviewId, note: "", pin: pins.secretariat }));
  expect(register).toBe("promotion-library");
  await exchange(panel);
  const [decision] = await keptOn(panel.table, reviewId, "decision");
  expect(decision?.body).toMatchObject({ result: first, conclusion: "passed" });
});

test("a sheet no engine would have counted is found when the result is registered", async () => {
  const staged = await playedTo("scored");
  const panel = await staged.restore();
  const { reviewId, digest } = staged.review;
  const { guest, table } = panel;
  const sealed = await sheetsOpenedBy(panel);
  const own = sealed.find((sheet) => sheet.statement.body.memberId === guest.identityId);
  if (own === undefined) throw new Error("the guest signed no sheet");
  const { body } = own.statement;
  const colluding = await insider(panel, guest);
  const scores = body.scores.map((score) => ({ ...score, score: 10_000 }));
  const inflated = colluding.sign("sheet", { ...body, scores }, [digest]);
  const counted = [...sealed.filter((sheet) => sheet !== own), inflated];
  const [record] = await keptOn(table, reviewId, "joint-record");
  const chair = await insider(panel, panel.chair);
  const sheets = counted.map((sheet) => ({
    memberId: sheet.statement.body.memberId,
    digest: sheet.digest,
    channel: "seat" as const,
  }));
  const list = { reviewId, dossier: digest, record: record?.digest ?? null, sheets, missing: [], predecessor: null };
  const revealed = chair.sign("reveal", list, [digest, ...sheets.map((sheet) => sheet.digest)]);
  await chair.post([await recipientOf(table, panel.recorder)], {
    kind: "result",
    about: digest,
    statements: [...counted, revealed],
  });
  await exchange(panel);
  const opinion = await freeze(panel, staged.review);
  for (const member of panel.members.filter((each) => each.station === table)) {
    await sitDown(member);
    await valueOf(table.client.chair.vote({ reviewId, opinion, choice: "for", pin: member.pin }));
  }
  await sitDown(panel.chair);
  const { digest: result } = await valueOf(table.client.chair.signResult({ reviewId, pin: panel.chair.pin }));
  await exchange(panel);
  const refused = await table.client.sync.receive({ result, pin: pins.secretariat });
  expect(refused).toMatchObject({ ok: false, error: { code: "result-unfounded" } });
  expect(JSON.stringify(refused)).toContain(guest.name);
});

/** What a chair can read with keys and tools of their own. */
function sheetsOpenedBy(panel: TestPanel) {
  return withCopy(panel.table, async (vault) => {
    const seat = await vault.enterSeat(panel.chair.identityId, panel.chair.pin);
    const keys = panel.members.map((member) =>
      readPool(vault.library.read).find((p) => p.identityId === member.identityId),
    );
    const rows = vault.library.read.select().from(sealedSheets).all();
    return Promise.all(
      rows.map(async ({ envelope }) => {
        const [bytes] = decodeContent(await open(envelope, [seat.receivingSecret])).statements;
        return verifyStatement(
          bytes ?? new Uint8Array(),
          keys.flatMap((person) => person?.signingKey ?? []),
          "sheet",
        );
      }),
    );
  });
}
