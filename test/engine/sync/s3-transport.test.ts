import { createServer } from "node:http";
import { expect, test } from "vitest";
import { readListing } from "#engine/sync/transport/s3-listing.ts";
import { s3Transport } from "#engine/sync/transport/s3.ts";
import { listen } from "#test/support/servers/listen.ts";
import { startMemoryS3 } from "#test/support/servers/memory-s3.ts";
import { codeOfRefusal } from "./refusals.ts";
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
    proxy: null,
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

test("a listing that opens a million entries and closes none is read in one pass", () => {
  for (const name of ["Contents", "CommonPrefixes"]) {
    const xml = `<ListBucketResult>${`<${name}>`.repeat(500_000)}`;
    const begun = performance.now();
    expect(readListing(xml, "v1/")).toEqual({ entries: [], next: null });
    expect(performance.now() - begun).toBeLessThan(5_000);
  }
});

test("a listing of long pages that never ends is given up", async () => {
  const entries = "<Contents><Key>v1/a</Key></Contents>".repeat(200_000);
  const more = "<IsTruncated>true</IsTruncated><NextContinuationToken>more</NextContinuationToken>";
  let pages = 0;
  const { port, stop } = await listen(
    createServer((_, response) => {
      pages += 1;
      response.end(`<ListBucketResult>${more}${entries}</ListBucketResult>`);
    }),
  );
  const transport = open(`http://127.0.0.1:${port}`);
  expect(await codeOfRefusal(transport.list("v1", still))).toBe("mailbox-odd");
  expect(pages).toBe(6);
  transport.close();
  await stop();
});
