import type { z } from "zod";
import type { dossierDraftSchema } from "#shared/contract/dossiers.ts";
import { newId } from "#shared/ids.ts";

/** A dossier as its builder reads it. */
export type DossierDraft = z.output<typeof dossierDraftSchema>;

/** A fresh identifier for a row added here. */
export function freshId(): string {
  return newId((size) => crypto.getRandomValues(new Uint8Array(size)));
}
