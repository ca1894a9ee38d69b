import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { localHeader, type ZipEntry, zipDirectory, zipLayout } from "#engine/trust/zip-layout.ts";
import { freshPath } from "./package-fixtures.ts";

describe("ZIP64", () => {
  const gib = 1024 ** 3;
  const entries = [
    { name: "small", size: 10 },
    { name: "edge", size: 0xfffffffe },
    { name: "over", size: 0xffffffff },
    { name: "big", size: 5 * gib },
    { name: "last", size: 0 },
  ];
  const layout = zipLayout(entries);
  const directory = zipDirectory(entries, [1, 2, 3, 4, 0], layout);

  test("appears exactly where a value does not fit", () => {
    expect(entries.map((entry) => localHeader(entry, 0).readUInt16LE(28))).toEqual([0, 0, 20, 20, 0]);
    expect(localHeader(entries[3] as ZipEntry, 0).readBigUInt64LE(30 + 3 + 4)).toBe(BigInt(5 * gib));
    expect(layout.total).toBe(layout.directory + directory.length);
    expect(zipDirectory(entries.slice(0, 1), [0], zipLayout(entries.slice(0, 1))).length).toBe(46 + 5 + 22);
  });

  const missing = spawnSync("python3", ["--version"]).error !== undefined;
  if (missing) process.stderr.write("not run: python3 reads our ZIP64 directory — no such program on this machine\n");
  test.skipIf(missing)("is read by another implementation", () => {
    const path = freshPath();
    const script = `
import json, sys, zipfile
layout = json.loads(sys.argv[2])
with open(sys.argv[1], "wb") as file:
    for offset, header in layout["headers"]:
        file.seek(offset); file.write(bytes.fromhex(header))
    file.seek(layout["directory"]); file.write(bytes.fromhex(layout["bytes"]))
with zipfile.ZipFile(sys.argv[1]) as archive:
    for info in archive.infolist(): archive.open(info).close()
    print(json.dumps([[info.filename, info.file_size, info.header_offset, info.CRC] for info in archive.infolist()]))
`;
    const headers = entries.map((entry, index) => [
      layout.offsets[index],
      localHeader(entry, index < 4 ? index + 1 : 0).toString("hex"),
    ]);
    const input = JSON.stringify({ headers, directory: layout.directory, bytes: directory.toString("hex") });
    const seen: unknown = JSON.parse(execFileSync("python3", ["-c", script, path, input], { encoding: "utf8" }));
    expect(seen).toEqual(
      entries.map(({ name, size }, index) => [name, size, layout.offsets[index], [1, 2, 3, 4, 0][index]]),
    );
  });
});
