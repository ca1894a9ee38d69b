import { z } from "zod";
import { command, edit, query } from "./define.ts";
import { dateSchema, digestSchema, idSchema, instantSchema } from "../ids.ts";
import { dossierSchema } from "../domain/dossier/dossier.ts";
import { recordEntryKindSchema } from "../domain/record/entries.ts";
import { jointRecordSchema } from "../domain/record/joint-record.ts";
import type { Measurement } from "../domain/measurement/measured.ts";
import type { Judgement } from "../domain/measurement/verdicts.ts";
import type { ReviewFacts } from "../domain/sitting/facts.ts";
import type { ClosedGate, actions } from "../domain/sitting/gates.ts";
import type { Stage } from "../domain/sitting/stages.ts";
import { dossierStateSchema, type Wording, wordingSchema } from "./dossiers.ts";
import { pinSchema } from "./vault.ts";

const byReview = z.strictObject({ reviewId: idSchema });
const signed = z.strictObject({ digest: digestSchema });
const done = z.null();

/** What our own pure functions computed: typed here, not validated a second time at the door. */
const computed = <Value>() => z.custom<Value>(() => true);

export const sittingSchema = z.strictObject({
  sittingId: idSchema,
  title: z.string(),
  place: z.string(),
  date: dateSchema,
  reviews: z.array(
    z.strictObject({ reviewId: idSchema, code: z.string(), title: z.string(), state: dossierStateSchema }),
  ),
});

/** One review as the open seat may see it. */
export interface ReviewView {
  readonly reviewId: string;
  readonly sittingId: string | null;
  readonly version: number;
  readonly dossierDigest: string;
  readonly facts: ReviewFacts;
  readonly stages: readonly Stage[];
  /** Per action: null when open, else why not. */
  readonly gates: Readonly<Record<(typeof actions)[number], ClosedGate | null>>;
  /** Position of the open seat on this panel. */
  readonly position: "chair" | "member" | "alternate" | null;
  readonly recorder: boolean;
  readonly packs: { readonly standard: string; readonly rules: string };
}

/** A test item with what was measured and how each requirement is judged. */
export interface TestItemView {
  readonly testItemId: string;
  readonly measurement: Measurement | null;
  readonly judgement: Judgement;
}

export const reviewsGroup = {
  sittings: query("vault", z.strictObject({}), z.array(sittingSchema)),
  createSitting: command(
    "seat",
    z.strictObject({ title: z.string().min(1), place: z.string(), date: dateSchema }),
    z.strictObject({ sittingId: idSchema }),
  ),
  /** Opens an issued dossier at the table; a project already in another sitting is refused. */
  addToSitting: command("seat", z.strictObject({ sittingId: idSchema, reviewId: idSchema }), done),
  read: query("vault", byReview, computed<ReviewView>()),
  dossier: query("vault", byReview, dossierSchema),
  /** The member's own 回避、保密、廉洁 commitment. */
  commit: command("seat", z.strictObject({ reviewId: idSchema, pin: pinSchema }), signed),
};

const csvColumnsSchema = z.strictObject({
  preview: idSchema,
  fileName: z.string(),
  columns: z.array(z.string()),
  rows: z.int(),
  /** First rows as text, header left out. */
  sample: z.array(z.array(z.string())),
});

export const badRowSchema = z.strictObject({ line: z.int(), column: z.string().nullable(), reason: wordingSchema });

/** What the recorder puts on the projection window. */
export const projectedItemSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("agenda") }),
  z.strictObject({ type: z.literal("test-item"), id: idSchema }),
  z.strictObject({ type: z.literal("question"), key: z.string() }),
  z.strictObject({ type: z.literal("opinion") }),
  z.strictObject({ type: z.literal("blank") }),
]);

/** The clock of the presentation: milliseconds counted before it last started, and since when it runs; null while it stands. */
export const timerSchema = z.strictObject({ counted: z.int().nonnegative(), since: instantSchema.nullable() });
export type Timer = z.infer<typeof timerSchema>;

export const recordGroup = {
  read: query(
    "vault",
    byReview,
    z.strictObject({
      record: jointRecordSchema,
      tests: z.array(computed<TestItemView>()),
      /** Digest of the newest signed version; null before the first. */
      signed: digestSchema.nullable(),
      /** True when the record changed after it was signed. */
      changedSince: z.boolean(),
      /** Null until it was first started. No part of the record. */
      timer: timerSchema.nullable(),
      responses: z.array(
        z.strictObject({
          identityId: idSchema,
          /** The signed record it answers; one signed anew asks anew. */
          record: digestSchema,
          stance: z.enum(["confirmed", "objected"]),
          text: z.string(),
          at: instantSchema,
        }),
      ),
    }),
  ),
  /** Writes one entry as typed; `value` has the shape of its kind, null strikes it out. */
  write: edit(
    "seat",
    z.strictObject({
      reviewId: idSchema,
      kind: recordEntryKindSchema,
      key: z.string().min(1).max(80),
      value: z.json().nullable(),
    }),
    done,
  ),
  /** Reads a CSV file's header and first rows; nothing is kept in the record yet. */
  previewCsv: command("seat", z.strictObject({ reviewId: idSchema, file: z.string() }), csvColumnsSchema),
  /** Imports a previewed CSV whole, or answers the bad rows and imports nothing. */
  importCsv: command(
    "seat",
    z.strictObject({
      reviewId: idSchema,
      preview: idSchema,
      testItemId: idSchema,
      mapping: z.json(),
      leaveOut: z.array(z.int().positive()),
      sampledBy: z.string(),
      environment: z.string(),
    }),
    z.discriminatedUnion("state", [
      z.strictObject({ state: z.literal("imported"), rows: z.int() }),
      z.strictObject({ state: z.literal("bad-rows"), bad: z.array(badRowSchema) }),
    ]),
  ),
  /** The recorder signs the joint record as it stands and sends it to the members. */
  sign: command("seat", z.strictObject({ reviewId: idSchema, pin: pinSchema }), signed),
  /** A member confirms the signed record, or objects with a text that is printed. */
  respond: command(
    "seat",
    z.strictObject({ reviewId: idSchema, objection: z.string().nullable(), pin: pinSchema }),
    signed,
  ),
  /** Starts, pauses or resets the clock the room sees. */
  setTimer: edit("seat", z.strictObject({ reviewId: idSchema, timer: timerSchema }), done),
  /** What the projection window shows now. */
  project: edit(
    "seat",
    z.strictObject({
      reviewId: idSchema,
      item: projectedItemSchema,
    }),
    done,
  ),
};

/** What the room may see: agenda, the item under discussion, the opinion text. Never scores, findings or proposals. */
export interface ProjectionView {
  readonly title: string;
  readonly code: string;
  readonly demo: boolean;
  readonly agenda: readonly {
    readonly title: { readonly zh: string; readonly en: string };
    readonly state: "done" | "open" | "closed";
  }[];
  /** Null while nothing has been counted. */
  readonly timer: Timer | null;
  readonly item:
    | { readonly type: "agenda" | "blank" }
    | { readonly type: "test-item"; readonly no: string; readonly title: string; readonly view: TestItemView }
    | { readonly type: "question"; readonly no: number; readonly text: string; readonly answer: string }
    | {
        readonly type: "opinion";
        /** What the kind of review calls its opinion. */
        readonly title: Wording;
        readonly sections: readonly { readonly id: string; readonly title: Wording; readonly text: string }[];
        readonly problems: readonly string[];
        readonly suggestions: readonly string[];
      };
}

export const projectionGroup = {
  view: query("anyone", z.strictObject({}), computed<ProjectionView | null>()),
};
