import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { people } from "#db/schema/index.ts";
import { charterInForce } from "#engine/alliance/charter.ts";
import { generateSigningKey } from "#engine/trust/signing.ts";
import { fingerprint } from "#shared/trust/anchor.ts";
import type { BodyOf } from "#shared/trust/kinds.ts";
import { armed, insider, type Insider, isoNow, recipientOf, withCopy } from "#test/support/adversary.ts";
import { playedTo, type Staged } from "#test/support/panel-stages.ts";
import { atSeat, foundPanel, sitDown, type TestPanel } from "#test/support/small-panel.ts";
import { codeOf, valueOf } from "#test/support/workstation.ts";

let staged: Staged;
beforeAll(async () => {
  staged = await playedTo("issued");
});

const charterOf = (panel: TestPanel) =>
  withCopy(panel.table, (vault) => {
    const { body, bytes } = charterInForce(vault.library.read);
    return { body, bytes };
  });

const guestOf = (panel: TestPanel) =>
  withCopy(panel.laptop, (vault) => {
    const person = vault.library.read
      .select()
      .from(people)
      .all()
      .find((row) => row.identityId === panel.guest.identityId);
    if (person === undefined) throw new Error("no guest");
    return person;
  });

async function credentialBody(panel: TestPanel, change: Partial<BodyOf<"credential">>): Promise<BodyOf<"credential">> {
  const { signingKey, recipient, name, unit, title } = await guestOf(panel);
  const { body } = await charterOf(panel);
  return {
    allianceId: body.allianceId,
    identity: { name, unit, title, category: "finance", roles: ["expert"] },
    signingKey,
    recipient,
    fingerprint: fingerprint(signingKey),
    validFrom: isoNow(-60_000),
    validUntil: "2030-12-31T23:59:59+08:00",
    ...change,
  };
}

/** Hands a credential file to the guest, who compares the anchor it shows and accepts. */
async function accept(panel: TestPanel, by: Insider, charter: Uint8Array, body: BodyOf<"credential">): Promise<string> {
  const credential = by.sign("credential", body, []);
  const to = [await recipientOf(panel.table, panel.guest.identityId)];
  const file = await by.pack(to, { kind: "other", about: null, statements: [{ bytes: charter }, credential] });
  await sitDown(panel.guest);
  const { client, platform } = panel.laptop;
  const read = await client.alliance.readCredential({ file: platform.give("c.gjx", readFileSync(file)) });
  if (!read.ok) return read.error.code;
  return codeOf(client.alliance.acceptCredential({ credential: read.value.credential, anchor: read.value.anchor }));
}

const standing = async (panel: TestPanel) => (await valueOf(panel.laptop.client.alliance.state({}))).charter;

describe("a credential file", () => {
  test("with a newer credential is accepted; a replayed older one is not", async () => {
    const panel = await staged.restore();
    const alliance = await insider(panel, "alliance");
    const { bytes } = await charterOf(panel);
    const older = await credentialBody(panel, { validUntil: "2040-12-31T23:59:59+08:00" });
    expect(await accept(panel, alliance, bytes, await credentialBody(panel, {}))).toBe("ok");
    const replayed = {
      ...alliance,
      sign: ((kind, body, subjects) => alliance.sign(kind, body, subjects, isoNow(-86_400_000))) as Insider["sign"],
    };
    expect(await accept(panel, replayed, bytes, older)).toBe("already-done");
    expect((await guestOf(panel)).validUntil).toBe("2030-12-31");
  });

  test("that has run out, or names another alliance than its charter, is refused", async () => {
    const panel = await staged.restore();
    const alliance = await insider(panel, "alliance");
    const { bytes } = await charterOf(panel);
    const expired = await credentialBody(panel, { validUntil: "2020-12-31T23:59:59+08:00" });
    expect(await accept(panel, alliance, bytes, expired)).toBe("credential-expired");
    const foreign = await credentialBody(panel, { allianceId: "0".repeat(26) });
    expect(await accept(panel, alliance, bytes, foreign)).toBe("statement-invalid");
  });

  test("of another alliance does not take a workstation over", async () => {
    const panel = await staged.restore();
    const before = await standing(panel);
    const others = await foundPanel();
    const usurper = await insider(others, "alliance");
    const { body, bytes } = await charterOf(others);
    const theirs = await credentialBody(panel, { allianceId: body.allianceId });
    expect(await accept(panel, usurper, bytes, theirs)).toBe("not-permitted");
    expect(await standing(panel)).toBe(before);
  });

  test("with an older charter does not bring retired issuing keys back", async () => {
    const panel = await staged.restore();
    const root = await insider(panel, "root");
    const retired = await insider(panel, "alliance");
    const { body, bytes } = await charterOf(panel);
    const fresh = generateSigningKey((size) => new Uint8Array(randomBytes(size)));
    const next = { ...body, version: 2, issuingKeys: [fresh.publicKey] };
    const charter = root.sign("charter", next, []);
    const issuer = armed(panel, panel.secretariat, fresh.seed, body.allianceId, charter.bytes);
    expect(await accept(panel, issuer, charter.bytes, await credentialBody(panel, {}))).toBe("ok");
    expect(await standing(panel)).toBe(charter.digest);
    const promoted = await credentialBody(panel, {
      identity: { name: "陆文军", unit: "", title: "", category: null, roles: ["secretariat"] },
    });
    const later = {
      ...retired,
      sign: ((kind, b, subjects) => retired.sign(kind, b, subjects, isoNow(60_000))) as Insider["sign"],
    };
    expect(await accept(panel, later, bytes, promoted)).toBe("signature-invalid");
    expect(await standing(panel)).toBe(charter.digest);
  });
});

describe("a revocation", () => {
  test("of the newest list stops a person's packages; an older list arriving late does not lift it", async () => {
    const panel = await staged.restore();
    const alliance = await insider(panel, "alliance");
    const to = [await recipientOf(panel.table, panel.recorder)];
    const { body: charter } = await charterOf(panel);
    const { signingKey } = await guestOf(panel);
    const entry = { signingKey, credential: null, revokedAt: isoNow(-60_000), reason: "" };
    const list = (number: number, entries: readonly (typeof entry)[]) =>
      alliance.sign("revocation", { allianceId: charter.allianceId, number, predecessor: null, entries }, []);
    for (const statement of [list(2, [entry]), list(1, [])])
      await alliance.post(to, { kind: "other", about: null, statements: [statement] });
    await atSeat(panel, "recorder");
    await valueOf(panel.table.client.sync.run({}));
    const guest = await insider(panel, panel.guest);
    const { reviewId, digest } = staged.review;
    const body = { reviewId, memberId: guest.identityId, promises: ["integrity" as const], text: "0".repeat(64) };
    await guest.post(to, { kind: "other", about: digest, statements: [guest.sign("commitment", body, [digest])] });
    await valueOf(panel.table.client.sync.run({}));
    const { inbox } = await valueOf(panel.table.client.sync.state({}));
    expect(inbox.filter((row) => row.state === "refused").map((row) => row.reason?.en ?? "")).toEqual([
      expect.stringContaining("revoked"),
    ]);
  });
});
