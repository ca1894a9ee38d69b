import { z } from "zod";
import { instrumentSchema } from "../dossier/outline.ts";
import { expertCategorySchema, reviewKindSchema, tierSchema } from "../dossier/profile.ts";
import { opinionSectionIdSchema, outcomeSchema, type Proposal, proposalSchema } from "../opinion/opinion.ts";
import { hardGateSchema, stageIdSchema, stageIds } from "../sitting/order.ts";
import { clauseIdSchema } from "./clause-schema.ts";
import { formCriterionSchema, idsWithin, weightOf } from "./form-schema.ts";
import { materialIdSchema } from "./pack-schema.ts";
import { named } from "./pack-problem.ts";
import { slugSchema, textSchema } from "./text.ts";

/** Where a concluded project goes: 成果推广库, 未通过原因分析, 项目库. */
export const registerSchema = z.enum(["promotion-library", "failure-analysis", "project-library"]);
export type Register = z.infer<typeof registerSchema>;

const kindOutcomeSchema = z
  .strictObject({
    id: slugSchema,
    title: textSchema,
    /** Which outcome of the order of business it is called here; null = not one of the table's. */
    outcome: outcomeSchema.nullable(),
    /** `ballot` by vote · `suspension` the panel stops and refers · `grade` by the grade bands · `organiser` decided afterwards. */
    by: z.enum(["ballot", "suspension", "grade", "organiser"]),
    enabled: z.boolean(),
    /** The register the organiser's decision enters the project in; null = none. */
    register: registerSchema.nullable(),
  })
  .readonly();
export type KindOutcome = z.infer<typeof kindOutcomeSchema>;

/** A stage of the order of business as this kind calls it. */
const kindStageSchema = z.strictObject({ id: stageIdSchema, title: textSchema }).readonly();

/** A section of the opinion. `heading` is what it prints under; null = the heading of the organiser's skeleton. */
const opinionPartSchema = z
  .strictObject({ id: opinionSectionIdSchema, title: textSchema, heading: z.string().min(1).nullable() })
  .readonly();

/** Where a kind departs from the house rule `panel`; null = as there. */
const kindPanelSchema = z
  .strictObject({
    /** Fewest members, the chair included. */
    minimum: z.int().min(1).nullable(),
    /** Fewest members where the project is major. */
    major: z.int().min(1).nullable(),
    categories: z.record(expertCategorySchema, z.int().min(0)).readonly().nullable(),
    technicalAtLeastHalf: z.boolean().nullable(),
    alternates: z.int().min(0).nullable(),
    /** The clause that asks for one expert of each category; null = only the house rules do. */
    mixClause: clauseIdSchema.nullable(),
  })
  .readonly();

/** Whose panel reviews projects of which tier. */
const conveningSchema = z
  .strictObject({
    tiers: z.array(tierSchema).min(1).readonly(),
    /** `committee`: the profile names which one. */
    body: z.enum(["alliance", "committee"]),
    title: textSchema,
    clause: clauseIdSchema.nullable(),
  })
  .readonly();
export type Convening = z.infer<typeof conveningSchema>;

const kindMaterialSchema = z
  .strictObject({
    id: materialIdSchema,
    /** Null = as the house rule `materials` says of this material. */
    compulsory: z.enum(["always", "if-outline-asks", "no"]).nullable(),
    minimumCount: z.int().min(1).nullable(),
  })
  .readonly();

/** Everything one kind of review does its own way. The program has no other knowledge of kinds. */
export const kindRulesSchema = z
  .strictObject({
    id: reviewKindSchema,
    title: textSchema,
    /** What stands in the names of forms and packages where an acceptance says 验收. */
    noun: textSchema,
    /** The first review it follows and the outcome that calls for it: only what was open is looked at again. Null = a review of its own. */
    follows: z.strictObject({ kind: reviewKindSchema, outcome: outcomeSchema }).readonly().nullable(),
    /** Whose panel reviews which tier; every tier exactly once. */
    convening: z.array(conveningSchema).min(1).readonly(),
    /** Stages in use, in the order of the rail. */
    stages: z.array(kindStageSchema).min(1).readonly(),
    gates: z.array(hardGateSchema).readonly(),
    /** Whether the dossier must name targets before it is issued. */
    targets: z.enum(["required", "optional"]),
    /** What may turn readings into metrics; empty where nothing is measured. */
    instruments: z.array(instrumentSchema).readonly(),
    /** `points`: scores add up to 100 · `grades`: members choose a band, no total is printed · `none`: no scores. */
    form: z.enum(["points", "grades", "none"]),
    criteria: z.array(formCriterionSchema).readonly(),
    /** Criteria whose weight a clause fixes; every other weight is a house rule. */
    weightClauses: z.array(z.strictObject({ criterion: slugSchema, clause: clauseIdSchema }).readonly()).readonly(),
    /**
     * Clauses that say what a criterion must look at, each of their items with the criterion that looks at it. A form that has lost such a criterion does not
     * meet the clause. Left out where no clause says so, and in packs from before this was told.
     */
    focusClauses: z
      .array(
        z
          .strictObject({
            clause: clauseIdSchema,
            items: z
              .array(z.strictObject({ item: slugSchema, criterion: slugSchema }).readonly())
              .min(1)
              .readonly(),
          })
          .readonly(),
      )
      .readonly()
      .optional(),
    /** Those by ballot are put to the vote in this order (house rule: ballot). */
    outcomes: z.array(kindOutcomeSchema).min(1).readonly(),
    /** Whether a text voted down may be rewritten and the last proposal put again: where the ballot adopts a report rather than choosing an outcome. */
    revote: z.boolean(),
    panel: kindPanelSchema,
    /** Material kinds the formal check looks for. */
    materials: z.array(kindMaterialSchema).readonly(),
    opinion: z
      .strictObject({
        /** The form it prints on; where the program has none of this name, the general one. */
        document: slugSchema,
        title: textSchema,
        /** How a draft begins; `{date}` `{place}` `{body}` `{organiser}` `{members}` `{title}` `{code}` `{version}` `{package}` are filled in. */
        opening: z
          .string()
          .min(1)
          .refine((opening) => unknownBlank(opening) === null, { message: "names an unknown blank" }),
        /** Sections in print order; problems and suggestions are always among them. */
        sections: z.array(opinionPartSchema).min(1).readonly(),
      })
      .readonly(),
    /** Documents of the set, by id; the opinion's own is one of them. */
    documents: z.array(slugSchema).min(1).readonly(),
    /** Whether the review may be held by correspondence (函审). */
    correspondence: z.boolean(),
  })
  .superRefine((kind, context) => {
    const issue = (path: string, message: string): void => context.addIssue({ code: "custom", path: [path], message });
    if ((kind.form === "none") !== (kind.criteria.length === 0))
      issue("criteria", "a scored form, and only it, has criteria");
    const whole = weightOf(kind.criteria);
    if (kind.form !== "none" && whole !== 10_000)
      context.addIssue({
        code: "custom",
        path: ["criteria"],
        message: `weights add up to ${whole}, not 10000`,
        ...named({ code: "weights-not-one", sum: String(whole), whole: "10000" }),
      });
    const ids = kind.criteria.flatMap(idsWithin);
    if (repeats(ids)) issue("criteria", "criterion ids must be unique within a form");
    if (kind.weightClauses.some((entry) => !ids.includes(entry.criterion)))
      issue("weightClauses", "names a criterion the form does not have");
    if (repeats(kind.outcomes.map((outcome) => outcome.id))) issue("outcomes", "outcome ids must be unique");
    const proposals = kind.outcomes.filter(({ by }) => by === "ballot").map(({ outcome }) => outcome);
    if (repeats(proposals)) issue("outcomes", "repeats a proposal");
    if (proposals.some((proposal) => !proposalSchema.safeParse(proposal).success || proposal === "suspended"))
      issue("outcomes", "a ballot needs a proposal that can be voted on");
    if (ballotSequence(kind).length === 0) issue("outcomes", "nothing can be put to the vote");
    const stages = kind.stages.map(({ id }) => id);
    if (stages.join() !== stageIds.filter((id) => stages.includes(id)).join())
      issue("stages", "stages stand in the order of business, each once");
    const needed = ["opening", "materials", "questions", "deliberation", "conclusion", "archive"] as const;
    if (needed.some((id) => !stages.includes(id))) issue("stages", `every kind has ${needed.join(", ")}`);
    if (stages.includes("demonstration") !== kind.instruments.length > 0)
      issue("instruments", "what is measured, and only it, has a stage");
    const gates = new Set(kind.gates);
    if (!["commitment", "applicant", "frozen"].every((gate) => gates.has(hardGateSchema.parse(gate))))
      issue("gates", "commitment, applicant and frozen are always in force");
    if (gates.has("outline") !== kind.instruments.length > 0)
      issue("gates", "outline is in force where something is measured");
    if (
      repeats(kind.convening.flatMap(({ tiers }) => tiers)) ||
      kind.convening.flatMap(({ tiers }) => tiers).length < 3
    )
      issue("convening", "every tier has exactly one panel");
    const sections = kind.opinion.sections.map(({ id }) => id);
    if (repeats(sections)) issue("opinion", "sections must be unique");
    if (!(["meeting", "problems", "suggestions", "conclusion"] as const).every((id) => sections.includes(id)))
      issue("opinion", "every opinion has a meeting, problems, suggestions and a conclusion");
    if (!kind.documents.includes(kind.opinion.document)) issue("documents", "the opinion's own document is missing");
    if (repeats(kind.documents)) issue("documents", "repeats a document");
  })
  .readonly();
export type KindRules = z.infer<typeof kindRulesSchema>;

/** What is put to the vote, one after another (house rule: ballot). */
export function ballotSequence({ outcomes }: Pick<KindRules, "outcomes">): readonly Proposal[] {
  return outcomes.flatMap(({ by, outcome, enabled }): readonly Proposal[] => {
    const proposal = proposalSchema.safeParse(outcome);
    return by === "ballot" && enabled && proposal.success ? [proposal.data] : [];
  });
}

const blanks = ["date", "place", "body", "organiser", "members", "title", "code", "version", "package"];

/** The first `{…}` of an opening that nothing fills in; null when there is none. */
function unknownBlank(opening: string): string | null {
  const named = [...opening.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  return named.find((name) => !blanks.includes(name)) ?? null;
}

function repeats(values: readonly unknown[]): boolean {
  return new Set(values).size !== values.length;
}
