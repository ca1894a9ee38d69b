import { describe, expect, it } from "vitest";
import { decodeContent } from "#engine/trust/package-content.ts";
import { signBytes, verifyStatement } from "#engine/trust/signing.ts";
import { decodeManifest } from "#engine/vault/backup/manifest.ts";
import { decodeHeader } from "#engine/vault/header.ts";
import { decodeRecovery } from "#engine/vault/recovery-shares.ts";
import { canonicalJson } from "#shared/json.ts";
import { type StatementKind, statementKinds } from "#shared/trust/kinds.ts";
import { encodeEnvelope, keyIdOf, pae, payloadTypeOf } from "#shared/trust/statement.ts";
import { utf8 } from "#shared/trust/utf8.ts";
import { readBackupManifest } from "#test/second-reader/backup.ts";
import { beside } from "#test/second-reader/beside.ts";
import { canonical, isObject, parseJson, type Json } from "#test/second-reader/canonical-json.ts";
import { digestOf, fromBase64 } from "#test/second-reader/encodings.ts";
import { readContent } from "#test/second-reader/envelope.ts";
import { hex, reasonOf } from "#test/second-reader/refusals.ts";
import { readStatement } from "#test/second-reader/statement.ts";
import { readRecoveryFile, readVaultHeader } from "#test/second-reader/vault.ts";
import backup from "#test/vectors/backup.json" with { type: "json" };
import { publicKeys, seeds } from "#test/vectors/keys.ts";
import statements from "#test/vectors/statements.json" with { type: "json" };
import vault from "#test/vectors/vault.json" with { type: "json" };
import ways from "#test/vectors/ways.json" with { type: "json" };
import { codeOf } from "./trust/refusal.ts";

/* Every member of every sample is replaced, removed and joined by another; the statement is signed well, and both readers must judge it alike. */

/** Alterations tried of each kind, spread over all there are (18,000). */
const perKind = 40;
const seed = hex(seeds.member);
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

/** The check anew, so that the shape of a header is judged and not its damage. */
function rechecked(header: Json): Json {
  if (!isObject(header)) return header;
  const { check: _, ...rest } = header;
  return "check" in header ? { ...rest, check: digestOf(canonical(rest)) } : header;
}

const digest = digestOf("a blob");
const content = {
  keys: { [digest]: { key: Buffer.alloc(32, 7).toString("base64"), plainDigest: digest, plainSize: 5 } },
  statements: [Buffer.from("a statement").toString("base64")],
};

const files = [
  {
    name: "vault.json",
    value: parseJson(utf8(vault.vaultJson)),
    finish: rechecked,
    program: decodeHeader,
    reader: readVaultHeader,
  },
  {
    name: "vault.json with every slot",
    value: parseJson(utf8(ways.vaultJson)),
    finish: rechecked,
    program: decodeHeader,
    reader: readVaultHeader,
  },
  {
    name: "recovery.json",
    value: parseJson(utf8(ways.recoveryJson)),
    program: decodeRecovery,
    reader: readRecoveryFile,
  },
  { name: "backup.json", value: parseJson(utf8(backup.manifest)), program: decodeManifest, reader: readBackupManifest },
  { name: "content of an envelope", value: content, program: decodeContent, reader: readContent },
];

describe("the page says of other files what the program does", () => {
  it.each(files)("$name", async ({ name, value, finish = (same: Json) => same, program, reader }) => {
    const differences: unknown[] = [];
    for (const altered of beside(value)) {
      const bytes = utf8(canonical(finish(altered)));
      const code = await codeOf(() => program(bytes));
      const judged = code === "accepted" ? "read" : code === "newer-format" ? "newer" : "damaged";
      const read = reasonOf(() => reader(bytes));
      const where = difference(value, altered);
      // What a backup's manifest carries of the vault is judged where the vault is restored.
      if (judged === "read" && name === "backup.json" && /^\/(header|recovery|vaultId) /u.test(where)) continue;
      if (judged !== read) differences.push([judged, read, where]);
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
