import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { audit } from "#db/schema/index.ts";
import { createWorkstations } from "#engine/vault/workstations.ts";
import { withCopy } from "#test/support/adversary.ts";
import { playedTo } from "#test/support/panel-stages.ts";
import { atSeat, passphrase, pins, sitDown } from "#test/support/small-panel.ts";
import { cheapKdf, resources } from "#test/support/workstation.ts";
import { createApplication } from "#engine/application.ts";
import { createFakePlatform } from "#test/support/fake-platform.ts";

test("no PIN, passphrase or recovery code is ever answered, announced, logged or accounted for", async () => {
  const staged = await playedTo("opened");
  const panel = await staged.restore();
  const wrong = { pin: "918273", passphrase: "不是这一个口令哦哦哦", code: "K7QH-ZZ3M-WRONG-CODE" };
  const { client, platform } = panel.table;
  const { reviewId } = staged.review;
  const said: unknown[] = [];
  await atSeat(panel, "recorder");
  said.push(await client.record.sign({ reviewId, pin: wrong.pin }));
  said.push(await client.seats.enter({ identityId: panel.chair.identityId, pin: wrong.pin }));
  said.push(await client.seats.changePin({ current: pins.recorder, next: "111111" }));
  said.push(await client.vault.changePassphrase({ current: wrong.passphrase, next: passphrase }));
  said.push(await client.vault.changePassphrase({ current: passphrase, next: "short" }));
  said.push(await client.vault.confirmRecoveryCode({ code: wrong.code }));
  const call = (group: string, name: string, input: object) =>
    panel.table.application.call("desk", group, name, JSON.parse(JSON.stringify(input)));
  said.push(await call("vault", "unlock", { id: "x", passphrase: [wrong.passphrase] }));
  said.push(await call("seats", "enter", { identityId: panel.chair.identityId, pin: wrong.pin, extra: 1 }));
  await sitDown(panel.chair);
  said.push(await client.reviews.commit({ reviewId, pin: panel.chair.pin }));
  const rows = await withCopy(panel.table, (vault) => vault.library.read.select().from(audit).all());
  // Digests and keys are left out: six digits stand in so much of them by chance.
  const everywhere = JSON.stringify([said, platform.events, rows]).replaceAll(/(?<![0-9a-z])[0-9a-f]{32,}/g, "");
  expect(everywhere).toContain("wrong-pin");
  for (const secret of [...Object.values(wrong), passphrase, pins.recorder, panel.chair.pin])
    expect(everywhere).not.toContain(secret);
  await panel.table.application.close();
  const files = readdirSync(panel.table.home, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const file of files) {
    const bytes = readFileSync(path.join(file.parentPath, file.name));
    for (const secret of [...Object.values(wrong), passphrase]) expect(bytes.includes(Buffer.from(secret))).toBe(false);
  }
});

test("an unexpected failure is reported with its name and a reference, never with what was asked", async () => {
  const platform = createFakePlatform();
  const reports: string[] = [];
  const broken = new Error("the platform broke");
  const application = createApplication({
    platform: {
      ...platform,
      takeFile: () => {
        throw broken;
      },
    },
    clock: Date.now,
    random: (size) => new Uint8Array(randomBytes(size)),
    home: mkdtempSync(path.join(tmpdir(), "guijian-test-")),
    resources,
    kdfCost: cheapKdf,
    report: (reference, name, error) => void reports.push(`${reference} ${name} ${String(error)}`),
  });
  const call = (group: string, name: string, input: object) =>
    application.call("desk", group, name, JSON.parse(JSON.stringify(input)));
  await call("vault", "create", { label: "一", passphrase });
  await call("alliance", "found", {
    name: "示例联盟",
    secretariat: { name: "黄秘书长", unit: "", title: "" },
    pin: pins.secretariat,
  });
  const reply = await call("packages", "inspect", { file: "/home/某人/机密.gjd" });
  expect(reply).toMatchObject({ ok: false, error: { code: "internal" } });
  expect(JSON.stringify(reply)).not.toContain("机密");
  expect(reports.join()).toContain("packages.inspect");
  expect(reports.join()).not.toContain("机密");
});

test("the keys of a new seat are zeroed once it is enrolled", async () => {
  const home = mkdtempSync(path.join(tmpdir(), "guijian-test-"));
  const random = (size: number): Uint8Array => new Uint8Array(randomBytes(size));
  const options = { home, clock: Date.now, random, kdfCost: cheapKdf, onLock: () => undefined };
  const workstations = createWorkstations(options);
  await workstations.create("一号机", passphrase, false);
  const vault = workstations.open();
  const keys = await vault.newSeat(pins.recorder);
  const seed = keys.signingSeed();
  expect(seed.some((byte) => byte !== 0)).toBe(true);
  keys.forget();
  expect(seed.every((byte) => byte === 0)).toBe(true);
});
