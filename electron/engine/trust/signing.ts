import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { fingerprint } from "#shared/trust/anchor.ts";
import { Refusal } from "#shared/errors.ts";
import type { PublicKey } from "#shared/trust/common.ts";
import type { Statement, StatementKind } from "#shared/trust/kinds.ts";
import {
  type Codec,
  decodeStatement,
  encodeEnvelope,
  encodePayload,
  isOfKind,
  keyIdOf,
  maxStatementSize,
  pae,
  payloadTypeOf,
  type UnverifiedStatement,
} from "#shared/trust/statement.ts";
import type { Random } from "./random.ts";
import { sha256Hex } from "./sha256.ts";

/** An Ed25519 key pair. The seed is secret: keep it only while signing and fill it with zeros afterwards. */
export interface SigningKeyPair {
  /** 32 bytes, the private key of RFC 8032. */
  readonly seed: Uint8Array;
  readonly publicKey: PublicKey;
}

/** A statement whose signature holds under `signer`. Who that is, and whether the credential counts, is for the caller to establish. */
export interface VerifiedStatement<K extends StatementKind = StatementKind> extends UnverifiedStatement<K> {
  readonly signer: PublicKey;
}

const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");
const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");

/** A new key pair from 32 random bytes. */
export function generateSigningKey(random: Random): SigningKeyPair {
  const seed = random(32);
  return { seed, publicKey: publicKeyOf(seed) };
}

/** The public key of a seed. */
export function publicKeyOf(seed: Uint8Array): PublicKey {
  const spki = createPublicKey(privateKeyObject(seed)).export({ format: "der", type: "spki" });
  return spki.subarray(spkiPrefix.length).toString("hex");
}

/** The raw Ed25519 signature (64 bytes) over a message. */
export function signBytes(message: Uint8Array, seed: Uint8Array): Uint8Array {
  return sign(null, message, privateKeyObject(seed));
}

/** Does this raw signature hold? False for a key that is no point, or one of the few under which anything verifies. */
export function verifyBytes(message: Uint8Array, signature: Uint8Array, publicKey: PublicKey): boolean {
  if (signature.length !== 64) return false;
  const { key } = parsedKey(publicKey);
  return key !== null && verify(null, message, key, signature);
}

/**
 * Signs a statement. Returns the canonical bytes of its file. Signing the same statement twice gives the same bytes.
 * Throws Refusal `statement-invalid` if the statement does not fit its kind, `too-large`.
 */
export function signStatement<K extends StatementKind>(
  statement: Statement<K>,
  seed: Uint8Array,
): VerifiedStatement<K> {
  const payload = encodePayload(statement);
  const payloadType = payloadTypeOf(statement.kind);
  const signer = publicKeyOf(seed);
  const signature = signBytes(pae(payloadType, payload), seed);
  const envelope = { payloadType, payload, keyId: keyIdOf(signer), signature };
  const bytes = encodeEnvelope(envelope);
  // Nobody could read it again, ourselves included.
  if (bytes.length > maxStatementSize)
    throw new Refusal("too-large", { what: statement.kind, size: bytes.length, limit: maxStatementSize });
  return { statement, envelope, digest: sha256Hex(bytes), bytes, signer };
}

/**
 * Reads a statement file strictly and verifies it under one of the expected public keys.
 * Throws Refusal `statement-invalid`, `newer-format`, or `signature-invalid` when it is signed by none of these keys; with `kind` given, any other
 * kind is `statement-invalid` too.
 */
export function verifyStatement(bytes: Uint8Array, expectedKeys: readonly PublicKey[]): VerifiedStatement;
export function verifyStatement<K extends StatementKind>(
  bytes: Uint8Array,
  expectedKeys: readonly PublicKey[],
  kind: K,
): VerifiedStatement<K>;
export function verifyStatement(
  bytes: Uint8Array,
  expectedKeys: readonly PublicKey[],
  kind?: StatementKind,
): VerifiedStatement {
  const read = readStatement(bytes);
  if (kind !== undefined && !isOfKind(read, kind)) throw wrongKind(kind);
  return verifyRead(read, expectedKeys);
}

const native: Codec = { sha256: sha256Hex, fromBase64: nativeFromBase64 };

/** {@link decodeStatement} with the platform's own functions: parses strictly, verifies nothing. */
export function readStatement(bytes: Uint8Array): UnverifiedStatement {
  return decodeStatement(bytes, native);
}

/** Node's decoder forgives; what it writes back tells whether there was anything to forgive. */
function nativeFromBase64(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : null;
}

/** Verifies a statement that was already read, so that the key can be chosen by what it says. Throws Refusal `signature-invalid`. */
export function verifyRead<K extends StatementKind>(
  read: UnverifiedStatement<K>,
  expectedKeys: readonly PublicKey[],
): VerifiedStatement<K> {
  const { envelope } = read;
  const signer = expectedKeys.find((key) => parsedKey(key).keyId === envelope.keyId);
  if (signer === undefined || !verifyBytes(pae(envelope.payloadType, envelope.payload), envelope.signature, signer)) {
    throw new Refusal("signature-invalid", { at: read.statement.kind });
  }
  return { ...read, signer };
}

/**
 * Verifies a charter against the anchor a person was told. The charter names its own root key; the anchor is what makes that safe.
 * Throws Refusal `signature-invalid` (at `anchor` if the key is another), `statement-invalid`, `newer-format`.
 */
export function verifyCharter(bytes: Uint8Array, anchor: string): VerifiedStatement<"charter"> {
  const read = readStatement(bytes);
  if (!isOfKind(read, "charter")) throw wrongKind("charter");
  const { rootKey } = read.statement.body;
  if (fingerprint(rootKey) !== anchor) throw new Refusal("signature-invalid", { at: "anchor" });
  return verifyRead(read, [rootKey]);
}

/**
 * Verifies an enrolment request under the key it names itself, and that the fingerprint it shows is that key's.
 * Throws Refusal `signature-invalid`, `weak-key`, `statement-invalid`, `newer-format`.
 */
export function verifyEnrolment(bytes: Uint8Array): VerifiedStatement<"enrolment"> {
  const read = readStatement(bytes);
  if (!isOfKind(read, "enrolment")) throw wrongKind("enrolment");
  const { signingKey, fingerprint: shown } = read.statement.body;
  if (isWeakKey(signingKey)) throw new Refusal("weak-key");
  if (fingerprint(signingKey) !== shown) throw new Refusal("statement-invalid", { at: "payload.body.fingerprint" });
  return verifyRead(read, [signingKey]);
}

/**
 * Is this one of the encodings under which a signature proves nothing? Points of small order let a signature be transferred to other messages, so
 * their owner could deny having signed; non-canonical encodings give one key two names.
 */
export function isWeakKey(publicKey: PublicKey): boolean {
  const little = Buffer.from(publicKey, "hex");
  if (little.length !== 32) return true;
  const y = BigInt(`0x${Buffer.from(little).reverse().toString("hex")}`) & ((1n << 255n) - 1n);
  return y >= fieldPrime || smallOrderY.includes(y);
}

const fieldPrime = (1n << 255n) - 19n;
/** The y coordinates of the eight points of small order. */
const smallOrderY = [
  0n,
  1n,
  fieldPrime - 1n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
] as const;

function wrongKind(kind: StatementKind): Refusal {
  return new Refusal("statement-invalid", { at: "payloadType", problem: `not a ${kind}` });
}

function privateKeyObject(seed: Uint8Array): KeyObject {
  if (seed.length !== 32) throw new TypeError("an Ed25519 seed has 32 bytes");
  return createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: "der", type: "pkcs8" });
}

interface ParsedKey {
  readonly keyId: string;
  /** Null for a weak key. */
  readonly key: KeyObject | null;
}

/** Parsing a key costs as much as half a verification, and a panel signs hundreds of statements with the same few keys. Public values only. */
const parsedKeys = new Map<PublicKey, ParsedKey>();
const maxParsedKeys = 1000;

function parsedKey(publicKey: PublicKey): ParsedKey {
  const known = parsedKeys.get(publicKey);
  if (known !== undefined) return known;
  const parsed = { keyId: keyIdOf(publicKey), key: isWeakKey(publicKey) ? null : publicKeyObject(publicKey) };
  if (parsedKeys.size >= maxParsedKeys) parsedKeys.clear();
  parsedKeys.set(publicKey, parsed);
  return parsed;
}

function publicKeyObject(publicKey: PublicKey): KeyObject {
  return createPublicKey({
    key: Buffer.concat([spkiPrefix, Buffer.from(publicKey, "hex")]),
    format: "der",
    type: "spki",
  });
}
