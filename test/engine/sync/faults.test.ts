import { expect, test } from "vitest";
import { startMemoryDav } from "#test/support/servers/memory-dav.ts";
import { faults } from "#test/fault/faulty-proxy.ts";
import { syncFaults } from "#test/fault/sync-faults.ts";

test("whatever happens to every third request: registered once, nothing lost, nothing acknowledged sent again", async () => {
  const rows = await syncFaults({ open: startMemoryDav, every: [3] });
  expect(rows.map((row) => row.fault)).toEqual(faults);
  for (const row of rows) {
    expect(row.faulted, row.fault).toBeGreaterThan(5);
    expect(row, row.fault).toMatchObject({ once: row.objects, lost: 0, twice: 0, resent: 0 });
  }
}, 300_000);
