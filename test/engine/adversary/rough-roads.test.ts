import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createDispatcher } from "#engine/dispatcher.ts";
import { createTurns } from "#engine/turns.ts";
import { handlers } from "#engine/handlers.ts";
import type { TaskContext } from "#engine/context.ts";
import { folderMailbox, unhurried } from "#test/support/folder-mailbox.ts";
import { Refusal } from "#shared/errors.ts";
import { decodeEnvelope, encodeEnvelope } from "#shared/trust/statement.ts";
import { insider, isoNow, keptOn, recipientOf } from "#test/support/adversary.ts";
import { playedTo, type Staged } from "#test/support/panel-stages.ts";
import { atSeat, note, passphrase, pins, sitDown, type TestPanel } from "#test/support/small-panel.ts";
import { codeOf, type TestWorkstation, valueOf } from "#test/support/workstation.ts";

let opened: Staged;
beforeAll(async () => {
  opened = await playedTo("opened");
});

async function folderOf(station: TestWorkstation): Promise<string> {
  const [workstation] = await valueOf(station.client.vault.list({}));
  return path.join(station.home, "workstations", workstation?.id ?? "");
}

async function commitFrom(panel: TestPanel, issuedAt?: string): Promise<void> {
  const guest = await insider(panel, panel.guest);
  const { reviewId, digest } = opened.review;
  const body = { reviewId, memberId: guest.identityId, promises: ["integrity" as const], text: "0".repeat(64) };
  const statements = [guest.sign("commitment", body, [digest], issuedAt)];
  await guest.post([await recipientOf(panel.table, panel.recorder)], { kind: "other", about: digest, statements });
}

const inboxOf = async (panel: TestPanel) => (await valueOf(panel.table.client.sync.state({}))).inbox;

describe("clocks", () => {
  test("a statement from the future waits with its reason and keeps nobody from signing", async () => {
    let now = Date.now();
    const panel = await opened.restore(() => now);
    await commitFrom(panel, isoNow(3 * 3_600_000));
    await atSeat(panel, "recorder");
    const before = await keptOn(panel.table, opened.review.reviewId, "commitment");
    await valueOf(panel.table.client.sync.run({}));
    const [waiting] = (await inboxOf(panel)).filter((row) => row.state === "waiting-for-seat" && row.reason !== null);
    expect(waiting?.reason?.en).toContain("clock");
    expect(await keptOn(panel.table, opened.review.reviewId, "commitment")).toHaveLength(before.length);
    await note(panel, opened.review.reviewId, "applicant-left");
    const { reviewId } = opened.review;
    expect(await codeOf(panel.table.client.record.sign({ reviewId, pin: pins.recorder }))).toBe("ok");
    now += 3 * 3_600_000;
    await valueOf(panel.table.client.sync.run({}));
    expect(await keptOn(panel.table, reviewId, "commitment")).toHaveLength(before.length + 1);
  });

  test("a workstation whose clock fell behind what it has verified does not sign until it is set", async () => {
    let now = Date.now();
    const panel = await opened.restore(() => now);
    await sitDown(panel.chair);
    now -= 3_600_000;
    const { reviewId } = opened.review;
    const commit = () => panel.table.client.reviews.commit({ reviewId, pin: panel.chair.pin });
    expect(await codeOf(commit())).toBe("clock-behind");
    now += 3_600_000;
    expect(await codeOf(commit())).toBe("ok");
  });
});

describe("the mailbox", () => {
  test("folders, links and foreign files where objects should be stop nothing", async () => {
    const panel = await opened.restore();
    const shelves = path.join(panel.mailbox, "v1");
    for (const tag of readdirSync(shelves)) {
      const odd = createHash("sha256").update(tag).digest("hex");
      const shelf = path.join(shelves, tag, odd.slice(0, 2));
      mkdirSync(path.join(shelf, odd), { recursive: true });
      const link = `${odd.slice(0, 2)}${"0".repeat(62)}`;
      symlinkSync("/dev/zero", path.join(shelf, link));
      writeFileSync(path.join(shelf, "readme.txt"), "x");
    }
    await commitFrom(panel);
    await atSeat(panel, "recorder");
    const run = await valueOf(panel.table.client.sync.run({}));
    expect(run.imported).toBe(1);
  });

  test("rubbish under a right name is refused once and does not stay on the disk", async () => {
    const panel = await opened.restore();
    const shelves = path.join(panel.mailbox, "v1");
    for (const tag of readdirSync(shelves)) {
      const rubbish = Buffer.from(`rubbish for ${tag}`);
      const digest = createHash("sha256").update(rubbish).digest("hex");
      const shelf = path.join(shelves, tag, digest.slice(0, 2));
      mkdirSync(shelf, { recursive: true });
      writeFileSync(path.join(shelf, digest), rubbish);
    }
    await atSeat(panel, "recorder");
    expect((await valueOf(panel.table.client.sync.run({}))).refused).toBeGreaterThan(0);
    expect((await valueOf(panel.table.client.sync.run({}))).refused).toBe(0);
    const waiting = (await inboxOf(panel)).filter((row) => row.state === "waiting-for-seat").map((row) => row.object);
    const kept = readdirSync(path.join(await folderOf(panel.table), "incoming"));
    expect(kept.toSorted()).toEqual(waiting.toSorted());
  });

  test("one package lost from the disk holds the others back neither way", async () => {
    const panel = await opened.restore();
    const { reviewId } = opened.review;
    const vault = await folderOf(panel.laptop);
    await sitDown(panel.guest);
    await valueOf(panel.laptop.client.reviews.commit({ reviewId, pin: panel.guest.pin }));
    const sent = new Set((await valueOf(panel.laptop.client.sync.state({}))).outbox.map((row) => row.id));
    const outgoing = path.join(vault, "outgoing");
    const packages = readdirSync(outgoing);
    await valueOf(panel.laptop.client.reviews.commit({ reviewId, pin: panel.guest.pin }));
    const queuedFirst = (await valueOf(panel.laptop.client.sync.state({}))).outbox.filter(
      (row) => row.state === "queued",
    );
    expect(queuedFirst.length).toBeGreaterThan(2);
    expect(sent.size).toBeGreaterThan(0);
    const newest = readdirSync(outgoing).filter((name) => !packages.includes(name));
    for (const name of newest) rmSync(path.join(outgoing, name));
    const run = await valueOf(panel.laptop.client.sync.run({}));
    expect(run.sent).toBeGreaterThan(0);
    const { outbox } = await valueOf(panel.laptop.client.sync.state({}));
    expect(outbox.filter((row) => row.state === "failed").length).toBeGreaterThan(0);
    expect(outbox.filter((row) => row.state === "queued")).toEqual([]);

    await atSeat(panel, "secretariat");
    await valueOf(panel.table.client.seats.leave({}));
    await commitFrom(panel);
    await valueOf(panel.table.client.sync.run({}));
    const waiting = (await inboxOf(panel)).filter((row) => row.state === "waiting-for-seat");
    expect(waiting.length).toBeGreaterThan(0);
    const incoming = path.join(await folderOf(panel.table), "incoming");
    for (const row of waiting) rmSync(path.join(incoming, row.object));
    await atSeat(panel, "recorder");
    expect(await codeOf(panel.table.client.sync.run({}))).toBe("ok");
    expect((await valueOf(panel.table.client.sync.run({}))).imported).toBe(waiting.length);
  });

  test("one package the disk does not give up keeps no other from being opened", async () => {
    const panel = await opened.restore();
    await atSeat(panel, "secretariat");
    await valueOf(panel.table.client.seats.leave({}));
    for (let count = 0; count < 3; count += 1) await commitFrom(panel);
    await valueOf(panel.table.client.sync.run({}));
    const waiting = (await inboxOf(panel)).filter((row) => row.state === "waiting-for-seat");
    expect(waiting).toHaveLength(3);
    const incoming = path.join(await folderOf(panel.table), "incoming");
    const stuck = waiting[1]?.object ?? "";
    renameSync(path.join(incoming, stuck), path.join(incoming, "kept"));
    mkdirSync(path.join(incoming, stuck));
    await atSeat(panel, "recorder");
    expect(await codeOf(panel.table.client.sync.run({}))).toBe("internal");
    const standing = async () => (await inboxOf(panel)).map((row) => (row.object === stuck ? row.state : "other"));
    expect((await inboxOf(panel)).filter((row) => row.state === "imported").length).toBeGreaterThanOrEqual(2);
    expect(await standing()).toContain("waiting-for-seat");
    rmSync(path.join(incoming, stuck), { recursive: true });
    renameSync(path.join(incoming, "kept"), path.join(incoming, stuck));
    expect((await valueOf(panel.table.client.sync.run({}))).imported).toBe(1);
  });

  test("what a newer program wrote waits for this one to be replaced, and holds nothing up", async () => {
    const panel = await opened.restore();
    const { reviewId, digest } = opened.review;
    const guest = await insider(panel, panel.guest);
    const body = { reviewId, memberId: guest.identityId, promises: ["integrity" as const], text: "0".repeat(64) };
    const signed = decodeEnvelope(guest.sign("commitment", body, [digest]).bytes);
    const payload = Buffer.from(Buffer.from(signed.payload).toString().replace('"schema":1', '"schema":2'));
    const newer = { bytes: encodeEnvelope({ ...signed, payload }) };
    const to = [await recipientOf(panel.table, panel.recorder)];
    await guest.post(to, { kind: "other", about: digest, statements: [newer] });
    await commitFrom(panel);
    await atSeat(panel, "recorder");
    for (const imported of [1, 0]) {
      expect((await valueOf(panel.table.client.sync.run({}))).imported).toBe(imported);
      const waiting = (await inboxOf(panel)).filter((row) => row.state === "waiting-for-seat" && row.reason !== null);
      expect(waiting).toHaveLength(1);
      expect(waiting[0]?.reason?.en).toContain("newer version");
      expect(existsSync(path.join(await folderOf(panel.table), "incoming", waiting[0]?.object ?? ""))).toBe(true);
    }
  });

  test("a stick pulled between two objects is said so, and the rest goes on when it is back", async () => {
    const panel = await opened.restore();
    const { reviewId } = opened.review;
    await sitDown(panel.guest);
    await valueOf(panel.laptop.client.reviews.commit({ reviewId, pin: panel.guest.pin }));
    renameSync(panel.mailbox, `${panel.mailbox}-away`);
    expect(await codeOf(panel.laptop.client.sync.run({}))).toBe("mailbox-unreachable");
    expect(existsSync(panel.mailbox)).toBe(false);
    renameSync(`${panel.mailbox}-away`, panel.mailbox);
    expect((await valueOf(panel.laptop.client.sync.run({}))).sent).toBeGreaterThan(0);
  });

  test("an object cut short at its address is written again whole", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "guijian-mailbox-"));
    const file = path.join(folder, "outgoing");
    writeFileSync(file, "the whole package");
    const digest = createHash("sha256").update("the whole package").digest("hex");
    const tag = "a".repeat(32);
    const mailbox = folderMailbox(folder);
    await mailbox.put(tag, digest, file, unhurried);
    const [at = ""] = readdirSync(path.join(folder, "v1"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    writeFileSync(at, "the who");
    await mailbox.put(tag, digest, file, unhurried);
    expect(readFileSync(at, "utf8")).toBe("the whole package");
  });
});

describe("after a crash", () => {
  test("half-written files and packages nobody accounted for are gone at the next unlocking; what is queued and waiting stays", async () => {
    const panel = await opened.restore();
    const { reviewId } = opened.review;
    await sitDown(panel.guest);
    await valueOf(panel.laptop.client.reviews.commit({ reviewId, pin: panel.guest.pin }));
    const vault = await folderOf(panel.laptop);
    const queued = readdirSync(path.join(vault, "outgoing"));
    const orphans = [
      path.join(vault, "outgoing", "0".repeat(64)),
      path.join(vault, "outgoing", "writing-X"),
      path.join(vault, "incoming", "writing-Y"),
      path.join(vault, "incoming", "1".repeat(64)),
      path.join(vault, "blobs", "writing-Z"),
    ];
    for (const orphan of orphans) {
      mkdirSync(path.dirname(orphan), { recursive: true });
      writeFileSync(orphan, "signed, never accounted for");
    }
    const { client } = panel.laptop;
    await valueOf(client.vault.lock({}));
    const [workstation] = await valueOf(client.vault.list({}));
    await valueOf(client.vault.unlock({ id: workstation?.id ?? "", passphrase }));
    expect(orphans.filter((orphan) => existsSync(orphan))).toEqual([]);
    expect(readdirSync(path.join(vault, "outgoing"))).toEqual(expect.arrayContaining(queued));
    const [materialId = ""] = opened.review.materialIds;
    await sitDown(panel.guest);
    expect(await codeOf(client.materials.open({ dossierId: reviewId, materialId }))).toBe("ok");
  });
});

describe("what the door says when something fails inside", () => {
  const ask = async (thrown: unknown) => {
    const reported: string[] = [];
    const failing = { ...handlers, vault: { ...handlers.vault, list: () => Promise.reject(thrown) } };
    const dispatch = createDispatcher({
      handlers: failing,
      makeContext: () => ({}) as TaskContext,
      inTurn: createTurns(),
      report: (name, thrown) => {
        reported.push(`${name} ${String(thrown)}`);
        return "REF";
      },
      settled: () => undefined,
    });
    return { reply: await dispatch("desk", "vault", "list", {}), reported };
  };

  test("a full disk is said as such, whoever notices it", async () => {
    for (const code of ["ENOSPC", "EDQUOT", "SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"]) {
      const { reply, reported } = await ask(Object.assign(new Error("x"), { code }));
      expect(reply).toEqual({ ok: false, error: { code: "disk-full", details: {} } });
      expect(reported).toEqual([]);
    }
  });

  test("anything unexpected answers a reference and nothing else", async () => {
    const { reply, reported } = await ask(new Error("the secret is 190273"));
    expect(reply).toEqual({ ok: false, error: { code: "internal", details: { reference: "REF" } } });
    expect(reported).toHaveLength(1);
    expect(await ask(new Refusal("vault-locked"))).toEqual({
      reply: { ok: false, error: { code: "vault-locked", details: {} } },
      reported: [],
    });
  });
});
