import { expect, test } from "vitest";
import { isLeftToPeople, standsAs } from "#renderer/features/rules/fillable.ts";
import { type RuleLeaf, ruleLeaves } from "#shared/domain/standard/rule-leaves.ts";
import { rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { modelRules } from "#test/resources/read-packs.ts";

const model = rulesSchema.parse(modelRules());

/** A place by its members' names left out: what stands the same for every kind, material or criterion. */
const pattern = ({ path, members }: RuleLeaf): string =>
  members
    .toReversed()
    .reduce((text, member) => text.replace(member.path, `${member.path.replace(/\.[^.]+$/, "")}.*`), path)
    .replaceAll(".children.*", "");
const standing = (how: string): readonly string[] => [
  ...new Set(
    ruleLeaves(model)
      .filter((leaf) => standsAs(leaf) === how)
      .map(pattern),
  ),
];

/** Every other place of the pack can be filled in: whoever adds one decides here whether it is a person's to set. */
test("what cannot be filled in is what the program holds to, and no more", () => {
  expect(standing("fixed").toSorted()).toEqual([
    "adopted",
    "ballot.chairVotes",
    "ballot.denominator",
    "documents.individualScoresToApplicant",
    "id",
    "kinds.*.convening.*.body",
    "kinds.*.convening.*.clause",
    "kinds.*.convening.*.tiers",
    "kinds.*.criteria",
    "kinds.*.documents",
    "kinds.*.focusClauses",
    "kinds.*.follows",
    "kinds.*.follows.kind",
    "kinds.*.follows.outcome",
    "kinds.*.form",
    "kinds.*.gates",
    "kinds.*.instruments",
    "kinds.*.opinion.document",
    "kinds.*.outcomes.*.by",
    "kinds.*.outcomes.*.outcome",
    "kinds.*.outcomes.*.register",
    "kinds.*.panel.mixClause",
    "kinds.*.targets",
    "kinds.*.weightClauses",
    "readers.applicant",
    "recusal.reasonHeldBy",
    "refusal.presumption",
    "replacement.from",
    "replacement.replacedSheet",
    "replacement.until",
    "retention.from",
    "scoring.aggregate",
    "scoring.compare",
    "scoring.rounding",
    "status",
    "version",
    "vetoes.*.raisedBy",
  ]);
});

test("what the program does not go by is told so", () => {
  const told = ruleLeaves(model).filter(isLeftToPeople).map(pattern);
  expect([...new Set(told)].toSorted()).toEqual([
    "deadlines.seasonalDaysAfterSeason",
    "handCorrection.initialled",
    "handCorrection.ways",
    "kinds.*.materials.*.compulsory",
    "materials.*.compulsory",
    "materials.*.validity.afterPeriodEnd",
    "materials.*.validity.deliveredVersion",
    "materials.*.validity.text",
    "materials.*.validity.withinMonths",
    "notApplicable.decidedBy",
    "panel.remote.chair",
    "panel.remote.fraction",
    "readings.*.reading",
    "recusal.chairSees",
    "refusal.ballotStands",
    "replacement.by",
  ]);
});

test("what an outline asks for is a person's to say, but for the report of a test it relies on", () => {
  const asked = ruleLeaves(model).filter(({ raw }) => raw === "if-outline-asks");
  expect(asked.filter((leaf) => !isLeftToPeople(leaf)).map(({ path }) => path)).toEqual([
    "materials.11.compulsory",
    "kinds.recheck.materials.11.compulsory",
  ]);
  expect(asked.filter(isLeftToPeople)).toHaveLength(5);
});

test("what is set or left out as a whole has a button of its own", () => {
  expect(standing("whole").toSorted()).toEqual([
    "indices.efficacyWeights",
    "indices.readinessWeights",
    "kinds.*.panel.categories",
    "materials.*.validity",
  ]);
});

test("a choice offers nothing the pack would refuse", () => {
  for (const leaf of ruleLeaves(model)) {
    const { words, path, raw } = leaf;
    // Criteria have a table of their own.
    if (path.includes(".criteria.")) continue;
    if (standsAs(leaf) !== "fill" || typeof words.value !== "object" || Array.isArray(raw)) continue;
    for (const option of Object.keys(words.value)) {
      const keys = path.split(".");
      expect(rulesSchema.safeParse(replaced(model, keys, option)).success, `${path} = ${option}`).toBe(true);
    }
  }
});

function replaced(here: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value;
  if (Array.isArray(here))
    return here.map((item: { readonly id: string }) => (item.id === first ? replaced(item, rest, value) : item));
  const members = Object.entries(here as object);
  return Object.fromEntries(
    members.map(([name, member]) => [name, name === first ? replaced(member, rest, value) : member]),
  );
}
