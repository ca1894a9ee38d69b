import { startNginx } from "#test/support/servers/nginx.ts";
import { transportContract } from "#test/engine/sync/transport-contract.ts";
import { webdavTransport } from "#engine/sync/transport/webdav.ts";

transportContract("nginx (dav and dav-ext)", async () => {
  const server = await startNginx();
  const open = () => webdavTransport({ address: server.address, user: "u", secret: "pw", ca: null, proxy: "none" });
  return { transport: open(), second: open(), stop: server.stop };
});
