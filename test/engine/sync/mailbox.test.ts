import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { mailboxOver } from "#engine/sync/mailbox.ts";
import { folderTransport } from "#engine/sync/transport/folder.ts";
import type { Transport } from "#engine/sync/transport/transport.ts";
import { Refusal } from "#shared/errors.ts";
import { partName, partSize, partsPath } from "#shared/trust/mailbox.ts";
import { unhurried } from "#test/support/folder-mailbox.ts";
import { codeOfRefusal } from "./refusals.ts";

const tag = "0123456789abcdef0123456789abcdef";
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const fresh = (): string => mkdtempSync(path.join(tmpdir(), "guijian-parts-"));

/** A folder mailbox whose requests are listed, and one large object. */
function bench(size = 2 * partSize + 1234) {
  const folder = fresh();
  const asked: string[] = [];
  let failing: ((name: string) => boolean) | null = null;
  const inner = folderTransport(folder, randomBytes);
  const transport: Transport = {
    ...inner,
    put: async (name, bytes, signal) => {
      if (failing?.(name) === true) throw new Refusal("mailbox-no-answer", { place: "test", problem: "x" });
      asked.push(`put ${name}`);
      return inner.put(name, bytes, signal);
    },
    get: async (name, limit, signal) => {
      if (failing?.(name) === true) throw new Refusal("mailbox-no-answer", { place: "test", problem: "x" });
      asked.push(`get ${name}`);
      return inner.get(name, limit, signal);
    },
  };
  const bytes = randomBytes(size);
  const file = path.join(fresh(), "package");
  writeFileSync(file, bytes);
  const digest = sha256(bytes);
  return {
    folder,
    asked,
    mailbox: mailboxOver(transport),
    bytes,
    file,
    digest,
    to: path.join(fresh(), "arrived"),
    parts: () => path.join(folder, partsPath({ tag, digest })),
    fail: (when: typeof failing) => {
      failing = when;
    },
  };
}

const listed = (digest: string) => ({ digest, inParts: true, size: null });

describe("a large object", () => {
  test("lies in parts no larger than a part and arrives as it was", async () => {
    const { mailbox, digest, file, bytes, to, parts } = bench();
    const moved: number[] = [];
    await mailbox.put(tag, digest, file, { ...unhurried, moved: (count) => moved.push(count) });
    expect(
      readdirSync(parts())
        .toSorted()
        .map((name) => statSync(path.join(parts(), name)).size),
    ).toEqual([partSize, partSize, 1234]);
    expect(moved.at(-1)).toBe(bytes.length);
    expect(await mailbox.list(tag, digest.slice(0, 2), unhurried)).toEqual([listed(digest)]);
    expect(await mailbox.holds(tag, digest, bytes.length, unhurried)).toBe(true);
    expect(await mailbox.get(tag, listed(digest), to, unhurried)).toBe(true);
    expect(readFileSync(to).equals(bytes)).toBe(true);
  });

  test("is sent on from where it broke off", async () => {
    const { mailbox, digest, file, asked, fail, to } = bench();
    fail((name) => name.includes("/00003-"));
    expect(await codeOfRefusal(mailbox.put(tag, digest, file, unhurried))).toBe("mailbox-no-answer");
    expect(await mailbox.get(tag, listed(digest), to, unhurried)).toBe(false);
    fail(null);
    const before = asked.length;
    await mailbox.put(tag, digest, file, unhurried, true);
    expect(asked.slice(before).filter((line) => line.startsWith("put"))).toEqual([
      expect.stringContaining("/00003-00003-"),
    ]);
    expect(await mailbox.get(tag, listed(digest), to, unhurried)).toBe(true);
  });

  test("is fetched on from where it broke off", async () => {
    const { mailbox, digest, file, asked, fail, to, bytes } = bench();
    await mailbox.put(tag, digest, file, unhurried);
    fail((name) => name.includes("/00003-"));
    expect(await codeOfRefusal(mailbox.get(tag, listed(digest), to, unhurried))).toBe("mailbox-no-answer");
    fail(null);
    // As a crash in the middle of writing would leave it.
    truncateSync(to, partSize + 77);
    const before = asked.length;
    expect(await mailbox.get(tag, listed(digest), to, unhurried)).toBe(true);
    expect(asked.slice(before)).toHaveLength(2);
    expect(readFileSync(to).equals(bytes)).toBe(true);
  });

  test("a part cut short at the other side is noticed and sent again", async () => {
    const { mailbox, digest, file, bytes, parts, to } = bench();
    await mailbox.put(tag, digest, file, unhurried);
    const [first = ""] = readdirSync(parts()).toSorted();
    truncateSync(path.join(parts(), first), 100);
    expect(await mailbox.holds(tag, digest, bytes.length, unhurried)).toBe(false);
    expect(await mailbox.get(tag, listed(digest), to, unhurried)).toBe(false);
    await mailbox.put(tag, digest, file, unhurried, true);
    expect(await mailbox.get(tag, listed(digest), to, unhurried)).toBe(true);
  });

  test("parts that each are what their name says, but together are not the object, are not kept", async () => {
    const { mailbox, digest, folder, to } = bench();
    const transport = folderTransport(folder, randomBytes);
    for (const index of [1, 2]) {
      const bytes = randomBytes(partSize);
      const name = partName({ index, count: 2, digest: sha256(bytes) });
      await transport.put(`${partsPath({ tag, digest })}/${name}`, bytes, unhurried.signal);
    }
    expect(await mailbox.get(tag, listed(digest), to, unhurried)).toBe(false);
    expect(() => statSync(to)).toThrow();
  });

  test("a part of another cut hides nothing, whether it is listed first or last", async () => {
    const { mailbox, digest, file, parts, to } = bench();
    await mailbox.put(tag, digest, file, unhurried);
    for (const count of ["00002", "00099"]) writeFileSync(path.join(parts(), `00001-${count}-${"b".repeat(64)}`), "x");
    expect(await mailbox.get(tag, listed(digest), to, unhurried)).toBe(true);
  });

  test("foreign names beside the parts are passed over", async () => {
    const { mailbox, digest, file, parts, to } = bench();
    await mailbox.put(tag, digest, file, unhurried);
    for (const name of ["readme.txt", `00009-00002-${"a".repeat(64)}`, `00001-00099-${"b".repeat(64)}`])
      writeFileSync(path.join(parts(), `~${name}`), "x");
    expect(await mailbox.get(tag, listed(digest), to, unhurried)).toBe(true);
  });
});

test("a file that is not what its name says never leaves", async () => {
  const { mailbox, file, asked } = bench(1000);
  expect(await codeOfRefusal(mailbox.put(tag, "0".repeat(64), file, unhurried))).toBe("package-damaged");
  expect(await codeOfRefusal(mailbox.put(tag, "0".repeat(64), `${file}-gone`, unhurried))).toBe("package-damaged");
  const large = bench();
  expect(await codeOfRefusal(large.mailbox.put(tag, "0".repeat(64), large.file, unhurried))).toBe("package-damaged");
  expect([...asked, ...large.asked]).toEqual([]);
});
