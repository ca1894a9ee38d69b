import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "#shared/errors.ts";
import { canonicalJson } from "#shared/json.ts";
import { fingerprint, readFingerprint } from "#shared/trust/anchor.ts";
import { fromBase64, toBase64 } from "#shared/trust/base64.ts";
import {
  decodeEnvelope,
  decodeStatement,
  encodeEnvelope,
  encodePayload,
  keyIdOf,
  maxStatementSize,
  pae,
  payloadTypeOf,
} from "#shared/trust/statement.ts";
import { textOf, utf8 } from "#shared/trust/utf8.ts";
import { ballot } from "#test/engine/trust/fixtures.ts";
import { samples } from "#test/vectors/samples.ts";

const key = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

function fileOf(payload: string, payloadType = payloadTypeOf("ballot")): Uint8Array {
  return encodeEnvelope({ payloadType, payload: utf8(payload), keyId: keyIdOf(key), signature: new Uint8Array(64) });
}

function refusal(work: () => unknown): { code: string; at: unknown } {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, at: error.details["at"] };
    throw error;
  }
  throw new Error("was not refused");
}

describe("base64", () => {
  test("agrees with the platform and round-trips", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64"));
        expect(fromBase64(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  test.each(["QQ", "QQ=", "QR==", "QQ==\n", "Q Q=", "QQ-_", "====", "A===", "QQ==QQ==", "桂鉴桂鉴"])(
    "refuses %j",
    (text) => {
      expect(fromBase64(text)).toBeNull();
    },
  );

  test("one byte sequence has one text", () => {
    fc.assert(
      fc.property(fc.base64String(), (text) => {
        const bytes = fromBase64(text);
        if (bytes !== null) expect(toBase64(bytes)).toBe(text);
      }),
    );
  });
});

describe("pre-authentication encoding", () => {
  test("the example of the DSSE specification", () => {
    expect(textOf(pae("http://example.com/HelloWorld", utf8("hello world")))).toBe(
      "DSSEv1 29 http://example.com/HelloWorld 11 hello world",
    );
  });
});

describe("statement files", () => {
  const text = textOf(encodePayload(ballot));

  test("round-trip", () => {
    const bytes = fileOf(text);
    const read = decodeStatement(bytes);
    expect(read.statement).toEqual(ballot);
    expect(encodeEnvelope(read.envelope)).toEqual(bytes);
    expect(read.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ["white space", text.replace(",", ", ")],
    ["a doubled member", text.replace("{", '{"auditHead":null,')],
    ["another order", `{"schema":1,${text.slice(1).replace(',"schema":1', "")}`],
    ["an escape that need not be", text.replace("intl", "int\\u006c")],
    ["a number written otherwise", text.replace('"schema":1', '"schema":1.0')],
    ["an unknown member", text.replace('"auditHead":null', '"auditHead":null,"auditTail":null')],
    ["an unknown member of the body", text.replace('"choice":"for"', '"choice":"for","coin":1')],
    ["a prototype", text.replace('"auditHead":null', '"__proto__":null,"auditHead":null')],
    ["a value outside the list", text.replace('"for"', '"perhaps"')],
    ["another kind than its type", text.replace('"kind":"ballot"', '"kind":"dissent"')],
    ["another suite", text.replace('"intl"', '"gm"')],
    ["a byte order mark", `\uFEFF${text}`],
    ["something after the end", `${text}\n`],
    ["not JSON", text.slice(0, -1)],
    ["a date without offset", text.replace("+08:00", "")],
    ["deep nesting", text.replace('"for"', `${"[".repeat(100_000)}${"]".repeat(100_000)}`)],
  ])("refuses a payload with %s", (_, payload) => {
    expect(payload).not.toBe(text);
    expect(refusal(() => decodeStatement(fileOf(payload))).code).toBe("statement-invalid");
  });

  test("says where", () => {
    expect(refusal(() => decodeStatement(fileOf(text.replace('"for"', '"perhaps"')))).at).toBe("payload.body.choice");
  });

  test("tells a newer format from a broken one", () => {
    expect(refusal(() => decodeStatement(fileOf(text.replace('"schema":1', '"schema":2')))).code).toBe("newer-format");
    expect(refusal(() => decodeStatement(fileOf(text, "application/vnd.guijian.hologram+json"))).code).toBe(
      "newer-format",
    );
    expect(refusal(() => decodeStatement(fileOf(text, "application/json"))).code).toBe("statement-invalid");
  });

  test("refuses an envelope with any freedom in it", () => {
    const file = textOf(fileOf(text));
    const envelope = JSON.parse(file) as {
      payload: string;
      payloadType: string;
      signatures: { keyid: string; sig: string }[];
    };
    const signature = envelope.signatures[0];
    for (const other of [
      ` ${file}`,
      `${file}\n`,
      file.replace(/==?"/, '"'),
      canonicalJson({ ...envelope, signatures: [] }),
      canonicalJson({ ...envelope, signatures: [signature, signature] }),
      canonicalJson({ ...envelope, comment: "" }),
      canonicalJson({ ...envelope, signatures: [{ ...signature, keyid: signature?.keyid.toUpperCase() }] }),
      canonicalJson({ ...envelope, payload: envelope.payload.replaceAll("+", "-") }),
    ]) {
      if (other !== file) expect(refusal(() => decodeEnvelope(utf8(other))).code).toBe("statement-invalid");
    }
    expect(refusal(() => decodeEnvelope(new Uint8Array([0xff, 0xfe]))).code).toBe("statement-invalid");
  });

  test("refuses what is too large, however well formed", () => {
    const payload = new Uint8Array(12 * 1024 * 1024 + 3);
    const file = encodeEnvelope({
      payloadType: payloadTypeOf("ballot"),
      payload,
      keyId: keyIdOf(key),
      signature: new Uint8Array(64),
    });
    expect(file.length).toBeGreaterThan(maxStatementSize);
    expect(() => decodeEnvelope(file)).toThrow(Refusal);
    expect(decodeEnvelope(fileOf("{}")).payload).toEqual(utf8("{}"));
  });

  test("never accepts a changed file as the same statement", () => {
    const file = fileOf(text);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const flipped = new Uint8Array(file);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        try {
          const read = decodeStatement(flipped);
          // What is still well formed differs in what is signed, in the signature or in the key id.
          expect(encodeEnvelope(read.envelope)).toEqual(flipped);
          expect(read.digest).not.toBe(decodeStatement(file).digest);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a body its schema would tidy up is refused by writer and reader", () => {
    const dossier = { ...ballot, kind: "dossier", body: samples.dossier } as const;
    const written = textOf(encodePayload(dossier));
    const type = payloadTypeOf("dossier");
    expect(decodeStatement(fileOf(written, type)).statement.kind).toBe("dossier");
    const untidy = { ...samples.dossier, profile: { ...samples.dossier.profile, title: " 演示项目" } };
    expect(refusal(() => encodePayload({ ...dossier, body: untidy })).code).toBe("statement-invalid");
    const file = fileOf(written.replace('"title":"演示项目"', '"title":" 演示项目"'), type);
    expect(refusal(() => decodeStatement(file))).toEqual({ code: "statement-invalid", at: "payload" });
  });

  test("free JSON in a body nests 60 levels and not 100", () => {
    const nested = (levels: number) => {
      const [reading] = samples["joint-record"].readings;
      const values = JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`) as never;
      const readings = reading === undefined ? [] : [{ ...reading, values }];
      return { ...ballot, kind: "joint-record", body: { ...samples["joint-record"], readings } } as const;
    };
    const type = payloadTypeOf("joint-record");
    const shallow = textOf(encodePayload(nested(55)));
    expect(decodeStatement(fileOf(shallow, type)).statement.kind).toBe("joint-record");
    expect(refusal(() => encodePayload(nested(100))).code).toBe("statement-invalid");
    const deep = shallow.replace("[".repeat(55), "[".repeat(100)).replace("]".repeat(55), "]".repeat(100));
    expect(refusal(() => decodeStatement(fileOf(deep, type)))).toEqual({ code: "statement-invalid", at: "payload" });
  });

  test("the writer refuses a statement that does not fit", () => {
    const bad = { ...ballot, issuedAt: "yesterday" };
    expect(refusal(() => encodePayload(bad))).toEqual({ code: "statement-invalid", at: "payload.issuedAt" });
  });
});

describe("fingerprint", () => {
  test("is read back however it was typed", () => {
    const shown = fingerprint(key);
    expect(shown).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(readFingerprint(shown.toLowerCase().replaceAll("-", "  "))).toBe(shown);
    expect(readFingerprint(shown.replaceAll("1", "l").replaceAll("0", "o"))).toBe(shown);
    expect(readFingerprint(shown.slice(1))).toBeNull();
    expect(readFingerprint(shown.replace(/.$/, "U"))).toBeNull();
  });
});
