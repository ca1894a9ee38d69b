import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import {
  draftWithMaterial,
  type FoundedWorkstation,
  foundedWorkstation,
  materialBytes,
} from "#test/support/founded-workstation.ts";
import { passphrase, pins } from "#test/support/small-panel.ts";
import { codeOf, startWorkstation, type TestWorkstation, valueOf } from "#test/support/workstation.ts";

const place = (): string => mkdtempSync(path.join(tmpdir(), "guijian-backup-"));
const next = "新的口令 足够长 也不 相同 八十一";
const body = randomBytes(300_000);

let founded: FoundedWorkstation;
let station: TestWorkstation;
let material: { readonly dossierId: string; readonly materialId: string };

beforeEach(async () => {
  founded = await foundedWorkstation();
  station = founded.station;
  material = await draftWithMaterial(station, body);
});

const toFolder = (folder: string) => station.client.vault.backup({ to: { folder: station.platform.folder(folder) } });
const backupIn = (folder: string): string => path.join(folder, `guijian-backup-${founded.id}`);
const copiesLeft = (): readonly string[] =>
  readdirSync(path.join(station.home, "workstations", founded.id)).filter((name) => name.includes("copy"));
const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

function restoreFrom(
  elsewhere: TestWorkstation,
  folder: string,
  secret: Partial<{ passphrase: string; code: string }> = {},
) {
  return elsewhere.client.vault.restore({
    from: { folder: elsewhere.platform.folder(folder) },
    passphrase: secret.passphrase ?? passphrase,
    code: secret.code ?? null,
    replace: false,
  });
}

/** Sits down and reads the material: everything it takes works. */
async function readsBack(elsewhere: TestWorkstation): Promise<void> {
  await valueOf(elsewhere.client.seats.enter({ identityId: founded.secretariat, pin: pins.secretariat }));
  expect((await materialBytes(elsewhere, material)).equals(body)).toBe(true);
}

describe("a backup in a folder", () => {
  test("opens on another machine with the passphrase, materials and signing included", async () => {
    const folder = place();
    const made = await valueOf(toFolder(folder));
    expect(made).toMatchObject({ verified: true, lost: [] });
    expect(made.objects).toBe(2);
    const elsewhere = startWorkstation();
    expect((await valueOf(restoreFrom(elsewhere, folder))).workstation?.label).toBe("一号机");
    await readsBack(elsewhere);
    const person = { name: "某", unit: "", title: "", category: null, roles: ["recorder" as const] };
    const enrol = { person, validUntil: "2028-12-31", pin: "481920", issuerPin: pins.secretariat };
    expect(await codeOf(elsewhere.client.alliance.enrolAtDoor(enrol))).toBe("ok");
  });

  test("opens with the recovery code for reading, under a new passphrase", async () => {
    const folder = place();
    await valueOf(toFolder(folder));
    const elsewhere = startWorkstation();
    await valueOf(restoreFrom(elsewhere, folder, { passphrase: next, code: founded.recoveryCode }));
    await readsBack(elsewhere);
    await valueOf(elsewhere.client.vault.lock({}));
    expect(await codeOf(elsewhere.client.vault.unlock({ id: founded.id, passphrase }))).toBe("wrong-passphrase");
    expect(await codeOf(elsewhere.client.vault.unlock({ id: founded.id, passphrase: next }))).toBe("ok");
  });

  test("holds nothing readable", async () => {
    const folder = place();
    await valueOf(toFolder(folder));
    for (const file of filesUnder(folder)) {
      const bytes = readFileSync(file);
      for (const phrase of ["示例联盟", "黄秘书长", "小型预测性维护", "SQLite format"])
        expect(bytes.includes(Buffer.from(phrase)), `${phrase} in ${file}`).toBe(false);
    }
  });

  test("is brought up to date: what it has is not written again, what the vault no longer has is removed", async () => {
    const folder = place();
    const first = await valueOf(toFolder(folder));
    const blob = filesUnder(path.join(backupIn(folder), "objects")).find((file) => statSync(file).size > body.length);
    const before = statSync(blob ?? "").mtimeMs;
    const again = await valueOf(toFolder(folder));
    expect(statSync(blob ?? "").mtimeMs).toBe(before);
    expect(again.written).toBeLessThan(first.written - body.length);
    expect(filesUnder(path.join(backupIn(folder), "objects"))).toHaveLength(2);
    expect((await valueOf(station.client.vault.lastBackup({})))?.digest).toBe(again.digest);
  });

  test("is not disturbed by what other programs leave between its files, nor by a backup in one file beside it", async () => {
    const folder = place();
    await valueOf(toFolder(folder));
    const objects = path.join(backupIn(folder), "objects");
    const [shelf = ""] = readdirSync(objects);
    const strange = [path.join(objects, ".DS_Store"), path.join(objects, shelf, "desktop.ini")];
    for (const file of strange) writeFileSync(file, "");
    mkdirSync(path.join(objects, "@eaDir"));
    mkdirSync(path.join(objects, shelf, "@eaDir"));
    writeFileSync(path.join(folder, "guijian-backup-2026-11-20.gjb"), "");
    expect((await valueOf(toFolder(folder))).verified).toBe(true);
    for (const file of strange) expect(existsSync(file)).toBe(true);
    expect(filesUnder(objects)).toHaveLength(2 + strange.length);
    const elsewhere = startWorkstation();
    await valueOf(restoreFrom(elsewhere, folder));
    await readsBack(elsewhere);
  });

  test("interrupted, leaves the earlier one whole", async () => {
    const folder = place();
    await valueOf(toFolder(folder));
    const earlier = readFileSync(path.join(backupIn(folder), "backup.json"));
    await draftWithMaterial(station, randomBytes(3_000_000), "GXAI-2026-902");
    const { events } = station.platform;
    // The person stops it as soon as it says how far it is.
    events.push = (...added) => {
      if (added.some((event) => event.type === "progress" && event.task === "backup"))
        void station.client.tasks.cancel({ task: "backup" });
      return Array.prototype.push.apply(events, added);
    };
    expect(await codeOf(toFolder(folder))).toBe("cancelled");
    expect(readFileSync(path.join(backupIn(folder), "backup.json")).equals(earlier)).toBe(true);
    expect(filesUnder(folder).filter((file) => file.endsWith(".writing"))).toEqual([]);
    const elsewhere = startWorkstation();
    await valueOf(restoreFrom(elsewhere, folder));
    await readsBack(elsewhere);
  });

  test("keeps nobody waiting: words are written while it runs; locking stops it and leaves the earlier one whole", async () => {
    const folder = place();
    await valueOf(toFolder(folder));
    const earlier = readFileSync(path.join(backupIn(folder), "backup.json"));
    await draftWithMaterial(station, randomBytes(3_000_000), "GXAI-2026-904");
    const { events } = station.platform;
    const order: string[] = [];
    events.push = (...added) => {
      if (order.length === 0 && added.some((event) => event.type === "progress" && event.task === "backup")) {
        order.push("progress");
        void station.client.vault
          .setAutoLock({ minutes: 30 })
          .then(() => order.push("written"))
          .then(() => station.client.vault.lock({}));
      }
      return Array.prototype.push.apply(events, added);
    };
    expect(await codeOf(toFolder(folder))).toBe("vault-locked");
    expect(order).toEqual(["progress", "written"]);
    expect(readFileSync(path.join(backupIn(folder), "backup.json")).equals(earlier)).toBe(true);
    expect(copiesLeft()).toEqual([]);
  });

  test("heals an object that was damaged on the medium", async () => {
    const folder = place();
    await valueOf(toFolder(folder));
    const [blob = ""] = filesUnder(path.join(backupIn(folder), "objects")).filter(
      (file) => statSync(file).size > body.length,
    );
    const bytes = readFileSync(blob);
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    writeFileSync(blob, bytes);
    expect(await codeOf(restoreFrom(startWorkstation(), folder))).toBe("backup-damaged");
    await valueOf(toFolder(folder));
    expect(await codeOf(restoreFrom(startWorkstation(), folder))).toBe("ok");
  });

  test("altered in any part is refused, and nothing is left behind", async () => {
    const whole = place();
    await valueOf(toFolder(whole));
    const files = filesUnder(whole).map((file) => path.relative(whole, file));
    for (const name of files)
      for (const change of ["flip", "truncate", "remove"] as const) {
        const folder = place();
        cpSync(whole, folder, { recursive: true });
        const file = path.join(folder, name);
        const bytes = readFileSync(file);
        if (change === "flip") bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 4;
        if (change === "remove") rmSync(file);
        else writeFileSync(file, change === "truncate" ? bytes.subarray(0, -1) : bytes);
        const elsewhere = startWorkstation();
        const code = await codeOf(restoreFrom(elsewhere, folder));
        expect(["backup-damaged", "vault-damaged", "not-found"], `${change} ${name}`).toContain(code);
        expect(await valueOf(elsewhere.client.vault.list({}))).toEqual([]);
        const left = path.join(elsewhere.home, "workstations");
        expect(existsSync(left) ? readdirSync(left) : [], `${change} ${name}`).toEqual([]);
      }
  });

  test("of one day with the manifest's objects of another is refused", async () => {
    const folder = place();
    await valueOf(toFolder(folder));
    const manifest = path.join(backupIn(folder), "backup.json");
    const old = readFileSync(manifest, "utf8");
    writeFileSync(manifest, old.replace('"auditRows":', '"auditRows":1'));
    expect(await codeOf(restoreFrom(startWorkstation(), folder))).toBe("backup-damaged");
  });

  test("a wrong passphrase is told from damage; the workstation that is here already is not written over", async () => {
    const folder = place();
    await valueOf(toFolder(folder));
    const elsewhere = startWorkstation();
    expect(await codeOf(restoreFrom(elsewhere, folder, { passphrase: "不是这一个口令哦" }))).toBe("wrong-passphrase");
    await valueOf(restoreFrom(elsewhere, folder));
    expect(await codeOf(restoreFrom(elsewhere, folder))).toBe("workstation-present");
    const open = startWorkstation({ home: elsewhere.home });
    const over = { from: { folder: open.platform.folder(folder) }, passphrase, code: null, replace: true };
    expect(await codeOf(open.client.vault.restore(over))).toBe("workstation-in-use");
    const from = { folder: elsewhere.platform.folder(folder) };
    await valueOf(elsewhere.client.vault.restore({ from, passphrase, code: null, replace: true }));
    await readsBack(elsewhere);
    const aside = readdirSync(path.join(elsewhere.home, "workstations")).filter((name) => name.includes("aside"));
    expect(aside).toHaveLength(1);
    expect(await valueOf(elsewhere.client.vault.list({}))).toHaveLength(1);
  });

  test("without room says so, and the earlier one stays whole", async () => {
    const folder = place();
    await valueOf(toFolder(folder));
    const blobs = path.join(station.home, "workstations", founded.id, "blobs");
    const before = new Set(filesUnder(blobs));
    await draftWithMaterial(station, randomBytes(200_000), "GXAI-2026-903");
    const earlier = readFileSync(path.join(backupIn(folder), "backup.json"));
    const digest = path.basename(filesUnder(blobs).find((file) => !before.has(file)) ?? "");
    const target = path.join(backupIn(folder), "objects", digest.slice(0, 2), `${digest}.writing`);
    mkdirSync(path.dirname(target), { recursive: true });
    symlinkSync("/dev/full", target);
    expect(await codeOf(toFolder(folder))).toBe("disk-full");
    expect(readFileSync(path.join(backupIn(folder), "backup.json")).equals(earlier)).toBe(true);
    expect(filesUnder(folder).filter((file) => file.endsWith(".writing"))).toEqual([]);
    expect(copiesLeft()).toEqual([]);
    await valueOf(restoreFrom(startWorkstation(), folder));
  });
});

describe("a backup in one file", () => {
  const saved = async (): Promise<Uint8Array> => {
    await valueOf(station.client.vault.backup({ to: { save: station.platform.place("备份.gjb") } }));
    return station.platform.saved.get("备份.gjb") ?? new Uint8Array();
  };
  const restoreFile = (elsewhere: TestWorkstation, bytes: Uint8Array) =>
    elsewhere.client.vault.restore({
      from: { file: elsewhere.platform.give("备份.gjb", bytes) },
      passphrase,
      code: null,
      replace: false,
    });

  test("opens on another machine", async () => {
    const elsewhere = startWorkstation();
    await valueOf(restoreFile(elsewhere, await saved()));
    await readsBack(elsewhere);
  });

  test("cut short, lengthened or altered is refused", async () => {
    const bytes = Buffer.from(await saved());
    const flipped = Buffer.from(bytes);
    flipped[bytes.length - 5000] = (flipped[bytes.length - 5000] ?? 0) ^ 1;
    for (const changed of [bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.of(0)]), flipped, bytes.subarray(0, 8)])
      expect(await codeOf(restoreFile(startWorkstation(), changed))).toBe("backup-damaged");
    const newer = Buffer.from(bytes);
    newer.writeUInt16BE(2, 6);
    expect(await codeOf(restoreFile(startWorkstation(), newer))).toBe("newer-format");
  });

  test("to a full disk says so, and the workstation goes on", async () => {
    const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    const { platform, client } = station;
    const target = { name: "备份.gjb", write: () => Promise.reject(full) };
    Object.assign(platform, { takeSave: () => target });
    expect(await codeOf(client.vault.backup({ to: { save: "any" } }))).toBe("disk-full");
    expect(copiesLeft()).toEqual([]);
    expect(await valueOf(client.vault.lastBackup({}))).toBeNull();
    await readsBack(station);
  });
});
