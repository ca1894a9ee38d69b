import { z } from "zod";
import type { ReviewMode } from "../dossier/profile.ts";

/** 环节 in the order of the left rail. The order is free except for the hard gates. */
export const stageIds = [
  "opening",
  "presentation",
  "materials",
  "demonstration",
  "questions",
  "deliberation",
  "conclusion",
  "archive",
] as const;
export const stageIdSchema = z.enum(stageIds);
export type StageId = z.infer<typeof stageIdSchema>;

/**
 * The hard gates: commitments before materials · outline confirmed before any reading · applicant out before scores are revealed or an opinion shown ·
 * text frozen before ballot and signature page.
 */
export const hardGateSchema = z.enum(["commitment", "outline", "applicant", "frozen"]);
export type HardGate = z.infer<typeof hardGateSchema>;

/** Which stages a review goes through and what holds it back, as its kind's rules say. */
export interface OrderOfBusiness {
  readonly stages: readonly { readonly id: StageId; readonly title: { readonly zh: string; readonly en: string } }[];
  readonly gates: readonly HardGate[];
}

/**
 * The order of business of a kind of review as it is held: by letter (函审) nobody presents. What the kind says of its gates always holds; where the applicant is
 * not in the room, the end of the questions is what is noted.
 */
export function orderOf(kind: OrderOfBusiness, mode: ReviewMode | undefined): OrderOfBusiness {
  const { stages, gates } = kind;
  return { stages: mode === "correspondence" ? stages.filter(({ id }) => id !== "presentation") : stages, gates };
}
