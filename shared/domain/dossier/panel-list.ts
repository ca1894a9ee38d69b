import { z } from "zod";
import { digestSchema, idSchema } from "../../ids.ts";
import { expertCategorySchema } from "./profile.ts";

/** A drawn expert of this dossier's panel. */
export const panelMemberSchema = z.strictObject({
  /** Identity of the expert (statement digest of nothing; the credential's identity id). */
  identityId: idSchema,
  name: z.string().min(1),
  unit: z.string(),
  title: z.string(),
  category: expertCategorySchema,
  position: z.enum(["chair", "member", "alternate"]),
  /** Hex Ed25519 key the member signs with, and the age recipient packages are sealed to. */
  signingKey: z.string().regex(/^[0-9a-f]{64}$/),
  recipient: z.string().startsWith("age1"),
  /** Digest of the signed recusal statement; null until answered. */
  recusal: digestSchema.nullable(),
  /** True when the answer names a conflict; such a member is not sealed in. */
  conflict: z.boolean(),
});
export type PanelMember = z.infer<typeof panelMemberSchema>;
