import { expect, test } from "vitest";
import { formOf, keepsSecret, readForm } from "#renderer/features/sync/mailbox-form.ts";

const set = {
  kind: "webdav",
  address: "https://dav.example/guijian",
  user: "huang",
  secret: null,
  ca: null,
  proxy: "http://proxy.example:3128",
} as const;

test("what is set stands in the fields and is read back the same, its secret kept", () => {
  expect(readForm(formOf(set), true)).toEqual({ mailbox: set });
  const bucket = {
    kind: "s3",
    address: "https://oss.example",
    secret: null,
    ca: "PEM",
    proxy: "system",
    region: "cn-beijing",
    bucket: "guijian-box",
    style: "host",
    accessKey: "AK",
  } as const;
  expect(readForm(formOf(bucket), true)).toEqual({ mailbox: bucket });
});

test("what is missing or unusable is named", () => {
  expect(readForm(formOf(null), false)).toEqual({ wrong: ["address", "secret"] });
  const s3 = { ...formOf(null), kind: "s3", bucket: "Nope", address: "ftp://x" } as const;
  expect(readForm(s3, false)).toEqual({ wrong: ["address", "bucket", "accessKey", "secret"] });
  const proxied = { ...formOf(set), proxyAddress: "proxy" };
  expect(readForm(proxied, true)).toEqual({ wrong: ["proxyAddress"] });
});

test("a secret is not kept for another address, nor for another way to it", () => {
  expect(keepsSecret(set, { ...formOf(set), user: "lin", address: " https://dav.example/guijian" })).toBe(true);
  const moved = { ...formOf(set), address: "https://elsewhere.example" };
  const others = [
    moved,
    { ...formOf(set), kind: "s3" },
    { ...formOf(set), ca: "PEM" },
    { ...formOf(set), proxy: "none" },
    { ...formOf(set), proxyAddress: "http://elsewhere.example:3128" },
  ] as const;
  for (const form of others) expect(keepsSecret(set, form)).toBe(false);
  expect(keepsSecret(null, formOf(set))).toBe(false);
  expect(readForm(moved, false)).toEqual({ wrong: ["secret"] });
  expect(readForm({ ...moved, secret: "new" }, false)).toMatchObject({ mailbox: { secret: "new" } });
});
