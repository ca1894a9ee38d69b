import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { Refusal } from "#shared/errors.ts";
import { type Recipient, recipientSchema } from "#shared/trust/common.ts";

/** Largest envelope, plain or sealed, in bytes. Bodies of materials travel as sealed blobs beside it. */
export const maxEnvelopeSize = 32 * 1024 * 1024;
/** Most recipients of one envelope; keeps the header of an honest file under {@link maxHeaderSize}. */
export const maxRecipients = 128;
/** A hostile header could hold so many stanzas that trying them takes hours. */
const maxHeaderSize = 16 * 1024;

/** Largest sealed envelope: age adds 16 bytes to every 64 KiB, its header and a nonce. */
export const maxSealedEnvelopeSize = maxEnvelopeSize + 2 * maxHeaderSize;

/** The receiving keys of a person or an alliance. */
export interface ReceivingKey {
  /** `AGE-SECRET-KEY-1…`: secret. */
  readonly identity: string;
  readonly recipient: Recipient;
}

/** A new X25519 receiving key, from the platform's randomness. */
export async function generateReceivingKey(): Promise<ReceivingKey> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Can this text be sealed to? Checks the form and the bech32 checksum. */
export function isRecipient(text: string): text is Recipient {
  if (!recipientSchema.safeParse(text).success) return false;
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Seals small content to named X25519 recipients as a binary age file (age-encryption.org/v1).
 * Throws Refusal `too-large` beyond {@link maxEnvelopeSize}, `invalid-input` for a recipient that is none, or for no or too many recipients.
 */
export async function seal(content: Uint8Array, recipients: readonly Recipient[]): Promise<Uint8Array> {
  if (content.length > maxEnvelopeSize) throw tooLarge(content.length);
  if (recipients.length === 0 || recipients.length > maxRecipients) {
    throw new Refusal("invalid-input", { path: "recipients", problem: `${recipients.length}` });
  }
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    if (!isRecipient(recipient)) throw new Refusal("invalid-input", { path: "recipients", problem: recipient });
    encrypter.addRecipient(recipient);
  }
  return encrypter.encrypt(content);
}

/**
 * Opens a binary age file with any of these identities (`AGE-SECRET-KEY-1…`).
 * Throws Refusal `package-not-for-you` when no stanza is for any of them, `envelope-damaged` for anything malformed or altered, `too-large`.
 */
export async function open(sealed: Uint8Array, identities: readonly string[]): Promise<Uint8Array> {
  if (sealed.length > maxSealedEnvelopeSize) throw tooLarge(sealed.length);
  const mac = Buffer.from(sealed.buffer, sealed.byteOffset, Math.min(sealed.length, maxHeaderSize)).indexOf("\n--- ");
  if (mac < 0) throw new Refusal("envelope-damaged", { problem: "no header" });
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(sealed, "uint8array");
  } catch (cause) {
    const stranger = cause instanceof Error && cause.message.startsWith("no identity matched");
    throw new Refusal(stranger ? "package-not-for-you" : "envelope-damaged", {}, { cause });
  }
}

function tooLarge(size: number): Refusal {
  return new Refusal("too-large", { what: "envelope", size, limit: maxEnvelopeSize });
}
