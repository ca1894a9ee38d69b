import { z } from "zod";
import { evidenceNatureSchema } from "#shared/domain/dossier/material.ts";
import {
  adoptionSchema,
  definitionSchema,
  instrumentSchema,
  verificationSchema,
} from "#shared/domain/dossier/outline.ts";
import { expertCategorySchema, profileSchema, reviewKindSchema } from "#shared/domain/dossier/profile.ts";
import { demandSchema, targetSchema } from "#shared/domain/dossier/target.ts";
import { opinionDraftSchema, outcomeSchema } from "#shared/domain/opinion/opinion.ts";
import {
  attendanceSchema,
  eventSchema,
  financeReviewSchema,
  materialCheckSchema,
  questionSchema,
  supplementItemSchema,
} from "#shared/domain/record/entries.ts";
import { dateSchema, decimalSchema, instantSchema } from "#shared/ids.ts";
import { storyReadingSchema } from "./story-readings.ts";

/** Key of a person of the panel inside one story: `m1`… for members, `a1`, `a2` for alternates. */
export const memberKeySchema = z.string().regex(/^[ma][1-9]$/);

/** 项目概况: the product's own profile without identifiers, participants and team in the order they are entered. */
const withoutId = { id: true } as const;
export const storyProfileSchema = profileSchema.extend({
  participants: z.array(profileSchema.shape.participants.element.omit(withoutId)),
  team: z.array(profileSchema.shape.team.element.omit(withoutId)),
  milestones: z.array(profileSchema.shape.milestones.element.omit(withoutId)),
});

/** Where a requirement comes from, by the story's own numbers: a target, a clause of the standard, or the outline itself. */
export const originSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("target"), no: z.string().min(1) }),
  z.strictObject({ type: z.literal("clause"), clauseId: z.string().min(1) }),
  z.strictObject({ type: z.literal("outline") }),
]);
export type StoryOrigin = z.infer<typeof originSchema>;

export const storyTestItemSchema = z.strictObject({
  no: z.string().min(1),
  title: z.string().min(1),
  verification: verificationSchema,
  instrument: instrumentSchema,
  definition: definitionSchema,
  requirements: z.array(
    z.strictObject({ origin: originSchema, adoption: adoptionSchema, demand: demandSchema, reason: z.string() }),
  ),
});

/** 验收大纲, with the clauses the panel must decide that need no test item of their own. */
export const storyOutlineSchema = z.strictObject({
  items: z.array(storyTestItemSchema),
  clauses: z.array(z.strictObject({ clauseId: z.string().min(1), adoption: adoptionSchema, reason: z.string() })),
  confirmation: z.strictObject({
    by: z.string().min(1),
    at: instantSchema,
    how: z.enum(["signed-paper", "at-the-desk"]),
  }),
});

/** A committed file of the dossier, with what is wrong with it on purpose. */
export const storyMaterialSchema = z.strictObject({
  /** Order in the bound volume: `01`…`24`, with `13-1`, `13-2` where a category holds several files. */
  no: z.string().min(1),
  title: z.string().min(1),
  /** Required-material id `01`…`24`, or `other`. */
  category: z.string().regex(/^(\d\d|other)$/),
  nature: evidenceNatureSchema,
  /** How the paper behind the file was made. */
  form: z.enum(["original", "copy", "scan", "electronic"]),
  /** File name inside the dossier's `materials/`. */
  file: z.string().min(1),
  mediaType: z.string().min(1),
  /** Pages of the file; null where the format has none. */
  pages: z.int().positive().nullable(),
  volumePages: z.strictObject({ from: z.int().positive(), to: z.int().positive() }).nullable(),
  issuer: z.string().nullable(),
  validUntil: dateSchema.nullable(),
  /** Planted defects, in words; empty for a clean material. */
  defects: z.array(z.string().min(1)),
});
export type StoryMaterial = z.infer<typeof storyMaterialSchema>;

/** Grounds of the house rule `recusal`. */
export const recusalGroundSchema = z.enum([
  "interest",
  "same-unit",
  "supervisor-student",
  "co-author",
  "lab-or-audit",
  "feasibility-author",
  "member-office",
  "kin",
  "other",
]);

export const storyMemberSchema = z.strictObject({
  key: memberKeySchema,
  name: z.string().min(1),
  unit: z.string().min(1),
  title: z.string().min(1),
  field: z.string().min(1),
  category: expertCategorySchema,
  position: z.enum(["chair", "member", "alternate"]),
  /** Empty grounds: nothing to declare. */
  recusal: z.strictObject({
    grounds: z.array(z.strictObject({ ground: recusalGroundSchema, participant: z.string(), note: z.string().min(1) })),
  }),
  /** The alternate who takes over after a conflict, before materials; null where the person serves or stands by. */
  replacedBy: memberKeySchema.nullable(),
  /** How the sheet reaches the consolidation. */
  channel: z.enum(["seat", "own-workstation", "paper"]),
  commitment: z.enum(["signed", "paper"]),
});
export type StoryMember = z.infer<typeof storyMemberSchema>;

/** 会次: projects of one sitting share its id; `order` is the running order. */
export const storySittingSchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  mode: z.enum(["meeting", "mixed", "correspondence"]),
  place: z.string().min(1),
  order: z.int().positive(),
  startsAt: instantSchema,
  endsAt: instantSchema,
});

/** A finding by the story's numbers: `material 11`, `test-item 2.3`, `target 3`, or in general. */
export const storyFindingSchema = z.strictObject({
  about: z.strictObject({ type: z.enum(["material", "test-item", "target", "general"]), no: z.string() }),
  text: z.string().min(1).max(4000),
});

export const storySheetSchema = z.strictObject({
  member: memberKeySchema,
  /** Integer hundredths of a point; only the criteria the member's category scores. */
  scores: z.array(
    z.strictObject({
      criterionId: z.string().min(1),
      score: z.int().min(0).max(10_000).nullable(),
      reason: z.string(),
    }),
  ),
  findings: z.array(storyFindingSchema),
  comment: z.string(),
  /** Stays on the member's seat; a phrase no export may contain. */
  privateNote: z.string().min(1),
});

export const storyVoteSchema = z.strictObject({
  member: memberKeySchema,
  vote: z.enum(["for", "against", "abstain"]),
});

/** One frozen text and the ballot taken on it; a failed ballot freezes the next text. */
export const storyRoundSchema = z.strictObject({
  opinion: opinionDraftSchema,
  ballot: z.enum(["open", "secret"]),
  /** The house rule `veto` rules this proposal out: a program that skips such rounds starts with the next. */
  vetoed: z.boolean(),
  votes: z.array(storyVoteSchema),
  dissents: z.array(z.strictObject({ member: memberKeySchema, text: z.string().min(1) })),
});

/** What a correct program must arrive at; computed apart from the product. */
export const storyExpectedSchema = z.strictObject({
  measurements: z.array(
    z.strictObject({ item: z.string(), metric: z.string(), value: decimalSchema, unit: z.string() }),
  ),
  verdicts: z.array(
    z.strictObject({
      item: z.string(),
      origin: originSchema,
      metric: z.string(),
      verdict: z.enum(["met", "unmet", "undetermined", "not-applicable", "not-specified"]),
    }),
  ),
  /** Reasons the house rule `veto` gives, in words; empty for none. */
  vetoes: z.array(z.string().min(1)),
  /** Sum of the criterion means with one decimal, half away from zero; null where nothing is scored. */
  score: decimalSchema.nullable(),
  /** The grade a graded review ends in; null where the kind ends in none. */
  grade: z.enum(["excellent", "good", "pass", "fail"]).nullable(),
  /** Each member's points over the points that member could give, percent with one decimal. */
  memberRates: z.array(z.strictObject({ member: memberKeySchema, percent: decimalSchema })),
});

/** One demo review from profile to result, everything a driver needs to play it through the application. */
export const storySchema = z.strictObject({
  schema: z.literal(1),
  /** Folder name under `resources/demo/`. */
  id: z.string().regex(/^[a-z-]+$/),
  kind: reviewKindSchema,
  /** Story whose result this review re-checks; null for a first review. */
  follows: z.string().nullable(),
  profile: storyProfileSchema,
  targets: z.array(targetSchema.omit(withoutId)),
  outline: storyOutlineSchema,
  materials: z.array(storyMaterialSchema),
  panel: z.array(storyMemberSchema),
  sitting: storySittingSchema,
  attendance: z.array(attendanceSchema.omit({ identityId: true }).extend({ member: memberKeySchema.nullable() })),
  events: z.array(eventSchema),
  materialChecks: z.array(
    materialCheckSchema
      .omit({ materialId: true })
      .extend({ material: z.string(), notedBy: memberKeySchema.nullable() }),
  ),
  readings: z.array(storyReadingSchema),
  questions: z.array(questionSchema.extend({ askedBy: memberKeySchema.nullable() })),
  finance: financeReviewSchema.nullable(),
  supplements: z.array(supplementItemSchema),
  sheets: z.array(storySheetSchema),
  rounds: z.array(storyRoundSchema),
  outcome: outcomeSchema,
  /** Deadline of a rectification or re-test; null for none. */
  deadline: dateSchema.nullable(),
  expected: storyExpectedSchema,
});
export type DemoStory = z.infer<typeof storySchema>;
