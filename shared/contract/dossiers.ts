import { z } from "zod";
import { command, edit, query } from "./define.ts";
import { dateSchema, digestSchema, idSchema, instantSchema } from "../ids.ts";
import { followsSchema } from "../domain/dossier/dossier.ts";
import { materialSchema, evidenceNatureSchema } from "../domain/dossier/material.ts";
import { outlineSchema } from "../domain/dossier/outline.ts";
import { panelMemberSchema } from "../domain/dossier/panel-list.ts";
import { profileSchema, reviewKindSchema } from "../domain/dossier/profile.ts";
import { targetSchema } from "../domain/dossier/target.ts";
import { pinSchema } from "./vault.ts";

const byId = z.strictObject({ dossierId: idSchema });
const done = z.null();

/** A sentence in both languages. */
export const wordingSchema = z.strictObject({ zh: z.string(), en: z.string() });
export type Wording = z.infer<typeof wordingSchema>;

/** Where a dossier stands on its way. */
export const dossierStateSchema = z.enum(["draft", "issued", "at-the-table", "signed", "registered", "concluded"]);

export const dossierRowSchema = z.strictObject({
  dossierId: idSchema,
  code: z.string(),
  title: z.string(),
  kind: reviewKindSchema,
  sector: z.string(),
  state: dossierStateSchema,
  /** Issued package version; 0 for a draft. */
  version: z.int(),
  updatedAt: instantSchema,
  demo: z.boolean(),
});

/** One line of the completeness board. */
export const completenessLineSchema = z.strictObject({
  id: z.string(),
  part: z.enum(["profile", "targets", "materials", "outline", "panel", "rules"]),
  state: z.enum(["complete", "missing", "advice"]),
  text: wordingSchema,
});

export const dossierDraftSchema = z.strictObject({
  dossierId: idSchema,
  state: dossierStateSchema,
  profile: profileSchema,
  targets: z.array(targetSchema),
  materials: z.array(materialSchema),
  outline: outlineSchema,
  panel: z.array(panelMemberSchema),
  recorder: idSchema.nullable(),
  /** The review it follows and what that one left open; null for a review of its own. */
  follows: followsSchema.nullable(),
  completeness: z.array(completenessLineSchema),
  versions: z.array(z.strictObject({ version: z.int(), digest: digestSchema, issuedAt: instantSchema })),
});

/** 回避核对单: what a drawn expert is asked, and the grounds of the house rules. */
export const recusalSheetSchema = z.strictObject({
  dossierId: idSchema,
  title: z.string(),
  code: z.string(),
  units: z.array(z.strictObject({ name: z.string(), role: z.string() })),
  people: z.array(z.string()),
  /** The grounds of the house rules, in their order; `withinYears` null means at any time. */
  grounds: z.array(
    z.strictObject({ id: z.string(), title: wordingSchema, withinYears: z.int().positive().nullable() }),
  ),
  answered: z.boolean(),
});

export const dossiersGroup = {
  list: query(
    "vault",
    z.strictObject({
      text: z.string(),
      state: dossierStateSchema.nullable(),
      kind: reviewKindSchema.nullable(),
      sector: z.string().nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
    }),
    z.strictObject({ rows: z.array(dossierRowSchema), total: z.int() }),
  ),
  /** Sectors to filter by, the most frequent first. */
  sectors: query("vault", z.strictObject({}), z.array(z.string())),
  read: query("vault", byId, dossierDraftSchema),
  create: command("seat", z.strictObject({ profile: profileSchema }), z.strictObject({ dossierId: idSchema })),
  /**
   * Begins the review that a concluded one calls for (整改复核 after 限期整改), chained to its result, with what it left open and nothing else.
   * Refuses gate-closed, already-done.
   */
  follow: command("seat", z.strictObject({ reviewId: idSchema }), z.strictObject({ dossierId: idSchema })),
  writeProfile: edit("seat", z.strictObject({ dossierId: idSchema, profile: profileSchema }), done),
  writeTargets: edit("seat", z.strictObject({ dossierId: idSchema, targets: z.array(targetSchema) }), done),
  writeOutline: edit("seat", z.strictObject({ dossierId: idSchema, outline: outlineSchema }), done),
  /** Seals chosen files into the vault as materials; progress events carry the task id `materials:<dossierId>`. */
  addMaterials: command(
    "seat",
    z.strictObject({
      dossierId: idSchema,
      files: z.array(
        z.strictObject({
          file: z.string(),
          no: z.string().nullable(),
          title: z.string().nullable(),
          category: z.string().nullable(),
          nature: evidenceNatureSchema.nullable(),
          issuer: z.string().nullable(),
          volumePages: materialSchema.shape.volumePages,
          validUntil: dateSchema.nullable(),
        }),
      ),
    }),
    z.array(materialSchema),
  ),
  /** Changes what is said about a material, never its bytes. */
  writeMaterial: edit("seat", z.strictObject({ dossierId: idSchema, material: materialSchema }), done),
  removeMaterial: command("seat", z.strictObject({ dossierId: idSchema, materialId: idSchema }), done),
  /** Draws members from the pool; a changed panel asks for recusal answers anew. */
  writePanel: command(
    "seat",
    z.strictObject({
      dossierId: idSchema,
      recorder: idSchema.nullable(),
      members: z.array(z.strictObject({ identityId: idSchema, position: z.enum(["chair", "member", "alternate"]) })),
    }),
    done,
  ),
  /** Sends the recusal check sheets of members without a seat here to the mailbox. */
  invite: command("seat", z.strictObject({ dossierId: idSchema, pin: pinSchema }), z.strictObject({ sent: z.int() })),
  /** The recusal check sheets waiting for the open seat. */
  recusalSheets: query("seat", z.strictObject({}), z.array(recusalSheetSchema)),
  /** The member's signed answer; `grounds` empty means no conflict. The reason travels to the alliance alone. */
  answerRecusal: command(
    "seat",
    z.strictObject({ dossierId: idSchema, grounds: z.array(z.string()), reason: z.string(), pin: pinSchema }),
    z.strictObject({ digest: digestSchema }),
  ),
  /** Freezes the outline and the draft into version n, signed by the alliance's issuing key. Refuses dossier-incomplete. */
  issue: command(
    "seat",
    z.strictObject({ dossierId: idSchema, reason: z.string(), pin: pinSchema }),
    z.strictObject({ digest: digestSchema, version: z.int() }),
  ),
  /** Writes the sealed `.gjd` of an issued version to a file. */
  exportPackage: command(
    "seat",
    z.strictObject({ digest: digestSchema, pin: pinSchema, save: z.string() }),
    z.strictObject({ package: digestSchema, size: z.int() }),
  ),
  /** Queues the sealed `.gjd` for the mailbox of every member without a seat here. */
  sendPackage: command(
    "seat",
    z.strictObject({ digest: digestSchema, pin: pinSchema }),
    z.strictObject({ queued: z.int() }),
  ),
};

/** A file opened for the viewer: a grant that dies with the pane, the seat or the vault. */
export const openedMaterialSchema = z.strictObject({
  grant: z.string(),
  mediaType: z.string(),
  fileName: z.string(),
  size: z.int(),
});

export const materialsGroup = {
  /** Opens a material for the viewer; refuses gate-closed for a member whose commitment is not signed. */
  open: command("seat", z.strictObject({ dossierId: idSchema, materialId: idSchema }), openedMaterialSchema),
  close: command("vault", z.strictObject({ grant: z.string() }), done),
  /** Saves a plaintext copy outside the vault, knowingly. */
  exportCopy: command("seat", z.strictObject({ dossierId: idSchema, materialId: idSchema, save: z.string() }), done),
};

/** What was proved about a package file before anything in it is opened. */
export const inspectionSchema = z.strictObject({
  inspection: idSchema,
  fileName: z.string(),
  kind: z.enum(["dossier", "seat", "result", "other"]),
  size: z.int(),
  issuer: z.strictObject({ name: z.string().nullable(), fingerprint: z.string(), known: z.boolean() }),
  /** Each thing checked, in order. */
  checks: z.array(z.strictObject({ text: wordingSchema, state: z.enum(["proved", "not-proved", "failed"]) })),
  /** Whom of this workstation it is sealed to; empty: it cannot be opened here. */
  forSeats: z.array(z.strictObject({ identityId: idSchema, name: z.string() })),
  /** Already imported before: importing again changes nothing. */
  alreadyHere: z.boolean(),
  importable: z.boolean(),
});

export const packagesGroup = {
  inspect: command("vault", z.strictObject({ file: z.string() }), inspectionSchema),
  import: command(
    "seat",
    z.strictObject({ inspection: idSchema }),
    z.strictObject({ reviewId: idSchema.nullable(), statements: z.array(digestSchema), text: wordingSchema }),
  ),
  discard: command("vault", z.strictObject({ inspection: idSchema }), done),
};
