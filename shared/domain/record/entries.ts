import { z } from "zod";
import { dateSchema, digestSchema, idSchema, instantSchema } from "../../ids.ts";
import { fenSchema } from "../dossier/profile.ts";

/** 签到: the four blocks of the attendance sheet. */
export const attendanceSchema = z.strictObject({
  block: z.enum(["panel", "organiser", "applicant", "observer"]),
  /** The panel member's or recorder's identity; null for everyone without an account. */
  identityId: idSchema.nullable(),
  name: z.string().min(1),
  unit: z.string(),
  present: z.boolean(),
  at: instantSchema.nullable(),
});

/** The key of someone at the meeting: their identity, or block and name for people without an account; at most 80 characters. */
export function attendanceKey(entry: Pick<z.infer<typeof attendanceSchema>, "identityId" | "block" | "name">): string {
  return entry.identityId ?? `${entry.block}:${entry.name}`.slice(0, 80);
}

/** Moments of the order of business, each at most once and never undone silently. */
export const milestoneEventSchema = z.enum([
  "outline-confirmed",
  "test-group-named",
  "presentation-held",
  "applicant-left",
  "opinion-read-out",
  "applicant-statement",
]);
export const eventSchema = z.strictObject({ event: milestoneEventSchema, at: instantSchema, note: z.string() });
export type MilestoneEvent = z.infer<typeof milestoneEventSchema>;

/** 复会宣读 and 项目组表态: the end of the meeting, before or after the result is signed. */
export function isClosingEvent(event: string): boolean {
  return event === "opinion-read-out" || event === "applicant-statement";
}

/** 承诺 signed in ink instead of at a seat; the signed ones are statements. */
export const paperCommitmentSchema = z.strictObject({ identityId: idSchema, at: instantSchema });

/** 材料审核 of one material. */
export const materialCheckSchema = z.strictObject({
  materialId: idSchema,
  present: z.boolean(),
  /** 原件已核. */
  originalSeen: z.boolean(),
  verdict: z.enum(["accepted", "remark", "rejected"]).nullable(),
  remark: z.string(),
});

/** 经费审核: one budget line, fen. */
export const financeLineSchema = z.strictObject({
  line: z.string().min(1),
  budget: fenSchema,
  adjusted: fenSchema,
  spent: fenSchema,
  approved: fenSchema,
});
export const financeReviewSchema = z.strictObject({
  lines: z.array(financeLineSchema),
  ownFundsPromised: fenSchema,
  ownFundsPaid: fenSchema,
  audit: z.string(),
  opinion: z.string(),
});

/** Readings of one test item: typed at the table or imported whole from a file. `values` has the shape of the item's instrument. */
export const readingSchema = z.strictObject({
  testItemId: idSchema,
  values: z.json(),
  source: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("typed") }),
    z.strictObject({
      type: z.literal("csv"),
      fileName: z.string(),
      digest: digestSchema,
      rows: z.int().nonnegative(),
      /** 1-based lines left out on the recorder's explicit word. */
      leftOut: z.array(z.int().positive()),
    }),
    z.strictObject({ type: z.literal("material"), materialId: idSchema }),
  ]),
  sampledBy: z.string(),
  environment: z.string(),
  /** The applicant's witness to the readings. */
  witness: z.strictObject({ name: z.string().min(1), at: instantSchema }).nullable(),
  remark: z.string(),
});
export type Reading = z.infer<typeof readingSchema>;

/** 质询. */
export const questionStateSchema = z.enum([
  "open",
  "clarified",
  "partly-clarified",
  "not-clarified",
  "supplement-needed",
]);
export const questionSchema = z.strictObject({
  no: z.int().positive(),
  askedBy: idSchema.nullable(),
  text: z.string().min(1),
  about: z.string(),
  answer: z.string(),
  answeredBy: z.string(),
  state: questionStateSchema,
});

/** 补充材料. */
export const supplementItemSchema = z.strictObject({
  item: z.string().min(1),
  owner: z.string(),
  deadline: dateSchema.nullable(),
});

/** Every kind of entry the recorder keeps. The key says which one: a person, a material, a test item, an event. */
export const recordEntrySchemas = {
  attendance: attendanceSchema,
  event: eventSchema,
  "paper-commitment": paperCommitmentSchema,
  "material-check": materialCheckSchema,
  finance: financeReviewSchema,
  reading: readingSchema,
  question: questionSchema,
  supplement: supplementItemSchema,
} as const;
export type RecordEntryKind = keyof typeof recordEntrySchemas;
export const recordEntryKindSchema = z.enum(Object.keys(recordEntrySchemas) as [RecordEntryKind, ...RecordEntryKind[]]);
