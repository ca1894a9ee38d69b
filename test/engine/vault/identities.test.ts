import { beforeAll, describe, expect, test } from "vitest";
import { statements } from "#db/schema/index.ts";
import { deputyOf } from "#test/support/deputy.ts";
import { insider, isoNow, keptOn, recipientOf, withCopy } from "#test/support/adversary.ts";
import { foundedWorkstation } from "#test/support/founded-workstation.ts";
import { playedTo, type Staged } from "#test/support/panel-stages.ts";
import { atSeat, exchange, pins, sitDown, type TestPanel } from "#test/support/small-panel.ts";
import { codeOf, type TestWorkstation, valueOf } from "#test/support/workstation.ts";

let issued: Staged;
beforeAll(async () => {
  issued = await playedTo("issued");
});

const person = {
  name: "某专家",
  unit: "某大学",
  title: "",
  category: "technical" as const,
  roles: ["expert" as const],
};

describe("a credential", () => {
  test("calls for renewal sixty days before its end, ends with its last day, and goes on renewed at its seat", async () => {
    let now = Date.parse("2026-03-01T02:00:00Z");
    const { station, secretariat } = await foundedWorkstation(() => now);
    const { client } = station;
    const enrol = { person, validUntil: "2026-12-31", pin: "481920", issuerPin: pins.secretariat };
    const { identityId } = await valueOf(client.alliance.enrolAtDoor(enrol));
    const standing = async () =>
      (await valueOf(client.alliance.standings({}))).find((row) => row.identityId === identityId)?.standing;
    const on = async (date: string) => {
      now = Date.parse(`${date}T02:00:00Z`);
      return standing();
    };
    expect(await standing()).toBe("valid");
    expect(await on("2026-10-31")).toBe("valid");
    expect(await on("2026-11-01")).toBe("expiring");
    expect(await on("2026-12-31")).toBe("expiring");
    expect(await on("2027-01-01")).toBe("expired");
    const renew = { identityId, validUntil: "2027-12-31", pin: pins.secretariat, save: null };
    expect((await valueOf(client.alliance.renewCredential(renew))).validUntil).toBe("2027-12-31");
    expect(await standing()).toBe("valid");
    await valueOf(client.seats.enter({ identityId, pin: "481920" }));
    expect(await codeOf(client.alliance.renewCredential({ ...renew, pin: "481920" }))).toBe("not-permitted");
    await valueOf(client.seats.enter({ identityId: secretariat, pin: pins.secretariat }));
    expect(await codeOf(client.alliance.renewCredential({ ...renew, pin: "000111" }))).toBe("wrong-pin");
  });

  test("of a laptop is renewed by a file, and only by one", async () => {
    const panel = await issued.restore();
    await atSeat(panel, "secretariat");
    const renew = { identityId: panel.guest.identityId, validUntil: "2031-12-31", pin: pins.secretariat };
    const { client, platform } = panel.table;
    expect(await codeOf(client.alliance.renewCredential({ ...renew, save: null }))).toBe("invalid-input");
    await valueOf(client.alliance.renewCredential({ ...renew, save: platform.place("renewed.gjx") }));
    await sitDown(panel.guest);
    const { anchor } = await valueOf(client.alliance.state({}));
    const file = panel.laptop.platform.give("renewed.gjx", platform.saved.get("renewed.gjx") ?? new Uint8Array());
    const { credential } = await valueOf(panel.laptop.client.alliance.readCredential({ file }));
    await valueOf(panel.laptop.client.alliance.acceptCredential({ credential, anchor: anchor ?? "" }));
    const pool = await valueOf(panel.laptop.client.alliance.pool({}));
    expect(pool.find(({ identityId }) => identityId === panel.guest.identityId)?.validUntil).toBe("2031-12-31");
  });

  test("carries the day on which the paper on electronic signing was signed", async () => {
    const { station, secretariat } = await foundedWorkstation();
    await valueOf(station.client.alliance.noteConsent({ identityId: secretariat, signedOn: "2026-11-20" }));
    const [row] = await valueOf(station.client.alliance.standings({}));
    expect(row?.consentOn).toBe("2026-11-20");
  });
});

const commit = (panel: TestPanel) =>
  panel.laptop.client.reviews.commit({ reviewId: issued.review.reviewId, pin: panel.guest.pin });
const revoke = (panel: TestPanel, identityId: string) =>
  panel.table.client.alliance.revoke({ identityId, reason: "密钥遗失", pin: pins.secretariat });

describe("a revocation", () => {
  test("reaches everyone, stops what comes later and leaves what was received", async () => {
    const panel = await issued.restore();
    const { reviewId } = issued.review;
    await sitDown(panel.guest);
    await valueOf(commit(panel));
    await exchange(panel);
    expect((await valueOf(revoke(panel, panel.guest.identityId))).number).toBe(1);
    expect(await codeOf(revoke(panel, panel.guest.identityId))).toBe("already-done");
    await exchange(panel);
    const standing = async ({ client }: TestWorkstation) =>
      (await valueOf(client.alliance.standings({}))).find((row) => row.identityId === panel.guest.identityId);
    expect(await standing(panel.laptop)).toMatchObject({ standing: "revoked", reason: "密钥遗失" });
    expect(await keptOn(panel.table, reviewId, "commitment")).toHaveLength(1);
    await sitDown(panel.guest);
    const head = { pin: panel.guest.pin, save: "unused" };
    expect(await codeOf(panel.laptop.client.vault.exportAuditHead(head))).toBe("credential-revoked");
    await atSeat(panel, "secretariat");
    const other = panel.members[1];
    expect((await valueOf(revoke(panel, other?.identityId ?? ""))).number).toBe(2);
    const lists = await withCopy(panel.table, ({ library: { read } }) =>
      read
        .select()
        .from(statements)
        .all()
        .filter(({ kind }) => kind === "revocation"),
    );
    expect(lists).toHaveLength(2);
    await valueOf(panel.table.client.seats.enter({ identityId: other?.identityId ?? "", pin: other?.pin ?? "" }));
    expect(await codeOf(panel.table.client.reviews.commit({ reviewId, pin: other?.pin ?? "" }))).toBe(
      "credential-revoked",
    );
  });

  test("for a lost key comes with new keys at the door: the old signature stays, the old key signs no more", async () => {
    const panel = await issued.restore();
    const { client } = panel.table;
    const { reviewId } = issued.review;
    const [, member] = panel.members;
    if (member === undefined) throw new Error("no member");
    await sitDown(member);
    await valueOf(client.reviews.commit({ reviewId, pin: member.pin }));
    await atSeat(panel, "secretariat");
    const wanted = {
      identityId: member.identityId,
      validUntil: "2029-12-31",
      pin: "775301",
      issuerPin: pins.secretariat,
    };
    const made = await valueOf(client.alliance.replaceKey(wanted));
    expect(made).toMatchObject({ name: member.name, seated: true, validUntil: "2029-12-31" });
    expect(made.identityId).not.toBe(member.identityId);
    expect(await codeOf(client.alliance.replaceKey(wanted))).toBe("already-done");
    await valueOf(client.seats.enter({ identityId: made.identityId, pin: "775301" }));
    const [kept] = await keptOn(panel.table, reviewId, "commitment");
    expect(kept?.identityId).toBe(member.identityId);
    await sitDown(member);
    expect(await codeOf(client.vault.exportAuditHead({ pin: member.pin, save: "x" }))).toBe("credential-revoked");
  });
});

describe("a delegated issuing key", () => {
  test("issues once a new charter of the root names it, everywhere, and no more once it is retired", async () => {
    const panel = await issued.restore();
    const deputy = await deputyOf(panel);
    const { client, platform } = deputy.station;
    const enrol = { person, validUntil: "2028-12-31", pin: "481920", issuerPin: "638201" };
    expect(await codeOf(client.alliance.enrolAtDoor(enrol))).toBe("not-permitted");
    await valueOf(client.alliance.requestIssuing({ pin: "638201", save: platform.place("key.gjx") }));
    expect(await codeOf(client.alliance.enrolAtDoor(enrol))).toBe("not-permitted");
    await atSeat(panel, "secretariat");
    const file = panel.table.platform.give("key.gjx", platform.saved.get("key.gjx") ?? new Uint8Array());
    const { request } = await valueOf(panel.table.client.alliance.readRequest({ file }));
    const delegate = { request, pin: pins.secretariat };
    expect((await valueOf(panel.table.client.alliance.delegateIssuing(delegate))).version).toBe(2);
    expect(await codeOf(panel.table.client.alliance.delegateIssuing(delegate))).toBe("already-done");
    await exchange(panel);
    await valueOf(client.sync.run({}));
    const { charter } = await valueOf(panel.table.client.alliance.state({}));
    for (const station of [deputy.station, panel.laptop])
      expect((await valueOf(station.client.alliance.state({}))).charter).toBe(charter);
    await valueOf(client.alliance.enrolAtDoor(enrol));
    expect((await valueOf(client.alliance.state({}))).standing).toBe("member");
    const keys = await valueOf(panel.table.client.alliance.issuingKeys({}));
    expect(keys.map(({ own, holder }) => ({ own, holder }))).toEqual([
      { own: true, holder: null },
      { own: false, holder: "副秘书长" },
    ]);
    await atSeat(panel, "secretariat");
    const [own, delegated] = keys;
    const retire = (key: string) => panel.table.client.alliance.retireIssuing({ key, pin: pins.secretariat });
    expect(await codeOf(retire(own?.key ?? ""))).toBe("not-permitted");
    expect((await valueOf(retire(delegated?.key ?? ""))).version).toBe(3);
    await exchange(panel);
    await valueOf(client.sync.run({}));
    expect(await codeOf(client.alliance.enrolAtDoor({ ...enrol, pin: "481921" }))).toBe("not-permitted");
  });

  test("is not given by a charter of another root, of an issuing key, or of an older version", async () => {
    const panel = await issued.restore();
    const before = await valueOf(panel.laptop.client.alliance.state({}));
    const to = [await recipientOf(panel.table, panel.guest.identityId)];
    const root = await insider(panel, "root");
    const alliance = await insider(panel, "alliance");
    const { body } = await withCopy(panel.table, async ({ library: { read } }) => {
      const { charterInForce } = await import("#engine/alliance/charter.ts");
      return charterInForce(read);
    });
    const forged = { ...body, version: 9, issuingKeys: [...body.issuingKeys, "77".repeat(32)] };
    const byIssuing = alliance.sign("charter", forged, [], isoNow());
    const older = root.sign("charter", { ...forged, version: 1 }, [], isoNow());
    for (const charter of [byIssuing, older]) {
      await alliance.post(to, { kind: "other", about: null, statements: [charter] });
      await sitDown(panel.guest);
      await valueOf(panel.laptop.client.sync.run({}));
    }
    expect((await valueOf(panel.laptop.client.alliance.state({}))).charter).toBe(before.charter);
    const newer = root.sign("charter", forged, [], isoNow());
    await alliance.post(to, { kind: "other", about: null, statements: [newer] });
    await valueOf(panel.laptop.client.sync.run({}));
    expect((await valueOf(panel.laptop.client.alliance.state({}))).charter).toBe(newer.digest);
  });
});
