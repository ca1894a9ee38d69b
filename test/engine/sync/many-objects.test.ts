import { expect, test } from "vitest";
import { startMemoryDav } from "#test/support/servers/memory-dav.ts";
import { queuedWorkstation } from "#test/support/queued-workstation.ts";
import { valueOf } from "#test/support/workstation.ts";

const objects = 10_000;
const wait = () => Promise.resolve();

test("while 10,000 objects go out, questions and commands at the desk are answered at once", async () => {
  const dav = await startMemoryDav();
  const { client, application } = await queuedWorkstation(objects, { wait });
  const mailbox = { kind: "webdav", address: dav.address, user: "u", secret: "pw", ca: null, proxy: "none" } as const;
  await valueOf(client.sync.setNetworkMailbox({ mailbox }));
  const preferences = { automatic: false, paused: false, metered: false };
  const took: Record<"state" | "list" | "command", number[]> = { state: [], list: [], command: [] };
  const timed = async (name: keyof typeof took, work: () => Promise<unknown>): Promise<void> => {
    const begun = performance.now();
    await work();
    took[name].push(performance.now() - begun);
  };
  const going = { on: true };
  const begun = performance.now();
  const run = valueOf(client.sync.run({})).finally(() => {
    going.on = false;
  });
  const first = { text: "", state: null, kind: null, sector: null, offset: 0, limit: 50 };
  let seen = 0;
  while (going.on) {
    await timed("state", async () => {
      const state = await valueOf(client.sync.state({}));
      expect(state.outbox.length).toBeLessThanOrEqual(200);
      expect(state.counts.outbox.sent).toBeGreaterThanOrEqual(seen);
      seen = state.counts.outbox.sent;
    });
    await timed("list", () => valueOf(client.dossiers.list(first)));
    await timed("command", () => valueOf(client.sync.setPreferences(preferences)));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { sent } = await run;
  const seconds = (performance.now() - begun) / 1000;
  const figures = Object.entries(took).map(([name, all]) => {
    const sorted = all.toSorted((one, other) => one - other);
    return `${name} p95 ${(sorted[Math.floor(sorted.length * 0.95)] ?? 0).toFixed(0)} ms, longest ${(sorted.at(-1) ?? 0).toFixed(0)} ms`;
  });
  process.stdout.write(`${sent} objects in ${seconds.toFixed(1)} s; ${figures.join("; ")}\n`);
  expect(sent).toBe(objects);
  expect(dav.files.size).toBe(objects);
  expect(took.state.length).toBeGreaterThan(20);
  for (const all of Object.values(took)) {
    const sorted = all.toSorted((one, other) => one - other);
    expect(sorted[Math.floor(sorted.length * 0.95)]).toBeLessThan(200);
    expect(sorted.at(-1)).toBeLessThan(1500);
  }
  await application.close();
  await dav.stop();
}, 180_000);
