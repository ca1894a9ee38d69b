import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  generateSigningKey,
  isWeakKey,
  publicKeyOf,
  signBytes,
  signStatement,
  verifyBytes,
  verifyCharter,
  verifyEnrolment,
  verifyStatement,
} from "#engine/trust/signing.ts";
import { Refusal } from "#shared/errors.ts";
import { fingerprint } from "#shared/trust/anchor.ts";
import type { Statement } from "#shared/trust/kinds.ts";
import { encodeEnvelope, pae } from "#shared/trust/statement.ts";
import { allianceId, ballot, header, seededRandom } from "./fixtures.ts";

const hex = (text: string) => new Uint8Array(Buffer.from(text, "hex"));
const random = seededRandom("signing");
const author = generateSigningKey(random);
const stranger = generateSigningKey(random);

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return "accepted";
}

describe("Ed25519", () => {
  // RFC 8032 section 7.1, tests 1 to 3
  test.each([
    [
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ],
    [
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ],
    [
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ],
  ])("RFC 8032, seed %s", (seed, publicKey, message, signature) => {
    expect(publicKeyOf(hex(seed))).toBe(publicKey);
    expect(Buffer.from(signBytes(hex(message), hex(seed))).toString("hex")).toBe(signature);
    expect(verifyBytes(hex(message), hex(signature), publicKey)).toBe(true);
    expect(verifyBytes(hex(`${message}00`), hex(signature), publicKey)).toBe(false);
  });

  test("a signature has one encoding", () => {
    const message = new Uint8Array([1, 2, 3]);
    const signature = signBytes(message, author.seed);
    const order = (1n << 252n) + 27742317777372353535851937790883648493n;
    const s = BigInt(`0x${Buffer.from(signature.slice(32)).reverse().toString("hex")}`) + order;
    const shifted = new Uint8Array(signature);
    shifted.set(Buffer.from(s.toString(16).padStart(64, "0"), "hex").reverse(), 32);
    expect(verifyBytes(message, signature, author.publicKey)).toBe(true);
    expect(verifyBytes(message, shifted, author.publicKey)).toBe(false);
  });

  test.each([
    ["identity", `01${"00".repeat(31)}`],
    ["identity, sign set", `01${"00".repeat(30)}80`],
    ["order 2", `ec${"ff".repeat(30)}7f`],
    ["order 4", "00".repeat(32)],
    ["order 8", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"],
    ["order 8, other", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"],
    ["not reduced", `ee${"ff".repeat(30)}7f`],
    ["short", "00"],
  ])("the %s point is no key", (_, key) => {
    expect(isWeakKey(key)).toBe(true);
    // R = identity, S = 0: under the identity point this verifies for every message, unless refused.
    expect(verifyBytes(new Uint8Array([7]), hex(`01${"00".repeat(63)}`), key)).toBe(false);
  });

  test("real keys are not weak", () => {
    for (let count = 0; count < 50; count += 1) expect(isWeakKey(generateSigningKey(random).publicKey)).toBe(false);
  });
});

describe("statements", () => {
  const signed = signStatement(ballot, author.seed);

  test("signed, verified, and the same every time", () => {
    const read = verifyStatement(signed.bytes, [stranger.publicKey, author.publicKey], "ballot");
    expect(read.statement.body.choice).toBe("for");
    expect(read.signer).toBe(author.publicKey);
    expect(read.digest).toBe(signed.digest);
    expect(signStatement(ballot, author.seed).bytes).toEqual(signed.bytes);
  });

  test("refused under other keys, and as another kind", () => {
    expect(codeOf(() => verifyStatement(signed.bytes, [stranger.publicKey]))).toBe("signature-invalid");
    expect(codeOf(() => verifyStatement(signed.bytes, []))).toBe("signature-invalid");
    expect(codeOf(() => verifyStatement(signed.bytes, [author.publicKey], "dissent"))).toBe("statement-invalid");
  });

  test("a stranger's signature under the author's key id is refused", () => {
    const forged = signStatement(ballot, stranger.seed);
    const bytes = encodeEnvelope({ ...forged.envelope, keyId: signed.envelope.keyId });
    expect(codeOf(() => verifyStatement(bytes, [author.publicKey, stranger.publicKey]))).toBe("signature-invalid");
  });

  test("a payload cannot be passed off as another kind", () => {
    const bytes = encodeEnvelope({ ...signed.envelope, payloadType: "application/vnd.guijian.cosign+json" });
    expect(codeOf(() => verifyStatement(bytes, [author.publicKey]))).toBe("statement-invalid");
  });

  test("no flipped bit survives", () => {
    fc.assert(
      fc.property(fc.nat(signed.bytes.length * 8 - 1), (bit) => {
        const flipped = new Uint8Array(signed.bytes);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(codeOf(() => verifyStatement(flipped, [author.publicKey]))).not.toBe("accepted");
      }),
      { numRuns: 2000 },
    );
  });

  test("openssl verifies it", () => {
    const folder = mkdtempSync(join(tmpdir(), "guijian-dsse-"));
    const { envelope } = signed;
    const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), Buffer.from(author.publicKey, "hex")]);
    writeFileSync(
      join(folder, "key.pem"),
      `-----BEGIN PUBLIC KEY-----\n${spki.toString("base64")}\n-----END PUBLIC KEY-----\n`,
    );
    writeFileSync(join(folder, "message"), pae(envelope.payloadType, envelope.payload));
    writeFileSync(join(folder, "signature"), envelope.signature);
    const said = execFileSync(
      "openssl",
      ["pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", "key.pem", "-in", "message", "-sigfile", "signature"],
      { cwd: folder, encoding: "utf8" },
    );
    expect(said).toContain("Signature Verified Successfully");
  });
});

describe("roots of trust", () => {
  const charter: Statement<"charter"> = {
    ...header,
    kind: "charter",
    body: {
      allianceId,
      name: "演示联盟",
      version: 1,
      predecessor: null,
      rootKey: author.publicKey,
      issuingKeys: [stranger.publicKey],
      recipient: "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
      packs: { standard: null, rules: null },
      mailboxes: [],
    },
  };

  test("a charter counts under the anchor only, and only if the root signed it", () => {
    const { bytes } = signStatement(charter, author.seed);
    expect(verifyCharter(bytes, fingerprint(author.publicKey)).statement.body.name).toBe("演示联盟");
    expect(codeOf(() => verifyCharter(bytes, fingerprint(stranger.publicKey)))).toBe("signature-invalid");
    const usurped = signStatement(charter, stranger.seed).bytes;
    expect(codeOf(() => verifyCharter(usurped, fingerprint(author.publicKey)))).toBe("signature-invalid");
  });

  test("an enrolment proves possession of its key", () => {
    const enrolment: Statement<"enrolment"> = {
      ...header,
      kind: "enrolment",
      body: {
        allianceId: null,
        identity: { name: "李明", unit: "演示大学", title: "教授", category: "technical", roles: ["expert"] },
        signingKey: author.publicKey,
        recipient: charter.body.recipient,
        fingerprint: fingerprint(author.publicKey),
      },
    };
    expect(verifyEnrolment(signStatement(enrolment, author.seed).bytes).signer).toBe(author.publicKey);
    expect(codeOf(() => verifyEnrolment(signStatement(enrolment, stranger.seed).bytes))).toBe("signature-invalid");
    const body = { ...enrolment.body, fingerprint: fingerprint(stranger.publicKey) };
    expect(codeOf(() => verifyEnrolment(signStatement({ ...enrolment, body }, author.seed).bytes))).toBe(
      "statement-invalid",
    );
    const weak = { ...enrolment.body, signingKey: "00".repeat(32) };
    expect(codeOf(() => verifyEnrolment(signStatement({ ...enrolment, body: weak }, author.seed).bytes))).toBe(
      "weak-key",
    );
  });
});
