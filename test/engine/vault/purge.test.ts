import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { blobs, entries, entryHistory, facts, privateEntries, sealedSheets } from "#db/schema/index.ts";
import { verifyStatement } from "#engine/trust/signing.ts";
import type { OpenVault } from "#engine/vault/open-vault.ts";
import { createWorkstations } from "#engine/vault/workstations.ts";
import { keptOn, withCopy } from "#test/support/adversary.ts";
import { playedTo, type Staged } from "#test/support/panel-stages.ts";
import { atSeat, exchange, passphrase, pins, sitDown, type TestPanel } from "#test/support/small-panel.ts";
import { codeOf, startWorkstation, type TestWorkstation, valueOf } from "#test/support/workstation.ts";

let voted: Staged;
beforeAll(async () => {
  voted = await playedTo("voted");
});

const past = { until: "2026-11-01", basis: "档案管理办法 第十二条" };

/** How far the clock has gone on since, and a day. */
const later = { years: 0 };
const clock = (): number => {
  const now = new Date();
  now.setFullYear(now.getFullYear() + later.years);
  return now.getTime() + (later.years > 0 ? 86_400_000 : 0);
};

/** The day after what the model rules keep has run out; the secretariat has a credential that still counts then. */
async function pastRetention({ table: { client }, secretariat }: TestPanel): Promise<void> {
  const validUntil = `${new Date().getFullYear() + 12}-12-31`;
  await valueOf(
    client.alliance.renewCredential({ identityId: secretariat, validUntil, pin: pins.secretariat, save: null }),
  );
  later.years = 10;
}

beforeEach(() => {
  later.years = 0;
});

/** The result signed, received and receipted; ends at the secretariat's seat. */
async function receipted(panel: TestPanel): Promise<void> {
  const { reviewId } = voted.review;
  await sitDown(panel.chair);
  await valueOf(panel.table.client.chair.signResult({ reviewId, pin: panel.chair.pin }));
  await exchange(panel);
  await atSeat(panel, "secretariat");
  const [row] = await valueOf(panel.table.client.sync.registers({}));
  await valueOf(panel.table.client.sync.receive({ result: row?.result ?? "", pin: pins.secretariat }));
  await exchange(panel);
}

const folderOf = async ({ client, home }: TestWorkstation): Promise<string> => {
  const [entry] = await valueOf(client.vault.list({}));
  return path.join(home, "workstations", entry?.id ?? "");
};
const blobFiles = (folder: string): readonly string[] =>
  readdirSync(path.join(folder, "blobs"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

const purgeWith = ({ client }: TestWorkstation, retention = past, pin: string = pins.secretariat) =>
  client.vault.purge({ reviewId: voted.review.reviewId, retention, note: "", pin });

describe("destroying a dossier", () => {
  test("is refused before the receipt, while its retention runs, with a wrong PIN, and at anybody else's seat", async () => {
    const panel = await voted.restore(clock);
    await atSeat(panel, "secretariat");
    const folder = await folderOf(panel.table);
    const before = blobFiles(folder).length;
    expect(await codeOf(purgeWith(panel.table))).toBe("gate-closed");
    await receipted(panel);
    expect(await codeOf(purgeWith(panel.table))).toBe("retention-running");
    expect(await valueOf(panel.table.client.vault.retention({ reviewId: voted.review.reviewId }))).toMatchObject({
      until: `${new Date().getFullYear() + 10}${new Date().toISOString().slice(4, 10)}`,
      earlier: false,
    });
    await pastRetention(panel);
    expect(await codeOf(purgeWith(panel.table, { ...past, until: "2099-01-01" }))).toBe("gate-closed");
    expect(await codeOf(purgeWith(panel.table, past, "000111"))).toBe("wrong-pin");
    later.years = 0;
    await atSeat(panel, "recorder");
    expect(await codeOf(purgeWith(panel.table, past, pins.recorder))).toBe("not-permitted");
    expect(blobFiles(folder)).toHaveLength(before);
  });

  test("destroys keys and files, keeps the register row, the signed statements and the certificate", async () => {
    const panel = await voted.restore(clock);
    await receipted(panel);
    const { client } = panel.table;
    const { reviewId, materialIds } = voted.review;
    const folder = await folderOf(panel.table);
    const named = blobFiles(folder);
    await pastRetention(panel);
    const { certificate, files } = await valueOf(purgeWith(panel.table));
    expect(files).toBe(materialIds.length);
    expect(blobFiles(folder)).toEqual([]);
    const { signer, left } = await withCopy(panel.table, ({ library: { read } }) => ({
      signer: readPoolKey(panel),
      left: {
        blobs: read.select().from(blobs).all().length,
        entries: read.select().from(entries).where(eq(entries.dossierId, reviewId)).all().length,
        history: read.select().from(entryHistory).where(eq(entryHistory.dossierId, reviewId)).all().length,
        privately: read.select().from(privateEntries).where(eq(privateEntries.reviewId, reviewId)).all().length,
        sealed: read.select().from(sealedSheets).where(eq(sealedSheets.reviewId, reviewId)).all().length,
      },
    }));
    expect(left).toEqual({ blobs: 0, entries: 0, history: 0, privately: 0, sealed: 0 });
    const [kept] = await keptOn(panel.table, reviewId, "purge");
    expect(kept?.digest).toBe(certificate);
    expect(verifyStatement(kept?.bytes ?? new Uint8Array(), [await signer], "purge").statement.body.files).toHaveLength(
      named.length,
    );
    expect(kept?.body.files.map(({ sealed }) => sealed)).toEqual(named.toSorted());
    const [row] = await valueOf(client.sync.registers({}));
    expect(row).toMatchObject({ reviewId, receipt: expect.any(String) });
    const [listed] = await valueOf(client.vault.purges({}));
    expect(listed).toMatchObject({ certificate, reviewId, basis: past.basis, files });
    expect(await codeOf(client.materials.open({ dossierId: reviewId, materialId: materialIds[0] ?? "" }))).toBe(
      "not-found",
    );
    expect(await codeOf(purgeWith(panel.table))).toBe("not-found");
  });

  test("leaves no wrapped key in the database's file or its log, and none in the backup after the next one", async () => {
    const panel = await voted.restore(clock);
    await receipted(panel);
    const { client, platform } = panel.table;
    const backups = mkdtempSync(path.join(tmpdir(), "guijian-backup-"));
    await valueOf(client.vault.backup({ to: { folder: platform.folder(backups) } }));
    const copied = (): readonly string[] => readdirSync(backups, { recursive: true }).map(String);
    const folder = await folderOf(panel.table);
    const names = blobFiles(folder);
    expect(names.every((name) => copied().some((file) => file.endsWith(name)))).toBe(true);
    await pastRetention(panel);
    await valueOf(purgeWith(panel.table));
    expect(readFileSync(path.join(folder, "library.db-wal"))).toHaveLength(0);
    await valueOf(client.vault.backup({ to: { folder: platform.folder(backups) } }));
    expect(names.some((name) => copied().some((file) => file.endsWith(name)))).toBe(false);
  });

  test("interrupted after its transaction, is finished at the next unlocking", async () => {
    const panel = await voted.restore(clock);
    await receipted(panel);
    const folder = await folderOf(panel.table);
    const [name = ""] = blobFiles(folder);
    const file = path.join(folder, "blobs", name.slice(0, 2), name);
    const body = readFileSync(file);
    await pastRetention(panel);
    await valueOf(purgeWith(panel.table));
    // As if the program had been killed before it removed the file.
    writeFileSync(file, body);
    await withOwnVault(panel.table, (fact) => fact("purging", JSON.stringify([path.relative(folder, file)])));
    expect(existsSync(file)).toBe(false);
    expect(await doomedIn(panel.table)).toBe("[]");
  });
});

async function readPoolKey(panel: TestPanel): Promise<string> {
  const pool = await valueOf(panel.table.client.alliance.pool({}));
  return pool.find(({ identityId }) => identityId === panel.secretariat)?.signingKey ?? "";
}

/** What a closed vault's purges have still to remove. */
async function doomedIn({ home }: TestWorkstation): Promise<unknown> {
  let doomed: unknown;
  await atWork(home, ({ library }) => {
    doomed = library.read.select({ value: facts.value }).from(facts).where(eq(facts.name, "purging")).get()?.value;
  });
  return doomed;
}

/** Writes a fact into the closed vault, then opens it again with the program. */
async function withOwnVault(
  station: TestWorkstation,
  work: (fact: (name: string, value: string) => void) => void,
): Promise<void> {
  await station.application.close();
  const id = await atWork(station.home, ({ library }) =>
    work((name, value) => library.write((db) => db.update(facts).set({ value }).where(eq(facts.name, name)).run())),
  );
  const again = startWorkstation({ home: station.home });
  await valueOf(again.client.vault.unlock({ id, passphrase }));
  await again.application.close();
}

/** Opens the one vault of a home as the program does, for as long as the work takes. Answers its id. */
async function atWork(home: string, work: (vault: OpenVault) => void): Promise<string> {
  const random = (size: number): Uint8Array => new Uint8Array(size).fill(7);
  const workstations = createWorkstations({ home, clock: Date.now, random, kdfCost: null, onLock: () => undefined });
  const id = workstations.list()[0]?.id ?? "";
  await workstations.unlock(id, passphrase);
  work(workstations.open());
  workstations.lock("asked");
  return id;
}
