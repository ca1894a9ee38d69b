import { beforeAll, describe, expect, test } from "vitest";
import { loadPacks } from "#engine/packs.ts";
import { insider, keptOn, recipientOf } from "#test/support/adversary.ts";
import { freeze, playedTo, reveal, type Staged } from "#test/support/panel-stages.ts";
import { atSeat, exchange, pins, sitDown, type TestExpert, type TestPanel } from "#test/support/small-panel.ts";
import { codeOf, resources, valueOf } from "#test/support/workstation.ts";

const factsOf = async (panel: TestPanel, reviewId: string) =>
  (await valueOf(panel.table.client.reviews.read({ reviewId }))).facts;

const listOf = (panel: TestPanel) => panel.experts.map(({ identityId, position }) => ({ identityId, position }));

async function answer(expert: TestExpert, dossierId: string, grounds: readonly string[] = []) {
  await sitDown(expert);
  const { client } = expert.station;
  return client.dossiers.answerRecusal({ dossierId, grounds: [...grounds], reason: "亲属", pin: expert.pin });
}

async function reissue(panel: TestPanel, dossierId: string): Promise<string> {
  await atSeat(panel, "secretariat");
  const { client } = panel.table;
  return codeOf(client.dossiers.issue({ dossierId, reason: "更正", pin: pins.secretariat }));
}

describe("drawing the panel", () => {
  let issued: Staged;
  beforeAll(async () => {
    issued = await playedTo("issued");
  });

  test("the check sheet asks for the grounds of the house rules, with the years they look back", async () => {
    const panel = await issued.restore();
    await sitDown(panel.chair);
    const [sheet] = await valueOf(panel.table.client.dossiers.recusalSheets({}));
    const { years, grounds } = loadPacks(resources).rules.content.recusal;
    expect(sheet?.grounds).toEqual(
      grounds.map(({ id, title, withinYears }) => ({ id, title, withinYears: withinYears ? years : null })),
    );
    expect(sheet?.grounds.find(({ id }) => id === "co-author")?.withinYears).toBe(3);
    expect(sheet?.grounds.find(({ id }) => id === "kin")?.withinYears).toBeNull();
  });

  test("one place a person, the recorder none, and nobody the alliance does not vouch for today", async () => {
    let now = Date.now();
    const panel = await issued.restore(() => now);
    const { client, platform } = panel.table;
    const { reviewId: dossierId } = issued.review;
    await atSeat(panel, "secretariat");
    const members = listOf(panel);
    const { recorder } = panel;
    const [chair] = members;
    if (chair === undefined) throw new Error("no chair");
    const twice = [...members, { ...chair, position: "member" as const }];
    expect(await codeOf(client.dossiers.writePanel({ dossierId, recorder, members: twice }))).toBe("invalid-input");
    const judge = { dossierId, recorder: chair.identityId, members };
    expect(await codeOf(client.dossiers.writePanel(judge))).toBe("invalid-input");
    const person = { name: "自荐", unit: "", title: "", category: "technical" as const, roles: ["expert" as const] };
    const save = platform.place("r.gjx");
    const self = await valueOf(client.alliance.requestEnrolment({ person, pin: "718203", save }));
    const unknown = [...members, { identityId: self.identityId, position: "member" as const }];
    expect(await codeOf(client.dossiers.writePanel({ dossierId, recorder, members: unknown }))).toBe("not-found");
    const selfRecorder = { dossierId, recorder: self.identityId, members };
    expect(await codeOf(client.dossiers.writePanel(selfRecorder))).toBe("not-found");
    now = Date.parse("2029-03-01T09:00:00+08:00");
    expect(await codeOf(client.dossiers.writePanel({ dossierId, recorder, members }))).toBe("credential-expired");
  });

  test("a conflict is not laundered by taking the member off the list and on again; an answer is not lost by it", async () => {
    const panel = await issued.restore();
    const { client } = panel.table;
    const { reviewId: dossierId } = issued.review;
    const [, honest] = panel.members;
    if (honest === undefined) throw new Error("panel too small");
    const conflicted = await insider(panel, honest);
    const invitation = (await keptOn(panel.table, dossierId, "invitation")).find(
      (kept) => kept.body.memberId === honest.identityId,
    );
    const fact = { dossierId, memberId: honest.identityId, invitation: invitation?.digest ?? null, disclosed: null };
    const statement = conflicted.sign("recusal", { ...fact, recused: true }, []);
    const to = [await recipientOf(panel.table, panel.secretariat)];
    await conflicted.post(to, { kind: "other", about: null, statements: [statement] });
    await atSeat(panel, "secretariat");
    await valueOf(client.sync.run({}));
    const { recorder } = panel;
    const members = listOf(panel);
    const without = members.filter((member) => member.identityId !== honest.identityId);
    await valueOf(client.dossiers.writePanel({ dossierId, recorder, members: without }));
    await valueOf(client.dossiers.writePanel({ dossierId, recorder, members }));
    const { panel: drawn, completeness } = await valueOf(client.dossiers.read({ dossierId }));
    expect(drawn.find((member) => member.identityId === honest.identityId)?.conflict).toBe(true);
    expect(drawn.filter((member) => member.recusal === null)).toEqual([]);
    // Four without them: the panel is too small, and saying so is not left to arithmetic.
    expect(completeness.find((line) => line.id.endsWith("size"))?.state).toBe("missing");
    expect(await reissue(panel, dossierId)).toBe("dossier-incomplete");
  });

  test("a unit added after the answers asks everyone again", async () => {
    const panel = await issued.restore();
    const { client } = panel.table;
    const { reviewId: dossierId } = issued.review;
    await atSeat(panel, "secretariat");
    const { profile } = await valueOf(client.dossiers.read({ dossierId }));
    const [first] = profile.participants;
    if (first === undefined) throw new Error("no participant");
    const partner = { ...first, id: "0".repeat(26), name: "后加的检测机构", role: "test-lab" as const, share: "0" };
    const participants = [...profile.participants, partner];
    const wider = JSON.parse(JSON.stringify({ ...profile, participants }));
    await valueOf(client.dossiers.writeProfile({ dossierId, profile: wider }));
    expect(await reissue(panel, dossierId)).toBe("dossier-incomplete");
    await valueOf(client.dossiers.invite({ dossierId, pin: pins.secretariat }));
    await exchange(panel);
    expect(await reissue(panel, dossierId)).toBe("dossier-incomplete");
    const conflicted = panel.experts.find((expert) => expert.position === "alternate");
    for (const expert of panel.experts) await valueOf(answer(expert, dossierId, expert === conflicted ? ["kin"] : []));
    await exchange(panel);
    expect(await reissue(panel, dossierId)).toBe("ok");
    const { panel: drawn } = await valueOf(client.dossiers.read({ dossierId }));
    expect(drawn.filter((member) => member.conflict).map((member) => member.identityId)).toEqual([
      conflicted?.identityId,
    ]);
  });
});

describe("whoever steps back after the dossier was issued", () => {
  test("is out at once: no vote counts, no sheet is owed, the denominator stays", async () => {
    const staged = await playedTo("frozen");
    const panel = await staged.restore();
    const { reviewId } = staged.review;
    const { guest } = panel;
    await sitDown(guest);
    const { opinion } = staged;
    await valueOf(panel.laptop.client.chair.vote({ reviewId, opinion, choice: "for", pin: guest.pin }));
    await exchange(panel);
    expect((await factsOf(panel, reviewId)).rounds[0]?.for).toBe(1);
    const late = await insider(panel, guest);
    const fact = { dossierId: reviewId, memberId: guest.identityId, invitation: null, recused: true, disclosed: null };
    const to = [await recipientOf(panel.table, panel.secretariat)];
    await late.post(to, { kind: "other", about: null, statements: [late.sign("recusal", fact, [])] });
    await exchange(panel);
    const facts = await factsOf(panel, reviewId);
    expect(facts.members.find((member) => member.identityId === guest.identityId)?.recused).toBe(true);
    expect(facts.rounds).toEqual([]);
    for (const member of panel.members.filter((each) => each !== guest)) {
      await sitDown(member);
      await valueOf(panel.table.client.chair.vote({ reviewId, opinion, choice: "for", pin: member.pin }));
    }
    expect((await factsOf(panel, reviewId)).rounds[0]).toMatchObject({ for: 4, notCast: 1, needed: 4, carried: true });
    await sitDown(panel.chair);
    const { digest: result } = await valueOf(panel.table.client.chair.signResult({ reviewId, pin: panel.chair.pin }));
    await exchange(panel);
    const { client } = panel.table;
    expect(await codeOf(client.sync.receive({ result, pin: pins.secretariat }))).toBe("ok");
  });
});

describe("whoever steps back before the reveal", () => {
  test("has no sheet counted, and the result is registered without it", async () => {
    const staged = await playedTo("scored");
    const panel = await staged.restore();
    const { reviewId } = staged.review;
    const { guest, table } = panel;
    const late = await insider(panel, guest);
    const fact = { dossierId: reviewId, memberId: guest.identityId, invitation: null, recused: true, disclosed: null };
    const to = [await recipientOf(table, panel.secretariat)];
    await late.post(to, { kind: "other", about: null, statements: [late.sign("recusal", fact, [])] });
    await exchange(panel);
    await reveal(panel, staged.review);
    const [revealed] = await keptOn(table, reviewId, "reveal");
    expect(revealed?.body.sheets.map((sheet) => sheet.memberId)).not.toContain(guest.identityId);
    expect(revealed?.body.missing).toEqual([]);
    const opinion = await freeze(panel, staged.review);
    for (const member of panel.members.filter((each) => each !== guest)) {
      await sitDown(member);
      await valueOf(table.client.chair.vote({ reviewId, opinion, choice: "for", pin: member.pin }));
    }
    await sitDown(panel.chair);
    const { digest: result } = await valueOf(table.client.chair.signResult({ reviewId, pin: panel.chair.pin }));
    await exchange(panel);
    expect(await codeOf(table.client.sync.receive({ result, pin: pins.secretariat }))).toBe("ok");
  });
});

describe("a commitment by other tools", () => {
  test("that leaves a promise out opens nothing", async () => {
    const staged = await playedTo("issued");
    const panel = await staged.restore();
    const { reviewId, digest } = staged.review;
    const { guest } = panel;
    const own = await insider(panel, guest);
    const body = { reviewId, memberId: guest.identityId, promises: ["integrity" as const], text: "0".repeat(64) };
    const to = [await recipientOf(panel.table, panel.recorder)];
    const statements = [own.sign("commitment", body, [digest])];
    await own.post(to, { kind: "other", about: digest, statements });
    await atSeat(panel, "recorder");
    await valueOf(panel.table.client.sync.run({}));
    expect(await keptOn(panel.table, reviewId, "commitment")).toHaveLength(1);
    const facts = await factsOf(panel, reviewId);
    expect(facts.members.find((member) => member.identityId === guest.identityId)?.committed).toBe(false);
  });
});

describe("a re-issue", () => {
  test("voids reveal, texts and votes on the version before; commitments stay while panel and participants do", async () => {
    const staged = await playedTo("voted");
    const panel = await staged.restore();
    const { reviewId } = staged.review;
    expect(await reissue(panel, reviewId)).toBe("ok");
    const facts = await factsOf(panel, reviewId);
    expect([facts.record, facts.reveal, facts.opinion, facts.outcome]).toEqual([null, null, null, null]);
    expect(facts.rounds).toEqual([]);
    const sitting = facts.members.filter((member) => member.position !== "alternate");
    expect(sitting.map((member) => [member.committed, member.sheet])).toEqual(
      Array.from({ length: 5 }, () => [true, "none"]),
    );
  });

  test("with another panel asks for the commitments anew", async () => {
    const staged = await playedTo("opened");
    const panel = await staged.restore();
    const { client } = panel.table;
    const { reviewId } = staged.review;
    await atSeat(panel, "secretariat");
    const members = listOf(panel).filter((_, index, all) => index < all.length - 1);
    await valueOf(client.dossiers.writePanel({ dossierId: reviewId, recorder: panel.recorder, members }));
    expect(await reissue(panel, reviewId)).toBe("ok");
    const facts = await factsOf(panel, reviewId);
    expect(facts.members.map((member) => member.committed)).not.toContain(true);
  });

  test("after the result is registered is refused", async () => {
    const staged = await playedTo("voted");
    const panel = await staged.restore();
    const { client } = panel.table;
    const { reviewId } = staged.review;
    await sitDown(panel.chair);
    const { digest: result } = await valueOf(client.chair.signResult({ reviewId, pin: panel.chair.pin }));
    await exchange(panel);
    await valueOf(client.sync.receive({ result, pin: pins.secretariat }));
    expect(await reissue(panel, reviewId)).toBe("gate-closed");
  });
});
