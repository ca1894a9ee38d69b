import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { formCriterionSchema, type FormCriterion } from "#shared/domain/standard/form-schema.ts";
import { kindRules, rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { modelRules } from "#test/resources/read-packs.ts";

type RulesInput = z.input<typeof rulesSchema>;
const model = rulesSchema.parse(modelRules());

function problems(changes: Partial<RulesInput>): readonly string[] {
  const parsed = rulesSchema.safeParse({ ...model, ...changes });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

/** The model with the acceptance form replaced. */
function withForm(criteria: readonly FormCriterion[]): Partial<RulesInput> {
  return { kinds: model.kinds.map((kind) => (kind.id === "acceptance" ? { ...kind, criteria } : kind)) };
}

/** The model with parts of the acceptance replaced. */
function withKind(changes: Partial<z.input<typeof rulesSchema>["kinds"][number]>): Partial<RulesInput> {
  return { kinds: model.kinds.map((kind) => (kind.id === "acceptance" ? { ...kind, ...changes } : kind)) };
}

const acceptance = kindRules(model, "acceptance");
const { outcomes } = acceptance;
const form = acceptance.criteria;
const [targets, ...others] = form;
const adopted = { documentNo: "桂产联〔2026〕3号", date: "2026-03-01", by: "联盟秘书处" };

describe("rulesSchema", () => {
  test("accepts the model, and the model once adopted", () => {
    expect(problems({})).toEqual([]);
    expect(problems({ status: "adopted", adopted })).toEqual([]);
  });

  test.each<[string, Partial<RulesInput>, string]>([
    ["adoption without document", { status: "adopted" }, "adopted: adopted rules, and only they, name their document"],
    ["a model with a document", { adopted }, "adopted: adopted rules, and only they, name their document"],
    ["a form short of 100 points", withForm(others), "kinds.0.criteria: weights add up to 6000, not 10000"],
    [
      "a form over 100 points by a hundredth",
      withForm(form.map((entry) => (entry.id === "funds" ? { ...entry, weight: 1201 } : entry))),
      "kinds.0.criteria: weights add up to 10001, not 10000",
    ],
    [
      "a smaller panel for major projects",
      { panel: { ...model.panel, major: 3 } },
      "panel.major: is smaller than the minimum",
    ],
    [
      "a ballot beyond the panel",
      { ballot: { ...model.ballot, fractionNumerator: 4 } },
      "ballot.fractionNumerator: asks for more than the whole panel",
    ],
    [
      "a ballot on the same thing twice",
      withKind({
        outcomes: outcomes.map((entry) => (entry.by === "ballot" ? { ...entry, outcome: "passed" } : entry)),
      }),
      "kinds.0.outcomes: repeats a proposal",
    ],
    [
      "a vote on something nobody can propose",
      withKind({ outcomes: outcomes.map((entry) => ({ ...entry, outcome: "suspended" })) }),
      "kinds.0.outcomes: a ballot needs a proposal that can be voted on",
    ],
    [
      "stages out of order",
      withKind({ stages: acceptance.stages.toReversed() }),
      "kinds.0.stages: stages stand in the order of business, each once",
    ],
    [
      "an order of business without an end",
      withKind({ stages: acceptance.stages.filter(({ id }) => id !== "archive") }),
      "kinds.0.stages: every kind has opening, materials, questions, deliberation, conclusion, archive",
    ],
    [
      "a measurement nobody holds",
      withKind({ stages: acceptance.stages.filter(({ id }) => id !== "demonstration") }),
      "kinds.0.instruments: what is measured, and only it, has a stage",
    ],
    [
      "a hard gate taken away",
      withKind({ gates: ["outline", "applicant", "frozen"] }),
      "kinds.0.gates: commitment, applicant and frozen are always in force",
    ],
    [
      "readings before an outline",
      withKind({ gates: ["commitment", "applicant", "frozen"] }),
      "kinds.0.gates: outline is in force where something is measured",
    ],
    [
      "a tier nobody reviews",
      withKind({ convening: acceptance.convening.map((panel) => ({ ...panel, tiers: ["major" as const] })) }),
      "kinds.0.convening: every tier has exactly one panel",
    ],
    [
      "an opinion without problems",
      withKind({
        opinion: { ...acceptance.opinion, sections: acceptance.opinion.sections.filter(({ id }) => id !== "problems") },
      }),
      "kinds.0.opinion: every opinion has a meeting, problems, suggestions and a conclusion",
    ],
    [
      "an opinion outside its set",
      withKind({ documents: ["attendance"] }),
      "kinds.0.documents: the opinion's own document is missing",
    ],
    [
      "index weights that do not add up",
      { indices: { ...model.indices, efficacyWeights: { onTime: 3000, transfer: 3000, satisfaction: 3000 } } },
      "indices.efficacyWeights: weights must add up to 10000",
    ],
    ["a kind left out", { kinds: model.kinds.slice(1) }, "kinds: every kind of review appears once"],
    ["a material nobody defined", { materials: model.materials.slice(1) }, "kinds.0.materials: unknown material 01"],
  ])("refuses %s", (_, changes, problem) => {
    expect(problems(changes)).toContain(problem);
  });

  test("the applicant can never be given members' sheets", () => {
    expect(rulesSchema.safeParse({ ...model, readers: { ...model.readers, applicant: "named" } }).success).toBe(false);
  });
});

describe("formCriterionSchema", () => {
  const refusal = (changes: Partial<FormCriterion>): readonly string[] => {
    const parsed = formCriterionSchema.safeParse({ ...targets, ...changes });
    return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  };

  test("children add up to their parent", () => {
    expect(refusal({})).toEqual([]);
    expect(refusal({ weight: 3900 })).toEqual(["children: children must add up to the parent's weight"]);
  });

  test("only leaves are scored by a category", () => {
    expect(refusal({ scoredBy: ["finance"] })).toEqual(["scoredBy: a parent is scored by nobody"]);
  });

  test("bands descend to 0", () => {
    const bands = targets?.bands ?? [];
    expect(refusal({ bands: bands.toReversed() })).toEqual(["bands: bands descend and the last begins at 0"]);
    expect(refusal({ bands: bands.slice(0, 3) })).toEqual(["bands: bands descend and the last begins at 0"]);
  });
});
