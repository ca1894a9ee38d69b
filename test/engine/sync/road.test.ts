import { readFileSync } from "node:fs";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { afterAll, describe, expect, test, vi } from "vitest";
import { createRoad, type RoadOptions } from "#engine/sync/transport/road.ts";
import { webdavTransport } from "#engine/sync/transport/webdav.ts";
import { makeCertificate } from "#test/support/servers/certificates.ts";
import { startConnectProxy } from "#test/support/servers/connect-proxy.ts";
import { listen } from "#test/support/servers/listen.ts";
import { codeOfRefusal } from "./refusals.ts";

const still = new AbortController().signal;
const stops: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(stops.map((stop) => stop())));

async function plain(listener: RequestListener): Promise<string> {
  const { port, stop } = await listen(createHttpServer(listener));
  stops.push(stop);
  return `http://127.0.0.1:${port}`;
}

async function secure(subject: string, listener: RequestListener) {
  const { key, certificate, pem } = makeCertificate(subject);
  const options = { key: readFileSync(key), cert: readFileSync(certificate) };
  const { port, stop } = await listen(createHttpsServer(options, listener));
  stops.push(stop);
  return { port, pem };
}

const road = (options: Partial<RoadOptions> = {}) =>
  createRoad({ ca: null, proxy: null, lanes: 2, patience: 400, ...options });
const ask = (address: string, way = road(), limit = 1000) =>
  way.ask({
    method: "GET",
    url: new URL(address),
    headers: { authorization: "Basic c2VjcmV0" },
    body: null,
    signal: still,
    limit,
  });

describe("encryption", () => {
  test("a certificate nobody vouches for is refused before the password leaves", async () => {
    let asked = 0;
    const { port } = await secure("IP:127.0.0.1", (_, answer) => {
      asked += 1;
      answer.end();
    });
    expect(await codeOfRefusal(ask(`https://127.0.0.1:${port}/`))).toBe("mailbox-untrusted");
    expect(asked).toBe(0);
  });

  test("is verified also where the environment asks not to", async () => {
    const { port } = await secure("IP:127.0.0.1", (_, answer) => answer.end());
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    try {
      expect(await codeOfRefusal(ask(`https://127.0.0.1:${port}/`))).toBe("mailbox-untrusted");
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test("the authority the person chose is trusted", async () => {
    const { port, pem } = await secure("IP:127.0.0.1", (_, answer) => answer.end("hello"));
    const answer = await ask(`https://127.0.0.1:${port}/`, road({ ca: pem }));
    expect(answer.body.toString()).toBe("hello");
  });

  test("a certificate for another address is refused, whoever signed it", async () => {
    const { port, pem } = await secure("DNS:elsewhere.test", (_, answer) => answer.end());
    expect(await codeOfRefusal(ask(`https://127.0.0.1:${port}/`, road({ ca: pem })))).toBe("mailbox-untrusted");
  });

  test("plain http goes to this computer and nowhere else", async () => {
    const here = await plain((_, answer) => answer.end());
    expect((await ask(here)).status).toBe(200);
    for (const address of [
      "http://192.0.2.1/",
      "http://mailbox.example/",
      "http://127.0.0.1.example/",
      "http://128.0.0.1/",
    ])
      expect(await codeOfRefusal(ask(address)), address).toBe("mailbox-insecure");
  });
});

describe("the proxy", () => {
  test("is used where one is given, and sees nothing but the name and the port", async () => {
    const { port, pem } = await secure("DNS:mailbox.test", (_, answer) => answer.end("through"));
    const { place, heard, stop } = await startConnectProxy(port);
    stops.push(stop);
    const way = road({ ca: pem, proxy: `http://${place}` });
    expect((await ask(`https://mailbox.test:${port}/`, way)).body.toString()).toBe("through");
    way.close();
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain(`mailbox.test:${port}`);
    expect(heard[0]).not.toContain("c2VjcmV0");
  });

  test("a proxy that is not there is told as no answer", async () => {
    const way = road({ proxy: "http://127.0.0.1:9" });
    expect(await codeOfRefusal(ask("https://mailbox.test/", way))).toBe("mailbox-no-answer");
  });
});

describe("a server that misbehaves", () => {
  test("is given up when it says nothing, or stops half way", async () => {
    const silent = await plain(() => undefined);
    expect(await codeOfRefusal(ask(silent))).toBe("mailbox-no-answer");
    const half = await plain((_, answer) => {
      answer.writeHead(200, { "content-length": "100" });
      answer.write("half");
    });
    expect(await codeOfRefusal(ask(half))).toBe("mailbox-no-answer");
    const cut = await plain((_, answer) => {
      answer.writeHead(200, { "content-length": "100" });
      answer.write("half", () => answer.destroy());
    });
    expect(await codeOfRefusal(ask(cut))).toBe("mailbox-no-answer");
  });

  test("is not read beyond the limit", async () => {
    let sent = 0;
    const endless = await plain((_, answer) => {
      const more = (): void => {
        while (!answer.destroyed && sent < 50_000_000) {
          sent += 65_536;
          if (!answer.write(Buffer.alloc(65_536))) return void answer.once("drain", more);
        }
      };
      more();
    });
    expect(await codeOfRefusal(ask(endless))).toBe("mailbox-odd");
    expect(sent).toBeLessThan(50_000_000);
  });

  test("is not followed elsewhere", async () => {
    const heard: string[] = [];
    const elsewhere = await plain((request, answer) => {
      heard.push(request.url ?? "");
      answer.end();
    });
    const moved = await plain((_, answer) => {
      answer.writeHead(301, { location: elsewhere });
      answer.end();
    });
    const transport = webdavTransport({ address: moved, user: "u", secret: "pw", ca: null, proxy: null });
    expect(await codeOfRefusal(transport.list("v1", still))).toBe("mailbox-odd");
    expect(await codeOfRefusal(transport.put("v1/a", Buffer.from("x"), still))).toBe("mailbox-odd");
    expect(heard).toEqual([]);
    transport.close();
  });

  test("that is no WebDAV folder, or speaks nonsense, is told as such", async () => {
    for (const [status, body] of [
      [200, "<html>welcome</html>"],
      [207, "no xml at all"],
      [207, ""],
      [207, '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'],
    ] as const) {
      const address = await plain((_, answer) => {
        answer.writeHead(status);
        answer.end(body);
      });
      const transport = webdavTransport({ address, user: "u", secret: "pw", ca: null, proxy: null });
      expect(await codeOfRefusal(transport.list("v1", still)), body).toBe("mailbox-odd");
      transport.close();
    }
  });
});
