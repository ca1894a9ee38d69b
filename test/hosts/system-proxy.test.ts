import { expect, test } from "vitest";
import { askSystemProxy } from "#hosts/desktop/system-proxy.ts";

test("the operating system is asked about encrypted servers alone, and told no path and no password", async () => {
  const heard: string[] = [];
  const ask = askSystemProxy({
    resolveProxy: (url) => {
      heard.push(url);
      return Promise.resolve("PROXY proxy.test:3128; DIRECT");
    },
  });
  expect(await ask("https://u:pw@mailbox.test:8443/dav/secret?x#y")).toBe("PROXY proxy.test:3128; DIRECT");
  for (const other of ["http://mailbox.test", "file:///etc/passwd", "javascript:1", "", "mailbox.test:443"])
    expect(await ask(other), other).toBeNull();
  expect(heard).toEqual(["https://mailbox.test:8443/"]);
});

test("a script that says nothing, or fails, is no answer", async () => {
  expect(await askSystemProxy({ resolveProxy: () => new Promise(() => {}) }, 20)("https://mailbox.test")).toBeNull();
  const failing = askSystemProxy({ resolveProxy: () => Promise.reject(new Error("ERR_PAC_SCRIPT_FAILED")) });
  expect(await failing("https://mailbox.test")).toBeNull();
});
