import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { folderTransport } from "#engine/sync/transport/folder.ts";
import { codeOfRefusal } from "./refusals.ts";
import { transportContract } from "./transport-contract.ts";

const still = new AbortController().signal;
const fresh = (): string => mkdtempSync(path.join(tmpdir(), "guijian-folder-"));

transportContract("a folder", () => {
  const folder = fresh();
  return Promise.resolve({
    transport: folderTransport(folder, randomBytes),
    second: folderTransport(folder, randomBytes),
    stop: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  });
});

test("a pulled stick is told as such, whatever is asked", async () => {
  const folder = path.join(fresh(), "gone");
  const transport = folderTransport(folder, randomBytes);
  expect(await codeOfRefusal(transport.list("v1", still))).toBe("mailbox-unreachable");
  expect(await codeOfRefusal(transport.get("v1/a/b/c", 10, still))).toBe("mailbox-unreachable");
  expect(await codeOfRefusal(transport.put("v1/a/b/c", Buffer.from("x"), still))).toBe("mailbox-unreachable");
});

test("a folder where an object should be keeps nothing else from travelling", async () => {
  const folder = fresh();
  const transport = folderTransport(folder, randomBytes);
  mkdirSync(path.join(folder, "v1/a/b/object"), { recursive: true });
  expect(await codeOfRefusal(transport.get("v1/a/b/object", 10, still))).toBe("mailbox-odd");
  expect(await codeOfRefusal(transport.put("v1/a/b/object", Buffer.from("x"), still))).toBe("mailbox-odd");
  await transport.put("v1/a/b/other", Buffer.from("x"), still);
  expect(await transport.get("v1/a/b/other", 10, still)).toHaveLength(1);
});

test("links are not followed and leave no trace in a listing", async () => {
  const folder = fresh();
  mkdirSync(path.join(folder, "v1"));
  writeFileSync(path.join(folder, "secret"), "x");
  symlinkSync(path.join(folder, "secret"), path.join(folder, "v1/link"));
  expect(await folderTransport(folder, randomBytes).list("v1", still)).toEqual([]);
});
