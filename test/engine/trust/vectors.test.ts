import { execFileSync } from "node:child_process";
import { createDecipheriv, createHash, createHmac, hkdfSync, webcrypto } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argon2id } from "hash-wasm";
import { describe, expect, test } from "vitest";
import { open } from "#engine/trust/envelope.ts";
import { inspectPackage } from "#engine/trust/inspect-package.ts";
import { openPackage } from "#engine/trust/open-package.ts";
import { openBlob } from "#engine/trust/sealed-blob.ts";
import { sha256Hex } from "#engine/trust/sha256.ts";
import { signStatement, verifyStatement } from "#engine/trust/signing.ts";
import { decodeHeader, unlockWithPassphrase, unlockWithRecoveryCode } from "#engine/vault/header.ts";
import { decodeIdentityKeys, openIdentity, openSigningSeed } from "#engine/vault/identity-keys.ts";
import { readRecoveryCode, writeRecoveryCode } from "#engine/vault/recovery-code.ts";
import { canonicalJson } from "#shared/json.ts";
import { fingerprint } from "#shared/trust/anchor.ts";
import { statementJsonSchema } from "#shared/trust/json-schema.ts";
import { statementKinds } from "#shared/trust/kinds.ts";
import { mailboxPath, mailboxTag, readMailboxPath } from "#shared/trust/mailbox.ts";
import { pae, statementDigest } from "#shared/trust/statement.ts";
import { utf8 } from "#shared/trust/utf8.ts";
import blobs from "#test/vectors/blobs.json" with { type: "json" };
import envelope from "#test/vectors/envelope.json" with { type: "json" };
import identity from "#test/vectors/identity.json" with { type: "json" };
import names from "#test/vectors/names.json" with { type: "json" };
import packed from "#test/vectors/packed.json" with { type: "json" };
import { publicKeys, seeds } from "#test/vectors/keys.ts";
import statements from "#test/vectors/statements.json" with { type: "json" };
import vault from "#test/vectors/vault.json" with { type: "json" };

/*
 * The committed vectors are the formats' promise to other implementations and to files written earlier. If one of these tests fails, a format has
 * changed: that needs a new version of the format (docs/formats.md), not a new vector.
 */
const bytes = (text: string) => new Uint8Array(Buffer.from(text, "hex"));
const hex = (data: Uint8Array) => Buffer.from(data).toString("hex");
const folder = mkdtempSync(join(tmpdir(), "guijian-vectors-"));
const seedOf = new Map(
  Object.entries(publicKeys).map(([name, key]) => [key as string, seeds[name as keyof typeof seeds]]),
);

describe("statements", () => {
  test("there is a vector for every kind", () => {
    expect(statements.map(({ kind }) => kind)).toEqual(statementKinds);
  });

  test.each(statements)("$kind", ({ signer, digest, paeSha256, file }) => {
    const read = verifyStatement(utf8(file), [signer]);
    expect(read.digest).toBe(digest);
    expect(statementDigest(utf8(file))).toBe(sha256Hex(utf8(file)));
    expect(sha256Hex(pae(read.envelope.payloadType, read.envelope.payload))).toBe(paeSha256);
    expect(signStatement(read.statement, bytes(seedOf.get(signer) ?? "")).bytes).toEqual(read.bytes);
  });

  test("openssl verifies one, from the file alone", () => {
    const [charter] = statements;
    const file = JSON.parse(charter?.file ?? "") as {
      payload: string;
      payloadType: string;
      signatures: { sig: string }[];
    };
    const payload = Buffer.from(file.payload, "base64");
    const der = Buffer.from(`302a300506032b6570032100${charter?.signer}`, "hex").toString("base64");
    writeFileSync(join(folder, "key.pem"), `-----BEGIN PUBLIC KEY-----\n${der}\n-----END PUBLIC KEY-----\n`);
    const message = Buffer.concat([
      Buffer.from(`DSSEv1 ${file.payloadType.length} ${file.payloadType} ${payload.length} `),
      payload,
    ]);
    writeFileSync(join(folder, "message"), message);
    writeFileSync(join(folder, "signature"), Buffer.from(file.signatures[0]?.sig ?? "", "base64"));
    const args = [
      "pkeyutl",
      "-verify",
      "-rawin",
      "-pubin",
      "-inkey",
      "key.pem",
      "-in",
      "message",
      "-sigfile",
      "signature",
    ];
    expect(execFileSync("openssl", args, { cwd: folder, encoding: "utf8" })).toContain(
      "Signature Verified Successfully",
    );
  });
});

describe("JSON Schemas in resources/schemas", () => {
  test.each(statementKinds)("%s is current", (kind) => {
    const path = new URL(`../../../resources/schemas/${kind}.json`, import.meta.url);
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(JSON.parse(JSON.stringify(statementJsonSchema(kind))));
  });
});

describe("sealed blobs", () => {
  const plaintext = (size: number) => Uint8Array.from({ length: size }, (_, index) => (7 * index + 3) % 251);

  /** The writer of docs/formats.md on another implementation of the algorithms. */
  async function sealIndependently(plain: Uint8Array, key: Uint8Array, header: Uint8Array): Promise<Buffer> {
    const base = await webcrypto.subtle.importKey("raw", new Uint8Array(key), "HKDF", false, ["deriveKey"]);
    const hkdf = { name: "HKDF", hash: "SHA-256", salt: header.slice(8, 40), info: header.slice(0, 8) };
    const aes = await webcrypto.subtle.deriveKey(hkdf, base, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
    const parts: Uint8Array[] = [header];
    const count = Math.max(1, Math.ceil(plain.length / 65_536));
    for (let number = 0; number < count; number += 1) {
      const iv = Buffer.concat([header.subarray(40, 47), Buffer.alloc(5)]);
      iv.writeUInt32BE(number, 7);
      iv[11] = number === count - 1 ? 1 : 0;
      const segment = plain.slice(number * 65_536, (number + 1) * 65_536);
      parts.push(new Uint8Array(await webcrypto.subtle.encrypt({ name: "AES-GCM", iv }, aes, segment)));
    }
    return Buffer.concat(parts);
  }

  test.each(blobs)("of $plainSize bytes", async (vector) => {
    const plain = plaintext(vector.plainSize);
    const file = await sealIndependently(plain, bytes(vector.key), bytes(vector.head).slice(0, 47));
    expect(file.length).toBe(vector.sealedSize);
    expect(sha256Hex(file)).toBe(vector.sealedDigest);
    expect(hex(file.subarray(0, 80))).toBe(vector.head);
    expect(hex(file.subarray(-32))).toBe(vector.tail);
    if (vector.sealed !== null) expect(hex(file)).toBe(vector.sealed);
    const path = join(folder, vector.sealedDigest);
    writeFileSync(path, file);
    const blob = await openBlob(path, bytes(vector.key));
    expect(await blob.digest()).toBe(vector.plainDigest);
    expect(hex(await blob.read(0, vector.plainSize))).toBe(hex(plain));
    await blob.close();
  });
});

describe("vault", () => {
  const header = decodeHeader(utf8(vault.vaultJson));

  test("opens with its passphrase and its recovery code", async () => {
    const unlocked = await unlockWithPassphrase(header, vault.passphrase);
    expect(hex(unlocked.vaultKey)).toBe(vault.vaultKey);
    expect(hex(unlocked.signingSecret ?? new Uint8Array())).toBe(vault.signingSecret);
    expect(hex(unlockWithRecoveryCode(header, vault.recoveryCode).vaultKey)).toBe(vault.vaultKey);
  });

  test("is what docs/formats.md says, computed by hand", async () => {
    const { mac, check, ...bare } = JSON.parse(vault.vaultJson) as Record<string, unknown> &
      Pick<typeof header, "mac" | "check" | "slots">;
    const hkdf = (material: Uint8Array, info: string) => Buffer.from(hkdfSync("sha256", material, "", info, 32));
    const macKey = hkdf(bytes(vault.vaultKey), "guijian vault v1 header mac");
    expect(createHmac("sha256", macKey).update(canonicalJson(bare)).digest("hex")).toBe(mac);
    expect(
      createHash("sha256")
        .update(canonicalJson({ ...bare, mac }))
        .digest("hex"),
    ).toBe(check);
    const { kdf, vaultKey } = bare.slots[0];
    const salt = Buffer.from(kdf.salt, "base64");
    const cost = { memorySize: kdf.memoryKiB, iterations: kdf.iterations, parallelism: kdf.parallelism };
    const typed = await argon2id({ password: vault.passphrase, salt, ...cost, hashLength: 32, outputType: "binary" });
    const wrapped = Buffer.from(vaultKey, "base64");
    const slotKey = hkdf(typed, "guijian slot v1 passphrase vault key");
    const decipher = createDecipheriv("aes-256-gcm", slotKey, wrapped.subarray(0, 12));
    decipher
      .setAAD(Buffer.from(`guijian vault ${header.vaultId} passphrase vault key`))
      .setAuthTag(wrapped.subarray(44));
    expect(hex(Buffer.concat([decipher.update(wrapped.subarray(12, 44)), decipher.final()]))).toBe(vault.vaultKey);
  });

  test.each(vault.recoveryCodes)("recovery code $text", ({ secret, text }) => {
    expect(writeRecoveryCode(bytes(secret))).toBe(text);
    expect(hex(readRecoveryCode(text))).toBe(secret);
  });

  test("opens a seat with its PIN", async () => {
    const unlocked = { vaultKey: bytes(vault.vaultKey), signingSecret: bytes(vault.signingSecret) };
    const record = decodeIdentityKeys(identity.record);
    const opened = await openIdentity(record, identity.pin, unlocked);
    expect(hex(opened.dataKey)).toBe(identity.dataKey);
    expect(opened.receivingSecret).toBe(identity.receivingSecret);
    expect(hex(await openSigningSeed(record, identity.pin, unlocked))).toBe(identity.signingSeed);
  });
});

describe("envelopes and packages", () => {
  test("an envelope of an earlier version opens", async () => {
    expect(Buffer.from(await open(bytes(envelope.file), [envelope.identity])).toString("utf8")).toBe(envelope.content);
  });

  const path = new URL("../../vectors/package.gjd", import.meta.url).pathname;

  test("the package is proved by the anchor alone", async () => {
    expect(sha256Hex(readFileSync(path))).toBe(packed.fileSha256);
    const report = await inspectPackage(path, { anchor: packed.anchor, identities: [packed.identity] });
    expect(report).toMatchObject({
      issuer: "anchored",
      problems: [],
      manifest: { digest: packed.manifestDigest, signer: packed.issuer },
    });
  });

  test("and brings what it brought", async () => {
    const opened = await openPackage(path, { identities: [packed.identity], issuers: [packed.issuer] });
    expect(opened.statements.map(statementDigest)).toEqual(packed.statements);
    for (const { sealedDigest, sealedSize, key, plainDigest, plainSize } of packed.materials) {
      const target = join(folder, `out-${sealedDigest}`);
      expect(await opened.extract(sealedDigest, target)).toEqual({ key: bytes(key), plainDigest, plainSize });
      expect(createHash("sha256").update(readFileSync(target)).digest("hex")).toBe(sealedDigest);
      expect(readFileSync(target).length).toBe(sealedSize);
    }
    await opened.finish();
    await opened.close();
  });
});

describe("names", () => {
  test.each(names.fingerprints)("fingerprint $fingerprint", ({ publicKey, fingerprint: expected }) => {
    expect(fingerprint(publicKey)).toBe(expected);
  });

  test("mailbox path", () => {
    const { recipient, allianceId, tag, digest, path } = names.mailbox;
    expect(mailboxTag(recipient, allianceId)).toBe(tag);
    expect(mailboxPath({ tag, digest })).toBe(path);
    expect(readMailboxPath(path)).toEqual({ tag, digest });
  });
});
