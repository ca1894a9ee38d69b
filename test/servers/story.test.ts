import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { counted, exchanged, queueBothWays, readyPanel, type Standing } from "#test/fault/sync-faults.ts";
import { startApache } from "#test/support/servers/apache.ts";
import { type Barrier, startBarrier } from "#test/support/servers/barrier.ts";
import { startNginx } from "#test/support/servers/nginx.ts";
import { makeBucket, startSwift } from "#test/support/servers/swift.ts";
import { atSeat, sitDown, type TestPanel } from "#test/support/small-panel.ts";
import { codeOf, type TestWorkstation, valueOf } from "#test/support/workstation.ts";
import type { TestServer } from "#test/support/servers/server.ts";

let standing: Standing;
beforeAll(async () => {
  standing = await readyPanel();
});

const webdav = (address: string) =>
  ({ kind: "webdav", address, user: "u", secret: "pw", ca: null, proxy: "none" }) as const;
const s3 = (address: string) => {
  const bucket = { region: "us-east-1", bucket: "mailbox", style: "path", accessKey: "test:tester" } as const;
  return { kind: "s3", address, secret: "testing", ca: null, proxy: "none", ...bucket } as const;
};
const swift = async (): Promise<TestServer> => {
  const server = await startSwift();
  await makeBucket(server.address, "mailbox");
  return server;
};

/** Two workstations of different people, everything queued on both, before a mailbox nobody has used. */
async function before(mailbox: (panel: TestPanel, station: TestWorkstation) => Promise<unknown>, patience?: number) {
  let now = Date.now();
  const panel = await standing.snapshot.restore(
    () => now,
    () => Promise.resolve(),
    patience,
  );
  for (const station of [panel.table, panel.laptop]) await mailbox(panel, station);
  const both = () => Promise.all([panel.laptop, panel.table].map(({ client }) => codeOf(client.sync.run({}))));
  /** Exchanges at the same moment until nothing moves any more. */
  const toTheEnd = async (): Promise<void> => {
    for (let quiet = 0, runs = 0; quiet < 2 && runs < 30; runs += 1) {
      now += 60_000;
      await sitDown(panel.guest);
      await atSeat(panel, "recorder");
      const moved = await Promise.all([panel.laptop, panel.table].map(exchanged));
      quiet = moved.some(Boolean) ? 0 : quiet + 1;
    }
  };
  const close = () => Promise.all([panel.table, panel.laptop].map(({ application }) => application.close()));
  return { panel, both, toTheEnd, close };
}

test("two workstations begin the same mailbox folder at once, and everything arrives once", async () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), "guijian-empty-")), "mailbox");
  const { panel, both, toTheEnd, close } = await before(async (_, { client, platform }) => {
    await valueOf(client.sync.setMailbox({ folder: platform.folder(path.dirname(folder)) }));
  });
  await queueBothWays(panel, standing);
  expect(await both()).toEqual(["ok", "ok"]);
  await toTheEnd();
  const times = await counted(panel);
  expect(times.length).toBeGreaterThan(4);
  expect(new Set(times)).toEqual(new Set([1]));
  await close();
});

test.each([
  ["Apache", startApache, webdav],
  ["nginx", () => startNginx(), webdav],
  ["Swift", swift, s3],
] as const)("%s: begun by two at once, silent, then gone midway: everything arrives once", async (_, start, at) => {
  const server = await start();
  const barrier: Barrier = await startBarrier(server.port);
  const { panel, both, toTheEnd, close } = await before(async (__, { client }) => {
    await valueOf(client.sync.setNetworkMailbox({ mailbox: at(barrier.address) }));
  }, 500);
  try {
    await queueBothWays(panel, standing);
    await both();
    await queueBothWays(panel, standing);
    barrier.freeze();
    expect(await both()).toEqual(["mailbox-no-answer", "mailbox-no-answer"]);
    barrier.open();
    barrier.cutAfter(20_000);
    expect(await both()).toContain("mailbox-no-answer");
    barrier.open();
    await toTheEnd();
    const times = await counted(panel);
    expect(times.length).toBeGreaterThan(8);
    expect(new Set(times)).toEqual(new Set([1]));
  } finally {
    await close();
    await barrier.stop();
    await server.stop();
  }
});
