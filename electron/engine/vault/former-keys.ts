import { z } from "zod";
import type { ReadableDb, WritableDb } from "#db/open.ts";
import { fromBase64, toBase64 } from "#shared/trust/base64.ts";
import { readFact, writeFact } from "../facts.ts";
import { bytesOf } from "./key-slots.ts";

/** `identity` subkeys of earlier vault keys. A rekey cannot wrap the seats anew without their PINs; the library, which is encrypted anew, keeps these. */
export function readFormerKeys(db: ReadableDb): readonly Uint8Array[] {
  const fact = readFact(db, "former-identity-keys");
  const known =
    fact === null ? [] : z.array(z.string().refine((text) => fromBase64(text)?.length === 32)).parse(JSON.parse(fact));
  return known.map(bytesOf);
}

/** Adds the subkey that is about to be former. */
export function keepFormerKey(db: WritableDb, subkey: Uint8Array): void {
  writeFact(db, "former-identity-keys", JSON.stringify([subkey, ...readFormerKeys(db)].map(toBase64)));
}
