import { makeBucket, startSwift } from "#test/support/servers/swift.ts";
import { transportContract } from "#test/engine/sync/transport-contract.ts";
import { s3Transport } from "#engine/sync/transport/s3.ts";

transportContract("OpenStack Swift (s3api)", async () => {
  const server = await startSwift();
  await makeBucket(server.address, "mailbox");
  const open = () =>
    s3Transport({
      address: server.address,
      region: "us-east-1",
      bucket: "mailbox",
      style: "path",
      accessKey: "test:tester",
      secret: "testing",
      ca: null,
      proxy: null,
      clock: Date.now,
    });
  return { transport: open(), second: open(), stop: server.stop };
});
