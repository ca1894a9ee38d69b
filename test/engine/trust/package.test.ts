import { execFileSync, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generateReceivingKey, seal } from "#engine/trust/envelope.ts";
import { inspectPackage } from "#engine/trust/inspect-package.ts";
import { openPackage } from "#engine/trust/open-package.ts";
import { encodeContent } from "#engine/trust/package-content.ts";
import { envelopeName, manifestName } from "#engine/trust/package-frame.ts";
import { sealBlob } from "#engine/trust/sealed-blob.ts";
import { sha256Hex } from "#engine/trust/sha256.ts";
import { generateSigningKey, signStatement } from "#engine/trust/signing.ts";
import { type PackageDraft, type PackedMaterial, writePackage } from "#engine/trust/write-package.ts";
import { localHeader, type ZipEntry, zipDirectory, zipLayout } from "#engine/trust/zip-layout.ts";
import { fingerprint } from "#shared/trust/anchor.ts";
import type { BodyOf, Statement } from "#shared/trust/kinds.ts";
import { allianceId, ballot, header, seededRandom } from "./fixtures.ts";
import { codeOf, refusalOf } from "./refusal.ts";

const folder = mkdtempSync(join(tmpdir(), "guijian-package-"));
let count = 0;
const freshPath = () => join(folder, String((count += 1)));
const random = seededRandom("packages");
const issuer = generateSigningKey(random);
const stranger = generateSigningKey(random);
const member = await generateReceivingKey();
const outsider = await generateReceivingKey();

async function material(size: number): Promise<PackedMaterial> {
  const path = freshPath();
  return { ...(await sealBlob([randomBytes(size)], path, { random })), path };
}

const materials = await Promise.all([material(0), material(70_000), material(200_000)]);
const statements = [
  signStatement(ballot, issuer.seed).bytes,
  signStatement({ ...ballot, auditHead: "d".repeat(64) }, issuer.seed).bytes,
];
const draft: PackageDraft = {
  header,
  allianceId,
  kind: "dossier",
  charter: null,
  recipients: [member.recipient],
  statements,
  materials,
};
const good = freshPath();
const manifest = await writePackage(good, draft, issuer.seed);
const options = { identities: [member.identity], issuers: [issuer.publicKey] };

async function importAll(path: string, using = options): Promise<void> {
  const opened = await openPackage(path, using);
  try {
    for (const { digest } of opened.manifest.statement.body.blobs) await opened.extract(digest, freshPath());
    await opened.finish();
  } finally {
    await opened.close();
  }
}

function fileWith(bytes: Uint8Array): string {
  const path = freshPath();
  writeFileSync(path, bytes);
  return path;
}

describe("a package", () => {
  test("brings its statements and its materials", async () => {
    const opened = await openPackage(good, options);
    expect(opened.statements).toEqual(statements);
    expect(opened.manifest.digest).toBe(manifest.digest);
    for (const sent of materials) {
      const path = freshPath();
      expect(await opened.extract(sent.sealedDigest, path)).toEqual({
        key: sent.key,
        plainDigest: sent.plainDigest,
        plainSize: sent.plainSize,
      });
      expect(readFileSync(path).equals(readFileSync(sent.path ?? ""))).toBe(true);
    }
    await opened.finish();
    expect(await codeOf(() => opened.extract("0".repeat(64), freshPath()))).toBe("not-found");
    await opened.close();
  });

  test("is proved by reading it alone", async () => {
    const opened = await openPackage(good, options);
    await opened.finish();
    await opened.close();
  });

  test("names nobody in the clear", () => {
    const clear = readFileSync(good, "latin1");
    expect(clear).not.toContain(member.recipient);
    expect(clear).not.toContain("ballot");
  });

  test("is for its recipients and from its issuer", async () => {
    expect(await codeOf(() => openPackage(good, { ...options, identities: [outsider.identity] }))).toBe(
      "package-not-for-you",
    );
    expect(await codeOf(() => openPackage(good, { ...options, issuers: [stranger.publicKey] }))).toBe(
      "signature-invalid",
    );
    expect(await codeOf(() => importAll(good))).toBe("accepted");
  });

  test("may carry keys for blobs that travel elsewhere", async () => {
    const path = freshPath();
    await writePackage(path, { ...draft, materials: materials.map((each) => ({ ...each, path: null })) }, issuer.seed);
    const opened = await openPackage(path, options);
    expect(opened.manifest.statement.body.blobs).toEqual([]);
    expect(opened.keys.size).toBe(3);
    await opened.finish();
    await opened.close();
  });

  test("of more than one thread's worth of bytes", async () => {
    const path = freshPath();
    await writePackage(path, { ...draft, materials: [await material(20_000_000)] }, issuer.seed);
    expect(await codeOf(() => importAll(path))).toBe("accepted");
  });

  test("never takes a damaged blob along, and leaves nothing behind", async () => {
    const [first] = materials;
    const bytes = readFileSync(first?.path ?? "");
    bytes[50] = (bytes[50] ?? 0) ^ 1;
    const damaged = { ...(first as PackedMaterial), path: fileWith(bytes) };
    const path = freshPath();
    expect(await codeOf(() => writePackage(path, { ...draft, materials: [damaged] }, issuer.seed))).toBe(
      "blob-damaged",
    );
    expect(existsSync(path)).toBe(false);
  });

  const tools = [
    ["unzip", ["-t"]],
    ["7z", ["t"]],
    ["python3", ["-m", "zipfile", "-t"]],
  ] as const;
  for (const [tool, args] of tools) {
    const missing = spawnSync(tool, ["--help"]).error !== undefined;
    if (missing) console.warn(`not run: ${tool} reads our packages — no such program on this machine`);
    test.skipIf(missing)(`is an ordinary ZIP to ${tool}`, () => {
      execFileSync(tool, [...args, good], { stdio: "pipe" });
    });
  }
});

describe("inspection", () => {
  test("without keys proves the sealed bytes", async () => {
    const report = await inspectPackage(good);
    expect(report).toMatchObject({ issuer: "unproved", content: null, problems: [] });
    expect(report.entries.map(({ proved }) => proved)).toEqual(["sealed", "sealed", "sealed", "sealed", "sealed"]);
  });

  test("with an identity proves the plaintext", async () => {
    const report = await inspectPackage(good, options);
    expect(report).toMatchObject({ issuer: "expected", problems: [] });
    expect(report.entries.map(({ proved }) => proved)).toEqual(["sealed", "opened", "opened", "opened", "opened"]);
    expect(report.content?.statements).toEqual(statements);
  });

  test("with the anchor proves the issuer through the charter", async () => {
    const root = generateSigningKey(random);
    const charter: Statement<"charter"> = {
      ...header,
      kind: "charter",
      body: {
        allianceId,
        name: "演示联盟",
        version: 1,
        predecessor: null,
        rootKey: root.publicKey,
        issuingKeys: [issuer.publicKey],
        recipient: member.recipient,
        packs: { standard: null, rules: null },
        mailboxes: [],
      },
    };
    const path = freshPath();
    await writePackage(path, { ...draft, charter: signStatement(charter, root.seed).bytes }, issuer.seed);
    expect(await inspectPackage(path, { anchor: fingerprint(root.publicKey) })).toMatchObject({
      issuer: "anchored",
      problems: [],
    });
    const wrong = await inspectPackage(path, { anchor: fingerprint(stranger.publicKey) });
    expect(wrong.issuer).toBe("unproved");
    expect(wrong.problems.map(({ code }) => code)).toEqual(["signature-invalid"]);
    const other = freshPath();
    await writePackage(other, { ...draft, charter: signStatement(charter, root.seed).bytes }, stranger.seed);
    const usurper = await inspectPackage(other, { anchor: fingerprint(root.publicKey) });
    expect(usurper).toMatchObject({ issuer: "unproved", problems: [{ details: { at: "issuer" } }] });
  });

  test("goes on after a damaged part", async () => {
    const bytes = readFileSync(good);
    const [, second] = manifest.statement.body.blobs;
    const at = bytes.indexOf(second?.digest ?? "none", manifest.bytes.length + 100) + 64 + 60;
    bytes[at] = (bytes[at] ?? 0) ^ 4;
    const report = await inspectPackage(fileWith(bytes), options);
    expect(report.entries.map(({ proved }) => proved)).toEqual(["sealed", "opened", "opened", "nothing", "opened"]);
    expect(report.problems.map(({ code, details }) => [code, details["at"]])).toEqual([
      ["package-damaged", second?.digest],
    ]);
  });
});

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
    const crcs = all.map(([, content]) => crcOf(content));
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
  if (missing) console.warn("not run: python3 reads our ZIP64 directory — no such program on this machine");
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

function crcOf(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

test("the digest in the manifest is that of the sealed file", () => {
  for (const { path, sealedDigest } of materials) {
    expect(
      createHash("sha256")
        .update(readFileSync(path ?? ""))
        .digest("hex"),
    ).toBe(sealedDigest);
  }
});
