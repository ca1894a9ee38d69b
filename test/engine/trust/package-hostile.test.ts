import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maxSealedEnvelopeSize, seal } from "#engine/trust/envelope.ts";
import { inspectPackage } from "#engine/trust/inspect-package.ts";
import { openPackage } from "#engine/trust/open-package.ts";
import { encodeContent } from "#engine/trust/package-content.ts";
import { envelopeName, manifestName } from "#engine/trust/package-frame.ts";
import { sha256Hex } from "#engine/trust/sha256.ts";
import { signStatement } from "#engine/trust/signing.ts";
import { type PackedMaterial } from "#engine/trust/write-package.ts";
import { localHeader, type ZipEntry, zipDirectory, zipLayout } from "#engine/trust/zip-layout.ts";
import type { BodyOf, Statement } from "#shared/trust/kinds.ts";
import {
  fileWith,
  freshPath,
  good,
  importAll,
  issuer,
  manifest,
  materials,
  member,
  options,
  stranger,
} from "./package-fixtures.ts";
import { header } from "./fixtures.ts";
import { codeOf, refusalOf } from "./refusal.ts";

describe("a damaged or malicious package", () => {
  const bytes = readFileSync(good);
  const entries: ZipEntry[] = [
    { name: manifestName, size: manifest.bytes.length },
    { name: envelopeName, size: manifest.statement.body.envelope.size },
    ...manifest.statement.body.blobs.map(({ digest, size }) => ({ name: digest, size })),
  ];
  const layout = zipLayout(entries);

  /** What must be named for damage at this offset. */
  function placeOf(at: number): RegExp {
    if (at >= layout.directory) return /^offset \d+$/;
    const index = layout.offsets.findLastIndex((offset) => offset <= at);
    return index === 0 ? /^(manifest\.dsse|offset 0)$/ : new RegExp(`^${entries[index]?.name.replace(".", "\\.")}$`);
  }

  test("no flipped bit survives, and each is located", async () => {
    const anywhere = fc.oneof(
      fc.nat(bytes.length - 1),
      fc.integer({ min: layout.directory, max: bytes.length - 1 }),
      fc.constantFrom(...layout.offsets).chain((offset) => fc.nat(130).map((more) => offset + more)),
    );
    await fc.assert(
      fc.asyncProperty(anywhere, fc.nat(7), async (at, bit) => {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        const path = fileWith(flipped);
        const refusal = await refusalOf(() => importAll(path));
        expect(["package-damaged", "signature-invalid", "newer-format"]).toContain(refusal?.code);
        if (refusal?.code !== "newer-format") expect(String(refusal?.details["at"])).toMatch(placeOf(at));
        const report = await inspectPackage(path);
        expect(report.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  test("truncated, extended, prefixed", async () => {
    for (const end of [0, 10, 43, 44, 500, layout.offsets[1] ?? 0, layout.directory, bytes.length - 1]) {
      expect(await codeOf(() => importAll(fileWith(bytes.subarray(0, end)))), `cut at ${end}`).toBe("package-damaged");
    }
    for (const other of [
      Buffer.concat([bytes, Buffer.from([0])]),
      Buffer.concat([Buffer.from([0]), bytes]),
      Buffer.concat([bytes, bytes]),
      Buffer.concat([Buffer.from("MZ"), bytes]),
      Buffer.alloc(0),
      Buffer.from("PK\u0003\u0004"),
    ]) {
      expect(await codeOf(() => importAll(fileWith(other)))).toBe("package-damaged");
    }
  });

  /** A package as a hostile writer could make it: any manifest body, any parts, honest ZIP around them. */
  function forge(body: Partial<BodyOf<"package">>, parts: readonly (readonly [string, Uint8Array])[]): string {
    const statement: Statement<"package"> = {
      ...header,
      kind: "package",
      body: { ...manifest.statement.body, ...body },
    };
    const all = [[manifestName, signStatement(statement, issuer.seed).bytes] as const, ...parts];
    const list = all.map(([name, content]) => ({ name, size: content.length }));
    const crcs = all.map(([, content]) => crc32(content));
    const chunks = list.flatMap((entry, index) => [
      localHeader(entry, crcs[index] ?? 0),
      all[index]?.[1] ?? Buffer.alloc(0),
    ]);
    return fileWith(Buffer.concat([...chunks, zipDirectory(list, crcs, zipLayout(list))]));
  }

  const sealedContent = async (content: Parameters<typeof encodeContent>[0]) =>
    seal(encodeContent(content), [member.recipient]);
  const bound = (part: Uint8Array) => ({ digest: sha256Hex(part), size: part.length });

  test("the forger of these tests makes good packages too", async () => {
    const envelope = await sealedContent({ statements: [], keys: new Map() });
    const path = forge({ envelope: bound(envelope), blobs: [] }, [[envelopeName, envelope]]);
    expect(await codeOf(() => importAll(path))).toBe("accepted");
  });

  test("names that are not hashes, duplicates, and parts the manifest does not list", async () => {
    const envelope = await sealedContent({ statements: [], keys: new Map() });
    const extra = randomBytes(100);
    for (const parts of [
      [
        [envelopeName, envelope],
        ["../../etc/cron.d/x", extra],
      ],
      [
        [envelopeName, envelope],
        [envelopeName, envelope],
      ],
      [["envelope.AGE", envelope]],
      [],
    ] as const) {
      expect(await codeOf(() => importAll(forge({ envelope: bound(envelope), blobs: [] }, parts)))).toBe(
        "package-damaged",
      );
    }
    const twice = [bound(extra), bound(extra)];
    const parts = [
      [envelopeName, envelope],
      [sha256Hex(extra), extra],
      [sha256Hex(extra), extra],
    ] as const;
    expect(await codeOf(() => importAll(forge({ envelope: bound(envelope), blobs: twice }, parts)))).toBe(
      "package-damaged",
    );
  });

  test("blobs out of order or twice, found without opening anything", async () => {
    const envelope = await sealedContent({ statements: [], keys: new Map() });
    const [a, b] = [randomBytes(100), randomBytes(100)].toSorted((x, y) => (sha256Hex(x) < sha256Hex(y) ? -1 : 1)) as [
      Buffer,
      Buffer,
    ];
    for (const list of [
      [b, a],
      [a, a],
    ]) {
      const parts = list.map((each) => [sha256Hex(each), each] as const);
      const path = forge({ envelope: bound(envelope), blobs: list.map(bound) }, [[envelopeName, envelope], ...parts]);
      const { manifest: none, problems } = await inspectPackage(path);
      expect(none).toBeNull();
      expect(problems.map(({ code, details }) => [code, details["at"]])).toEqual([["package-damaged", manifestName]]);
    }
  });

  test("content that is not what its name says, under a right CRC", async () => {
    const envelope = await sealedContent({ statements: [], keys: new Map() });
    const name = "0".repeat(64);
    const blob = randomBytes(100);
    const path = forge({ envelope: bound(envelope), blobs: [{ digest: name, size: 100 }] }, [
      [envelopeName, envelope],
      [name, blob],
    ]);
    const report = await inspectPackage(path);
    expect(report.entries.map(({ proved }) => proved)).toEqual(["sealed", "sealed", "nothing"]);
    expect(report.problems.map(({ details }) => details["at"])).toEqual([name]);
    const other = forge({ envelope: { digest: name, size: envelope.length }, blobs: [] }, [[envelopeName, envelope]]);
    expect(await refusalOf(() => openPackage(other, options))).toMatchObject({
      code: "package-damaged",
      details: { at: envelopeName },
    });
  });

  test("a manifest under a wrong CRC is refused at once", async () => {
    const flipped = Buffer.from(bytes);
    flipped[15] = (flipped[15] ?? 0) ^ 1;
    expect(await codeOf(() => openPackage(fileWith(flipped), options))).toBe("package-damaged");
  });

  test("a blob whose key is missing, wrong, or promises another plaintext", async () => {
    const [, blob] = materials as readonly [PackedMaterial, PackedMaterial, PackedMaterial];
    const sealed = readFileSync(blob.path ?? "");
    const keys = [
      new Map(),
      new Map([[blob.sealedDigest, { ...blob, key: new Uint8Array(32) }]]),
      new Map([[blob.sealedDigest, { ...blob, plainDigest: "0".repeat(64) }]]),
      new Map([[blob.sealedDigest, { ...blob, plainSize: blob.plainSize + 1 }]]),
    ];
    for (const each of keys) {
      const envelope = await sealedContent({ statements: [], keys: each });
      const path = forge({ envelope: bound(envelope), blobs: [bound(sealed)] }, [
        [envelopeName, envelope],
        [blob.sealedDigest, sealed],
      ]);
      expect(await codeOf(() => importAll(path))).toBe("package-damaged");
    }
  });

  test("an envelope that is no envelope, or whose content is not canonical", async () => {
    const rubbish = randomBytes(500);
    expect(
      await codeOf(() => importAll(forge({ envelope: bound(rubbish), blobs: [] }, [[envelopeName, rubbish]]))),
    ).toBe("envelope-damaged");
    const texts = [
      `{ "keys":{},"statements":[]}`,
      `{"keys":{},"statements":["QQ"]}`,
      `{"keys":{"x":1},"statements":[]}`,
      ...[31, 33].map((size) => {
        const key = Buffer.alloc(size).toString("base64");
        return `{"keys":{"${"0".repeat(64)}":{"key":"${key}","plainDigest":"${"0".repeat(64)}","plainSize":0}},"statements":[]}`;
      }),
      `[]`,
      "",
      "[".repeat(1e6),
    ];
    for (const text of texts) {
      const envelope = await seal(Buffer.from(text), [member.recipient]);
      const path = forge({ envelope: bound(envelope), blobs: [] }, [[envelopeName, envelope]]);
      expect(await codeOf(() => importAll(path)), text.slice(0, 40)).toBe("envelope-damaged");
    }
  });

  test("sizes are judged before memory is taken for them", async () => {
    const head = Buffer.from(bytes.subarray(0, 200));
    head.writeUInt32LE(0xfffffff0, 18);
    head.writeUInt32LE(0xfffffff0, 22);
    expect(await codeOf(() => importAll(fileWith(head)))).toBe("package-damaged");
    const huge = forge({ envelope: { digest: "0".repeat(64), size: 2 ** 40 }, blobs: [] }, [
      [envelopeName, randomBytes(10)],
    ]);
    expect(await codeOf(() => importAll(huge))).toBe("package-damaged");
    const large = Buffer.alloc(maxSealedEnvelopeSize + 1);
    const path = forge({ envelope: bound(large), blobs: [] }, [[envelopeName, large]]);
    expect((await refusalOf(() => importAll(path)))?.details["what"]).toBe(envelopeName);
  });

  test("signed by someone else than it says", async () => {
    const envelope = await sealedContent({ statements: [], keys: new Map() });
    const path = forge({ issuer: stranger.publicKey, envelope: bound(envelope), blobs: [] }, [
      [envelopeName, envelope],
    ]);
    expect(await codeOf(() => importAll(path))).toBe("signature-invalid");
  });

  test("a failed extraction leaves no file", async () => {
    const flipped = Buffer.from(bytes);
    const last = layout.directory - 5;
    flipped[last] = (flipped[last] ?? 0) ^ 1;
    const opened = await openPackage(fileWith(flipped), options);
    const target = freshPath();
    expect(await codeOf(() => opened.extract(entries.at(-1)?.name ?? "", target))).toBe("package-damaged");
    expect(existsSync(target)).toBe(false);
    await opened.close();
  });
});
