import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { firstBrokenLink } from "#engine/audit.ts";
import { withCopy } from "#test/support/adversary.ts";
import { keychainOf } from "#test/support/fake-keychain.ts";
import {
  draftWithMaterial,
  type FoundedWorkstation,
  foundedWorkstation,
  materialBytes,
  startWithResources,
} from "#test/support/founded-workstation.ts";
import { passphrase, pins } from "#test/support/small-panel.ts";
import { codeOf, resources, type TestWorkstation, valueOf } from "#test/support/workstation.ts";

const next = "新的口令 足够长 也不 相同 八十一";
const body = randomBytes(100_000);
const person = { name: "某", unit: "", title: "", category: null, roles: ["recorder" as const] };

let founded: FoundedWorkstation;
let station: TestWorkstation;
let folder: string;

beforeEach(async () => {
  founded = await foundedWorkstation();
  station = founded.station;
  folder = path.join(station.home, "workstations", founded.id);
});

const enrol = ({ client }: TestWorkstation) =>
  client.alliance.enrolAtDoor({ person, validUntil: "2028-12-31", pin: "481920", issuerPin: pins.secretariat });
const sitDown = ({ client }: TestWorkstation) =>
  client.seats.enter({ identityId: founded.secretariat, pin: pins.secretariat });

describe("the system's keychain", () => {
  test("opens for reading; signing waits for the passphrase", async () => {
    const { client, platform } = station;
    const material = await draftWithMaterial(station, body);
    Object.assign(platform, { keychain: keychainOf("Huang") });
    expect((await valueOf(client.vault.ways({ id: founded.id }))).keychain).toBe("off");
    expect(await codeOf(client.vault.enableKeychain({ passphrase: "不是这一个口令哦" }))).toBe("wrong-passphrase");
    expect((await valueOf(client.vault.ways({ id: founded.id }))).keychain).toBe("off");
    await valueOf(client.vault.enableKeychain({ passphrase }));
    await valueOf(client.vault.lock({}));
    expect((await valueOf(client.vault.ways({ id: founded.id }))).keychain).toBe("on");
    expect((await valueOf(client.vault.unlockWithKeychain({ id: founded.id }))).readingOnly).toBe(true);
    await valueOf(sitDown(station));
    expect((await materialBytes(station, material)).equals(body)).toBe(true);
    expect(await codeOf(enrol(station))).toBe("signing-unavailable");
    expect(await codeOf(client.vault.grantSigning({ passphrase: "不是这一个口令哦" }))).toBe("wrong-passphrase");
    expect((await valueOf(client.vault.grantSigning({ passphrase }))).readingOnly).toBe(false);
    expect(await codeOf(enrol(station))).toBe("ok");
  });

  test("of another account, or none, opens nothing; switched off, it is gone from disk and header", async () => {
    const { client, platform } = station;
    expect(await codeOf(client.vault.enableKeychain({ passphrase }))).toBe("keychain-unavailable");
    expect((await valueOf(client.vault.ways({ id: founded.id }))).keychain).toBe("unavailable");
    Object.assign(platform, { keychain: keychainOf("Huang") });
    await valueOf(client.vault.enableKeychain({ passphrase }));
    await valueOf(client.vault.lock({}));
    Object.assign(platform, { keychain: keychainOf("Wei") });
    expect(await codeOf(client.vault.unlockWithKeychain({ id: founded.id }))).toBe("keychain-refused");
    Object.assign(platform, { keychain: keychainOf("Huang") });
    await valueOf(client.vault.unlockWithKeychain({ id: founded.id }));
    const kept = readFileSync(path.join(folder, "keychain.bin"));
    await valueOf(client.vault.disableKeychain({}));
    expect(existsSync(path.join(folder, "keychain.bin"))).toBe(false);
    await valueOf(client.vault.lock({}));
    writeFileSync(path.join(folder, "keychain.bin"), kept);
    expect(await codeOf(client.vault.unlockWithKeychain({ id: founded.id }))).toBe("no-such-key-slot");
    expect(await codeOf(client.vault.unlock({ id: founded.id, passphrase }))).toBe("ok");
  });
});

/** The shipped resources, with house rules that let the alliance hold shares. */
function resourcesAllowingShares(): string {
  const copy = mkdtempSync(path.join(tmpdir(), "guijian-resources-"));
  for (const name of ["rules", "standards"])
    cpSync(path.join(resources, name), path.join(copy, name), { recursive: true });
  for (const name of readdirSync(resources))
    if (!existsSync(path.join(copy, name)) && name !== "demo")
      cpSync(path.join(resources, name), path.join(copy, name), { recursive: true });
  const file = path.join(copy, "rules", "model-2026", "rules.json");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace('"recoveryByAlliance": false', '"recoveryByAlliance": true'));
  return copy;
}

describe("recovery by two people of the alliance", () => {
  test("is refused where the house rules do not allow it", async () => {
    const custodians = [founded.secretariat, founded.secretariat] as [string, string];
    expect(await codeOf(station.client.vault.shareRecovery({ passphrase, custodians }))).toBe(
      "recovery-by-alliance-off",
    );
  });

  test("opens with both shares for reading, once, and says so on every workstation it touches", async () => {
    const home = mkdtempSync(path.join(tmpdir(), "guijian-shares-"));
    await station.application.close();
    cpSync(station.home, home, { recursive: true });
    const shared = startWithResources(home, resourcesAllowingShares());
    const { client, platform } = shared;
    await valueOf(client.vault.unlock({ id: founded.id, passphrase }));
    await valueOf(sitDown(shared));
    const other = await valueOf(
      client.alliance.enrolAtDoor({ person, validUntil: "2028-12-31", pin: "730164", issuerPin: pins.secretariat }),
    );
    const custodians: [string, string] = [founded.secretariat, other.identityId];
    const twice: [string, string] = [other.identityId, other.identityId];
    expect(await codeOf(client.vault.shareRecovery({ passphrase, custodians: twice }))).toBe("invalid-input");
    await valueOf(client.vault.shareRecovery({ passphrase, custodians }));
    await valueOf(client.vault.lock({}));
    expect((await valueOf(client.vault.ways({ id: founded.id }))).custodians).toEqual(["黄秘书长", "某"]);
    for (const index of [0, 1] as const)
      await valueOf(client.vault.saveShare({ id: founded.id, index, save: platform.place(`share-${index}`) }));
    // The custodians' own workstation: here the same one, as each of them has it on theirs.
    await valueOf(client.vault.unlock({ id: founded.id, passphrase }));
    const open = async (index: 0 | 1, identityId: string, pin: string) => {
      await valueOf(client.seats.enter({ identityId, pin }));
      const file = platform.give("share", platform.saved.get(`share-${index}`) ?? new Uint8Array());
      return client.vault.openShare({ file, pin });
    };
    expect(await codeOf(open(1, founded.secretariat, pins.secretariat))).toBe("package-not-for-you");
    const one = await valueOf(open(0, founded.secretariat, pins.secretariat));
    const two = await valueOf(open(1, other.identityId, "730164"));
    expect(one.label).toBe("一号机");
    expect((await valueOf(client.vault.notices({}))).map(({ kind }) => kind)).toEqual(["share-opened", "share-opened"]);
    await valueOf(client.vault.lock({}));
    const recover = (shares: [string, string]) =>
      client.vault.recoverWithShares({ id: founded.id, shares, passphrase: next });
    expect(await codeOf(recover([one.code, one.code]))).toBe("recovery-code-wrong");
    expect(await codeOf(recover([one.code, "0000"]))).toBe("recovery-code-mistyped");
    await valueOf(recover([one.code, two.code]));
    await valueOf(sitDown(shared));
    expect(await codeOf(enrol(shared))).toBe("signing-unavailable");
    expect((await valueOf(client.vault.notices({})))[0]).toMatchObject({ kind: "recovered", name: "黄秘书长 · 某" });
    expect(existsSync(path.join(home, "workstations", founded.id, "recovery.json"))).toBe(false);
    await valueOf(client.vault.lock({}));
    expect(await codeOf(recover([one.code, two.code]))).toBe("no-such-key-slot");
    expect(await codeOf(client.vault.unlock({ id: founded.id, passphrase: next }))).toBe("ok");
  });
});

describe("a new key", () => {
  test("replaces passphrase, recovery code, database key and the keys of materials; seats read and sign as before", async () => {
    const { client } = station;
    const material = await draftWithMaterial(station, body);
    const before = readFileSync(path.join(folder, "library.db"));
    expect(await codeOf(client.vault.rekey({ current: "不是这一个口令哦", next }))).toBe("wrong-passphrase");
    expect(await codeOf(client.vault.rekey({ current: passphrase, next: "12345678" }))).toBe("passphrase-weak");
    const { recoveryCode } = await valueOf(client.vault.rekey({ current: passphrase, next }));
    expect((await valueOf(client.vault.status({}))).recoveryConfirmed).toBe(false);
    expect(await codeOf(client.vault.confirmRecoveryCode({ code: founded.recoveryCode }))).toBe("recovery-code-wrong");
    expect(await codeOf(client.vault.confirmRecoveryCode({ code: recoveryCode }))).toBe("ok");
    await valueOf(sitDown(station));
    expect((await materialBytes(station, material)).equals(body)).toBe(true);
    expect(await codeOf(enrol(station))).toBe("ok");
    const pin = { current: pins.secretariat, next: "662019" };
    await valueOf(client.seats.changePin(pin));
    await valueOf(client.vault.lock({}));
    expect(await codeOf(client.vault.unlock({ id: founded.id, passphrase }))).toBe("wrong-passphrase");
    await valueOf(client.vault.unlock({ id: founded.id, passphrase: next }));
    await valueOf(client.seats.enter({ identityId: founded.secretariat, pin: pin.next }));
    expect(readFileSync(path.join(folder, "library.db")).equals(before)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes("next"))).toEqual([]);
    await valueOf(client.vault.lock({}));
  });

  test("leaves the chain of the audit log whole, and an old header opens nothing", async () => {
    const { client } = station;
    const old = readFileSync(path.join(folder, "vault.json"));
    const noted = await valueOf(client.vault.auditHead({}));
    await valueOf(client.vault.rekey({ current: passphrase, next }));
    expect(await valueOf(client.vault.proveAudit({ head: noted.head }))).toMatchObject({
      brokenAt: null,
      foundAt: noted.rows,
    });
    await valueOf(client.vault.lock({}));
    writeFileSync(path.join(folder, "vault.json"), old);
    expect(await codeOf(client.vault.unlock({ id: founded.id, passphrase }))).toBe("library-damaged");
  });

  test("interrupted before its point of no return changes nothing; after it, the next opening finishes it", async () => {
    const { client } = station;
    const old = mkdtempSync(path.join(tmpdir(), "guijian-before-"));
    cpSync(folder, old, { recursive: true });
    const { recoveryCode } = await valueOf(client.vault.rekey({ current: passphrase, next }));
    expect(recoveryCode).not.toBe(founded.recoveryCode);
    await valueOf(client.vault.lock({}));
    const [library, header] = ["library.db", "vault.json"].map((name) => readFileSync(path.join(folder, name)));
    // Killed before the new header was written: the new library alone.
    for (const name of ["library.db", "vault.json"]) cpSync(path.join(old, name), path.join(folder, name));
    writeFileSync(path.join(folder, "library.next.db"), library ?? "");
    const copied = path.join(old, "library.db-wal");
    if (existsSync(copied)) cpSync(copied, path.join(folder, "library.db-wal"));
    await valueOf(client.vault.unlock({ id: founded.id, passphrase }));
    expect(existsSync(path.join(folder, "library.next.db"))).toBe(false);
    await valueOf(client.vault.lock({}));
    // Killed after it, before and after the library took its place.
    for (const moved of [false, true]) {
      for (const name of ["library.db", "vault.json"]) cpSync(path.join(old, name), path.join(folder, name));
      writeFileSync(path.join(folder, "library.next.db"), library ?? "");
      writeFileSync(path.join(folder, "vault.next.json"), header ?? "");
      if (moved) renameSync(path.join(folder, "library.next.db"), path.join(folder, "library.db"));
      await valueOf(client.vault.unlock({ id: founded.id, passphrase: next }));
      await valueOf(sitDown(station));
      await valueOf(client.vault.lock({}));
    }
  });
});

describe("locking", () => {
  test("happens after the minutes nobody was at the desk, and not while somebody is", async () => {
    const { client, platform } = station;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      await valueOf(client.vault.setAutoLock({ minutes: 2 }));
      vi.advanceTimersByTime(119_000);
      await valueOf(client.alliance.state({}));
      vi.advanceTimersByTime(119_000);
      expect((await valueOf(client.vault.status({}))).state).toBe("unlocked");
      vi.advanceTimersByTime(2_000);
      expect((await valueOf(client.vault.status({}))).state).toBe("closed");
      expect(platform.events.at(-1)).toMatchObject({ type: "locked", reason: "idle" });
    } finally {
      vi.useRealTimers();
    }
  });

  test("happens when the computer goes to sleep, and forgets seat and grants", async () => {
    const material = await draftWithMaterial(station, body);
    const { grant } = await valueOf(station.client.materials.open(material));
    station.application.suspend();
    expect((await valueOf(station.client.vault.status({}))).state).toBe("closed");
    expect(await station.application.material(grant)).toBeNull();
    expect(station.platform.events.at(-1)).toMatchObject({ type: "locked", reason: "suspend" });
    await valueOf(station.client.vault.unlock({ id: founded.id, passphrase }));
    expect(await valueOf(station.client.seats.current({}))).toBeNull();
    expect(await withCopy(station, ({ library: { read } }) => firstBrokenLink(read))).toBeNull();
  });
});
