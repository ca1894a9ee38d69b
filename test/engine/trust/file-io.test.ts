import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { expect, test } from "vitest";
import { writeFully } from "#engine/trust/file-io.ts";
import { codeOf } from "./refusal.ts";

const here = existsSync("/dev/full");
if (!here) process.stderr.write("not run: a full disk is told as such — this system has no /dev/full\n");

test.skipIf(!here)("a full disk is told as such", async () => {
  const file = await open("/dev/full", "w");
  expect(await codeOf(() => writeFully(file, new Uint8Array(10), 0))).toBe("disk-full");
  await file.close();
});
