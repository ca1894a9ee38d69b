// An exchange and its connection test through a real proxy the operating system names; only the operating system is played.
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import tls from "node:tls";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { makeCertificate } from "#test/support/servers/certificates.ts";
import { type ConnectProxy, startConnectProxy } from "#test/support/servers/connect-proxy.ts";
import { listen } from "#test/support/servers/listen.ts";
import { type MemoryDav, startMemoryDav } from "#test/support/servers/memory-dav.ts";
import { queuedWorkstation } from "#test/support/queued-workstation.ts";
import { codeOf, type TestWorkstation, valueOf } from "#test/support/workstation.ts";

let dav: MemoryDav;
let proxy: ConnectProxy;
let station: TestWorkstation;
let mailbox: Parameters<TestWorkstation["client"]["sync"]["tryMailbox"]>[0]["mailbox"];
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  dav = await startMemoryDav();
  const { key, certificate, pem } = makeCertificate("DNS:mailbox.test");
  const options = { key: readFileSync(key), cert: readFileSync(certificate) };
  const secured = tls.createServer(options, (socket) => {
    const onward = connect(dav.port, "127.0.0.1");
    onward.on("error", () => socket.destroy());
    socket.on("error", () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  });
  const { port, stop } = await listen(secured);
  proxy = await startConnectProxy(port);
  station = await queuedWorkstation(3);
  stops.push(() => station.application.close(), proxy.stop, stop, dav.stop);
  mailbox = {
    kind: "webdav",
    address: `https://mailbox.test:${port}`,
    user: "u",
    secret: "pw",
    ca: pem,
    proxy: "system",
  };
  for (const name of ["HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy"]) vi.stubEnv(name, "");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  for (const stop of stops) await stop();
});

const systemSays = (answer: string | null) =>
  Object.assign(station.platform, { systemProxy: () => Promise.resolve(answer) });
afterEach(() => Object.assign(station.platform, { systemProxy: null }));
const tried = async () => {
  const steps = await valueOf(station.client.sync.tryMailbox({ mailbox }));
  return new Map(steps.map(({ step, outcome, words }) => [step, { outcome, ...words }]));
};

test("the connection test says which proxy it took and who named it", async () => {
  systemSays(`PROXY ${proxy.place}; DIRECT`);
  const steps = await tried();
  expect([...steps].filter(([, { outcome }]) => outcome !== "good")).toEqual([]);
  expect(steps.get("proxy")).toEqual({
    outcome: "good",
    zh: `经代理 ${proxy.place}（按操作系统的代理设置）`,
    en: `through the proxy ${proxy.place} (as the operating system is set)`,
  });
  expect(steps.get("connect")?.en).toBe("left to the proxy");
  expect(proxy.heard.at(-1)).toContain("mailbox.test:");
});

test("an exchange takes the same way, waits where there is none, and changes with the system", async () => {
  await valueOf(station.client.sync.setNetworkMailbox({ mailbox }));
  systemSays("SOCKS5 127.0.0.1:1");
  expect(await codeOf(station.client.sync.run({}))).toBe("mailbox-proxy");
  expect((await valueOf(station.client.sync.state({}))).counts.outbox.queued).toBe(3);
  systemSays(`PROXY ${proxy.place}`);
  expect((await valueOf(station.client.sync.run({}))).sent).toBe(3);
  const other = await startConnectProxy(dav.port);
  stops.push(other.stop);
  const before = proxy.heard.length;
  systemSays(`PROXY ${other.place}`);
  await codeOf(station.client.sync.run({}));
  expect(other.heard.length).toBeGreaterThan(0);
  expect(proxy.heard).toHaveLength(before);
});

test("a proxy that cannot be used is explained, and nothing further is tried", async () => {
  systemSays("SOCKS5 127.0.0.1:1");
  const steps = await tried();
  expect(steps.get("proxy")).toMatchObject({ outcome: "failed" });
  expect(steps.get("proxy")?.zh).toContain("SOCKS5 127.0.0.1:1");
  expect(steps.get("connect")?.outcome).toBe("not-tried");
});

test("a system that says nothing in time does not stop it, and is told", async () => {
  systemSays(null);
  const steps = await tried();
  expect(steps.get("proxy")).toMatchObject({ outcome: "good" });
  expect(steps.get("proxy")?.en).toContain("gave no answer in time");
  expect(steps.get("resolve")?.outcome).toBe("failed");
});

test("the environment comes first", async () => {
  systemSays("SOCKS5 127.0.0.1:1");
  vi.stubEnv("HTTPS_PROXY", `http://user:hidden@${proxy.place}`);
  const steps = await tried();
  vi.stubEnv("HTTPS_PROXY", "");
  expect(steps.get("left")?.outcome).toBe("good");
  expect(steps.get("proxy")?.zh).toBe(`经代理 ${proxy.place}（按环境变量 HTTPS_PROXY、NO_PROXY）`);
  expect(JSON.stringify([...steps])).not.toContain("hidden");
});
