import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inspectPackage } from "#engine/trust/inspect-package.ts";
import { openPackage } from "#engine/trust/open-package.ts";
import { generateSigningKey, signStatement } from "#engine/trust/signing.ts";
import { writePackage } from "#engine/trust/write-package.ts";
import { fingerprint } from "#shared/trust/anchor.ts";
import type { Statement } from "#shared/trust/kinds.ts";
import { allianceId, header } from "./fixtures.ts";
import {
  draft,
  fileWith,
  freshPath,
  good,
  importAll,
  issuer,
  manifest,
  material,
  materials,
  member,
  options,
  outsider,
  random,
  statements,
  stranger,
} from "./package-fixtures.ts";
import { codeOf } from "./refusal.ts";

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
    if (first === undefined) throw new Error("no material");
    const bytes = readFileSync(first.path ?? "");
    bytes[50] = (bytes[50] ?? 0) ^ 1;
    const damaged = { ...first, path: fileWith(bytes) };
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
    if (missing) process.stderr.write(`not run: ${tool} reads our packages — no such program on this machine\n`);
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
test("the digest in the manifest is that of the sealed file", () => {
  for (const { path, sealedDigest } of materials) {
    expect(
      createHash("sha256")
        .update(readFileSync(path ?? ""))
        .digest("hex"),
    ).toBe(sealedDigest);
  }
});
