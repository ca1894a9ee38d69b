import { startMemoryDav } from "#test/support/servers/memory-dav.ts";
import { createTally, type FaultRow } from "./fault-row.ts";
import { syncFaults } from "./sync-faults.ts";

/** Packages both ways through a proxy that does one thing to every k-th request. A case is one object that had to arrive. */
export async function syncRow(short: boolean): Promise<FaultRow> {
  const tally = createTally();
  const rows = await syncFaults({
    open: startMemoryDav,
    every: short ? [3] : [2, 3, 5, 7],
    ...(short ? { silent: [17] } : {}),
  });
  for (const { fault, every, objects, once, lost, twice, resent } of rows) {
    for (let good = 0; good < once; good += 1) tally.good(fault);
    const wrong = Math.max(objects - once, lost + twice + resent);
    for (let bad = 0; bad < wrong; bad += 1)
      tally.bad(fault, `every ${every}: ${lost} lost, ${twice} twice, ${resent} sent again of ${objects}`);
  }
  const work =
    "a mailbox behind a proxy that drops, delays, falls silent, truncates, repeats, refuses and lies at every k-th request";
  return tally.row({ id: "sync", work, bar: "registered exactly once, nothing lost, nothing acknowledged sent again" });
}
