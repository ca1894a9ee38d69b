import { describe, expect, it } from "vitest";
import { signBytes, verifyStatement } from "#engine/trust/signing.ts";
import { canonicalJson } from "#shared/json.ts";
import { type StatementKind, statementKinds } from "#shared/trust/kinds.ts";
import { encodeEnvelope, keyIdOf, pae, payloadTypeOf } from "#shared/trust/statement.ts";
import { utf8 } from "#shared/trust/utf8.ts";
import { isObject, parseJson, type Json } from "#test/second-reader/canonical-json.ts";
import { fromBase64 } from "#test/second-reader/encodings.ts";
import { hex, reasonOf } from "#test/second-reader/refusals.ts";
import { readStatement } from "#test/second-reader/statement.ts";
import { publicKeys, seeds } from "#test/vectors/keys.ts";
import statements from "#test/vectors/statements.json" with { type: "json" };
import { codeOf } from "./trust/refusal.ts";

/* Every member of every sample is replaced, removed and joined by another; the statement is signed well, and both readers must judge it alike. */

/** Alterations tried of each kind, spread over all there are (18,000). */
const perKind = 40;
const seed = hex(seeds.member);
const strangers: readonly Json[] = [
  null,
  true,
  0,
  1,
  -1,
  1_000_001,
  Number.MAX_SAFE_INTEGER,
  "",
  " x ",
  "x".repeat(201),
  "😀".repeat(200),
  "x".repeat(20_001),
  "2026-02-29",
  "2026-11-20T10:15:00.5Z",
  "2026-11-20t10:15:00+08:00",
  "90.10",
  "0".repeat(64),
  "0".repeat(26),
  [],
  {},
];

/** The values one step beside a value: each member replaced, taken out, doubled. */
function* beside(value: Json): Generator<Json> {
  yield* strangers;
  if (Array.isArray(value)) {
    const items: readonly Json[] = value;
    for (const [index, item] of items.entries()) {
      yield items.toSpliced(index, 1);
      yield items.toSpliced(index, 0, item);
      for (const other of beside(item)) yield items.with(index, other);
    }
  } else if (isObject(value)) {
    yield { ...value, stranger: null };
    for (const name of Object.keys(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
      // What makes house rules a valid pack is more than a schema says, and a reader may leave it to the program.
      if (name === "rules" && isObject(value[name])) continue;
      for (const other of beside(value[name] ?? null)) yield { ...value, [name]: other };
    }
  }
}

function readEnvelope(file: string): Uint8Array {
  const envelope = parseJson(utf8(file));
  return fromBase64(isObject(envelope) ? envelope["payload"] : undefined, null);
}

function signed(kind: StatementKind, payload: Json): Uint8Array {
  const bytes = utf8(canonicalJson(payload));
  const payloadType = payloadTypeOf(kind);
  const signature = signBytes(pae(payloadType, bytes), seed);
  return encodeEnvelope({ payloadType, payload: bytes, keyId: keyIdOf(publicKeys.member), signature });
}

const codes: Readonly<Record<string, string>> = {
  accepted: "read",
  "statement-invalid": "damaged",
  "newer-format": "newer",
  "signature-invalid": "untrusted",
};

describe("the schemas and the page say of a statement what the program does", () => {
  it.each(statementKinds)("%s", async (kind) => {
    const file = statements.find((vector) => vector.kind === kind)?.file ?? "";
    const payload = parseJson(readEnvelope(file));
    const all = [...beside(payload)];
    const step = Math.max(1, Math.floor(all.length / perKind));
    const differences: unknown[] = [];
    for (let index = 0; index < all.length; index += step) {
      const altered = all[index] ?? null;
      const bytes = signed(kind, altered);
      const program = codes[await codeOf(() => verifyStatement(bytes, [publicKeys.member]))];
      const reader = reasonOf(() => readStatement(bytes, publicKeys.member));
      if (program !== reader) differences.push([program, reader, difference(payload, altered)]);
    }
    expect(differences).toEqual([]);
  });
});

function difference(a: Json, b: Json, path = ""): string {
  if (isObject(a) && isObject(b)) {
    for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (canonicalJson(a[name] ?? null) !== canonicalJson(b[name] ?? null) || name in a !== name in b)
        return difference(a[name] ?? null, b[name] ?? null, `${path}/${name}`);
    }
  }
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    const at = a.findIndex((item: Json, index) => canonicalJson(item) !== canonicalJson(b[index]));
    return difference(a[at] as Json, b[at] as Json, `${path}/${at}`);
  }
  return `${path} ${canonicalJson(b).slice(0, 80)}`;
}
