import { z } from "zod";
import { digestSchema, idSchema } from "../../ids.ts";
import {
  attendanceSchema,
  eventSchema,
  financeReviewSchema,
  materialCheckSchema,
  paperCommitmentSchema,
  questionSchema,
  readingSchema,
  supplementItemSchema,
} from "./entries.ts";

/** 评审记录: one per review, kept by the recorder, signed as the body of the `joint-record` statement. */
export const jointRecordSchema = z.strictObject({
  reviewId: idSchema,
  /** Digest of the dossier statement that was reviewed. */
  dossier: digestSchema,
  /** 1 for the first signed record; a correction signs the next. */
  version: z.int().positive(),
  attendance: z.array(attendanceSchema),
  events: z.array(eventSchema),
  paperCommitments: z.array(paperCommitmentSchema),
  materialChecks: z.array(materialCheckSchema),
  finance: financeReviewSchema.nullable(),
  readings: z.array(readingSchema),
  questions: z.array(questionSchema),
  supplements: z.array(supplementItemSchema),
});
export type JointRecord = z.infer<typeof jointRecordSchema>;
