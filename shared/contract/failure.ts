import { z } from "zod";
import { type ErrorCode, errorSentences } from "../errors.ts";

/** A refusal kept as data (the reason a delivery failed), read back strictly. */
export const failureSchema = z.strictObject({
  code: z.enum(Object.keys(errorSentences) as [ErrorCode, ...ErrorCode[]]),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
