import { z } from "zod";
import { command, query, task } from "./define.ts";
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
  /** Writes everything kept of a concluded review into a plain folder for the archive, reads it back and checks it. Progress task `archive:<id>`. */
  exportArchive: command(
    "seat",
    z.strictObject({ reviewId: idSchema, folder: z.string() }),
    z.strictObject({
      name: z.string(),
      files: z.int(),
      bytes: z.int(),
      indexDigest: digestSchema,
      /** The four-property self-check, one line each. */
      checks: z.array(
        z.strictObject({
          property: z.enum(["authentic", "complete", "usable", "safe"]),
          text: z.string(),
          holds: z.boolean(),
        }),
      ),
      /** What could not be put in, and why. */
      missing: z.array(z.strictObject({ title: z.string(), reason: z.string() })),
    }),
  ),
};

export const outboxStateSchema = z.enum(["queued", "sent", "acknowledged", "failed"]);
const inboxStateSchema = z.enum(["waiting-for-seat", "imported", "refused"]);

const secretSchema = z.string().max(1000).nullable();
const onNetwork = {
  /** Address of the service: https, or http on this very computer. */
  address: z.url({ protocol: /^https?$/ }).max(500),
  /** Password or secret key; null keeps the one given for this address before. Leaves the engine never. */
  secret: secretSchema,
  /** Certificate authority trusted beside the system's, as PEM; null for none. */
  ca: z.string().max(100_000).nullable(),
  /** `system`: as the environment says, and where it says nothing the operating system; `none`; or the address of a proxy. */
  proxy: z.union([z.enum(["system", "none"]), z.url({ protocol: /^https?$/ }).max(500)]),
};

/** A mailbox on the network, as a person types it. */
export const networkMailboxSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("webdav"), ...onNetwork, user: z.string().max(200) }),
  z.strictObject({
    kind: z.literal("s3"),
    ...onNetwork,
    region: z.string().trim().min(1).max(100),
    bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
    /** `path`: address/bucket; `host`: bucket.address. */
    style: z.enum(["path", "host"]),
    accessKey: z.string().trim().min(1).max(200),
  }),
]);
export type NetworkMailbox = z.infer<typeof networkMailboxSchema>;

/** How a workstation exchanges. */
export const syncPreferencesSchema = z.strictObject({
  /** By itself, now and then and soon after something was signed. */
  automatic: z.boolean(),
  paused: z.boolean(),
  /** The network is paid by volume: objects above 1 MiB wait. */
  metered: z.boolean(),
});

/** One thing a connection test tried. */
export const probeStepSchema = z.strictObject({
  step: z.enum(["address", "proxy", "resolve", "connect", "secure", "sign-in", "put", "get", "left"]),
  outcome: z.enum(["good", "failed", "not-tried"]),
  words: wordingSchema,
});
export type ProbeStep = z.infer<typeof probeStepSchema>;

export const syncGroup = {
  state: query(
    "vault",
    z.strictObject({}),
    z.strictObject({
      /** Folder or address; null when none is set. */
      mailbox: z.string().nullable(),
      mailboxKind: z.enum(["folder", "webdav", "s3"]).nullable(),
      preferences: syncPreferencesSchema,
      activity: z.strictObject({
        running: z.boolean(),
        /** When it exchanges next by itself; null when it will not. */
        next: instantSchema.nullable(),
        /** Why the last exchange since unlocking stopped; null where it went through. */
        failure: wordingSchema.nullable(),
      }),
      /** How many objects are in each state, all of them. */
      counts: z.strictObject({
        outbox: z.record(outboxStateSchema, z.int()),
        inbox: z.record(inboxStateSchema, z.int()),
      }),
      /** At most 200: what has not gone out first, then the newest. */
      outbox: z.array(
        z.strictObject({
          id: idSchema,
          what: wordingSchema,
          to: z.string(),
          state: outboxStateSchema,
          tries: z.int(),
          reason: wordingSchema.nullable(),
          queuedAt: instantSchema,
          /** Bytes; null where it is not known. */
          size: z.int().nullable(),
          /** On its way now: bytes that arrived. */
          moved: z.int().nullable(),
          /** When it is tried again by itself; null for at the next exchange. */
          nextTry: instantSchema.nullable(),
          /** Too large for a metered network. */
          held: z.boolean(),
        }),
      ),
      /** At most 200: what waits first, then the newest. */
      inbox: z.array(
        z.strictObject({
          object: digestSchema,
          what: wordingSchema,
          from: z.string(),
          state: inboxStateSchema,
          reason: wordingSchema.nullable(),
          at: instantSchema,
        }),
      ),
      lastRun: instantSchema.nullable(),
    }),
  ),
  setMailbox: command("vault", z.strictObject({ folder: z.string() }), z.null()),
  /** Refuses mailbox-insecure, invalid-input where no secret was typed and none is kept for the address. */
  setNetworkMailbox: command("vault", z.strictObject({ mailbox: networkMailboxSchema }), z.null()),
  /** The mailbox on the network as set, its secret left out; null when there is none. */
  networkMailbox: query("vault", z.strictObject({}), networkMailboxSchema.nullable()),
  /** Tries a mailbox step by step and says what it found, in words. Leaves one small file there, always the same. */
  tryMailbox: query("vault", z.strictObject({ mailbox: networkMailboxSchema }), z.array(probeStepSchema)),
  /** Reads a certificate authority's file and shows whose it is, before it is trusted. */
  readAuthority: query(
    "vault",
    z.strictObject({ file: z.string() }),
    z.strictObject({ pem: z.string(), subject: z.string(), validUntil: z.string(), fingerprint: z.string() }),
  ),
  /** Pausing also stops an exchange under way; what it had sent stays sent. */
  setPreferences: command("vault", syncPreferencesSchema, z.null()),
  /** Delivers the outbox, fetches what is addressed to seats here, imports what the open seat can open. Progress task `sync`. */
  run: task(
    "vault",
    z.strictObject({}),
    z.strictObject({
      sent: z.int(),
      fetched: z.int(),
      imported: z.int(),
      refused: z.int(),
      acknowledged: z.int(),
      /** What could not travel this time and is tried again. */
      postponed: z.int(),
    }),
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
        /** The grade it ends in, as the kind calls it; null where it ends in none. */
        grade: wordingSchema.nullable(),
        /** The register the decision enters it in; null = none. */
        leadsTo: registerSchema.nullable(),
        /** The kind of review that must follow this outcome, and the one that does; null = none is owed. */
        follow: z.strictObject({ kind: reviewKindSchema, reviewId: idSchema.nullable() }).nullable(),
        receipt: digestSchema.nullable(),
        decision: digestSchema.nullable(),
        register: registerSchema.nullable(),
        /** Cause analysis demanded by the decision; it never holds anything back. */
        analysisDue: z.boolean(),
        /** Demanded and not yet complete (clauses acc.fail.review, acc.fail.lessons). */
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
