import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { DemoStory } from "#resources/demo/story-schema.ts";
import { reviewKindSchema } from "#shared/domain/dossier/profile.ts";
import { conveningBody } from "#shared/domain/dossier/convening.ts";
import { ballotRuleOf } from "#shared/domain/opinion/ballot-rule.ts";
import { nextRound, tallyRound } from "#shared/domain/opinion/ballots.ts";
import { missingOpinionParts } from "#shared/domain/opinion/completeness.ts";
import { checkComposition } from "#shared/domain/panel/composition.ts";
import { panelRuleOf } from "#shared/domain/panel/panel-rule.ts";
import { aggregate } from "#shared/domain/scoring/aggregate.ts";
import { isGrade, scoredBy, scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import { reviewGrade } from "#shared/domain/scoring/review-grade.ts";
import { materialsAsked } from "#shared/domain/standard/kind-materials.ts";
import { loadStandardPack } from "#shared/domain/standard/load-pack.ts";
import { kindRules, rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { modelRules, standardFiles } from "../read-packs.ts";
import { kindStoryIds, materialPath, readStory, storyIds } from "./demo-files.ts";

const rules = rulesSchema.parse(modelRules());
const { content: standard } = loadStandardPack(standardFiles());

test("every kind of review is played in the demo", () => {
  const kinds = new Set([...storyIds, ...kindStoryIds].map((id) => readStory(id).kind));
  expect([...kinds].toSorted()).toEqual(reviewKindSchema.options.toSorted());
});

test("initiations come in both tiers: a major one before the alliance's seven, a general one before a committee's five", () => {
  const bodies = kindStoryIds
    .map(readStory)
    .filter(({ kind }) => kind === "initiation")
    .map(({ kind, profile, panel }) => [conveningBody(kindRules(rules, kind), profile).body, panel.length]);
  expect(bodies).toEqual([
    ["committee", 5],
    ["alliance", 7],
  ]);
});

describe.each(kindStoryIds)("the review of %s", (id) => {
  const story = readStory(id);
  const kind = kindRules(rules, story.kind);
  const seats = story.panel.map(({ key, category, position }) => ({ id: key, category, position }));
  const members = story.panel.map(({ key, category }) => ({ id: key, category }));

  test("nothing of its panel is broken under the kind's own rule", () => {
    const project = { major: story.profile.tier === "major" };
    const findings = checkComposition(seats, panelRuleOf(rules, story.kind), project);
    expect(findings.filter(({ state }) => state === "broken")).toEqual([]);
  });

  test("its folder holds exactly the files listed, and every compulsory material of the kind", () => {
    expect(readdirSync(materialPath(id, "")).toSorted()).toEqual(story.materials.map(({ file }) => file).toSorted());
    const here = story.materials.map(({ category }) => category);
    const compulsory = materialsAsked(rules, story.kind).filter((material) => material.compulsory === "always");
    for (const material of compulsory) expect(here).toContain(material.id);
  });

  test("something is measured exactly where the kind has a stage for it", () => {
    const stages = kind.stages.map((stage) => stage.id);
    expect(story.outline.items.length > 0).toBe(stages.includes("demonstration"));
    for (const { instrument } of story.outline.items) expect(kind.instruments).toContain(instrument);
    const held = story.events.map(({ event }) => event);
    expect(held.includes("presentation-held")).toBe(stages.includes("presentation"));
    expect(held.includes("outline-confirmed")).toBe(kind.gates.includes("outline"));
  });

  test("every member scores exactly the criteria of the kind's form that are theirs, in grades where it asks for grades", () => {
    for (const { key, category } of story.panel) {
      const mine = scoredCriteria(kind.criteria).filter((criterion) => scoredBy(criterion, category));
      const given = story.sheets.find(({ member }) => member === key)?.scores ?? [];
      expect(given.map(({ criterionId }) => criterionId)).toEqual(mine.map((criterion) => criterion.id));
      for (const criterion of mine) {
        const score = given.find(({ criterionId }) => criterionId === criterion.id)?.score ?? -1;
        expect(score).toBeLessThanOrEqual(criterion.weight);
        if (kind.form === "grades") expect(isGrade(criterion, score)).toBe(true);
      }
    }
  });

  test("score and grade are the expected ones", () => {
    const scores = story.sheets.flatMap((sheet) => sheet.scores.map((entry) => ({ memberId: sheet.member, ...entry })));
    const counted = aggregate({ form: kind.criteria, members, scores, notApplicable: [], rule: rules.scoring });
    expect(kind.form === "points" ? (counted.total?.shown ?? null) : null).toBe(story.expected.score);
    expect(reviewGrade(rules, story.kind, counted, standard)?.id ?? null).toBe(story.expected.grade);
  });

  test("the ballots lead through the kind's own sequence to the outcome", () => {
    const rule = ballotRuleOf(rules, story.kind);
    const panel = story.panel.map(({ key }) => ({ id: key, present: true, recused: false }));
    const tally = ({ opinion, votes }: DemoStory["rounds"][number]) =>
      tallyRound({
        proposal: opinion.proposal,
        panel,
        ballots: votes.map(({ member, vote }) => ({ memberId: member, choice: vote })),
        rule,
      });
    expect(story.rounds.map(({ opinion }) => opinion.proposal)).toEqual(rule.sequence.slice(0, story.rounds.length));
    expect(nextRound(story.rounds.map(tally), [], rule)).toMatchObject({ state: "decided", outcome: story.outcome });
  });

  test("every opinion text is complete, and its numbers are those of the ballot", () => {
    for (const { opinion, votes } of story.rounds) {
      expect(missingOpinionParts(opinion, kind.opinion.sections)).toEqual([]);
      const inFavour = votes.filter(({ vote }) => vote === "for").length;
      expect(opinion.sections.conclusion).toContain(`同意 ${inFavour} 人`);
    }
  });
});
