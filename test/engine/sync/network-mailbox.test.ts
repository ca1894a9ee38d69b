import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MemoryDav, startMemoryDav } from "#test/support/servers/memory-dav.ts";
import { queuedWorkstation } from "#test/support/queued-workstation.ts";
import { codeOf, type TestWorkstation, valueOf } from "#test/support/workstation.ts";
import { freePort } from "#test/support/servers/server.ts";

const secret = "very-secret-password-91";
const wait = () => Promise.resolve();
let dav: MemoryDav;
beforeAll(async () => {
  dav = await startMemoryDav();
});
afterAll(() => dav.stop());

const at = (address: string, password: string | null = "pw") =>
  ({ kind: "webdav", address, user: "u", secret: password, ca: null, proxy: "none" }) as const;
const preferences = { automatic: false, paused: false, metered: false };

describe("the secret of a mailbox", () => {
  test("is kept in the vault and nowhere else, and never comes back out", async () => {
    const { client, home, application, platform } = await queuedWorkstation(1);
    await valueOf(client.sync.setNetworkMailbox({ mailbox: at("https://mailbox.example/dav", secret) }));
    const shown = await valueOf(client.sync.networkMailbox({}));
    expect(shown).toMatchObject({ address: "https://mailbox.example/dav", user: "u", secret: null });
    expect(JSON.stringify([await client.sync.state({}), platform.events])).not.toContain(secret);
    await application.close();
    const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const entry of files)
      expect(readFileSync(path.join(entry.parentPath, entry.name)).includes(secret)).toBe(false);
    expect(files.length).toBeGreaterThan(2);
  });

  test("need not be typed again for the same address, and is never used for another or along another way", async () => {
    const { client, application } = await queuedWorkstation(0);
    await valueOf(client.sync.setNetworkMailbox({ mailbox: at(dav.address) }));
    await valueOf(client.sync.setNetworkMailbox({ mailbox: { ...at(dav.address, null), user: "u" } }));
    expect((await valueOf(client.sync.run({}))).sent).toBe(0);
    expect(await codeOf(client.sync.setNetworkMailbox({ mailbox: at("https://elsewhere.example", null) }))).toBe(
      "invalid-input",
    );
    expect(await codeOf(client.sync.tryMailbox({ mailbox: at("https://elsewhere.example", null) }))).toBe(
      "invalid-input",
    );
    const known = at(dav.address, null);
    for (const mailbox of [
      { ...known, proxy: "http://proxy.example:8080" },
      { ...known, ca: "-----BEGIN CERTIFICATE-----" },
    ])
      for (const work of [client.sync.setNetworkMailbox, client.sync.tryMailbox])
        expect(await codeOf(work({ mailbox }))).toBe("invalid-input");
    await application.close();
  });

  test("does not stand in an address, which is shown", async () => {
    const { client, application } = await queuedWorkstation(0);
    for (const address of ["https://u:hidden@mailbox.example/dav", "https://hidden@mailbox.example/dav"])
      for (const work of [client.sync.setNetworkMailbox, client.sync.tryMailbox])
        expect(await codeOf(work({ mailbox: at(address) })), address).toBe("invalid-input");
    expect((await valueOf(client.sync.state({}))).mailbox).toBeNull();
    await application.close();
  });

  test("is not sent in the clear: http to another computer is not even stored", async () => {
    const { client, application } = await queuedWorkstation(0);
    expect(await codeOf(client.sync.setNetworkMailbox({ mailbox: at("http://mailbox.example/dav") }))).toBe(
      "mailbox-insecure",
    );
    expect((await valueOf(client.sync.state({}))).mailbox).toBeNull();
    await application.close();
  });
});

describe("the connection test", () => {
  const tried = async (station: TestWorkstation, mailbox: ReturnType<typeof at>) =>
    (await valueOf(station.client.sync.tryMailbox({ mailbox }))).map(({ step, outcome }) => `${step} ${outcome}`);
  let station: TestWorkstation;
  beforeAll(async () => {
    station = await queuedWorkstation(0);
  });
  afterAll(() => station.application.close());

  test("says every step it took, and leaves one file, always the same", async () => {
    const good = ["address", "resolve", "connect", "secure", "sign-in", "put", "get", "left"];
    for (let time = 0; time < 2; time += 1)
      expect(await tried(station, at(dav.address))).toEqual(good.map((step) => `${step} good`));
    expect([...dav.files.keys()].filter((name) => name.startsWith("v1-test"))).toEqual(["v1-test/guijian"]);
    const steps = await valueOf(station.client.sync.tryMailbox({ mailbox: at(dav.address) }));
    for (const { words } of steps) expect(words.zh.length * words.en.length).toBeGreaterThan(0);
    expect(JSON.stringify(steps)).not.toContain("pw");
  });

  test("stops at the step that fails and says why", async () => {
    const rest = (outcome: string, ...steps: readonly string[]) => steps.map((step) => `${step} ${outcome}`);
    expect(await tried(station, at(dav.address, "wrong"))).toEqual([
      ...rest("good", "address", "resolve", "connect", "secure"),
      "sign-in failed",
      ...rest("not-tried", "put", "get", "left"),
    ]);
    expect(await tried(station, at(`http://127.0.0.1:${await freePort()}`))).toEqual([
      ...rest("good", "address", "resolve"),
      "connect failed",
      ...rest("not-tried", "secure", "sign-in", "put", "get", "left"),
    ]);
    expect((await tried(station, at("https://nobody.invalid"))).slice(0, 3)).toEqual([
      "address good",
      "resolve failed",
      "connect not-tried",
    ]);
    expect((await tried(station, at("http://mailbox.example")))[0]).toBe("address failed");
    expect((await tried(station, at(`https://127.0.0.1:${dav.port}`))).slice(2, 5)).toEqual([
      "connect good",
      "secure failed",
      "sign-in not-tried",
    ]);
  });
});

describe("an exchange over the network", () => {
  test("that is paused stops, keeps what was sent, and goes on from there", async () => {
    const slow = await startMemoryDav();
    const { client, application } = await queuedWorkstation(400, { wait });
    await valueOf(client.sync.setNetworkMailbox({ mailbox: at(slow.address) }));
    const run = client.sync.run({});
    while (slow.files.size < 50) await new Promise((resolve) => setTimeout(resolve, 2));
    await valueOf(client.sync.setPreferences({ ...preferences, paused: true }));
    expect(await codeOf(run)).toBe("cancelled");
    const { counts, activity } = await valueOf(client.sync.state({}));
    expect(counts.outbox.sent).toBeGreaterThanOrEqual(40);
    expect(counts.outbox.queued).toBeGreaterThan(0);
    expect(activity.running).toBe(false);
    expect((await valueOf(client.sync.run({}))).sent).toBe(counts.outbox.queued);
    await application.close();
    await slow.stop();
  });

  test("dies with the vault it belongs to", async () => {
    const slow = await startMemoryDav();
    const { client, application } = await queuedWorkstation(400, { wait });
    await valueOf(client.sync.setNetworkMailbox({ mailbox: at(slow.address) }));
    const run = client.sync.run({});
    while (slow.files.size < 20) await new Promise((resolve) => setTimeout(resolve, 2));
    await valueOf(client.vault.lock({}));
    expect(await codeOf(run)).toBe("cancelled");
    const { size } = slow.files;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(slow.files.size).toBeLessThanOrEqual(size + 4);
    await application.close();
    await slow.stop();
  });

  test("on a metered network leaves what is large for later, and says so", async () => {
    for (const [bytes, sent] of [
      [1024 * 1024, 2],
      [1024 * 1024 + 1, 0],
    ] as const) {
      const { client, application } = await queuedWorkstation(2, { wait, bytes });
      await valueOf(client.sync.setNetworkMailbox({ mailbox: at(dav.address) }));
      await valueOf(client.sync.setPreferences({ ...preferences, metered: true }));
      expect((await valueOf(client.sync.run({}))).sent).toBe(sent);
      const { outbox } = await valueOf(client.sync.state({}));
      expect(outbox.map(({ held }) => held)).toEqual([sent === 0, sent === 0]);
      await valueOf(client.sync.setPreferences(preferences));
      expect((await valueOf(client.sync.run({}))).sent).toBe(2 - sent);
      await application.close();
    }
  });

  test("to a mailbox that denies us stops at once and says why; nothing is lost", async () => {
    const { client, application } = await queuedWorkstation(20, { wait });
    await valueOf(client.sync.setNetworkMailbox({ mailbox: at(dav.address, "wrong") }));
    expect(await codeOf(client.sync.run({}))).toBe("mailbox-sign-in");
    const { counts, activity } = await valueOf(client.sync.state({}));
    expect(counts.outbox.queued + counts.outbox.failed).toBe(20);
    expect(activity.failure?.zh).toContain("登录");
    await valueOf(client.sync.setNetworkMailbox({ mailbox: at(dav.address) }));
    expect((await valueOf(client.sync.run({}))).sent).toBe(20);
    expect((await valueOf(client.sync.state({}))).activity.failure).toBeNull();
    await application.close();
  });
});
