// Chromium knows the operating system's proxies and runs its scripts; the engine asks the desktop host for its word.
import path from "node:path";
import type { Page } from "@playwright/test";
import { startDesktopHost } from "./support/desktop-host.ts";
import { makeFakeDesktop, untilBridged } from "./support/fake-desktop.ts";
import { expect, test as base } from "./support/workstation.ts";

const test = base.extend<{ readonly switches: readonly string[]; readonly page: Page }>({
  switches: [[], { option: true }],
  page: async ({ folders, switches }, use) => {
    const built = await makeFakeDesktop(path.join(folders.home, "application"));
    const application = await startDesktopHost(folders, { application: built, switches });
    const page = await application.firstWindow();
    await untilBridged(page);
    await use(page);
    await application.close();
  },
});

const proxyTo = (page: Page, server: string) =>
  page.evaluate((about) => window.bridge.call("any", "proxy", { server: about }), server);
const told = (value: string | null) => ({ ok: true, value });

test.describe("where the system names a proxy", () => {
  test.use({ switches: ["--proxy-server=proxy.example:3128"] });

  test("it is the one to an encrypted server, and to no other", async ({ page }) => {
    expect(await proxyTo(page, "https://mailbox.example:8443")).toEqual(told("PROXY proxy.example:3128"));
    expect(await proxyTo(page, "http://mailbox.example")).toEqual(told(null));
    expect(await proxyTo(page, "file:///etc/passwd")).toEqual(told(null));
  });
});

const script = `function FindProxyForURL(url, host) {
  if (host === "slow.example") for (;;) {}
  if (host === "out.example") return "SOCKS5 socks.example:1080; PROXY first.example:1; PROXY second.example:2; DIRECT";
  return "DIRECT";
}`;

test.describe("where the system names a script", () => {
  const address = `data:application/x-ns-proxy-autoconfig;base64,${Buffer.from(script).toString("base64")}`;
  test.use({ switches: [`--proxy-pac-url=${address}`] });

  test("its ways are told in its order, and one that never answers keeps nobody waiting", async ({ page }) => {
    expect(await proxyTo(page, "https://out.example")).toEqual(
      told("SOCKS5 socks.example:1080;PROXY first.example:1;PROXY second.example:2;DIRECT"),
    );
    expect(await proxyTo(page, "https://in.example")).toEqual(told("DIRECT"));
    expect(await proxyTo(page, "https://slow.example")).toEqual(told(null));
  });
});
