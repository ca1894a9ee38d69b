import { beforeAll, describe, expect, test } from "vitest";
import { opinionSectionIds } from "#shared/domain/opinion/opinion.ts";
import { insider, recipientOf } from "#test/support/adversary.ts";
import { playedTo, type Staged } from "#test/support/panel-stages.ts";
import { atSeat, exchange, pins, sitDown, type TestPanel, writeOpinion } from "#test/support/small-panel.ts";
import { codeOf, valueOf } from "#test/support/workstation.ts";

describe("what dies with a seat", () => {
  let staged: Staged;
  beforeAll(async () => {
    staged = await playedTo("opened");
  });

  const opened = async (panel: TestPanel): Promise<string> => {
    await sitDown(panel.chair);
    const [materialId = ""] = staged.review.materialIds;
    const { reviewId } = staged.review;
    const { grant } = await valueOf(panel.table.client.materials.open({ dossierId: reviewId, materialId }));
    expect(await panel.table.application.material(grant)).not.toBeNull();
    return grant;
  };

  const endings: readonly (readonly [string, (panel: TestPanel, grant: string) => Promise<unknown>])[] = [
    ["closing it", (panel, grant) => valueOf(panel.table.client.materials.close({ grant }))],
    ["leaving the seat", (panel) => valueOf(panel.table.client.seats.leave({}))],
    ["another person sitting down", (panel) => sitDown(panel.members[1] ?? panel.chair)],
    ["locking", (panel) => valueOf(panel.table.client.vault.lock({}))],
    ["the computer going to sleep", (panel) => Promise.resolve(panel.table.application.suspend())],
  ];

  test.each(endings)("a material on the screen: %s", async (_, end) => {
    const panel = await staged.restore();
    const grant = await opened(panel);
    await end(panel, grant);
    expect(await panel.table.application.material(grant)).toBeNull();
  });

  test("a mistyped PIN closes nothing of whoever sits", async () => {
    const panel = await staged.restore();
    const grant = await opened(panel);
    const { identityId } = panel.members[1] ?? panel.chair;
    expect(await codeOf(panel.table.client.seats.enter({ identityId, pin: "000001" }))).toBe("wrong-pin");
    expect(await panel.table.application.material(grant)).not.toBeNull();
  });

  test("a file read for one person is not imported by the next", async () => {
    const panel = await staged.restore();
    const { client, platform } = panel.table;
    const { reviewId, testItemId } = staged.review;
    await atSeat(panel, "recorder");
    const file = platform.give("a.csv", new TextEncoder().encode("实际,判定\n故障,故障\n"));
    const { preview } = await valueOf(client.record.previewCsv({ reviewId, file }));
    await sitDown(panel.chair);
    await atSeat(panel, "recorder");
    const mapping = { instrument: "confusion", truth: 0, predicted: 1, positive: "故障" };
    const wanted = { reviewId, preview, testItemId, mapping, leaveOut: [], sampledBy: "", environment: "" };
    expect(await codeOf(client.record.importCsv(wanted))).toBe("grant-spent");
  });
});

describe("what a role somebody claims is worth", () => {
  test("nothing before the alliance says so: no drafts, no materials before the commitment, no scores", async () => {
    const staged = await playedTo("revealed");
    const panel = await staged.restore();
    const { client, platform } = panel.table;
    const roles = ["secretariat", "organiser", "recorder"] as const;
    const person = { name: "自称秘书长", unit: "", title: "", category: null, roles: [...roles] };
    const pin = "618302";
    const save = platform.place("request.gjx");
    const { identityId } = await valueOf(client.alliance.requestEnrolment({ person, pin, save }));
    const seat = await valueOf(client.seats.enter({ identityId, pin }));
    expect([seat.enrolled, seat.roles]).toEqual([false, []]);
    const { reviewId } = staged.review;
    const [materialId = ""] = staged.review.materialIds;
    expect(await codeOf(client.materials.open({ dossierId: reviewId, materialId }))).toBe("gate-closed");
    expect(await codeOf(client.chair.scores({ reviewId }))).toBe("not-permitted");
    const sitting = { title: "会", place: "", date: "2026-11-20" };
    expect(await codeOf(client.reviews.createSitting(sitting))).toBe("not-permitted");
    expect(await codeOf(client.dossiers.removeMaterial({ dossierId: reviewId, materialId }))).toBe("not-permitted");
    expect(await codeOf(client.dossiers.issue({ dossierId: reviewId, reason: "x", pin }))).toBe("not-permitted");
  });

  test("a member who works for the secretariat signs the commitment like everyone before reading", async () => {
    const staged = await playedTo("issued");
    const panel = await staged.restore();
    const { client } = panel.table;
    await atSeat(panel, "secretariat");
    const person = {
      name: "兼职专家",
      unit: "",
      title: "",
      category: "technical" as const,
      roles: ["secretariat" as const],
    };
    const pin = "618302";
    const wanted = { person, validUntil: "2028-12-31", pin, issuerPin: pins.secretariat };
    const { identityId } = await valueOf(client.alliance.enrolAtDoor(wanted));
    const { reviewId: dossierId } = staged.review;
    const drawn = panel.experts.map((expert) => ({ identityId: expert.identityId, position: expert.position }));
    const members = [...drawn, { identityId, position: "member" as const }];
    await valueOf(client.dossiers.writePanel({ dossierId, recorder: panel.recorder, members }));
    await valueOf(client.dossiers.invite({ dossierId, pin: pins.secretariat }));
    await valueOf(client.seats.enter({ identityId, pin }));
    await valueOf(client.dossiers.answerRecusal({ dossierId, grounds: [], reason: "", pin }));
    await atSeat(panel, "secretariat");
    await valueOf(client.dossiers.issue({ dossierId, reason: "增补成员", pin: pins.secretariat }));
    await valueOf(client.seats.enter({ identityId, pin }));
    const [materialId = ""] = staged.review.materialIds;
    expect(await codeOf(client.materials.open({ dossierId, materialId }))).toBe("gate-closed");
  });
});

describe("who reads what after the reveal", () => {
  let staged: Staged;
  let panel: TestPanel;
  beforeAll(async () => {
    staged = await playedTo("revealed");
    panel = await staged.restore();
    await writeOpinion(panel, staged.review, "passed");
  });
  const scores = () => panel.table.client.chair.scores({ reviewId: staged.review.reviewId });
  const opinion = () => panel.table.client.chair.opinion({ reviewId: staged.review.reviewId });

  test("scores by the house rule `readers`: named, numbered, none; and none for whoever has no part in the review", async () => {
    await sitDown(panel.chair);
    expect((await valueOf(scores())).sheets.map((sheet) => sheet.memberId)).toContain(panel.guest.identityId);
    const [, member] = panel.members;
    if (member === undefined) throw new Error("panel too small");
    await sitDown(member);
    const seen = (await valueOf(scores())).sheets.map((sheet) => sheet.memberId);
    expect(seen).toContain(member.identityId);
    expect(seen).not.toContain(panel.guest.identityId);
    await atSeat(panel, "recorder");
    expect(await codeOf(scores())).toBe("not-permitted");
    const alternate = panel.experts.find((expert) => expert.position === "alternate");
    if (alternate === undefined) throw new Error("no alternate");
    await sitDown(alternate);
    expect(await codeOf(scores())).toBe("not-permitted");
  });

  test("the draft conclusion and the findings are not for the empty desk, an alternate or a stranger", async () => {
    const alternate = panel.experts.find((expert) => expert.position === "alternate");
    if (alternate === undefined) throw new Error("no alternate");
    const outsiders = [() => valueOf(panel.table.client.seats.leave({})), () => sitDown(alternate)];
    for (const sit of outsiders) {
      await sit();
      const seen = await valueOf(opinion());
      expect(seen.draft.sections.conclusion).toBe("");
      expect(seen.draft.problems).toEqual([]);
      expect([...seen.sources, ...seen.frozen]).toEqual([]);
    }
    await sitDown(panel.chair);
    expect((await valueOf(opinion())).draft.sections.conclusion).not.toBe("");
  });

  test("on a member's own laptop the text can be read, and scores are said to be elsewhere", async () => {
    await exchange(panel);
    await sitDown(panel.guest);
    const { client } = panel.laptop;
    const { reviewId } = staged.review;
    expect(await codeOf(client.chair.opinion({ reviewId }))).toBe("ok");
    expect(await codeOf(client.chair.scores({ reviewId }))).toBe("gate-closed");
  });

  test("the projection shows no conclusion before the text is frozen, no draft before the applicant is out, never a proposal", async () => {
    const { reviewId } = staged.review;
    const view = () => panel.table.application.call("projection", "projection", "view", {});
    await atSeat(panel, "recorder");
    await valueOf(panel.table.client.record.project({ reviewId, item: { type: "opinion" } }));
    const shown = JSON.stringify(await valueOf(view()));
    expect(shown).toContain("样本偏少");
    expect(shown).not.toContain("专家组的结论");
    expect(shown).not.toContain("proposal");
    expect(opinionSectionIds).toContain("conclusion");
    const { client } = panel.table;
    const timer = { counted: 61_000, since: null };
    await valueOf(client.record.setTimer({ reviewId, timer }));
    expect(await valueOf(view())).toMatchObject({ timer });
    await valueOf(client.record.write({ reviewId, kind: "event", key: "applicant-left", value: null }));
    expect(JSON.stringify(await valueOf(view()))).not.toContain("样本偏少");
    await sitDown(panel.chair);
    const back = await valueOf(opinion());
    expect([back.draft.problems, back.sources]).toEqual([[], []]);
  });
});

describe("a package of a person the alliance no longer vouches for", () => {
  test("is not taken in once the credential has run out, and nothing is signed with it", async () => {
    const staged = await playedTo("opened");
    let now = Date.now();
    const panel = await staged.restore(() => now);
    const { guest } = panel;
    const { reviewId, digest } = staged.review;
    const own = await insider(panel, guest);
    now = Date.parse("2029-01-02T09:00:00+08:00");
    const late = "2029-01-02T08:00:00+08:00";
    const body = { reviewId, memberId: guest.identityId, promises: ["integrity" as const], text: "0".repeat(64) };
    const statements = [own.sign("commitment", body, [digest], late)];
    const to = [await recipientOf(panel.table, panel.recorder)];
    await own.post(to, { kind: "other", about: digest, statements, issuedAt: late });
    await atSeat(panel, "recorder");
    await valueOf(panel.table.client.sync.run({}));
    const { inbox } = await valueOf(panel.table.client.sync.state({}));
    expect(inbox.filter((row) => row.state === "refused").map((row) => row.reason?.en ?? "")).toEqual([
      expect.stringContaining("2028-12-31"),
    ]);
    await sitDown(panel.chair);
    const { client } = panel.table;
    expect(await codeOf(client.reviews.commit({ reviewId, pin: panel.chair.pin }))).toBe("credential-expired");
  });
});
