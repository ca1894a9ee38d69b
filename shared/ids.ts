import { z } from "zod";

/** Crockford base32, the alphabet of every code a person may have to read aloud: no I, L, O or U. */
export const crockfordAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The identifier of anything we create: 128 random bits as 26 Crockford characters. Carries no time and no meaning. */
export const idSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
export type Id = z.infer<typeof idSchema>;

/** Lower-case hexadecimal SHA-256. */
export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);
export type Digest = z.infer<typeof digestSchema>;

/** RFC 3339 instant with an explicit offset, e.g. `2026-11-20T10:15:00+08:00`. */
export const instantSchema = z.iso.datetime({ offset: true });

/** Calendar date `YYYY-MM-DD`. */
export const dateSchema = z.iso.date();

/** Decimal text exactly as typed or measured: `90`, `-0.6`, `99.33`. Never a float. */
export const decimalSchema = z.string().regex(/^-?(0|[1-9]\d*)(\.\d+)?$/);

/** Bytes as Crockford base32, five bits a character, the last group padded with zero bits. */
export function crockford(bytes: Uint8Array): string {
  let text = "";
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += crockfordAlphabet.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + crockfordAlphabet.charAt((held << (5 - bits)) & 31);
}

/** A new identifier from 16 random bytes. */
export function newId(random: (size: number) => Uint8Array): Id {
  return crockford(random(16));
}
