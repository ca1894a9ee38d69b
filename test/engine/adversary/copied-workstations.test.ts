import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { insider, keptOn, recipientOf } from "#test/support/adversary.ts";
import { playedTo, type Staged } from "#test/support/panel-stages.ts";
import { atSeat, exchange, passphrase, pins, sitDown, type TestPanel } from "#test/support/small-panel.ts";
import { codeOf, startWorkstation, type TestWorkstation, valueOf } from "#test/support/workstation.ts";

let issued: Staged;
beforeAll(async () => {
  issued = await playedTo("issued");
});

/** A second machine with everything of the first, keys included, as it stands now. */
async function copyOf(station: TestWorkstation): Promise<TestWorkstation> {
  const home = mkdtempSync(path.join(tmpdir(), "guijian-second-"));
  cpSync(station.home, home, { recursive: true });
  const second = startWorkstation({ home });
  const [entry] = await valueOf(second.client.vault.list({}));
  rmSync(path.join(home, "workstations", entry?.id ?? "", "open.lock"), { force: true });
  await valueOf(second.client.vault.unlock({ id: entry?.id ?? "", passphrase }));
  return second;
}

const commit = async (panel: TestPanel, station: TestWorkstation): Promise<void> => {
  await sitDown({ ...panel.guest, station });
  await valueOf(station.client.reviews.commit({ reviewId: issued.review.reviewId, pin: panel.guest.pin }));
  await valueOf(station.client.sync.run({}));
};

const noticesAt = async (station: TestWorkstation) =>
  (await valueOf(station.client.vault.notices({}))).map(({ kind, name }) => ({ kind, name }));

async function exportedFrom(station: TestWorkstation, identityId: string, pin: string): Promise<Uint8Array> {
  await valueOf(station.client.seats.enter({ identityId, pin }));
  await valueOf(station.client.vault.exportAuditHead({ pin, save: station.platform.place("head.dsse") }));
  return station.platform.saved.get("head.dsse") ?? new Uint8Array();
}

const check = (station: TestWorkstation, bytes: Uint8Array) =>
  station.client.vault.checkAuditHead({ file: station.platform.give("head.dsse", bytes) });

describe("a workstation that was copied with its signing key", () => {
  test("is noticed by whoever receives statements of both, without anybody asking", async () => {
    const panel = await issued.restore();
    const second = await copyOf(panel.laptop);
    await commit(panel, panel.laptop);
    await exchange(panel);
    expect(await noticesAt(panel.table)).toEqual([]);
    await commit(panel, second);
    await exchange(panel);
    expect(await noticesAt(panel.table)).toEqual([{ kind: "two-copies", name: panel.guest.name }]);
  });

  test("is not suspected while one machine alone goes on", async () => {
    const panel = await issued.restore();
    await commit(panel, panel.laptop);
    await exchange(panel);
    await valueOf(panel.laptop.client.vault.lock({}));
    const [entry] = await valueOf(panel.laptop.client.vault.list({}));
    await valueOf(panel.laptop.client.vault.unlock({ id: entry?.id ?? "", passphrase }));
    for (let round = 0; round < 2; round += 1) {
      const head = await exportedFrom(panel.laptop, panel.guest.identityId, panel.guest.pin);
      expect(await valueOf(check(panel.table, head))).toMatchObject({ verdict: "agrees", own: false });
    }
    expect(await noticesAt(panel.table)).toEqual([]);
    expect(await noticesAt(panel.laptop)).toEqual([]);
  });

  test("shows in the head it exports against the statements of the other", async () => {
    const panel = await issued.restore();
    const second = await copyOf(panel.laptop);
    await commit(panel, second);
    await exchange(panel);
    const head = await exportedFrom(panel.laptop, panel.guest.identityId, panel.guest.pin);
    expect(await valueOf(check(panel.table, head))).toMatchObject({ verdict: "two-copies", name: panel.guest.name });
    const [notice] = await valueOf(panel.table.client.vault.notices({}));
    await valueOf(panel.table.client.vault.dismissNotice({ id: notice?.id ?? "" }));
    expect(await noticesAt(panel.table)).toEqual([]);
  });
});

describe("a database that was set back", () => {
  test("is detected against an exported head, and by the paper note of one", async () => {
    const panel = await issued.restore();
    await atSeat(panel, "secretariat");
    const before = await copyOf(panel.table);
    const head = await exportedFrom(panel.table, panel.secretariat, pins.secretariat);
    const noted = await valueOf(panel.table.client.vault.auditHead({}));
    expect(await valueOf(check(panel.table, head))).toMatchObject({ verdict: "agrees", own: true });
    expect((await valueOf(panel.table.client.vault.proveAudit({ head: noted.head }))).foundAt).toBe(noted.rows);
    // The earlier database in the place of the later one.
    expect((await valueOf(check(before, head))).verdict).not.toBe("agrees");
    expect((await valueOf(before.client.vault.proveAudit({ head: noted.head }))).foundAt).toBeNull();
    expect((await valueOf(before.client.vault.proveAudit({ head: null }))).brokenAt).toBeNull();
    expect((await noticesAt(before)).map(({ kind }) => kind)).toEqual(["set-back"]);
  });

  test("is detected when its own statement comes back with a head it does not know", async () => {
    const panel = await issued.restore();
    const earlier = await copyOf(panel.laptop);
    await commit(panel, panel.laptop);
    const { reviewId, digest } = issued.review;
    const statements = (await keptOn(panel.laptop, reviewId, "commitment")).filter(
      ({ identityId }) => identityId === panel.guest.identityId,
    );
    expect(statements).toHaveLength(1);
    const alliance = await insider(panel, "alliance");
    const to = [await recipientOf(panel.table, panel.guest.identityId)];
    await alliance.post(to, { kind: "other", about: digest, statements });
    for (const station of [panel.laptop, earlier]) {
      await sitDown({ ...panel.guest, station });
      await valueOf(station.client.sync.run({}));
    }
    expect(await noticesAt(panel.laptop)).toEqual([]);
    expect(await noticesAt(earlier)).toEqual([{ kind: "set-back", name: panel.guest.name }]);
  });

  test("an altered head file, or one signed by a stranger, proves nothing", async () => {
    const panel = await issued.restore();
    const head = Buffer.from(await exportedFrom(panel.laptop, panel.guest.identityId, panel.guest.pin));
    const altered = Buffer.from(head);
    altered[40] = (altered[40] ?? 0) ^ 1;
    expect(["signature-invalid", "statement-invalid"]).toContain(await codeOf(check(panel.table, altered)));
    const stranger = await issued.restore();
    const elsewhere = startWorkstation();
    await valueOf(elsewhere.client.vault.create({ label: "别处", passphrase }));
    expect(await codeOf(check(elsewhere, head))).toBe("signature-invalid");
    expect(await noticesAt(stranger.table)).toEqual([]);
  });
});
