import { setTimeout as after } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { startBackground } from "#engine/sync/background.ts";
import type { Reply } from "#shared/contract/define.ts";
import { createWorkstations, type Workstations } from "#engine/vault/workstations.ts";
import { writeFact } from "#engine/facts.ts";
import { sessionOf } from "#engine/sync/session.ts";
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { passphrase } from "#test/support/small-panel.ts";
import { cheapKdf } from "#test/support/workstation.ts";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const good: Reply<unknown> = { ok: true, value: null };
const down: Reply<unknown> = { ok: false, error: { code: "mailbox-no-answer", details: {} } };

/** An unlocked workstation with a mailbox on the network, and a clock that only moves when somebody waits. */
async function bench(replies: () => Reply<unknown>) {
  const workstations: Workstations = createWorkstations({
    home: mkdtempSync(path.join(tmpdir(), "guijian-background-")),
    clock: Date.now,
    random: (size) => new Uint8Array(randomBytes(size)),
    kdfCost: cheapKdf,
    onLock: () => undefined,
  });
  await workstations.create("台式机", passphrase, false);
  const mailbox = { kind: "webdav", address: "https://x.example", user: "u", secret: "s", ca: null, proxy: "none" };
  const write = (name: "mailbox" | "sync-preferences", value: unknown) =>
    workstations.open().library.write((db) => writeFact(db, name, JSON.stringify(value)));
  write("mailbox", mailbox);
  let now = 0;
  const runs: number[] = [];
  const waits: { readonly until: number; readonly end: () => void }[] = [];
  const background = startBackground({
    workstations,
    clock: () => now,
    random: (size) => new Uint8Array(size).fill(255),
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        waits.push({ until: now + milliseconds, end: resolve });
        signal.addEventListener("abort", () => reject(new Error("woken")));
      }),
    call: () => {
      runs.push(now);
      return Promise.resolve(replies());
    },
  });
  ends.push(() => background.stop());
  /** Lets time pass, in the order in which somebody waits for it. */
  const pass = async (milliseconds: number): Promise<void> => {
    const goal = now + milliseconds;
    for (;;) {
      await after(2);
      const next = waits.toSorted((one, other) => one.until - other.until)[0];
      if (next === undefined || next.until > goal) break;
      now = Math.max(now, next.until);
      waits.splice(waits.indexOf(next), 1);
      next.end();
    }
    now = goal;
  };
  return { runs, pass, background, write, workstations };
}

const minute = 60_000;

test("a mailbox is looked into every few minutes, and soon after a change", async () => {
  const { runs, pass, background } = await bench(() => good);
  await pass(16 * minute);
  expect(runs.length).toBe(3);
  background.poke();
  await pass(4_000);
  expect(runs.length).toBe(4);
  await pass(minute);
  expect(runs.length).toBe(4);
});

test("while it fails it is asked less and less often, whatever is typed meanwhile", async () => {
  let reply: Reply<unknown> = down;
  const { runs, pass, background } = await bench(() => reply);
  await pass(6 * minute);
  background.poke();
  await pass(120 * minute);
  const gaps = runs.slice(1).map((at, index) => at - (runs[index] ?? 0));
  expect(gaps.length).toBeGreaterThan(4);
  expect(gaps.toSorted((one, other) => one - other)).toEqual(gaps);
  expect(gaps.at(-1)).toBeLessThanOrEqual(31 * minute);
  reply = good;
  await pass(40 * minute);
  const healed = runs.length;
  await pass(11 * minute);
  expect(runs.length).toBe(healed + 2);
});

test("paused, switched off or locked, it rests", async () => {
  const { runs, pass, background, write, workstations } = await bench(() => good);
  write("sync-preferences", { automatic: true, paused: true, metered: false });
  await pass(30 * minute);
  background.poke();
  await pass(minute);
  expect(runs).toEqual([]);
  expect(sessionOf(workstations.open()).next).toBeNull();
  write("sync-preferences", { automatic: true, paused: false, metered: false });
  background.poke();
  await pass(minute);
  expect(runs.length).toBe(1);
  workstations.lock("asked");
  await pass(30 * minute);
  expect(runs.length).toBe(1);
});
