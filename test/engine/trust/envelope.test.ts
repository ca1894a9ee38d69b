import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generateReceivingKey, isRecipient, maxEnvelopeSize, open, seal } from "#engine/trust/envelope.ts";
import { utf8 } from "#shared/trust/utf8.ts";
import { codeOf } from "./refusal.ts";

const [first, second, stranger] = await Promise.all([
  generateReceivingKey(),
  generateReceivingKey(),
  generateReceivingKey(),
]);
const content = utf8("标准草案 ".repeat(20_000));

describe("age envelopes", () => {
  test("every named recipient can open it, and nobody else", async () => {
    const sealed = await seal(content, [first.recipient, second.recipient]);
    expect(await open(sealed, [first.identity])).toEqual(content);
    expect(await open(sealed, [stranger.identity, second.identity])).toEqual(content);
    expect(await codeOf(() => open(sealed, [stranger.identity]))).toBe("package-not-for-you");
    expect(await codeOf(() => open(sealed, []))).toBe("package-not-for-you");
  });

  test("no flipped bit and no truncation survives", async () => {
    const sealed = await seal(utf8("small"), [first.recipient]);
    for (let at = 0; at < sealed.length; at += 1) {
      const flipped = new Uint8Array(sealed);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      expect(await codeOf(() => open(flipped, [first.identity])), `byte ${at}`).not.toBe("accepted");
      expect(await codeOf(() => open(sealed.subarray(0, at), [first.identity])), `cut at ${at}`).not.toBe("accepted");
    }
    expect(await codeOf(() => open(Buffer.concat([sealed, Buffer.from([0])]), [first.identity]))).toBe(
      "envelope-damaged",
    );
  });

  test("rubbish is refused", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
        expect(await codeOf(() => open(bytes, [first.identity]))).toBe("envelope-damaged");
      }),
    );
  });

  test("a giant list of stanzas is refused without trying it", async () => {
    const sealed = Buffer.from(await seal(utf8("small"), [second.recipient]));
    const start = sealed.indexOf("\n-> ") + 1;
    const end = sealed.indexOf("\n--- ") + 1;
    const stanza = sealed.subarray(start, end);
    const many = Array.from({ length: 20_000 }, () => stanza);
    const hostile = Buffer.concat([sealed.subarray(0, start), ...many, sealed.subarray(end)]);
    const began = performance.now();
    expect(await codeOf(() => open(hostile, [first.identity]))).toBe("envelope-damaged");
    expect(performance.now() - began).toBeLessThan(500);
  });

  test("sizes and recipients have limits", async () => {
    expect(await codeOf(() => seal(new Uint8Array(maxEnvelopeSize + 1), [first.recipient]))).toBe("too-large");
    expect(await codeOf(() => open(new Uint8Array(maxEnvelopeSize + 65_536), [first.identity]))).toBe("too-large");
    expect(await codeOf(() => seal(content, []))).toBe("invalid-input");
    expect(
      await codeOf(() =>
        seal(
          content,
          Array.from({ length: 129 }, () => first.recipient),
        ),
      ),
    ).toBe("invalid-input");
    expect(await codeOf(() => seal(content, [first.recipient.replace(/.$/, (c) => (c === "q" ? "p" : "q"))]))).toBe(
      "invalid-input",
    );
    expect(isRecipient(first.recipient)).toBe(true);
    expect(isRecipient("age1tag1xyz")).toBe(false);
    const most = await seal(
      utf8("x"),
      Array.from({ length: 128 }, () => first.recipient),
    );
    expect(await open(most, [first.identity])).toEqual(utf8("x"));
  });
});

const age = spawnSync("age", ["--version"], { encoding: "utf8" });
if (age.error !== undefined)
  process.stderr.write("not run: age opens our envelopes — no `age` program on this machine (apt install age)");

describe.skipIf(age.error !== undefined)("the age program", () => {
  const folder = mkdtempSync(join(tmpdir(), "guijian-age-"));
  const options = { cwd: folder, encoding: "utf8" } as const;
  writeFileSync(join(folder, "identity"), `${first.identity}\n`);

  test("opens ours", async () => {
    writeFileSync(join(folder, "ours.age"), await seal(content, [second.recipient, first.recipient]));
    execFileSync("age", ["-d", "-i", "identity", "-o", "ours", "ours.age"], options);
    expect(new Uint8Array(readFileSync(join(folder, "ours")))).toEqual(content);
  });

  test("makes what we open", async () => {
    writeFileSync(join(folder, "theirs"), content);
    execFileSync("age", ["-r", stranger.recipient, "-r", first.recipient, "-o", "theirs.age", "theirs"], options);
    expect(await open(readFileSync(join(folder, "theirs.age")), [first.identity])).toEqual(content);
  });
});
