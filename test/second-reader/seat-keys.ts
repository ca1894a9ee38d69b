import { createPrivateKey, createPublicKey } from "node:crypto";
import { belongs } from "./age.ts";
import { exactly, readCanonicalObject } from "./canonical-json.ts";
import { derive, fromBase64, fromHex, textOf, unwrap } from "./encodings.ts";
import { must, trusted } from "./unreadable.ts";
import { readKdf, stretch, subkey, type Unlocked } from "./vault.ts";

export type SeatKeys = {
  readonly dataKey: Buffer;
  readonly receivingSecret: string;
  /** Null where the vault was opened, or made again, without the signing secret this seat was wrapped with. */
  readonly signingSeed: Buffer | null;
};

/** Opens the record of a seat's keys (formats.md 8) with its PIN. */
export function openSeatKeys(
  bytes: Uint8Array,
  pin: string,
  vault: Unlocked,
  formerIdentityKeys: readonly Buffer[] = [],
): SeatKeys {
  const record = readCanonicalObject(bytes);
  exactly(record, [
    "dataKey",
    "format",
    "kdf",
    "receivingSecret",
    "recipient",
    "signingKey",
    "signingSecretId",
    "signingSeed",
  ]);
  must(record["format"] === 1, "other seat keys");
  const signingKey = fromHex(record["signingKey"], 32);
  const recipient = textOf(record["recipient"]);
  const typed = stretch(pin, readKdf(record["kdf"]));
  const label = `guijian identity ${signingKey.toString("hex")}`;
  const keys = [subkey(vault.vaultKey, "identity"), ...formerIdentityKeys].map((key) =>
    derive(Buffer.concat([typed, key]), "guijian identity v1 reading"),
  );
  const [reading, dataKey] = firstThatOpens(keys, (key) =>
    unwrap(fromBase64(record["dataKey"], 60), key, `${label} data key`),
  );
  const receiving = unwrap(
    fromBase64(record["receivingSecret"], 102),
    reading,
    `${label} receiving secret ${recipient}`,
  );
  const receivingSecret = receiving.toString("latin1");
  trusted(belongs(receivingSecret, recipient), "the secret of another recipient");
  const id = fromBase64(record["signingSecretId"], 8);
  const wrappedSeed = fromBase64(record["signingSeed"], 60);
  const { signingSecret } = vault;
  if (
    signingSecret === null ||
    !derive(signingSecret, "guijian identity v1 signing secret id").subarray(0, 8).equals(id)
  )
    return { dataKey, receivingSecret, signingSeed: null };
  const seedKey = derive(Buffer.concat([typed, signingSecret]), "guijian identity v1 signing");
  const signingSeed = unwrap(wrappedSeed, seedKey, `${label} signing seed`);
  trusted(publicKeyOf(signingSeed).equals(signingKey), "the seed of another key");
  return { dataKey, receivingSecret, signingSeed };
}

function firstThatOpens(keys: readonly Buffer[], open: (key: Buffer) => Buffer): readonly [Buffer, Buffer] {
  let refusal: unknown = null;
  for (const key of keys) {
    try {
      return [key, open(key)];
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

/** The Ed25519 public key of a seed. */
export function publicKeyOf(seed: Uint8Array): Buffer {
  const pkcs8 = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
  const spki = createPublicKey(createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" })).export({
    format: "der",
    type: "spki",
  });
  return spki.subarray(-32);
}
