import { eq } from "drizzle-orm";
import { z } from "zod";
import type { ReadableDb } from "#db/open.ts";
import { dossiers } from "#db/schema/index.ts";
import { type Follows, followsSchema } from "#shared/domain/dossier/dossier.ts";
import { materialSchema, type Material } from "#shared/domain/dossier/material.ts";
import { type Outline, outlineSchema } from "#shared/domain/dossier/outline.ts";
import { type PanelMember, panelMemberSchema } from "#shared/domain/dossier/panel-list.ts";
import { type Profile, profileSchema } from "#shared/domain/dossier/profile.ts";
import { type Target, targetSchema } from "#shared/domain/dossier/target.ts";
import { Refusal } from "#shared/errors.ts";
import { type EntryAddress, onlyOne, readEntries, readEntry } from "../entries.ts";

/** A dossier while it is being built. */
export interface DossierDraft {
  readonly dossierId: string;
  readonly profile: Profile;
  readonly targets: readonly Target[];
  readonly materials: readonly Material[];
  readonly outline: Outline;
  readonly panel: readonly PanelMember[];
  readonly recorder: string | null;
  /** The review this one follows; null for a review of its own. */
  readonly follows: Follows | null;
}

/** The parts of a draft that are written whole, and their shapes. Materials are one entry each. */
export const draftParts = {
  profile: profileSchema,
  targets: z.array(targetSchema),
  outline: outlineSchema,
  panel: z.array(panelMemberSchema),
  follows: followsSchema,
} as const;
export type DraftPart = keyof typeof draftParts;

/** Where one part of a draft is kept. */
export function draftAddress(dossierId: string, part: DraftPart): EntryAddress {
  return { dossierId, scope: "dossier", kind: part, key: onlyOne };
}

/** Where one material of a draft is kept. */
export function materialAddress(dossierId: string, materialId: string): EntryAddress {
  return { dossierId, scope: "dossier", kind: "material", key: materialId };
}

/** The list row of a dossier. Throws Refusal `not-found`. */
export function dossierRow(db: ReadableDb, dossierId: string): typeof dossiers.$inferSelect {
  const row = db.select().from(dossiers).where(eq(dossiers.dossierId, dossierId)).get();
  if (row === undefined) throw new Refusal("not-found", { what: `dossier ${dossierId}` });
  return row;
}

/** Whether this workstation lists the dossier. */
export function dossierExists(db: ReadableDb, dossierId: string): boolean {
  const where = eq(dossiers.dossierId, dossierId);
  return db.select({ dossierId: dossiers.dossierId }).from(dossiers).where(where).get() !== undefined;
}

/** Reads a draft as it stands. Throws Refusal `not-found`. */
export function readDraft(db: ReadableDb, dossierId: string): DossierDraft {
  const row = dossierRow(db, dossierId);
  const profile = readEntry(db, draftAddress(dossierId, "profile"), draftParts.profile);
  if (profile === null) throw new Refusal("not-found", { what: `profile ${dossierId}` });
  const materials = readEntries(db, { dossierId, scope: "dossier", kind: "material" }, materialSchema);
  return {
    dossierId,
    profile,
    targets: readEntry(db, draftAddress(dossierId, "targets"), draftParts.targets) ?? [],
    materials: materials
      .map((entry) => entry.value)
      .toSorted((a, b) => a.no.localeCompare(b.no, "en", { numeric: true })),
    outline: readEntry(db, draftAddress(dossierId, "outline"), draftParts.outline) ?? { items: [], confirmation: null },
    panel: readEntry(db, draftAddress(dossierId, "panel"), draftParts.panel) ?? [],
    recorder: row.recorder,
    follows: readEntry(db, draftAddress(dossierId, "follows"), draftParts.follows),
  };
}
