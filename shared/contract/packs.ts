import { z } from "zod";
import { command, edit, query } from "./define.ts";
import { dateSchema, digestSchema, idSchema } from "../ids.ts";
import type { Compliance } from "../domain/standard/compliance.ts";
import type { StandardPack } from "../domain/standard/pack-schema.ts";
import type { RulesEffect } from "../domain/standard/rules-effect.ts";
import { type HouseRules, rulesSchema } from "../domain/standard/rules-schema.ts";
import type { dossierStateSchema } from "./dossiers.ts";
import { pinSchema } from "./vault.ts";

const nothing = z.strictObject({});
const done = z.null();

/** What our own pure functions computed: typed here, not validated a second time at the door. */
const computed = <Value>() => z.custom<Value>(() => true);

/** The standard pack in force with the SHA-256 every statement names. */
export interface StandardInForce {
  readonly digest: string;
  readonly content: StandardPack;
}

/** One version of the house rules: the model that ships, or one the organiser adopted by a signed statement. */
export interface RulesVersion {
  /** SHA-256 of the pack's canonical JSON. */
  readonly digest: string;
  readonly content: HouseRules;
  /** Digest of the signed `rules` statement; null for the model. */
  readonly statement: string | null;
  /** When it was signed; null for the model. */
  readonly signedAt: string | null;
  readonly inForce: boolean;
  /** Issued dossiers whose newest version is frozen on it, among the 300 changed most recently. */
  readonly frozen: number;
}

export interface RulesState {
  /** Oldest first: the model, then every adopted version. */
  readonly versions: readonly RulesVersion[];
  /** The draft of the next version; null while nobody has changed anything. */
  readonly draft: HouseRules | null;
  /** The open seat may write the draft. */
  readonly mayEdit: boolean;
  /** The open seat holds the alliance's issuing key and may put a version into force. */
  readonly mayAdopt: boolean;
}

/** What the draft would alter in one review, were it held under it: a project of the library, or a demo review that ships. */
export interface PreviewedReview {
  /** Of the project; of a demo review, its name. */
  readonly id: string;
  readonly code: string;
  readonly title: string;
  /** Null for a demo review: it is played to its end. */
  readonly state: z.output<typeof dossierStateSchema> | null;
  readonly effects: readonly RulesEffect[];
}

export interface RulesPreview {
  readonly reviews: readonly PreviewedReview[];
  /** Projects looked at: the most recently changed ones. */
  readonly examined: number;
  readonly total: number;
  /** Every demo review that ships, played to its end, those that change first. Empty while there is no draft. */
  readonly demo: readonly PreviewedReview[];
}

export const packsGroup = {
  /** The standard, clause by clause. */
  standard: query("vault", nothing, computed<StandardInForce>()),
  /** 符合性一览 of a review: requirement, origin, verdict, evidence. Refuses gate-closed before the member's commitment, and for whoever has no part in it. */
  compliance: query("seat", z.strictObject({ reviewId: idSchema }), computed<Compliance>()),
  /** Every version of the house rules known here, and the draft. */
  rules: query("vault", nothing, computed<RulesState>()),
  /** What the draft would alter in the library's projects and in the demo reviews that ship, against the version in force. Refuses not-permitted for anyone but the secretariat. */
  preview: query("seat", nothing, computed<RulesPreview>()),
  /** Autosaves the draft; one that says what is in force is no draft. Refuses not-permitted for anyone but the secretariat. */
  writeRules: edit("seat", z.strictObject({ rules: rulesSchema }), done),
  discardDraft: command("seat", nothing, done),
  /** Takes a rules pack from a file as the draft. Refuses pack-invalid with the path and reason of the first problem; the draft stays as it was. */
  importRules: command("seat", z.strictObject({ file: z.string() }), done),
  /** Writes one version, or the draft (`digest` null), as a file. */
  exportRules: command("vault", z.strictObject({ digest: digestSchema.nullable(), save: z.string() }), done),
  /**
   * Puts the draft, or the model as it stands, into force: signed by the alliance's issuing key under the organiser's document. Issued dossiers keep the
   * rules they were issued under. Refuses already-done where nothing would change, pack-invalid for a date still to come.
   */
  adopt: command(
    "seat",
    z.strictObject({
      documentNo: z.string().trim().min(1).max(80),
      date: dateSchema,
      by: z.string().trim().min(1).max(120),
      pin: pinSchema,
    }),
    z.strictObject({ digest: digestSchema, statement: digestSchema, version: z.string() }),
  ),
};
