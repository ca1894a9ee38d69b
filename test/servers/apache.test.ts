import { startApache } from "#test/support/servers/apache.ts";
import { transportContract } from "#test/engine/sync/transport-contract.ts";
import { webdavTransport } from "#engine/sync/transport/webdav.ts";

transportContract("Apache (mod_dav)", async () => {
  const server = await startApache();
  const open = () => webdavTransport({ address: server.address, user: "u", secret: "pw", ca: null, proxy: "none" });
  return { transport: open(), second: open(), stop: server.stop };
});
