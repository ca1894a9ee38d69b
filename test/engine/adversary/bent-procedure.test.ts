import { readdirSync, renameSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { insider, isoNow, keptOn, recipientOf } from "#test/support/adversary.ts";
import { freeze, playedTo, type Staged } from "#test/support/panel-stages.ts";
import {
  atSeat,
  exchange,
  importReadings,
  note,
  pins,
  sitDown,
  type TestExpert,
  type TestPanel,
  writeOpinion,
} from "#test/support/small-panel.ts";
import { codeOf, type TestWorkstation, valueOf } from "#test/support/workstation.ts";

const read = async (station: TestWorkstation, reviewId: string) =>
  (await valueOf(station.client.reviews.read({ reviewId }))).facts;

function mailed(panel: TestPanel): readonly string[] {
  return readdirSync(panel.mailbox, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Runs `send`, and keeps what it left in the mailbox from being delivered until the returned function is called. */
async function heldBack(panel: TestPanel, send: () => Promise<unknown>): Promise<() => void> {
  const before = new Set(mailed(panel));
  await send();
  await valueOf(panel.table.client.sync.run({}));
  const held = mailed(panel).filter((file) => !before.has(file));
  for (const file of held) renameSync(file, `${file}.held`);
  return () => {
    for (const file of held) renameSync(`${file}.held`, file);
  };
}

async function mark(panel: TestPanel, reviewId: string, { identityId, name }: TestExpert, present: boolean) {
  await atSeat(panel, "recorder");
  const value = { block: "panel", identityId, name, unit: "", present, at: null };
  await valueOf(panel.table.client.record.write({ reviewId, kind: "attendance", key: identityId, value }));
}

async function signRecord(panel: TestPanel, reviewId: string): Promise<void> {
  await atSeat(panel, "recorder");
  await valueOf(panel.table.client.record.sign({ reviewId, pin: pins.recorder }));
}

async function vote(member: TestExpert, reviewId: string, opinion: string, choice = "for" as const) {
  await sitDown(member);
  return member.station.client.chair.vote({ reviewId, opinion, choice, pin: member.pin });
}

/** Leaves one statement for the recorder's seat and takes it in there. */
async function deliver(
  panel: TestPanel,
  who: TestExpert | "recorder" | "alliance",
  make: (by: Awaited<ReturnType<typeof insider>>) => { readonly bytes: Uint8Array },
): Promise<void> {
  const by = await insider(panel, who);
  const to = [await recipientOf(panel.table, panel.recorder)];
  await by.post(to, { kind: "other", about: null, statements: [make(by)] });
  await atSeat(panel, "recorder");
  await valueOf(panel.table.client.sync.run({}));
}

describe("versions count, not the order of arrival", () => {
  test("an older record delivered late does not stand for the newer one", async () => {
    const staged = await playedTo("opened");
    const panel = await staged.restore();
    const { reviewId } = staged.review;
    await atSeat(panel, "recorder");
    await note(panel, reviewId, "applicant-left");
    const release = await heldBack(panel, () => signRecord(panel, reviewId));
    await note(panel, reviewId, "presentation-held");
    await signRecord(panel, reviewId);
    await exchange(panel);
    const newer = (await read(panel.laptop, reviewId)).record;
    release();
    await exchange(panel);
    expect(await keptOn(panel.laptop, reviewId, "joint-record")).toHaveLength(2);
    expect((await read(panel.laptop, reviewId)).record).toBe(newer);
    expect((await read(panel.laptop, reviewId)).events["presentation-held"]).toBeDefined();
  });

  test("an older text delivered late is not the one to vote on, and a second reveal never replaces the first", async () => {
    const staged = await playedTo("revealed");
    const panel = await staged.restore();
    const { reviewId } = staged.review;
    await writeOpinion(panel, staged.review, "passed");
    const { client } = panel.table;
    const release = await heldBack(panel, async () => valueOf(client.chair.freeze({ reviewId, pin: panel.chair.pin })));
    const newer = await freeze(panel, staged.review);
    release();
    await exchange(panel);
    expect(await keptOn(panel.laptop, reviewId, "opinion")).toHaveLength(2);
    expect((await read(panel.laptop, reviewId)).opinion).toBe(newer);

    const [first] = await keptOn(panel.table, reviewId, "reveal");
    if (first === undefined) throw new Error("not revealed");
    const dropped = { ...first.body, sheets: first.body.sheets.slice(1) };
    await deliver(panel, panel.chair, (by) => by.sign("reveal", dropped, first.statement.subjects));
    expect(await keptOn(panel.table, reviewId, "reveal")).toHaveLength(2);
    expect((await read(panel.table, reviewId)).reveal).toBe(first.digest);
  });
});

describe("a record that changes after it was signed", () => {
  test("is shown as changed, holds the reveal back, and asks everyone again once it is signed anew", async () => {
    const staged = await playedTo("scored");
    const panel = await staged.restore();
    const { client } = panel.table;
    const { reviewId } = staged.review;
    await sitDown(panel.chair);
    await valueOf(client.record.respond({ reviewId, objection: null, pin: panel.chair.pin }));
    const chairIn = async () => (await read(panel.table, reviewId)).members.find((m) => m.position === "chair");
    expect((await chairIn())?.confirmedRecord).toBe(true);
    await atSeat(panel, "recorder");
    expect(await codeOf(client.record.sign({ reviewId, pin: pins.recorder }))).toBe("already-done");
    await note(panel, reviewId, "presentation-held");
    expect((await valueOf(client.record.read({ reviewId }))).changedSince).toBe(true);
    await sitDown(panel.chair);
    expect(await codeOf(client.chair.reveal({ reviewId, missing: [], pin: panel.chair.pin }))).toBe("gate-closed");
    await signRecord(panel, reviewId);
    expect((await valueOf(client.record.read({ reviewId }))).changedSince).toBe(false);
    expect((await chairIn())?.confirmedRecord).toBe(false);
    await sitDown(panel.chair);
    expect(await codeOf(client.chair.reveal({ reviewId, missing: [], pin: panel.chair.pin }))).toBe("ok");
  });
});

describe("the ballot", () => {
  let frozen: Staged;
  let voted: Staged;
  beforeAll(async () => {
    frozen = await playedTo("frozen");
    voted = await playedTo("voted");
  });

  test("once somebody has voted on a text the chair cannot start over with another", async () => {
    const panel = await frozen.restore();
    const { reviewId } = frozen.review;
    await valueOf(vote(panel.chair, reviewId, frozen.opinion));
    await sitDown(panel.chair);
    expect(await codeOf(panel.table.client.chair.freeze({ reviewId, pin: panel.chair.pin }))).toBe("gate-closed");
  });

  test("an absent member does not vote and stays in the denominator", async () => {
    const staged = await playedTo("revealed");
    const panel = await staged.restore();
    const { reviewId } = staged.review;
    const away = panel.members[3];
    if (away === undefined) throw new Error("panel too small");
    await mark(panel, reviewId, away, false);
    await signRecord(panel, reviewId);
    const opinion = await freeze(panel, staged.review);
    expect(await codeOf(vote(away, reviewId, opinion))).toBe("gate-closed");
    for (const member of panel.members) if (member !== away) await valueOf(vote(member, reviewId, opinion));
    await exchange(panel);
    const [round] = (await read(panel.table, reviewId)).rounds;
    expect(round).toMatchObject({ for: 4, notCast: 1, needed: 4, carried: true });
  });

  test("marking voters absent afterwards changes no vote, on no workstation", async () => {
    const panel = await voted.restore();
    const { reviewId } = voted.review;
    for (const member of panel.members.slice(1, 4)) await mark(panel, reviewId, member, false);
    await signRecord(panel, reviewId);
    await exchange(panel);
    for (const station of [panel.table, panel.laptop]) {
      const facts = await read(station, reviewId);
      expect(facts.outcome).toBe("passed");
      expect(facts.rounds[0]).toMatchObject({ for: 5, carried: true });
    }
    await sitDown(panel.chair);
    await valueOf(panel.table.client.chair.signResult({ reviewId, pin: panel.chair.pin }));
    const [result] = await keptOn(panel.table, reviewId, "result");
    expect(result?.body.counts).toMatchObject({ panel: 5, present: 5, for: 5 });
  });

  test("readings changed after the vote do not undo it", async () => {
    const panel = await voted.restore();
    const { reviewId } = voted.review;
    await importReadings(panel, voted.review, 11);
    const { tests } = await valueOf(panel.table.client.record.read({ reviewId }));
    expect(tests[0]?.judgement.rows[0]?.verdict).not.toBe("met");
    await signRecord(panel, reviewId);
    await exchange(panel);
    expect((await read(panel.table, reviewId)).outcome).toBe("passed");
    expect((await read(panel.laptop, reviewId)).outcome).toBe("passed");
  });

  test("a ballot for another proposal than the text makes does not count; of two by one member the first does", async () => {
    const panel = await frozen.restore();
    const { reviewId } = frozen.review;
    const { guest } = panel;
    const body = { reviewId, opinion: frozen.opinion, memberId: guest.identityId, choice: "for" as const };
    await deliver(panel, guest, (by) => by.sign("ballot", { ...body, round: "rectification" }, [frozen.opinion]));
    expect((await read(panel.table, reviewId)).rounds).toEqual([]);
    await deliver(panel, guest, (by) => by.sign("ballot", { ...body, round: "passed" }, [frozen.opinion]));
    const second = { ...body, round: "passed" as const, choice: "against" as const };
    await deliver(panel, guest, (by) => by.sign("ballot", second, [frozen.opinion], isoNow(-60_000)));
    const [round] = (await read(panel.table, reviewId)).rounds;
    expect(round).toMatchObject({ for: 1, against: 0, voted: [guest.identityId] });
  });

  test("a proposal is voted on in its turn: members refuse a text out of turn, and votes on it decide nothing", async () => {
    const panel = await frozen.restore();
    const { reviewId } = frozen.review;
    const [first] = await keptOn(panel.table, reviewId, "opinion");
    if (first === undefined) throw new Error("not frozen");
    const hasty = { ...first.body, version: 2, proposal: "not-passed" as const };
    let digest = "";
    await deliver(panel, panel.chair, (by) => {
      const signed = by.sign("opinion", hasty, first.statement.subjects);
      digest = signed.digest;
      return signed;
    });
    const [, member] = panel.members;
    if (member === undefined) throw new Error("panel too small");
    expect(await codeOf(vote(member, reviewId, digest))).toBe("gate-closed");
    for (const each of panel.members) {
      const { identityId: memberId } = each;
      const body = { reviewId, opinion: digest, memberId, round: "not-passed" as const, choice: "for" as const };
      await deliver(panel, each, (by) => by.sign("ballot", body, [digest]));
    }
    expect((await read(panel.table, reviewId)).outcome).toBeNull();
  });

  test("a text frozen by other tools while the one before is being voted on is not voted on", async () => {
    const panel = await frozen.restore();
    const { reviewId } = frozen.review;
    await valueOf(vote(panel.chair, reviewId, frozen.opinion));
    const [first] = await keptOn(panel.table, reviewId, "opinion");
    if (first === undefined) throw new Error("not frozen");
    let digest = "";
    await deliver(panel, panel.chair, (by) => {
      const signed = by.sign("opinion", { ...first.body, version: 2 }, first.statement.subjects);
      digest = signed.digest;
      return signed;
    });
    expect((await read(panel.table, reviewId)).opinion).toBe(digest);
    const [, member] = panel.members;
    if (member === undefined) throw new Error("panel too small");
    expect(await codeOf(vote(member, reviewId, digest))).toBe("gate-closed");
  });

  test("a ballot that arrives after the result changes nothing", async () => {
    const panel = await frozen.restore();
    const { reviewId } = frozen.review;
    const { guest } = panel;
    for (const member of panel.members) if (member !== guest) await valueOf(vote(member, reviewId, frozen.opinion));
    await sitDown(panel.chair);
    await valueOf(panel.table.client.chair.signResult({ reviewId, pin: panel.chair.pin }));
    const before = await read(panel.table, reviewId);
    const body = { reviewId, opinion: frozen.opinion, memberId: guest.identityId, round: "passed" as const };
    await deliver(panel, guest, (by) => by.sign("ballot", { ...body, choice: "against" }, [frozen.opinion]));
    expect(await keptOn(panel.table, reviewId, "ballot")).toHaveLength(5);
    const after = await read(panel.table, reviewId);
    expect(after.rounds).toEqual(before.rounds);
    expect(after.outcome).toBe("passed");
  });
});

describe("when no proposal carries", () => {
  test("vetoes skip rounds, every round fails, and nobody is stuck with an error", async () => {
    const staged = await playedTo("revealed");
    const panel = await staged.restore();
    const { client } = panel.table;
    const { reviewId } = staged.review;
    for (const proposal of ["passed", "rectification", "not-passed"] as const) {
      await sitDown(panel.chair);
      expect((await valueOf(client.chair.opinion({ reviewId }))).next?.proposal).toBe(proposal);
      const opinion = await freeze(panel, staged.review, proposal);
      for (const member of panel.members) {
        await sitDown(member);
        const against = { reviewId, opinion, choice: "against" as const, pin: member.pin };
        await valueOf(member.station.client.chair.vote(against));
      }
      await exchange(panel);
    }
    await sitDown(panel.chair);
    const { next } = await valueOf(client.chair.opinion({ reviewId }));
    expect(next).toBeNull();
    const facts = await read(panel.table, reviewId);
    expect(facts.outcome).toBeNull();
    expect(facts.rounds.map((round) => round.carried)).toEqual([false, false, false]);
    expect(await codeOf(client.chair.freeze({ reviewId, pin: panel.chair.pin }))).toBe("gate-closed");
    expect(await codeOf(client.chair.signResult({ reviewId, pin: panel.chair.pin }))).toBe("gate-closed");
    expect(await codeOf(client.documents.list({ reviewId }))).toBe("ok");
  });
});
