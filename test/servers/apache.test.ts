import { expect, test } from "vitest";
import { codeOfRefusal } from "#test/engine/sync/refusals.ts";
import { makeCertificate } from "#test/support/servers/certificates.ts";
import { startApache } from "#test/support/servers/apache.ts";
import { transportContract } from "#test/engine/sync/transport-contract.ts";
import { webdavTransport } from "#engine/sync/transport/webdav.ts";

transportContract("Apache (mod_dav)", async () => {
  const server = await startApache();
  const open = () => webdavTransport({ address: server.address, user: "u", secret: "pw", ca: null, proxy: null });
  return { transport: open(), second: open(), stop: server.stop };
});

test("over TLS Apache is trusted through the authority that was chosen, and not without it", async () => {
  const tls = makeCertificate("IP:127.0.0.1");
  const server = await startApache(tls);
  const open = (ca: string | null) =>
    webdavTransport({ address: server.address, user: "u", secret: "pw", ca, proxy: null });
  const still = new AbortController().signal;
  const [trusting, wary] = [open(tls.pem), open(null)];
  await trusting.put("v1/a/b/c", Buffer.from("sealed"), still);
  expect((await trusting.get("v1/a/b/c", 100, still))?.toString()).toBe("sealed");
  expect(await codeOfRefusal(wary.get("v1/a/b/c", 100, still))).toBe("mailbox-untrusted");
  for (const each of [trusting, wary]) each.close();
  await server.stop();
});

test("a wrong password is told as such", async () => {
  const server = await startApache();
  const transport = webdavTransport({ address: server.address, user: "u", secret: "wrong", ca: null, proxy: null });
  expect(await codeOfRefusal(transport.list("v1", new AbortController().signal))).toBe("mailbox-sign-in");
  transport.close();
  await server.stop();
});
