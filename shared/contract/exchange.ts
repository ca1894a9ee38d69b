import { z } from "zod";
import { command, query } from "./define.ts";
import { digestSchema, idSchema, instantSchema } from "../ids.ts";
import { reviewKindSchema } from "../domain/dossier/profile.ts";
import { outcomeSchema } from "../domain/opinion/opinion.ts";
import { registerSchema } from "../domain/standard/kind-schema.ts";
import { wordingSchema } from "./dossiers.ts";
import { pinSchema } from "./vault.ts";

const byDocument = z.strictObject({
  reviewId: idSchema,
  document: z.string(),
  audience: z.enum(["applicant", "panel", "internal", "archive", "public"]),
  /** For the expert sheet: whose. */
  memberId: idSchema.nullable(),
});

export const documentsGroup = {
  /** Documents of a review with why one cannot be printed yet. */
  list: query(
    "vault",
    z.strictObject({ reviewId: idSchema }),
    z.array(
      z.strictObject({
        document: z.string(),
        memberId: idSchema.nullable(),
        title: wordingSchema,
        audiences: z.array(z.string()),
        closed: wordingSchema.nullable(),
      }),
    ),
  ),
  /** Makes the print page and grants it to the viewer. */
  page: command("seat", byDocument, z.strictObject({ grant: z.string(), digest: digestSchema })),
  exportDocx: command(
    "seat",
    z.strictObject({ ...byDocument.shape, save: z.string() }),
    z.strictObject({ digest: digestSchema }),
  ),
  /** Writes the set of one audience as Word files into a granted folder. */
  exportSet: command(
    "seat",
    z.strictObject({ reviewId: idSchema, audience: byDocument.shape.audience, folder: z.string() }),
    z.array(z.strictObject({ document: z.string(), fileName: z.string(), digest: digestSchema })),
  ),
};

export const outboxStateSchema = z.enum(["queued", "sent", "acknowledged", "failed"]);

export const syncGroup = {
  state: query(
    "vault",
    z.strictObject({}),
    z.strictObject({
      mailbox: z.string().nullable(),
      outbox: z.array(
        z.strictObject({
          id: idSchema,
          what: wordingSchema,
          to: z.string(),
          state: outboxStateSchema,
          tries: z.int(),
          reason: wordingSchema.nullable(),
          queuedAt: instantSchema,
        }),
      ),
      inbox: z.array(
        z.strictObject({
          object: digestSchema,
          what: wordingSchema,
          from: z.string(),
          state: z.enum(["waiting-for-seat", "imported", "refused"]),
          reason: wordingSchema.nullable(),
          at: instantSchema,
        }),
      ),
      lastRun: instantSchema.nullable(),
    }),
  ),
  setMailbox: command("vault", z.strictObject({ folder: z.string() }), z.null()),
  /** Delivers the outbox, fetches what is addressed to seats here, imports what the open seat can open. */
  run: command(
    "vault",
    z.strictObject({}),
    z.strictObject({ sent: z.int(), fetched: z.int(), imported: z.int(), refused: z.int(), acknowledged: z.int() }),
  ),
  /** Results registered by the secretariat, with what is still owed. */
  registers: query(
    "vault",
    z.strictObject({}),
    z.array(
      z.strictObject({
        reviewId: idSchema,
        code: z.string(),
        title: z.string(),
        result: digestSchema,
        kind: reviewKindSchema,
        outcome: outcomeSchema,
        /** What the kind of review calls the outcome. */
        outcomeTitle: wordingSchema,
        /** The register the decision enters it in; null = none. */
        leadsTo: registerSchema.nullable(),
        /** The kind of review that must follow this outcome, and the one that does; null = none is owed. */
        follow: z.strictObject({ kind: reviewKindSchema, reviewId: idSchema.nullable() }).nullable(),
        receipt: digestSchema.nullable(),
        decision: digestSchema.nullable(),
        register: registerSchema.nullable(),
        /** Cause analysis demanded and not yet entered (clauses acc.fail.review, acc.fail.lessons). */
        analysisOwed: z.boolean(),
      }),
    ),
  ),
  /** Registers a received result and signs its receipt; sent back by the next run. */
  receive: command(
    "seat",
    z.strictObject({ result: digestSchema, pin: pinSchema }),
    z.strictObject({ receipt: digestSchema }),
  ),
  /** The organiser concludes: passed → promotion library, not passed → cause analysis demanded. */
  decide: command(
    "seat",
    z.strictObject({ reviewId: idSchema, note: z.string(), pin: pinSchema }),
    z.strictObject({ digest: digestSchema, register: registerSchema.nullable() }),
  ),
};

/** Somebody invented, with the PIN that opens their seat. */
export const demoPersonSchema = z.strictObject({
  identityId: idSchema,
  name: z.string(),
  role: wordingSchema,
  pin: z.string(),
});

export const demoGroup = {
  /** Everyone on a demo workstation with their PINs, so that one person can play every role; empty on any other workstation. */
  people: query("vault", z.strictObject({}), z.array(demoPersonSchema)),
  /** Makes a fresh demo workstation: alliance, people, four dossiers. Progress task `demo`. PINs are shown on the welcome card. */
  open: command(
    "anyone",
    z.strictObject({}),
    z.strictObject({
      workstationId: idSchema,
      passphrase: z.string(),
      people: z.array(demoPersonSchema),
    }),
  ),
};
