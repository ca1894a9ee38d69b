import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
import { Refusal } from "#shared/errors.ts";
import type { Digest } from "#shared/ids.ts";
import { canonicalJson } from "#shared/json.ts";
import { fromBase64, toBase64 } from "./base64.ts";
import { statementHeaderShape } from "./common.ts";
import { isCanonicalText, sameJson } from "./canonical-text.ts";
import { bodySchemas, isStatementKind, type Statement, type StatementKind } from "./kinds.ts";
import { textOf, utf8 } from "./utf8.ts";

/** Largest statement file accepted, in bytes. */
export const maxStatementSize = 16 * 1024 * 1024;
const maxDepth = 64;

/** A DSSE envelope with its one signature. */
export interface DsseEnvelope {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  /** SHA-256 of the signer's raw public key, hexadecimal. Says which key to try, proves nothing. */
  readonly keyId: Digest;
  /** 64 bytes, RFC 8032. */
  readonly signature: Uint8Array;
}

/** A statement that is well formed; nobody has checked its signature yet. */
export interface UnverifiedStatement<K extends StatementKind = StatementKind> {
  readonly statement: Statement<K>;
  readonly envelope: DsseEnvelope;
  /** SHA-256 of `bytes`: the name of this statement everywhere. */
  readonly digest: Digest;
  /** The file exactly as received. */
  readonly bytes: Uint8Array;
}

const payloadSchema = z.strictObject({ ...statementHeaderShape, kind: z.string(), body: z.unknown() });
/** The canonical envelope, which leaves nothing open but the four values: no character in them is ever escaped. Decoding judges the base64. */
const envelopePattern =
  /^\{"payload":"([^"]*)","payloadType":"([a-z0-9./+-]{1,200})","signatures":\[\{"keyid":"([0-9a-f]{64})","sig":"([A-Za-z0-9+/]{86}==)"\}\]\}$/;

/** What reading a statement computes. The engine gives its native functions; the default runs anywhere and answers the same. */
export interface Codec {
  /** SHA-256 as lower-case hexadecimal. */
  readonly sha256: (bytes: Uint8Array) => Digest;
  /** As {@link fromBase64}: null for any text but the canonical one. */
  readonly fromBase64: (text: string) => Uint8Array | null;
}

/** The payload type of a kind: `application/vnd.guijian.<kind>+json`. */
export function payloadTypeOf(kind: StatementKind): string {
  return `application/vnd.guijian.${kind}+json`;
}

/** DSSE pre-authentication encoding: what is signed. Lengths count bytes, in decimal ASCII. */
export function pae(payloadType: string, payload: Uint8Array): Uint8Array {
  const head = utf8(`DSSEv1 ${utf8(payloadType).length} ${payloadType} ${payload.length} `);
  const encoded = new Uint8Array(head.length + payload.length);
  encoded.set(head);
  encoded.set(payload, head.length);
  return encoded;
}

/** SHA-256 of the envelope's bytes as lower-case hexadecimal. */
export function statementDigest(bytes: Uint8Array): Digest {
  return bytesToHex(sha256(bytes));
}

/** The key id of a public key: SHA-256 of its 32 raw bytes. */
export function keyIdOf(publicKey: string): Digest {
  return bytesToHex(sha256(hexToBytes(publicKey)));
}

const portable: Codec = { sha256: statementDigest, fromBase64 };

/** The canonical payload bytes of a statement. Throws Refusal `statement-invalid` if the statement does not fit its kind. */
export function encodePayload<K extends StatementKind>(statement: Statement<K>): Uint8Array {
  try {
    const text = canonicalJson(statement);
    if (depthOf(text) > maxDepth) throw invalid("payload", "nested too deeply");
    // What is signed is what was given: a schema that would tidy the value up is not allowed to.
    if (canonicalJson(checkStatement(statement, statement.kind)) !== text) throw invalid("payload", "not canonical");
    return utf8(text);
  } catch (cause) {
    throw cause instanceof TypeError ? invalid("payload", cause.message, cause) : cause;
  }
}

/** The canonical bytes of an envelope. */
export function encodeEnvelope(envelope: DsseEnvelope): Uint8Array {
  return utf8(
    canonicalJson({
      payload: toBase64(envelope.payload),
      payloadType: envelope.payloadType,
      signatures: [{ keyid: envelope.keyId, sig: toBase64(envelope.signature) }],
    }),
  );
}

/** Parses an envelope; Refusal `statement-invalid` unless the bytes are exactly what {@link encodeEnvelope} writes. */
export function decodeEnvelope(bytes: Uint8Array, codec: Codec = portable): DsseEnvelope {
  if (bytes.length > maxStatementSize) throw invalid("envelope", "too large");
  const [, encoded, payloadType, keyId, encodedSignature] = envelopePattern.exec(decodeText(bytes, "envelope")) ?? [];
  if (payloadType === undefined || keyId === undefined) throw invalid("envelope", "not a canonical envelope");
  const payload = codec.fromBase64(encoded ?? "");
  const signature = codec.fromBase64(encodedSignature ?? "");
  if (payload === null) throw invalid("payload", "not canonical base64");
  if (signature === null) throw invalid("signatures.0.sig", "not canonical base64");
  return { payloadType, payload, keyId, signature };
}

/**
 * Parses a statement file strictly and checks everything except the signature: the envelope and the payload must be byte for byte what our writer
 * makes of them, and the payload must fit its kind.
 * Throws Refusal `newer-format` for a schema or kind we do not know, else `statement-invalid` with the place in `at`.
 */
export function decodeStatement(bytes: Uint8Array, codec: Codec = portable): UnverifiedStatement {
  const envelope = decodeEnvelope(bytes, codec);
  const kind = /^application\/vnd\.guijian\.([a-z-]+)\+json$/.exec(envelope.payloadType)?.[1];
  if (kind === undefined) throw invalid("payloadType", "not a statement of ours");
  if (!isStatementKind(kind)) throw new Refusal("newer-format", { what: kind });
  const text = decodeText(envelope.payload, "payload");
  const value = parseJson(text, "payload");
  const version = schemaVersion(value);
  if (version > 1) throw new Refusal("newer-format", { what: `${kind} ${version}` });
  const statement = checkStatement(value, kind);
  // The text is canonical, and the schema overlooked or changed nothing in it.
  if (!isCanonicalText(value, text) || !sameJson(statement, value)) throw invalid("payload", "not canonical");
  return { statement, envelope, digest: codec.sha256(bytes), bytes };
}

/** Is this statement of the kind? Narrows the union. */
export function isOfKind<K extends StatementKind>(read: UnverifiedStatement, kind: K): read is UnverifiedStatement<K> {
  return read.statement.kind === kind;
}

function invalid(at: string, problem: string, cause?: unknown): Refusal {
  return new Refusal("statement-invalid", { at, problem }, cause === undefined ? {} : { cause });
}

function checkStatement(value: unknown, kind: StatementKind): Statement {
  const payload = check(payloadSchema, value, "payload");
  if (payload.kind !== kind) throw invalid("payload.kind", "not the kind of the payload type");
  // The two halves are checked against schemas chosen by the same kind, which is all a Statement says.
  return { ...payload, body: check<unknown>(bodySchemas[kind], payload.body, "payload.body") } as Statement;
}

function check<T>(schema: z.ZodType<T>, value: unknown, at: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw invalid([at, ...(issue?.path ?? [])].join("."), issue?.message ?? "malformed");
}

/** The schema version a payload claims; 0 if it claims none. */
function schemaVersion(value: unknown): number {
  const claimed = typeof value === "object" && value !== null && "schema" in value ? value.schema : null;
  return typeof claimed === "number" ? claimed : 0;
}

function decodeText(bytes: Uint8Array, at: string): string {
  try {
    return textOf(bytes);
  } catch (cause) {
    throw invalid(at, "not UTF-8", cause);
  }
}

function parseJson(text: string, at: string): unknown {
  if (depthOf(text) > maxDepth) throw invalid(at, "nested too deeply");
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(at, "not JSON", cause);
  }
}

/** Greatest nesting of brackets outside strings; stops counting beyond the limit. Guards the recursive walks that follow. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length && deepest <= maxDepth; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, (depth += 1));
    else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return deepest;
}
