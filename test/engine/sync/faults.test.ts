import { expect, test } from "vitest";
import type { Fault } from "#test/fault/faulty-proxy.ts";
import { syncFaults } from "#test/fault/sync-faults.ts";
import { startMemoryDav } from "#test/support/servers/memory-dav.ts";

/** One of each sort; `npm run fault` plays them all, more often. */
const which: readonly Fault[] = ["drop-answer", "cut-request", "short-answer", "lie-about-sizes", "401", "503"];

test("whatever happens to every third request: registered once, nothing lost, nothing acknowledged sent again", async () => {
  const rows = await syncFaults({ open: startMemoryDav, which, every: [3] });
  expect(rows.map((row) => row.fault)).toEqual(which);
  for (const row of rows) {
    expect(row.faulted, row.fault).toBeGreaterThan(5);
    expect(row, row.fault).toMatchObject({ once: row.objects, lost: 0, twice: 0, resent: 0 });
  }
}, 300_000);
