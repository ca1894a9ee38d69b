import { beforeAll, describe, expect, test } from "vitest";
import { insider, keptOn, recipientOf } from "#test/support/adversary.ts";
import { freeze, playedTo, type Staged } from "#test/support/panel-stages.ts";
import {
  atSeat,
  exchange,
  pins,
  signSheet,
  sitDown,
  type TestExpert,
  type TestPanel,
  voteAll,
  writeOpinion,
} from "#test/support/small-panel.ts";
import { codeOf, valueOf } from "#test/support/workstation.ts";

let closed: Staged;
let revealed: Staged;
beforeAll(async () => {
  [closed, revealed] = [await playedTo("closed"), await playedTo("revealed")];
});

const words = "两份检测报告的曲线完全相同";

async function suspect(member: TestExpert, { review }: Staged, materials: readonly string[] = []) {
  await sitDown(member);
  const { reviewId } = review;
  return member.station.client.matters.suspect({
    reviewId,
    materials: [...materials],
    text: words,
    pin: member.pin,
  });
}

function second(panel: TestPanel): TestExpert {
  const member = panel.members[1];
  if (member === undefined) throw new Error("no second member");
  return member;
}

describe("中止 over materials suspected to be false", () => {
  test("any member raises it, the panel suspends, the result reaches the alliance, and the review can be taken up anew", async () => {
    const panel = await revealed.restore();
    const { reviewId, materialIds } = revealed.review;
    const { client } = panel.table;
    await valueOf(suspect(panel.guest, revealed, materialIds.slice(0, 1)));
    await exchange(panel);
    await sitDown(panel.chair);
    const { suspicions, maySuspend } = await valueOf(client.matters.read({ reviewId }));
    expect(suspicions).toMatchObject([{ memberId: panel.guest.identityId, text: words }]);
    expect(maySuspend).toBe(true);
    const opinion = await freeze(panel, revealed.review, "suspended");
    await voteAll(panel, revealed.review, opinion, () => "for");
    await sitDown(panel.chair);
    const page = await valueOf(
      client.documents.page({ reviewId, document: "acceptance-opinion", audience: "archive", memberId: null }),
    );
    const source = await panel.table.application.material(page.grant);
    let html = "";
    for await (const piece of source?.read(0, source.size) ?? []) html += new TextDecoder().decode(piece);
    expect(html).toContain("成员提出材料涉嫌弄虚作假 1 项");
    expect(html).toContain("中止，移交组织单位核查");
    const { digest, outcome } = await valueOf(client.chair.signResult({ reviewId, pin: panel.chair.pin }));
    expect(outcome).toBe("suspended");
    await exchange(panel);
    await valueOf(client.sync.receive({ result: digest, pin: pins.secretariat }));
    const { register } = await valueOf(client.sync.decide({ reviewId, note: "移交核查", pin: pins.secretariat }));
    expect(register).toBeNull();
    const issued = await valueOf(
      client.dossiers.issue({ dossierId: reviewId, reason: "核查完毕", pin: pins.secretariat }),
    );
    expect(issued.version).toBe(2);
    const { facts } = await valueOf(client.reviews.read({ reviewId }));
    expect(facts).toMatchObject({ result: null, outcome: null, suspicions: 0 });
  });

  test("before anybody has scored, the panel stops with the reasons on record", async () => {
    const panel = await closed.restore();
    const { reviewId } = closed.review;
    const { client } = panel.table;
    const missing = panel.members.map(({ identityId: memberId }) => ({ memberId, reason: "评审中止，未评分" }));
    await sitDown(panel.chair);
    expect(await codeOf(client.chair.reveal({ reviewId, missing, pin: panel.chair.pin }))).toBe("gate-closed");
    await valueOf(suspect(second(panel), closed));
    await sitDown(panel.chair);
    await valueOf(client.chair.reveal({ reviewId, missing, pin: panel.chair.pin }));
    const opinion = await freeze(panel, closed.review, "suspended");
    await voteAll(panel, closed.review, opinion, () => "for");
    await sitDown(panel.chair);
    await valueOf(client.chair.cosign({ reviewId, pin: panel.chair.pin }));
    const { digest } = await valueOf(client.chair.signResult({ reviewId, pin: panel.chair.pin }));
    await exchange(panel);
    expect(await codeOf(client.sync.receive({ result: digest, pin: pins.secretariat }))).toBe("ok");
  });

  test("as soon as one sheet is sealed the chair's own comes first again", async () => {
    const panel = await closed.restore();
    const { reviewId } = closed.review;
    await valueOf(suspect(second(panel), closed));
    await signSheet(second(panel), closed.review);
    const missing = panel.members.map(({ identityId: memberId }) => ({ memberId, reason: "评审中止，未评分" }));
    await sitDown(panel.chair);
    const reply = panel.table.client.chair.reveal({ reviewId, missing, pin: panel.chair.pin });
    expect(await codeOf(reply)).toBe("gate-closed");
  });

  test("nobody suspends where nothing was raised, and what did not carry is not put again", async () => {
    const panel = await revealed.restore();
    const { reviewId } = revealed.review;
    const { client } = panel.table;
    const freezing = async () => {
      await writeOpinion(panel, revealed.review, "suspended");
      return codeOf(client.chair.freeze({ reviewId, pin: panel.chair.pin }));
    };
    expect(await freezing()).toBe("gate-closed");
    await valueOf(suspect(second(panel), revealed));
    const opinion = await freeze(panel, revealed.review, "suspended");
    await voteAll(panel, revealed.review, opinion, (member) => (member === panel.chair ? "for" : "against"));
    expect(await freezing()).toBe("gate-closed");
    const passed = await freeze(panel, revealed.review, "passed");
    await voteAll(panel, revealed.review, passed, () => "for");
    await sitDown(panel.chair);
    const { outcome } = await valueOf(client.chair.signResult({ reviewId, pin: panel.chair.pin }));
    expect(outcome).toBe("passed");
  });

  test("a suspicion is its member's own word: not an alternate's, not in another's name, not about another dossier", async () => {
    const panel = await revealed.restore();
    const { reviewId, digest } = revealed.review;
    const alternate = panel.experts.find(({ position }) => position === "alternate");
    if (alternate === undefined) throw new Error("no alternate");
    expect(await codeOf(suspect(alternate, revealed))).toBe("gate-closed");
    expect(await codeOf(suspect(second(panel), revealed, ["Z".repeat(26)]))).toBe("not-found");
    const liar = await insider(panel, panel.guest);
    const body = { reviewId, dossier: digest, memberId: panel.chair.identityId, materials: [], text: words };
    const to = [await recipientOf(panel.table, panel.recorder)];
    await liar.post(to, { kind: "other", about: digest, statements: [liar.sign("suspicion", body, [digest])] });
    await exchange(panel);
    expect(await keptOn(panel.table, reviewId, "suspicion")).toEqual([]);
  });
});

describe("refusing to sign", () => {
  let voted: Staged;
  beforeAll(async () => {
    voted = await playedTo("voted");
  });
  const witnesses = [
    { name: "黄秘书长", unit: "联盟秘书处" },
    { name: "覃工", unit: "示例单位" },
  ];

  test("is noted with two witnesses, leaves the ballot as it is, and travels with the result", async () => {
    const panel = await voted.restore();
    const { reviewId } = voted.review;
    const member = second(panel);
    const { client } = panel.table;
    await atSeat(panel, "recorder");
    const asked = { reviewId, memberId: member.identityId, witnesses, remark: "", pin: pins.recorder };
    await valueOf(client.matters.refuse(asked));
    expect(await codeOf(client.matters.refuse(asked))).toBe("already-done");
    const { facts } = await valueOf(client.reviews.read({ reviewId }));
    expect(facts.outcome).toBe("passed");
    expect(facts.members.filter(({ refused }) => refused).map(({ identityId }) => identityId)).toEqual([
      member.identityId,
    ]);
    await sitDown(panel.chair);
    const { digest } = await valueOf(client.chair.signResult({ reviewId, pin: panel.chair.pin }));
    await exchange(panel);
    await valueOf(client.sync.receive({ result: digest, pin: pins.secretariat }));
    expect(await keptOn(panel.table, reviewId, "refusal")).toHaveLength(1);
  });

  test("a signature given after all takes its place", async () => {
    const panel = await voted.restore();
    const { reviewId } = voted.review;
    const member = second(panel);
    const { client } = panel.table;
    await atSeat(panel, "recorder");
    const asked = { reviewId, memberId: member.identityId, witnesses, remark: "", pin: pins.recorder };
    await valueOf(client.matters.refuse(asked));
    await sitDown(member);
    await valueOf(client.chair.cosign({ reviewId, pin: member.pin }));
    const { facts } = await valueOf(client.reviews.read({ reviewId }));
    expect(facts.members.some(({ refused }) => refused)).toBe(false);
    await atSeat(panel, "recorder");
    expect(await codeOf(client.matters.refuse(asked))).toBe("already-done");
  });

  test.each([
    ["one witness", witnesses.slice(0, 1)],
    ["the same witness twice", [witnesses[0], witnesses[0]]],
    ["the member as witness", [witnesses[0], { name: "覃丽华", unit: "" }]],
  ])("%s is not enough, and only the recorder notes it", async (_, given) => {
    const panel = await voted.restore();
    const { reviewId } = voted.review;
    const memberId = second(panel).identityId;
    const seen = given.flatMap((witness) => witness ?? []);
    const asked = { reviewId, memberId, witnesses: seen, remark: "", pin: pins.recorder };
    await atSeat(panel, "recorder");
    expect(await codeOf(panel.table.client.matters.refuse(asked))).toBe("invalid-input");
    await sitDown(panel.chair);
    const byChair = { ...asked, witnesses, pin: panel.chair.pin };
    expect(await codeOf(panel.table.client.matters.refuse(byChair))).toBe("gate-closed");
  });
});
