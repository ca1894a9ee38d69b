import { expect, test } from "vitest";
import { syncFaults } from "#test/fault/sync-faults.ts";
import { startNginx } from "#test/support/servers/nginx.ts";
import { transportContract } from "#test/engine/sync/transport-contract.ts";
import { webdavTransport } from "#engine/sync/transport/webdav.ts";

transportContract("nginx (dav and dav-ext)", async () => {
  const server = await startNginx();
  const open = () => webdavTransport({ address: server.address, user: "u", secret: "pw", ca: null, proxy: null });
  return { transport: open(), second: open(), stop: server.stop };
});

test("behind a proxy that cuts, drops and denies, everything still arrives once", async () => {
  const rows = await syncFaults({ open: () => startNginx(), which: ["drop-answer", "cut-request", "503"], every: [3] });
  for (const row of rows) expect(row, row.fault).toMatchObject({ once: row.objects, lost: 0, twice: 0, resent: 0 });
});
