import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type PacWay, readPacAnswer } from "#engine/sync/transport/pac-answer.ts";
import { isSpared, proxyRoute } from "#engine/sync/transport/proxy-route.ts";
import { codeOfRefusal } from "./refusals.ts";

const server = new URL("https://mailbox.example/dav");
const nobodyAsked = (): never => {
  throw new Error("asked");
};

describe("the answer of a proxy script", () => {
  const direct: PacWay = { way: "direct" };
  const proxy = (address: string): PacWay => ({ way: "proxy", address });

  it.each([
    ["DIRECT", direct],
    ["PROXY proxy.example:3128", proxy("http://proxy.example:3128/")],
    ["PROXY proxy.example:3128; DIRECT", proxy("http://proxy.example:3128/")],
    ["HTTPS secure.example:443;PROXY b:1", proxy("https://secure.example/")],
    ["http a:8080", proxy("http://a:8080/")],
    ["PROXY [2001:db8::1]:3128", proxy("http://[2001:db8::1]:3128/")],
    ["SOCKS5 s:1080; PROXY b:3128", proxy("http://b:3128/")],
    ["SOCKS s:1080; DIRECT", direct],
    ["SOCKS4 s:1080; SOCKS5 t:1080", { way: "unsupported", named: "SOCKS4 s:1080; SOCKS5 t:1080" }],
    ["QUIC q:443", { way: "unsupported", named: "QUIC q:443" }],
    ["", direct],
    ["PROXY", direct],
    ["PROXY a b", direct],
    ["PROXY a:99999", direct],
    ["PROXY a:1/path", direct],
    ["nonsense a:1; DIRECT", direct],
  ])("%j is read", (answer, way) => {
    expect(readPacAnswer(answer)).toEqual(way);
  });

  it("of several ways is the first that can be taken, whatever the case and the blanks", () => {
    const host = fc.domain();
    const entry = fc.oneof(
      fc.record({
        kind: fc.constantFrom("PROXY", "HTTP", "HTTPS", "SOCKS", "SOCKS4", "SOCKS5"),
        host,
        port: fc.integer({ min: 1, max: 65_535 }),
      }),
      fc.constant(null),
    );
    const blank = fc.constantFrom("", " ", "  ", "\t");
    const inCase = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toLowerCase(),
    );
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), blank, inCase, (entries, space, cased) => {
        const text = entries
          .map((each) => (each === null ? "DIRECT" : `${each.kind} ${each.host}:${each.port}`))
          .map((each) => `${space}${cased(each)}${space}`)
          .join(";");
        const first = entries.find((each) => each === null || !each.kind.startsWith("SOCKS"));
        const read = readPacAnswer(text);
        if (first === undefined) expect(read.way).toBe("unsupported");
        else if (first === null) expect(read).toEqual(direct);
        else {
          const url = new URL(`${first.kind === "HTTPS" ? "https" : "http"}://${first.host}:${first.port}`);
          expect(read).toEqual(proxy(url.href));
        }
      }),
    );
  });

  it("whatever it is, names nothing but an address of an HTTP proxy", () => {
    const word = fc.oneof(
      fc.constantFrom("PROXY", "HTTPS", "SOCKS", ";", " ", "@", ":", "/", "://", "\0", "\r\n"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const read = readPacAnswer(words.join(""));
        if (read.way !== "proxy") return;
        const { protocol, pathname, search, hash, hostname } = new URL(read.address);
        expect([pathname, search, hash]).toEqual(["/", "", ""]);
        expect(["http:", "https:"]).toContain(protocol);
        expect(hostname).not.toBe("");
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the way to a mailbox", () => {
  const asked: string[] = [];
  const says = (answer: string | null) => (about: string) => {
    asked.push(about);
    return Promise.resolve(answer);
  };

  test("on this computer is nobody's business", async () => {
    const here = { proxy: null, source: "nobody" };
    for (const address of ["http://127.0.0.1:1/", "https://localhost/", "https://[::1]:8443/"])
      expect(await proxyRoute(new URL(address), "system", { HTTPS_PROXY: "http://p:1" }, nobodyAsked)).toEqual(here);
  });

  test("is what the person set for it", async () => {
    const environment = { HTTPS_PROXY: "http://p:1" };
    expect(await proxyRoute(server, "none", environment, nobodyAsked)).toEqual({ proxy: null, source: "person" });
    const chosen = { proxy: "http://chosen:3128/", source: "person" };
    expect(await proxyRoute(server, "http://chosen:3128", environment, nobodyAsked)).toEqual(chosen);
  });

  test("is what the environment says, before the operating system is asked", async () => {
    const by = (environment: Record<string, string>) => proxyRoute(server, "system", environment, nobodyAsked);
    const source = "environment";
    expect(await by({ HTTPS_PROXY: "http://p:1" })).toEqual({ proxy: "http://p:1/", source });
    expect(await by({ https_proxy: "u:pw@p:1", HTTPS_PROXY: "http://q:1" })).toEqual({
      proxy: "http://u:pw@p:1/",
      source,
    });
    expect(await by({ https_proxy: "", HTTPS_PROXY: "http://q:1" })).toEqual({ proxy: "http://q:1/", source });
    expect(await by({ HTTPS_PROXY: "http://p:1", NO_PROXY: "a, .example" })).toEqual({ proxy: null, source });
  });

  test("is what the operating system says, asked without the path", async () => {
    asked.length = 0;
    const by = (answer: string | null) => proxyRoute(server, "system", { NO_PROXY: "x" }, says(answer));
    expect(await by("PROXY p:3128; DIRECT")).toEqual({ proxy: "http://p:3128/", source: "system" });
    expect(await by("DIRECT")).toEqual({ proxy: null, source: "system" });
    expect(await by(null)).toEqual({ proxy: null, source: "silence" });
    expect(new Set(asked)).toEqual(new Set(["https://mailbox.example"]));
    expect(await proxyRoute(server, "system", {}, null)).toEqual({ proxy: null, source: "nobody" });
  });

  test("is refused where only proxies are named that cannot be used, and no password is told", async () => {
    expect(await codeOfRefusal(proxyRoute(server, "system", {}, says("SOCKS5 s:1080")))).toBe("mailbox-proxy");
    const socks = { HTTPS_PROXY: "socks5://user:hidden@s:1080" };
    const refused = proxyRoute(server, "system", socks, null);
    await expect(refused).rejects.toMatchObject({ details: { place: "mailbox.example", proxy: "socks5://s:1080" } });
  });
});

test.each([
  ["*", true],
  ["mailbox.example", true],
  ["MAILBOX.example:443", true],
  ["mailbox.example:8443", false],
  ["example", true],
  [".example", true],
  ["*.example", true],
  ["box.example", false],
  ["other, mailbox.example", true],
  ["", false],
  [",,", false],
  [".", false],
])("NO_PROXY=%j on the way to mailbox.example: %j", (list, spared) => {
  expect(isSpared(server, list)).toBe(spared);
});

test.each([
  ["https://10.1.2.3/", "10.1.2.3", true],
  ["https://10.1.2.3/", "10.0.0.0/8", true],
  ["https://10.1.2.3/", "10.1.2.1-10.1.2.9", true],
  ["https://10.1.2.3/", "10.1.2.4-10.1.2.9", false],
  ["https://10.1.2.3/", "2.3", false],
  ["https://10.1.2.3/", "10.1.2.9-10.1.2.1", false],
  ["https://10.1.2.3/", "10.1.2.3/99", false],
  ["https://[2001:db8::5]/", "2001:db8::5", true],
  ["https://[2001:db8::5]/", "[2001:db8::5]:443", true],
  ["https://[2001:db8::5]/", "2001:db8::/32", true],
  ["https://[2001:db8::5]/", "10.0.0.0/8", false],
])("on the way to %s NO_PROXY=%j: %j", (address, list, spared) => {
  expect(isSpared(new URL(address), list)).toBe(spared);
});
