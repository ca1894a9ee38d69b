import { createDecipheriv, createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from "node:crypto";
import { hmac } from "./encodings.ts";
import { must, trusted } from "./unreadable.ts";

const VERSION = "age-encryption.org/v1";
const LARGEST_HEADER = 16 * 1024;
const LARGEST_PLAIN = 32 * 1024 * 1024;
const CHUNK = 65_536;
const BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/** Bytes of a Bech32 text (BIP 173) with this human-readable part, all in one case. */
function fromBech32(text: string, part: string): Buffer {
  const lower = text.toLowerCase();
  must(text === lower || text === text.toUpperCase(), "mixed case");
  must(lower.startsWith(`${part}1`), `not a text beginning with ${part}1`);
  const values = Array.from(lower.slice(part.length + 1), (character) => BECH32.indexOf(character));
  must(values.length > 6 && values.every((value) => value >= 0), "not Bech32");
  const codes = [...part].map((character) => character.charCodeAt(0));
  const spread = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31), ...values];
  must(checksum(spread) === 1, "mistyped Bech32");
  const bits = values
    .slice(0, -6)
    .map((value) => value.toString(2).padStart(5, "0"))
    .join("");
  const whole = Math.floor(bits.length / 8) * 8;
  must(bits.length - whole < 5 && !bits.slice(whole).includes("1"), "bits behind the last byte");
  return Buffer.from((bits.slice(0, whole).match(/.{8}/gu) ?? []).map((eight) => Number.parseInt(eight, 2)));
}

function checksum(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ff_ffff) << 5) ^ value;
    [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3].forEach((constant, bit) => {
      if ((top >>> bit) & 1) sum ^= constant;
    });
  }
  return sum;
}

const der = (prefix: string, key: Uint8Array): Buffer => Buffer.concat([Buffer.from(prefix, "hex"), key]);
const privateX = (key: Uint8Array) =>
  createPrivateKey({ key: der("302e020100300506032b656e04220420", key), format: "der", type: "pkcs8" });
const publicX = (key: Uint8Array) =>
  createPublicKey({ key: der("302a300506032b656e032100", key), format: "der", type: "spki" });

/** 32 bytes of `AGE-SECRET-KEY-1…`. */
function secretOf(identity: string): Buffer {
  must(identity === identity.toUpperCase(), "an age identity is written in capitals");
  const secret = fromBech32(identity, "age-secret-key-");
  must(secret.length === 32, "not an age identity");
  return secret;
}

/** 32 bytes of `age1…`; 62 characters. */
export function recipientKey(recipient: string): Buffer {
  must(recipient === recipient.toLowerCase() && recipient.length === 62, "an age recipient has 62 small characters");
  const key = fromBech32(recipient, "age");
  must(key.length === 32, "not an age recipient");
  return key;
}

/** Whether an identity is the secret of a recipient. */
export function belongs(identity: string, recipient: string): boolean {
  const spki = createPublicKey(privateX(secretOf(identity))).export({ format: "der", type: "spki" });
  return spki.subarray(-32).equals(recipientKey(recipient));
}

const base64 = (text: string, bytes: number): Buffer => {
  const read = Buffer.from(text, "base64");
  must(read.length === bytes && read.toString("base64").replaceAll("=", "") === text, "not unpadded base64");
  return read;
};

type Header = {
  /** Native X25519 stanzas; others are passed over, as the age specification asks. */
  readonly stanzas: readonly { readonly share: Buffer; readonly wrapped: Buffer }[];
  readonly covered: string;
  readonly mac: Buffer;
  readonly end: number;
};

function readHeader(file: Uint8Array): Header {
  const text = Buffer.from(file.subarray(0, LARGEST_HEADER)).toString("latin1");
  const close = text.indexOf("\n--- ");
  must(close >= 0, "no age header within its limit");
  const rest = Buffer.from(file.subarray(close + 1, close + 1 + 48)).toString("latin1");
  const mac = /^--- ([A-Za-z0-9+/]{43})\n$/u.exec(rest);
  must(mac !== null, "no age header MAC");
  const lines = text.slice(0, close).split("\n");
  must(lines[0] === VERSION, "not an age file");
  return {
    stanzas: readStanzas(lines.slice(1)),
    covered: `${text.slice(0, close)}\n---`,
    mac: base64(mac[1] ?? "", 32),
    end: close + 1 + 48,
  };
}

/** A stanza is an argument line and a body of 64 columns, whose last line is shorter. */
function readStanzas(lines: readonly string[]): Header["stanzas"] {
  const found: { readonly share: Buffer; readonly wrapped: Buffer }[] = [];
  for (let at = 0; at < lines.length;) {
    const words = (lines[at] ?? "").split(" ");
    must(
      words[0] === "->" && words.length > 1 && words.slice(1).every((word) => /^[!-~]+$/u.test(word)),
      "not a stanza",
    );
    let body = "";
    let full = true;
    for (at += 1; full; at += 1) {
      const line = lines[at];
      must(line !== undefined && /^[A-Za-z0-9+/]{0,64}$/u.test(line), "a stanza that does not end");
      body += line;
      full = line.length === 64;
    }
    if (words[1] !== "X25519") continue;
    must(words.length === 3, "not a native X25519 recipient");
    found.push({ share: base64(words[2] ?? "", 32), wrapped: base64(body, 32) });
  }
  must(lines.length > 0, "no recipients");
  return found;
}

const hkdf = (key: Uint8Array, salt: Uint8Array, info: string): Buffer =>
  Buffer.from(hkdfSync("sha256", key, salt, info, 32));

function openChaCha(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Buffer | null {
  if (sealed.length < 16) return null;
  const decipher = createDecipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 });
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - 16)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Opens an age v1 file with a native X25519 identity, written from the age specification. */
export function openAge(file: Uint8Array, identity: string): Buffer {
  const header = readHeader(file);
  const secret = privateX(secretOf(identity));
  const own = createPublicKey(secret).export({ format: "der", type: "spki" }).subarray(-32);
  let fileKey: Buffer | null = null;
  for (const { share, wrapped } of header.stanzas) {
    const common = diffieHellman({ privateKey: secret, publicKey: publicX(share) });
    const key = hkdf(common, Buffer.concat([share, own]), "age-encryption.org/v1/X25519");
    fileKey ??= openChaCha(key, Buffer.alloc(12), wrapped);
  }
  trusted(fileKey !== null, "not for this recipient");
  must(hmac(hkdf(fileKey, Buffer.alloc(0), "header"), header.covered) === header.mac.toString("hex"), "another header");
  const nonce = file.subarray(header.end, header.end + 16);
  must(nonce.length === 16, "no payload");
  return openPayload(hkdf(fileKey, nonce, "payload"), file.subarray(header.end + 16));
}

function openPayload(key: Uint8Array, sealed: Uint8Array): Buffer {
  const chunks = Math.max(1, Math.ceil(sealed.length / (CHUNK + 16)));
  must(sealed.length - chunks * 16 <= LARGEST_PLAIN, "a plaintext beyond its limit");
  const plain: Buffer[] = [];
  for (let index = 0; index < chunks; index += 1) {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(index, 7);
    nonce.writeUInt8(index === chunks - 1 ? 1 : 0, 11);
    const chunk = openChaCha(key, nonce, sealed.subarray(index * (CHUNK + 16), (index + 1) * (CHUNK + 16)));
    must(chunk !== null && (chunk.length > 0 || chunks === 1), "a damaged payload");
    plain.push(chunk);
  }
  return Buffer.concat(plain);
}
