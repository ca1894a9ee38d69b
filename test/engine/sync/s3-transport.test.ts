import { expect, test } from "vitest";
import { readListing } from "#engine/sync/transport/s3-listing.ts";
import { s3Transport } from "#engine/sync/transport/s3.ts";
import { startMemoryS3 } from "#test/support/servers/memory-s3.ts";
import { transportContract } from "./transport-contract.ts";

const still = new AbortController().signal;
const open = (address: string, clock: () => number = Date.now) =>
  s3Transport({
    address,
    clock,
    region: "us-east-1",
    bucket: "mailbox",
    style: "path",
    accessKey: "key",
    secret: "secret",
    ca: null,
    proxy: "none",
  });

transportContract("S3 in memory, a hundred names a page", async () => {
  const { address, stop } = await startMemoryS3(Date.now, 100);
  return { transport: open(address), second: open(address), stop };
});

test("a workstation whose clock is days off takes the store's time and goes on", async () => {
  const store = await startMemoryS3(Date.now);
  const transport = open(store.address, () => Date.now() - 3 * 86_400_000);
  for (const name of ["one", "two"]) await transport.put(`v1/${name}`, Buffer.from(name), still);
  expect([...store.files.keys()]).toEqual(["v1/one", "v1/two"]);
  // Denied once, then never again.
  expect(store.asked.map(({ status }) => status)).toEqual([403, 200, 200]);
  transport.close();
  await store.stop();
});

test("a listing says nothing about names that are not ours, and nonsense is no listing", () => {
  const xml =
    "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>v1/a/x y&amp;z</Key><Size>1</Size></Contents>" +
    "<Contents><Key>v1/a/../../etc</Key><Size>1</Size></Contents><Contents><Key>other/b</Key><Size>1</Size></Contents>" +
    "<Contents><Key>v1/a/good</Key><Size>many</Size></Contents></ListBucketResult>";
  expect(readListing(xml, "v1/a/")).toEqual({ entries: [{ name: "good", folder: false, size: null }], next: null });
  expect(readListing("<html>", "v1/")).toBeNull();
});
