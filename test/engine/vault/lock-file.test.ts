import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeLock } from "#engine/vault/lock-file.ts";
import { Refusal } from "#shared/errors.ts";

let folder: string;
let lock: string;
let holder: ChildProcess | null = null;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "guijian-lock-"));
  lock = path.join(folder, "open.lock");
});
afterEach(() => {
  holder?.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

async function holdElsewhere(): Promise<ChildProcess> {
  holder = fork(path.join(import.meta.dirname, "lock-holder.ts"), [lock]);
  expect(await once(holder, "message")).toEqual(["held", undefined]);
  return holder;
}

const inUse = (): boolean => {
  try {
    takeLock(lock)();
    return false;
  } catch (error) {
    if (error instanceof Refusal && error.code === "workstation-in-use") return true;
    throw error;
  }
};

test("a vault is one program's at a time, in this process as between two", async () => {
  const release = takeLock(lock);
  expect(inUse()).toBe(true);
  expect(inUse()).toBe(true);
  release();
  expect(inUse()).toBe(false);
  const child = await holdElsewhere();
  expect(inUse()).toBe(true);
  child.send("let go");
  await once(child, "message");
  expect(inUse()).toBe(false);
});

test("who is killed holds nothing any more, though the file is left", async () => {
  const child = await holdElsewhere();
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(statSync(lock).isFile()).toBe(true);
  expect(inUse()).toBe(false);
});

test.each([
  ["the number of a process that runs, as earlier versions wrote it", String(process.ppid)],
  ["our own number", String(process.pid)],
  ["a page of something else", "x".repeat(5000)],
])("a file with %s in it keeps nobody out", (_, content) => {
  writeFileSync(lock, content);
  const release = takeLock(lock);
  expect(inUse()).toBe(true);
  release();
  expect(readFileSync(lock, "utf8")).toBe("");
});

test.skipIf(process.platform === "win32")("the file is its owner's alone", () => {
  takeLock(lock)();
  expect(statSync(lock).mode & 0o777).toBe(0o600);
});
