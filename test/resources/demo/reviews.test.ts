import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { DemoStory } from "#resources/demo/story-schema.ts";
import { readRows } from "#shared/domain/measurement/csv-readings.ts";
import { checkReadings, measure } from "#shared/domain/measurement/instruments.ts";
import { findMetric, type Measurement } from "#shared/domain/measurement/measured.ts";
import { evaluateMeasurement } from "#shared/domain/measurement/requirement.ts";
import { ballotRuleOf } from "#shared/domain/opinion/ballot-rule.ts";
import { nextRound, tallyRound } from "#shared/domain/opinion/ballots.ts";
import { missingOpinionParts } from "#shared/domain/opinion/completeness.ts";
import { fromExact, toDecimal } from "#shared/domain/rational.ts";
import { panelRuleOf } from "#shared/domain/panel/panel-rule.ts";
import { checkComposition } from "#shared/domain/panel/composition.ts";
import { aggregate } from "#shared/domain/scoring/aggregate.ts";
import { scoredBy, scoredCriteria } from "#shared/domain/scoring/criteria.ts";
import { rulesSchema } from "#shared/domain/standard/rules-schema.ts";
import { readCsv, readStory, storyIds } from "./demo-files.ts";

const rules = rulesSchema.parse(
  JSON.parse(readFileSync(new URL("../../../resources/rules/model-2026/rules.json", import.meta.url), "utf8")),
);
const ballotRule = ballotRuleOf(rules, "acceptance");
const acceptance = rules.kinds.find(({ id }) => id === "acceptance");

function measureItem(story: DemoStory, no: string): Measurement | null {
  const item = story.outline.items.find((candidate) => candidate.no === no);
  const reading = story.readings.find((candidate) => candidate.item === no);
  if (item === undefined || reading === undefined) return null;
  const { source } = reading;
  if (source.type !== "csv") return measure(item.instrument, reading.values);
  const material = story.materials.find((candidate) => candidate.no === source.material);
  const rows = readRows(readCsv(story.id, material?.file ?? ""), source.mapping, []);
  if (!rows.ok) throw new Error(`${material?.file}: ${JSON.stringify(rows.bad.slice(0, 3))}`);
  expect(rows.used).toBe(source.rows);
  return measure(item.instrument, rows.values);
}

/** Members who serve: drawn members without a conflict, and the alternates who replace those with one. */
function serving(story: DemoStory): DemoStory["panel"] {
  const replacements = story.panel.flatMap(({ replacedBy }) => (replacedBy === null ? [] : [replacedBy]));
  return story.panel.filter(
    ({ key, position, replacedBy }) => replacedBy === null && (position !== "alternate" || replacements.includes(key)),
  );
}

describe.each(storyIds)("the review of %s", (id) => {
  const story = readStory(id);

  test("readings have the shape of their instrument and every test item is read once", () => {
    expect(story.readings.map(({ item }) => item)).toEqual(story.outline.items.map(({ no }) => no));
    for (const { item, source, values } of story.readings) {
      const instrument = story.outline.items.find(({ no }) => no === item)?.instrument ?? "manual";
      if (source.type === "csv") expect(values).toBeNull();
      else expect(() => checkReadings(instrument, values)).not.toThrow();
    }
  });

  test("the product measures what the story expects", () => {
    for (const { item, metric, value, unit } of story.expected.measurements) {
      const measurement = measureItem(story, item);
      const result = measurement === null ? null : findMetric(measurement, metric);
      const digits = value.split(".")[1]?.length ?? 0;
      const shown = result?.state === "measured" ? toDecimal(fromExact(result.value), digits) : null;
      expect({ item, metric, value: shown, unit: result?.state === "measured" ? result.unit : null }).toEqual({
        item,
        metric,
        value,
        unit,
      });
    }
  });

  test("every requirement comes to the verdict the story expects", () => {
    const verdicts = story.outline.items.flatMap(({ no, requirements }) => {
      const measurement = measureItem(story, no);
      return requirements.map(({ origin, adoption, demand }) => ({
        item: no,
        origin,
        metric: demand.metric,
        verdict: adoption === "not-applicable" ? adoption : evaluateMeasurement(demand, measurement).verdict,
      }));
    });
    expect(verdicts).toEqual(story.expected.verdicts);
  });

  test("the panel as drawn satisfies every rule of composition, and declared grounds are those of the house rules", () => {
    const seats = story.panel.map(({ key, category, position }) => ({ id: key, category, position }));
    const project = { major: story.profile.tier === "major" };
    const unsatisfied = checkComposition(seats, panelRuleOf(rules, "acceptance"), project).filter(
      ({ state }) => state !== "satisfied",
    );
    expect(unsatisfied).toEqual([]);
    const grounds = rules.recusal.grounds.map(({ id: ground }) => ground);
    for (const { recusal, replacedBy } of story.panel) {
      for (const { ground } of recusal.grounds) expect(grounds).toContain(ground);
      expect(replacedBy === null).toBe(recusal.grounds.length === 0);
    }
  });

  test("every serving member scores exactly the criteria of the model form that are theirs, within their weights", () => {
    const form = acceptance?.criteria ?? [];
    for (const { key, category } of serving(story)) {
      const mine = scoredCriteria(form).filter((criterion) => scoredBy(criterion, category));
      const sheet = story.sheets.find(({ member }) => member === key);
      expect(sheet?.scores.map(({ criterionId }) => criterionId)).toEqual(mine.map((criterion) => criterion.id));
      for (const criterion of mine) {
        const score = sheet?.scores.find(({ criterionId }) => criterionId === criterion.id)?.score ?? -1;
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(criterion.weight);
      }
    }
    expect(story.sheets).toHaveLength(serving(story).length);
  });

  test("the panel's score is the expected one", () => {
    const total = aggregate({
      form: acceptance?.criteria ?? [],
      members: serving(story).map(({ key, category }) => ({ id: key, category })),
      scores: story.sheets.flatMap(({ member, scores }) => scores.map((entry) => ({ memberId: member, ...entry }))),
      notApplicable: [],
      rule: { trimmed: false, decimals: 1 },
    }).total;
    expect(total?.shown).toBe(story.expected.score);
  });

  test("the ballots, less the rounds a veto rules out, lead to the outcome", () => {
    const panel = serving(story).map(({ key }) => ({ id: key, present: true, recused: false }));
    const held = story.rounds.map(({ opinion, votes }) =>
      tallyRound({
        proposal: opinion.proposal,
        panel,
        ballots: votes.map(({ member, vote }) => ({ memberId: member, choice: vote })),
        rule: ballotRule,
      }),
    );
    const vetoes = rules.vetoes
      .filter((veto) => story.expected.vetoes.some((raised) => raised.startsWith(veto.id)))
      .map((rule) => ({ rule, reason: { zh: rule.title.zh, en: rule.title.en } }));
    const counted = held.filter((_, index) => story.rounds[index]?.vetoed === false);
    expect(held.every(({ complete }) => complete)).toBe(true);
    expect(nextRound(counted, vetoes, ballotRule)).toMatchObject({ state: "decided", outcome: story.outcome });
    for (const { opinion, vetoed } of story.rounds)
      expect(vetoes.some(({ rule }) => rule.forbids.includes(opinion.proposal))).toBe(vetoed);
    expect(story.rounds.at(-1)?.vetoed).toBe(false);
  });

  test("every opinion text is complete and its numbers are those of the ballot", () => {
    for (const { opinion } of story.rounds)
      expect(missingOpinionParts(opinion, acceptance?.opinion.sections ?? [])).toEqual([]);
    const last = story.rounds.at(-1);
    const inFavour = last?.votes.filter(({ vote }) => vote === "for").length;
    const against = last?.votes.filter(({ vote }) => vote === "against").length;
    expect(last?.opinion.sections.conclusion).toContain(`同意 ${inFavour} 人，不同意 ${against} 人`);
  });

  test("opinion texts say when, where and called by whom, and name nobody of the panel", () => {
    const day = story.sitting.startsAt.slice(0, 10).split("-").map(Number);
    for (const { opinion } of story.rounds) {
      const { meeting } = opinion.sections;
      expect(meeting.startsWith(`${day[0]}年${day[1]}月${day[2]}日，${story.profile.organiser}`)).toBe(true);
      expect(meeting).toMatch(/在(南宁|柳州)市|在扶绥县|以函审方式/);
      const points = [...opinion.problems, ...opinion.suggestions].flatMap(({ text, basis }) => [text, basis]);
      const words = [...Object.values(opinion.sections), ...points].join("\n");
      expect(story.panel.filter(({ name }) => words.includes(name)).map(({ name }) => name)).toEqual([]);
    }
  });

  test("references inside the story resolve", () => {
    const keys = story.panel.map(({ key }) => key);
    const materials = story.materials.map(({ no }) => no);
    const targets = story.targets.map(({ no }) => no);
    const items = story.outline.items.map(({ no }) => no);
    for (const { material } of story.materialChecks) expect(materials).toContain(material);
    for (const { source } of story.readings) if (source.type !== "typed") expect(materials).toContain(source.material);
    for (const { requirements } of story.outline.items)
      for (const { origin } of requirements) if (origin.type === "target") expect(targets).toContain(origin.no);
    for (const { member, findings } of story.sheets) {
      expect(keys).toContain(member);
      for (const { about } of findings) {
        const known = { material: materials, "test-item": items, target: targets, general: [""] }[about.type];
        expect(known).toContain(about.no);
      }
    }
    for (const { askedBy } of story.questions) if (askedBy !== null) expect(keys).toContain(askedBy);
  });

  test("each planted defect is noted in the joint record", () => {
    const remarked = story.materialChecks.filter(({ remark }) => remark !== "").map(({ material }) => material);
    const defective = story.materials.filter(({ defects }) => defects.length > 0).map(({ no }) => no);
    expect(remarked.toSorted()).toEqual(defective.toSorted());
  });

  test("money adds up: lines to the total, funding to the budget", () => {
    const sum = (pick: (line: NonNullable<DemoStory["finance"]>["lines"][number]) => number): number =>
      (story.finance?.lines ?? []).reduce((total, line) => total + pick(line), 0);
    const funding = story.profile.funding.reduce((total, { fen }) => total + fen, 0);
    expect(sum(({ budget }) => budget)).toBe(funding);
    expect(sum(({ adjusted }) => adjusted)).toBe(funding);
    expect(sum(({ spent }) => spent)).toBeLessThanOrEqual(funding);
  });
});
