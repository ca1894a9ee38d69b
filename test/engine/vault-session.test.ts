import { expect, test } from "vitest";
import BetterSqlite3 from "better-sqlite3";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { passphrase, pins } from "#test/support/small-panel.ts";
import { codeOf, startWorkstation, type TestWorkstation, valueOf } from "#test/support/workstation.ts";

async function founded(
  clock?: () => number,
): Promise<{ station: TestWorkstation; id: string; recoveryCode: string; secretariat: string }> {
  const station = startWorkstation(clock === undefined ? {} : { clock });
  const { client } = station;
  const { workstation, recoveryCode } = await valueOf(client.vault.create({ label: "一号机", passphrase }));
  const { identityId } = await valueOf(
    client.alliance.found({
      name: "示例联盟",
      secretariat: { name: "黄秘书长", unit: "", title: "" },
      pin: pins.secretariat,
    }),
  );
  return { station, id: workstation.id, recoveryCode, secretariat: identityId };
}

test("locked, nothing but the list and the status answers; the right passphrase opens again", async () => {
  const { station, id } = await founded();
  const { client } = station;
  await valueOf(client.vault.lock({}));
  expect(await codeOf(client.alliance.state({}))).toBe("vault-locked");
  expect(await codeOf(client.seats.list({}))).toBe("vault-locked");
  expect((await valueOf(client.vault.list({}))).map((entry) => entry.label)).toEqual(["一号机"]);
  expect((await valueOf(client.vault.unlock({ id, passphrase }))).state).toBe("unlocked");
  expect((await valueOf(client.alliance.state({}))).standing).toBe("founder");
});

test("wrong passphrases make the next try wait, even for the right one", async () => {
  let now = Date.parse("2026-11-20T08:00:00Z");
  const { station, id } = await founded(() => now);
  const { client } = station;
  await valueOf(client.vault.lock({}));
  for (let tries = 0; tries < 4; tries += 1) {
    expect(await codeOf(client.vault.unlock({ id, passphrase: "不是这一个口令哦" }))).toBe("wrong-passphrase");
    now += 400;
  }
  expect(await codeOf(client.vault.unlock({ id, passphrase }))).toBe("wrong-passphrase");
  now += 60_000;
  expect(await codeOf(client.vault.unlock({ id, passphrase }))).toBe("ok");
});

test("a weak passphrase is refused before anything is written", async () => {
  const { client } = startWorkstation();
  expect(await codeOf(client.vault.create({ label: "一", passphrase: "12345678" }))).toBe("passphrase-weak");
  expect(await valueOf(client.vault.list({}))).toEqual([]);
});

test("the recovery code restores reading and never signing", async () => {
  const { station, id, recoveryCode, secretariat } = await founded();
  const { client } = station;
  expect(
    await codeOf(
      client.vault.confirmRecoveryCode({ code: recoveryCode.replace(/.$/, (last) => (last === "0" ? "1" : "0")) }),
    ),
  ).not.toBe("ok");
  await valueOf(client.vault.confirmRecoveryCode({ code: recoveryCode }));
  await valueOf(client.vault.lock({}));
  const next = "新的口令 足够长 也不 相同 八十一";
  await valueOf(client.vault.recover({ id, code: recoveryCode, passphrase: next }));
  expect((await valueOf(client.alliance.state({}))).standing).toBe("founder");
  await valueOf(client.seats.enter({ identityId: secretariat, pin: pins.secretariat }));
  const person = { name: "某", unit: "", title: "", category: null, roles: ["recorder" as const] };
  const enrol = client.alliance.enrolAtDoor({
    person,
    validUntil: "2028-12-31",
    pin: "481920",
    issuerPin: pins.secretariat,
  });
  expect(await codeOf(enrol)).toBe("signing-unavailable");
  await valueOf(client.vault.lock({}));
  expect(await codeOf(client.vault.unlock({ id, passphrase }))).toBe("wrong-passphrase");
  expect(await codeOf(client.vault.unlock({ id, passphrase: next }))).toBe("ok");
});

test("a changed passphrase replaces the old one and everybody still signs", async () => {
  const { station, id, secretariat } = await founded();
  const { client } = station;
  const next = "新的口令 足够长 也不 相同 八十一";
  expect(await codeOf(client.vault.changePassphrase({ current: "不是这一个口令哦", next }))).toBe("wrong-passphrase");
  await valueOf(client.vault.changePassphrase({ current: passphrase, next }));
  await valueOf(client.vault.lock({}));
  expect(await codeOf(client.vault.unlock({ id, passphrase }))).toBe("wrong-passphrase");
  await valueOf(client.vault.unlock({ id, passphrase: next }));
  await valueOf(client.seats.enter({ identityId: secretariat, pin: pins.secretariat }));
  const person = { name: "某", unit: "", title: "", category: null, roles: ["recorder" as const] };
  await valueOf(
    client.alliance.enrolAtDoor({ person, validUntil: "2028-12-31", pin: "481920", issuerPin: pins.secretariat }),
  );
});

test("a second program on the same workstation is refused", async () => {
  const { station, id } = await founded();
  const second = startWorkstation({ home: station.home });
  expect(await codeOf(second.client.vault.unlock({ id, passphrase }))).toBe("workstation-in-use");
  await valueOf(station.client.vault.lock({}));
  expect(await codeOf(second.client.vault.unlock({ id, passphrase }))).toBe("ok");
});

test("a lock file that is gone does not keep the workstation from locking", async () => {
  const { station, id } = await founded();
  rmSync(path.join(station.home, "workstations", id, "open.lock"));
  expect(await codeOf(station.client.vault.lock({}))).toBe("ok");
  expect((await valueOf(station.client.vault.status({}))).state).toBe("closed");
});

test("nothing readable lies in the vault folder, and the database does not open without its key", async () => {
  const { station, id } = await founded();
  await station.application.close();
  const folder = path.join(station.home, "workstations", id);
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(path.join(folder, name));
    expect(bytes.includes(Buffer.from("示例联盟")), name).toBe(false);
    expect(bytes.includes(Buffer.from("SQLite format")), name).toBe(false);
  }
  const stolen = new BetterSqlite3(path.join(folder, "library.db"));
  expect(() => stolen.prepare("SELECT * FROM people").all()).toThrow();
  stolen.close();
});

test("the projection window may ask for the projection and nothing else", async () => {
  const { station } = await founded();
  const ask = (group: string, name: string) => station.application.call("projection", group, name, {});
  expect(await ask("projection", "view")).toEqual({ ok: true, value: null });
  expect(await codeOf(ask("alliance", "pool"))).toBe("not-permitted");
  expect(await codeOf(ask("sheets", "read"))).toBe("not-permitted");
});

test("unknown procedures and malformed input are refused in words", async () => {
  const { station } = await founded();
  expect(await codeOf(station.application.call("desk", "vault", "constructor", {}))).toBe("unknown-procedure");
  expect(await codeOf(station.application.call("desk", "__proto__", "list", {}))).toBe("unknown-procedure");
  expect(await codeOf(station.application.call("desk", "vault", "unlock", { id: "x", passphrase: 3 }))).toBe(
    "invalid-input",
  );
});
