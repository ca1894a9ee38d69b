// A browser is what says it is one over the pipe: here a program that says which it is, and nothing else.
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPrinter } from "#hosts/browser/printer.ts";
import { explain, Refusal } from "#shared/errors.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "guijian-test-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program that answers what it is, goes when told to, and refuses everything else by name. */
const browserCalled = async (product: string | null): Promise<string> => {
  const file = path.join(folder, "browser");
  const script = `#!${process.execPath}
const { createReadStream, writeSync } = require("node:fs");
let held = "";
createReadStream(null, { fd: 3 }).on("data", (chunk) => {
  const messages = (held + chunk).split("\\0");
  held = messages.pop();
  for (const { id, method } of messages.map((text) => JSON.parse(text))) {
    if (method === "Browser.close") process.exit(0);
    const version = method === "Browser.getVersion";
    const answer = version ? { id, result: ${JSON.stringify(product === null ? {} : { product })} } : { id, error: { message: "asked " + method } };
    writeSync(4, JSON.stringify(answer) + "\\0");
  }
}).on("end", () => process.exit(0));
`;
  await writeFile(file, script);
  await chmod(file, 0o700);
  return file;
};

const printedBy = async (product: string | null): Promise<unknown> => {
  const printer = createPrinter(await browserCalled(product));
  try {
    return await printer.print("http://127.0.0.1:9/").catch((error: unknown) => error);
  } finally {
    await printer.close();
  }
};

describe.skipIf(process.platform === "win32")("the foot of a form", () => {
  it.each(["HeadlessChrome/130.0.6723.58", "Edg/120.0.1", "Chrome/99.0.1", "Chromium", null])(
    "would be missing on paper from %s: nothing is printed, and what to do is said",
    async (product) => {
      const error = await printedBy(product);
      expect(error).toBeInstanceOf(Refusal);
      if (!(error instanceof Refusal)) return;
      expect(error).toMatchObject({ code: "browser-too-old", details: { least: 131 } });
      expect(explain(error, "zh")).toContain("131");
      if (product !== null) expect(explain(error, "en")).toContain(product);
    },
  );

  it.each(["HeadlessChrome/131.0.6778.85", "Edg/131.0.1", "HeadlessChrome/156.0.8078.79"])(
    "is printed by %s",
    async (product) => {
      expect(String(await printedBy(product))).toContain("asked Target.createBrowserContext");
    },
  );
});
