import { z } from "zod";
import { idSchema, instantSchema } from "#shared/ids.ts";
import {
  fingerprintSchema,
  lineSchema,
  listOf,
  optionalLineSchema,
  publicKeySchema,
  recipientSchema,
} from "../common.ts";

/** Who a person is. `category` is an expert's column of the panel, null for those who are not experts. */
export const identitySchema = z
  .strictObject({
    name: lineSchema,
    unit: optionalLineSchema,
    title: optionalLineSchema,
    category: z.enum(["technical", "industry", "finance"]).nullable(),
    roles: listOf(z.enum(["secretariat", "recorder", "expert", "organiser"]), 4),
  })
  .readonly();

/** Enrolment request, signed by the very key it names: proves that the person holds it. */
export const enrolmentBody = z
  .strictObject({
    /** Null = the person does not know the alliance yet. */
    allianceId: idSchema.nullable(),
    identity: identitySchema,
    signingKey: publicKeySchema,
    recipient: recipientSchema,
    fingerprint: fingerprintSchema,
  })
  .readonly();

/** 专家证书: an issuing key's statement about a person. Its `subjects` name the enrolment it answers. */
export const credentialBody = z
  .strictObject({
    allianceId: idSchema,
    identity: identitySchema,
    signingKey: publicKeySchema,
    recipient: recipientSchema,
    fingerprint: fingerprintSchema,
    validFrom: instantSchema,
    validUntil: instantSchema,
  })
  .readonly();
