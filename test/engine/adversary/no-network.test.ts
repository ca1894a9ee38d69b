import dgram from "node:dgram";
import dns, { promises } from "node:dns";
import { mkdtempSync } from "node:fs";
import { connect, isIP, Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { startMemoryDav } from "#test/support/servers/memory-dav.ts";
import { playedTo } from "#test/support/panel-stages.ts";
import { atSeat, exchange, pins, sitDown } from "#test/support/small-panel.ts";
import { queuedWorkstation } from "#test/support/queued-workstation.ts";
import { valueOf } from "#test/support/workstation.ts";

/** Whoever was called: `host:port` of every TCP socket, every name looked up, every datagram socket. Pipes between our own processes are none. */
let called: string[] = [];
/** The other ways to have a name looked up. */
const asking = ["lookup", "resolve", "resolve4", "resolve6"] as const;

beforeAll(() => {
  // oxlint-disable-next-line typescript/unbound-method -- called below on the socket it is meant for
  const connecting = Socket.prototype.connect;
  vi.spyOn(Socket.prototype, "connect").mockImplementation(function (this: Socket, ...given: unknown[]) {
    called.push(placeOf(given));
    return Reflect.apply(connecting, this, given) as Socket;
  });
  const looking = dns.lookup;
  vi.spyOn(dns, "lookup").mockImplementation((...given: unknown[]) => {
    // A number is looked up, too, and asks nobody.
    if (isIP(String(given[0])) === 0) called.push(`lookup ${String(given[0])}`);
    return Reflect.apply(looking, dns, given) as unknown;
  });
  for (const name of asking) {
    const plain = promises[name];
    vi.spyOn(promises, name).mockImplementation(((...given: unknown[]) => {
      called.push(`${name} ${String(given[0])}`);
      return Reflect.apply(plain, promises, given) as unknown;
    }) as typeof plain);
  }
  const opening = dgram.createSocket;
  vi.spyOn(dgram, "createSocket").mockImplementation(((...given: unknown[]) => {
    called.push("datagram");
    return Reflect.apply(opening, dgram, given) as unknown;
  }) as typeof dgram.createSocket);
});
afterAll(() => vi.restoreAllMocks());
beforeEach(() => {
  called = [];
});

/** `net` hands its arguments on as one list, wrapped or not. */
function placeOf(given: readonly unknown[]): string {
  const [first] = given.flat() as readonly { readonly host?: string; readonly port?: number; readonly path?: string }[];
  return first?.path ?? `${first?.host ?? "localhost"}:${first?.port ?? "?"}`;
}

test("the watch sees a call, and a question for a name", async () => {
  await promises.lookup("localhost");
  expect(called).toEqual(["lookup localhost"]);
  called = [];
  const dav = await startMemoryDav();
  const socket = connect({ host: "127.0.0.1", port: dav.port });
  await new Promise((resolve) => socket.once("connect", resolve));
  socket.destroy();
  await dav.stop();
  expect(called).toEqual([`127.0.0.1:${dav.port}`]);
});

test("a review from the founding to the receipt, the papers, the archive folder and a backup, over a folder, calls nobody", async () => {
  const staged = await playedTo("voted");
  const panel = await staged.restore();
  const { reviewId } = staged.review;
  const { client, platform } = panel.table;
  await sitDown(panel.chair);
  await valueOf(client.chair.signResult({ reviewId, pin: panel.chair.pin }));
  await exchange(panel);
  await atSeat(panel, "secretariat");
  const [row] = await valueOf(client.sync.registers({}));
  await valueOf(client.sync.receive({ result: row?.result ?? "", pin: pins.secretariat }));
  await exchange(panel);
  const folder = (): string => platform.folder(mkdtempSync(path.join(tmpdir(), "guijian-quiet-")));
  await valueOf(client.documents.exportSet({ reviewId, audience: "archive", folder: folder() }));
  await valueOf(client.documents.exportArchive({ reviewId, folder: folder() }));
  await valueOf(client.vault.backup({ to: { folder: folder() } }));
  await panel.table.application.close();
  await panel.laptop.application.close();
  expect(called).toEqual([]);
}, 240_000);

test("with a network mailbox, that mailbox alone is called", async () => {
  const dav = await startMemoryDav();
  const { client, application } = await queuedWorkstation(2);
  const mailbox = { kind: "webdav", address: dav.address, user: "u", secret: "pw", ca: null, proxy: "none" } as const;
  await valueOf(client.sync.setNetworkMailbox({ mailbox }));
  expect((await valueOf(client.sync.run({}))).sent).toBe(2);
  await application.close();
  await dav.stop();
  expect(called.length).toBeGreaterThan(0);
  expect([...new Set(called)]).toEqual([`127.0.0.1:${dav.port}`]);
});
