import type { DevtoolsPipe } from "./devtools-pipe.ts";
import { launchBrowser, makePrivateFolder, type OwnedBrowser } from "./launch-browser.ts";
import { requireFoot } from "./printing-version.ts";

/** Turns a page of ours into PDF in a browser without a window, which scripts cannot run in. */
export interface Printer {
  /** The page at the address as PDF. Rejects when it cannot be rendered; Refusal `browser-too-old` where its foot would be missing. */
  readonly print: (address: string) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** The browser stays for the next page of a batch this long, in milliseconds. */
const lingering = 30_000;
const loadPatience = 60_000;

export function createPrinter(browser: string): Printer {
  let running: Promise<OwnedBrowser> | null = null;
  let busy = 0;
  let leave: NodeJS.Timeout | undefined;

  const close = async () => {
    const closing = running;
    running = null;
    await (await closing)?.close();
  };
  const start = () => {
    running ??= makePrivateFolder(browser).then(async (folder) => {
      const owned = await launchBrowser(browser, folder, ["--headless", "about:blank"]);
      void owned.ended.then(() => (running = null));
      return owned;
    });
    return running;
  };
  const release = () => {
    busy -= 1;
    if (busy === 0) leave = setTimeout(() => void close(), lingering).unref();
  };

  return {
    print: async (address) => {
      busy += 1;
      clearTimeout(leave);
      try {
        const { devtools } = await start();
        await requireFoot(devtools);
        return await printPage(devtools, address);
      } finally {
        release();
      }
    },
    close,
  };
}

async function printPage(devtools: DevtoolsPipe, address: string): Promise<Uint8Array> {
  // A context of its own is a private one: what is printed leaves no title and no address in a session file.
  const { browserContextId } = await devtools.send("Target.createBrowserContext");
  const { targetId } = await devtools.send("Target.createTarget", { url: "about:blank", browserContextId });
  try {
    const { sessionId } = await devtools.send("Target.attachToTarget", { targetId, flatten: true });
    const session = String(sessionId);
    await devtools.send("Page.enable", {}, session);
    await devtools.send("Emulation.setScriptExecutionDisabled", { value: true }, session);
    await load(devtools, session, address);
    return await printToPdf(devtools, session);
  } finally {
    await devtools.send("Target.disposeBrowserContext", { browserContextId }).catch(() => {});
  }
}

async function load(devtools: DevtoolsPipe, session: string, address: string): Promise<void> {
  const loaded = Promise.withResolvers<void>();
  const off = devtools.on((method, _, from) => {
    if (method === "Page.loadEventFired" && from === session) loaded.resolve();
  });
  const impatience = setTimeout(() => loaded.reject(new Error("the print page did not load")), loadPatience);
  try {
    const { errorText } = await devtools.send("Page.navigate", { url: address }, session);
    if (typeof errorText === "string") throw new Error(`the print page: ${errorText}`);
    await loaded.promise;
  } finally {
    clearTimeout(impatience);
    off();
  }
}

async function printToPdf(devtools: DevtoolsPipe, session: string): Promise<Uint8Array> {
  const { stream } = await devtools.send(
    "Page.printToPDF",
    { printBackground: true, preferCSSPageSize: true, transferMode: "ReturnAsStream" },
    session,
  );
  const parts: Buffer[] = [];
  for (let eof = false; !eof;) {
    const part = await devtools.send("IO.read", { handle: stream, size: 1024 * 1024 }, session);
    parts.push(Buffer.from(String(part["data"]), part["base64Encoded"] === true ? "base64" : "latin1"));
    eof = part["eof"] === true;
  }
  return Buffer.concat(parts);
}
