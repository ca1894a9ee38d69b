import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  mailboxPath,
  mailboxTag,
  mostParts,
  partName,
  partsPath,
  readMailboxPath,
  readPartName,
} from "#shared/trust/mailbox.ts";

const recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
const allianceId = "AAAAAAAAAAAAAAAAAAAAAAAAAA";

test("the tag is half an HMAC of the alliance under the recipient", () => {
  const expected = createHmac("sha256", recipient).update(allianceId).digest("hex").slice(0, 32);
  expect(mailboxTag(recipient, allianceId)).toBe(expected);
});

test("paths are read back, and nothing else is", () => {
  const hex = (length: number) =>
    fc
      .array(fc.constantFrom(...Array.from("0123456789abcdef")), { minLength: length, maxLength: length })
      .map((c) => c.join(""));
  fc.assert(
    fc.property(hex(32), hex(64), (tag, digest) => {
      expect(readMailboxPath(mailboxPath({ tag, digest }))).toEqual({ tag, digest });
    }),
  );
  const good = mailboxPath({ tag: "a".repeat(32), digest: "b".repeat(64) });
  for (const path of [
    "",
    "/",
    `/${good}`,
    `${good}/`,
    good.replace("v1", "v2"),
    good.replace("/bb/", "/bc/"),
    good.toUpperCase(),
    good.replaceAll("/", "\\"),
    `${good}.tmp`,
    `v1/../${good}`,
  ]) {
    expect(readMailboxPath(path), path).toBeNull();
  }
});

test("names of parts are read back, and nothing else is", () => {
  const digest = "b".repeat(64);
  expect(partsPath({ tag: "a".repeat(32), digest })).toBe(`v1/${"a".repeat(32)}/bb/${digest}.parts`);
  const name = partName({ index: 3, count: 12, digest });
  expect(name).toBe(`00003-00012-${digest}`);
  expect(readPartName(name)).toEqual({ name, index: 3, count: 12, digest });
  for (const other of [
    partName({ index: 0, count: 12, digest }),
    partName({ index: 13, count: 12, digest }),
    partName({ index: 1, count: mostParts + 1, digest }),
    `${name}.tmp`,
    name.toUpperCase(),
    `3-12-${digest}`,
    "",
  ])
    expect(readPartName(other), other).toBeNull();
});
