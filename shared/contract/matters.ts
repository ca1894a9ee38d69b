import { z } from "zod";
import { command, query } from "./define.ts";
import { digestSchema, idSchema, instantSchema } from "../ids.ts";
import { pinSchema } from "./vault.ts";

const signed = z.strictObject({ digest: digestSchema });

/** Somebody who saw that a member did not sign. */
export const witnessSchema = z.strictObject({ name: z.string().min(1).max(200), unit: z.string().max(200) });

export const mattersGroup = {
  /** What has been raised or noted out of the ordinary. Only for the panel, the recorder and the secretariat. */
  read: query(
    "seat",
    z.strictObject({ reviewId: idSchema }),
    z.strictObject({
      suspicions: z.array(
        z.strictObject({
          memberId: idSchema,
          materials: z.array(idSchema),
          text: z.string(),
          at: instantSchema,
        }),
      ),
      /** Whether the panel may put 中止 to the vote now. */
      maySuspend: z.boolean(),
      refusals: z.array(
        z.strictObject({
          memberId: idSchema,
          witnesses: z.array(witnessSchema),
          remark: z.string(),
          at: instantSchema,
        }),
      ),
    }),
  ),
  /** A member raises that materials may be false, by PIN; the panel may then suspend. Refuses not-found for a material of another dossier. */
  suspect: command(
    "seat",
    z.strictObject({
      reviewId: idSchema,
      materials: z.array(idSchema).max(200),
      text: z.string().min(1).max(4000),
      pin: pinSchema,
    }),
    signed,
  ),
  /** The recorder notes that a member does not sign, with the witnesses the house rule `refusal` asks for. Refuses already-done, invalid-input. */
  refuse: command(
    "seat",
    z.strictObject({
      reviewId: idSchema,
      memberId: idSchema,
      witnesses: z.array(witnessSchema).max(20),
      remark: z.string().max(4000),
      pin: pinSchema,
    }),
    signed,
  ),
};
