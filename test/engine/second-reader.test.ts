import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { verifyStatement } from "#engine/trust/signing.ts";
import { canonicalJson } from "#shared/json.ts";
import { hex, reasonOf, refusesAlterations } from "#test/second-reader/refusals.ts";
import { codeOf } from "./trust/refusal.ts";
import { belongs, openAge } from "#test/second-reader/age.ts";
import { openBlob, openMaterial } from "#test/second-reader/blob.ts";
import { canonical, parseJson } from "#test/second-reader/canonical-json.ts";
import { digestOf, fingerprint, identityOf } from "#test/second-reader/encodings.ts";
import { mailboxTag, objectPath, placesOf, readMailbox, readPlace } from "#test/second-reader/mailbox.ts";
import { paperSheetSubject } from "#test/second-reader/marks.ts";
import { openPackage } from "#test/second-reader/package.ts";
import { readStatement } from "#test/second-reader/statement.ts";
import { contentOffset, directory, localHeader } from "#test/second-reader/zip.ts";
import blobs from "#test/vectors/blobs.json" with { type: "json" };
import canonicalTexts from "#test/vectors/canonical.json" with { type: "json" };
import derivedNames from "#test/vectors/derived-names.json" with { type: "json" };
import envelope from "#test/vectors/envelope.json" with { type: "json" };
import names from "#test/vectors/names.json" with { type: "json" };
import packed from "#test/vectors/packed.json" with { type: "json" };
import refused from "#test/vectors/refused-statements.json" with { type: "json" };
import statements from "#test/vectors/statements.json" with { type: "json" };
import zip64 from "#test/vectors/zip64.json" with { type: "json" };

describe("a second reader, written from formats.md alone, on the vectors", () => {
  it("has nothing of the program in it", () => {
    const folder = new URL("../second-reader/", import.meta.url);
    const imported = readdirSync(folder).flatMap((name) => {
      const text = readFileSync(new URL(name, folder), "utf8");
      return [...text.matchAll(/(?:from|import\() ?"([^"]+)"/gu)].map(([, from = ""]) => from);
    });
    expect(imported.length).toBeGreaterThan(40);
    const own = /^(\.\/[a-z0-9-]+\.ts|node:[a-z]+|@noble\/hashes\/argon2\.js|vitest)$/u;
    expect(imported.filter((from) => !own.test(from))).toEqual([]);
  });

  it("the page names every kind of statement and every vector", () => {
    const page = readFileSync(new URL("../../docs/formats.md", import.meta.url), "utf8");
    const rows = page.split("\n").filter((line) => line.startsWith("| `") && line.split("|").length === 5);
    const listed = new Set(rows.flatMap((row) => (row.split("|")[1] ?? "").match(/(?<=`)[a-z-]+(?=`)/gu) ?? []));
    expect(statements.map(({ kind }) => kind).filter((kind) => !listed.has(kind))).toEqual([]);
    const files = readdirSync(new URL("../vectors/", import.meta.url)).filter((name) => /\.(json|gjd)$/u.test(name));
    expect(files.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it("names", () => {
    for (const { publicKey, fingerprint: text } of names.fingerprints) expect(fingerprint(hex(publicKey))).toBe(text);
    const { recipient, allianceId, tag, digest, path } = names.mailbox;
    expect(mailboxTag(recipient, allianceId)).toBe(tag);
    expect(objectPath(tag, digest)).toBe(path);
    expect(readPlace(path)).toEqual({ tag, digest, part: null });
    const others = [`${path}x`, path.replace("/37/", "/38/"), path.toUpperCase(), `/${path}`, path.replace("v1", "v2")];
    for (const other of others) expect(readPlace(other)).toBeNull();
  });

  it.each(statements.map((vector) => [vector.kind, vector] as const))("statement %s", (kind, vector) => {
    const file = Buffer.from(vector.file);
    const read = readStatement(file, vector.signer);
    expect(read).toMatchObject({ kind, digest: vector.digest, paeDigest: vector.paeSha256 });
    refusesAlterations(file, (altered) => readStatement(altered, vector.signer), 6);
    const stranger = names.fingerprints.find(({ publicKey }) => publicKey !== vector.signer)?.publicKey ?? "";
    expect(reasonOf(() => readStatement(file, stranger))).toBe("untrusted");
  });

  it("sealed blobs", () => {
    for (const vector of blobs) {
      const plain = Buffer.from(Array.from({ length: vector.plainSize }, (_, index) => (7 * index + 3) % 251));
      expect(digestOf(plain)).toBe(vector.plainDigest);
      if (vector.sealed === null) continue;
      const material = { ...vector, key: hex(vector.key) };
      expect(openMaterial(hex(vector.sealed), material).equals(plain)).toBe(true);
      const promised = [{ sealedDigest: vector.plainDigest }, { plainDigest: vector.sealedDigest }, { plainSize: 7 }];
      for (const other of promised)
        expect(reasonOf(() => openMaterial(hex(vector.sealed ?? ""), { ...material, ...other }))).toBe("untrusted");
      refusesAlterations(hex(vector.sealed), (altered) => openBlob(altered, material.key));
      expect(reasonOf(() => openBlob(hex(vector.sealed ?? "").fill(2, 7, 8), material.key))).toBe("newer");
    }
  });

  it("envelope", () => {
    expect(belongs(envelope.identity, envelope.recipient)).toBe(true);
    expect(openAge(hex(envelope.file), envelope.identity).toString()).toBe(envelope.content);
    refusesAlterations(hex(envelope.file), (altered) => openAge(altered, envelope.identity), 40);
    expect(reasonOf(() => openAge(hex(envelope.file), packed.identity))).toBe("untrusted");
  });

  it("package", () => {
    const file = readFileSync(new URL("../vectors/package.gjd", import.meta.url));
    const open = (bytes: Buffer) => openPackage(bytes, packed.identity, packed.recipient);
    expect(digestOf(file)).toBe(packed.fileSha256);
    const opened = open(file);
    expect(opened.anchor).toBe(packed.anchor);
    expect(opened.manifest).toMatchObject({ digest: packed.manifestDigest, body: { issuer: packed.issuer } });
    expect(opened.statements.map((one) => digestOf(one))).toEqual(packed.statements);
    for (const { sealedDigest, plainDigest, plainSize } of packed.materials) {
      const content = opened.materials.get(sealedDigest);
      expect([content?.length, content && digestOf(content)]).toEqual([plainSize, plainDigest]);
    }
    refusesAlterations(file, open, 60);
    expect(reasonOf(() => openPackage(file, envelope.identity, envelope.recipient))).toBe("untrusted");
  });

  it("derived names, and an object in parts", () => {
    for (const { publicKey, identityId } of derivedNames.identities)
      expect(identityOf(hex(publicKey))).toBe(identityId);
    const { dossier, memberId, subject } = derivedNames.paperSheet;
    expect(paperSheetSubject(dossier, memberId)).toBe(subject);
    const { size, digest, whole, parts } = derivedNames.parts;
    const object = Buffer.alloc(
      size,
      Uint8Array.from({ length: 251 }, (_, index) => (7 * index + 3) % 251),
    );
    const { tag } = names.mailbox;
    const places = placesOf(tag, object);
    expect([digestOf(object), objectPath(tag, digest), [...places.keys()]]).toEqual([digest, whole, parts]);
    expect(readMailbox(places, tag).get(digest)?.length).toBe(size);
    const [one = "", two = ""] = parts;
    const [head = Buffer.alloc(0), tail = Buffer.alloc(0)] = [places.get(one), places.get(two)];
    const broken: readonly (readonly [string, Uint8Array])[][] = [
      [[one, head]],
      [
        [one, head],
        [two, Buffer.from("12345")],
      ],
      [
        [one, head.subarray(1)],
        [two, tail],
      ],
      [
        [one.replace("00001-", "00002-"), head],
        [two.replace("00002-", "00001-"), tail],
      ],
    ];
    for (const files of broken) expect(readMailbox(new Map(files), tag).size).toBe(0);
    const strange = [
      one.replace("/00001", "/00000"),
      one.replace("-00002", "-00000"),
      `${one}x`,
      one.replace("/00001", "/1"),
    ];
    for (const path of strange) expect(readPlace(path)).toBeNull();
  });

  it("containers too large to lie here", () => {
    for (const vector of zip64) {
      const { entries: listed, localHeaders, offsets, total } = vector;
      const entries =
        typeof listed === "number"
          ? Array.from({ length: listed }, (_, index) => ({ name: digestOf(String(index)), size: index }))
          : listed;
      const crcs = entries.map((_, index) => index * 65_537);
      const tail = directory(entries, crcs);
      expect([digestOf(tail), tail.subarray(-98).toString("hex")]).toEqual([vector.directorySha256, vector.end]);
      if (localHeaders === null || offsets === null) continue;
      const heads = entries.map((entry, index) => localHeader(entry, crcs[index] ?? 0));
      expect(heads.map((head) => head.toString("hex"))).toEqual(localHeaders);
      expect(tail.toString("hex")).toBe(vector.directory);
      const begins = entries.map((_, index) => contentOffset(entries, index) - (heads[index]?.length ?? 0));
      expect(begins).toEqual(offsets);
      const last = entries.length - 1;
      expect(contentOffset(entries, last) + (entries[last]?.size ?? 0) + tail.length).toBe(total);
    }
  });

  it("statements that are refused, by this reader and by the product alike", async () => {
    for (const { what, reason, signer, file } of refused) {
      const bytes = Buffer.from(file);
      const code = { damaged: "statement-invalid", newer: "newer-format" }[reason] ?? "signature-invalid";
      expect([what, reasonOf(() => readStatement(bytes, signer))]).toEqual([what, reason]);
      expect([what, await codeOf(() => verifyStatement(bytes, [signer]))]).toEqual([what, code]);
    }
  });

  it("canonical JSON, by this reader and by the product alike", () => {
    for (const { text, canonical: expected } of canonicalTexts) {
      const value = parseJson(Buffer.from(text));
      const own = expected === null ? reasonOf(() => canonical(value)) : canonical(value);
      expect([text, own]).toEqual([text, expected ?? "damaged"]);
      if (expected === null) expect(() => canonicalJson(value)).toThrow(TypeError);
      else expect([text, canonicalJson(value)]).toEqual([text, expected]);
    }
    const deep = (levels: number): Buffer => Buffer.from("[".repeat(levels) + "]".repeat(levels));
    expect(canonical(parseJson(deep(64)))).toHaveLength(128);
    expect(reasonOf(() => canonical(parseJson(deep(65))))).toBe("damaged");
  });
});
