import { textOf, utf8 } from "./utf8.ts";

const alphabet = utf8("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
const padding = 0x3d;
/** Value of each ASCII character; 255 for those outside the alphabet. */
const values = new Uint8Array(256).fill(255);
for (const [value, code] of alphabet.entries()) values[code] = value;

/** Standard base64 (RFC 4648 section 4) with padding and without line breaks. */
export function toBase64(bytes: Uint8Array): string {
  const out = new Uint8Array(4 * Math.ceil(bytes.length / 3));
  for (let at = 0, to = 0; at < bytes.length; at += 3, to += 4) {
    const second = bytes[at + 1] ?? 0;
    const third = bytes[at + 2] ?? 0;
    const group = ((bytes[at] ?? 0) << 16) | (second << 8) | third;
    out[to] = alphabet[group >> 18] ?? 0;
    out[to + 1] = alphabet[(group >> 12) & 63] ?? 0;
    out[to + 2] = at + 1 < bytes.length ? (alphabet[(group >> 6) & 63] ?? 0) : padding;
    out[to + 3] = at + 2 < bytes.length ? (alphabet[group & 63] ?? 0) : padding;
  }
  return textOf(out);
}

/**
 * The bytes of a standard base64 text, or null unless the text is exactly what {@link toBase64} writes for them: no missing padding, no white
 * space, no set bits behind the last byte. One byte sequence therefore has one text.
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const codes = utf8(text);
  if (codes.length % 4 !== 0) return null;
  const padded = codes.at(-1) === padding ? (codes.at(-2) === padding ? 2 : 1) : 0;
  const bytes = new Uint8Array((codes.length / 4) * 3 - padded);
  const whole = codes.length - (padded > 0 ? 4 : 0);
  let strange = 0;
  for (let at = 0, to = 0; at < whole; at += 4, to += 3) {
    const a = values[codes[at] ?? 0] ?? 255;
    const b = values[codes[at + 1] ?? 0] ?? 255;
    const c = values[codes[at + 2] ?? 0] ?? 255;
    const d = values[codes[at + 3] ?? 0] ?? 255;
    strange |= a | b | c | d;
    bytes[to] = (a << 2) | (b >> 4);
    bytes[to + 1] = (b << 4) | (c >> 2);
    bytes[to + 2] = (c << 6) | d;
  }
  if (padded > 0) {
    const a = values[codes[whole] ?? 0] ?? 255;
    const b = values[codes[whole + 1] ?? 0] ?? 255;
    const c = padded === 1 ? (values[codes[whole + 2] ?? 0] ?? 255) : 0;
    strange |= a | b | c;
    const rest = padded === 1 ? c & 3 : b & 15;
    if (rest !== 0) return null;
    bytes[bytes.length - (3 - padded)] = (a << 2) | (b >> 4);
    if (padded === 1) bytes[bytes.length - 1] = (b << 4) | (c >> 2);
  }
  return strange > 63 ? null : bytes;
}
