import { z } from "zod";
import { ballotChoiceSchema } from "#shared/domain/opinion/ballots.ts";
import { outcomeSchema, proposalSchema } from "#shared/domain/opinion/opinion.ts";
import { registerSchema } from "#shared/domain/standard/kind-schema.ts";
import { digestSchema, idSchema, instantSchema } from "#shared/ids.ts";
import { countSchema, lineSchema, listOf, optionalProseSchema, proseSchema } from "../common.ts";

/** How a member's sheet came to be: at a seat of the table's workstation, on the member's own laptop, or on paper. */
export const channelSchema = z.enum(["seat", "laptop", "paper"]);

/** The chair opens the sheets and names every one that counts. A later version of a sheet is shown and never counted unless the panel reopens. */
export const revealBody = z
  .strictObject({
    reviewId: idSchema,
    dossier: digestSchema,
    /** The joint record in force; null = none was kept (correspondence review). */
    record: digestSchema.nullable(),
    sheets: listOf(
      z.strictObject({ memberId: idSchema, digest: digestSchema, channel: channelSchema }).readonly(),
      100,
    ),
    missing: listOf(z.strictObject({ memberId: idSchema, reason: proseSchema }).readonly(), 100),
    /** The reveal this one replaces after the panel reopened; null for the first. */
    predecessor: digestSchema.nullable(),
  })
  .readonly();

/** 表决票 over the very text of the opinion (house rule: ballot). */
export const ballotBody = z
  .strictObject({
    reviewId: idSchema,
    opinion: digestSchema,
    memberId: idSchema,
    round: proposalSchema,
    choice: ballotChoiceSchema,
  })
  .readonly();

/** 不同意见, appended to the opinion and printed. */
export const dissentBody = z
  .strictObject({ reviewId: idSchema, opinion: digestSchema, memberId: idSchema, text: proseSchema })
  .readonly();

/** A member stands by the consolidation. Made only if the member's own sheet is in the reveal, or the member is listed as missing. */
export const cosignBody = z
  .strictObject({
    reviewId: idSchema,
    memberId: idSchema,
    reveal: digestSchema,
    opinion: digestSchema,
    /** The member's own sheet as counted; null = the reveal lists the member as missing. */
    sheet: digestSchema.nullable(),
  })
  .readonly();

/** 评审结果: everything the panel did, by digest. */
export const resultBody = z
  .strictObject({
    reviewId: idSchema,
    dossier: digestSchema,
    record: digestSchema.nullable(),
    reveal: digestSchema,
    opinion: digestSchema,
    ballots: listOf(digestSchema, 400),
    dissents: listOf(digestSchema, 100),
    cosigns: listOf(digestSchema, 100),
    outcome: outcomeSchema,
    /** The grade the counted sheets come to; null where the kind of review ends in none. */
    grade: z.enum(["excellent", "good", "pass", "fail"]).nullable(),
    /** Of the last round held; whole members, `panel` is the denominator. */
    counts: z
      .strictObject({
        panel: countSchema,
        present: countSchema,
        for: countSchema,
        against: countSchema,
        abstain: countSchema,
      })
      .readonly(),
    /** Digest of the data each printed document shows. */
    documents: listOf(z.strictObject({ id: lineSchema, digest: digestSchema }).readonly(), 200),
    /** Plaintext digests of the ink-signed scans. */
    scans: listOf(z.strictObject({ digest: digestSchema }).readonly(), 500),
  })
  .readonly();

/** 回执: the alliance countersigns what arrived and the sender's audit head, which closes the gap at the tail of a hash chain. */
export const receiptBody = z
  .strictObject({
    /** The package's manifest or the statement received. */
    subject: digestSchema,
    receivedAt: instantSchema,
    /** The sender's audit head as carried by the subject; null = it carried none. */
    auditHead: digestSchema.nullable(),
    /** The register's number; null = received and not registered (a repeat, or refused with the reason in `note`). */
    registeredAs: lineSchema.nullable(),
    note: optionalProseSchema,
  })
  .readonly();

/** 组织单位结论: the panel recommends, the organiser concludes. */
export const decisionBody = z
  .strictObject({
    reviewId: idSchema,
    result: digestSchema,
    conclusion: outcomeSchema,
    /** Where the project goes next; null = neither (rectification pending, suspended). */
    register: registerSchema.nullable(),
    note: optionalProseSchema,
  })
  .readonly();

/** The author takes back an own statement, with a reason; only its author can. */
export const withdrawalBody = z
  .strictObject({
    withdrawn: digestSchema,
    /** What stands in its place; null = nothing. */
    replacedBy: digestSchema.nullable(),
    reason: proseSchema,
  })
  .readonly();
