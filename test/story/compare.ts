import type { DemoStory, StoryOrigin } from "#resources/demo/story-schema.ts";
import type { TestItemView } from "#shared/contract/reviews.ts";
import { decimalsOf, findMetric, type MeasuredMetric } from "#shared/domain/measurement/measured.ts";
import type { VerdictRow } from "#shared/domain/measurement/verdicts.ts";
import { fromExact, toDecimal } from "#shared/domain/rational.ts";
import type { PlayedStory } from "./play.ts";

/** Everything in which a played story differs from what its author worked out apart from the program; empty when nothing does. */
export function differencesOf(played: PlayedStory): readonly string[] {
  const { story } = played.issued;
  return [
    ...measurementDifferences(played),
    ...verdictDifferences(played),
    ...vetoDifferences(played),
    ...differ("score", story.expected.score, played.concluded.scores.aggregate.total?.shown ?? null),
    ...differ("grade", story.expected.grade, played.concluded.scores.grade?.id ?? null),
    ...story.expected.memberRates.flatMap(({ member, percent }) =>
      differ(`rate of ${member}`, percent, played.held.rates.get(member) ?? null),
    ),
    ...differ("outcome", story.outcome, played.concluded.outcome),
    ...voteDifferences(played),
  ];
}

function measurementDifferences(played: PlayedStory): readonly string[] {
  return played.issued.story.expected.measurements.flatMap(({ item, metric, value, unit }) => {
    const found = measuredIn(played, item, metric);
    const name = `${item} ${metric}`;
    if (found === null) return [`${name}: expected ${value} ${unit}, not measured`];
    // To the digits the author gives: how many are printed is the catalogue's business.
    const same = toDecimal(fromExact(found.value), decimalsOf(value)) === value && found.unit === unit;
    return same ? [] : [`${name}: expected ${value} ${unit}, found ${found.shown} ${found.unit}`];
  });
}

function measuredIn({ held, issued }: PlayedStory, item: string, metric: string): MeasuredMetric | null {
  const test = held.tests.find((view) => view.testItemId === issued.names.testItem(item));
  const found = test?.measurement === null || test === undefined ? null : findMetric(test.measurement, metric);
  return found?.state === "measured" ? found : null;
}

function verdictDifferences({ held, issued }: PlayedStory): readonly string[] {
  const { story, names } = issued;
  return story.expected.verdicts.flatMap(({ item, origin, metric, verdict }) => {
    const view = held.tests.find((test) => test.testItemId === names.testItem(item));
    const found = view === undefined ? null : rowOf({ story, draft: issued.draft }, view, item, origin, metric);
    return differ(`verdict ${item} ${originWords(origin)} ${metric}`, verdict, found?.verdict ?? null);
  });
}

/** The judged row of the requirement a story means by origin and metric. */
function rowOf(
  { story, draft }: { story: DemoStory; draft: PlayedStory["issued"]["draft"] },
  view: TestItemView,
  no: string,
  origin: StoryOrigin,
  metric: string,
): VerdictRow | null {
  const wanted = originWords(origin);
  const index = story.outline.items
    .find((item) => item.no === no)
    ?.requirements.findIndex((each) => originWords(each.origin) === wanted && each.demand.metric === metric);
  const id = draft.outline.items.find((item) => item.no === no)?.requirements[index ?? -1]?.id;
  return view.judgement.rows.find((row) => row.requirementId === id) ?? null;
}

function originWords(origin: StoryOrigin): string {
  return origin.type === "target" ? `target ${origin.no}` : origin.type === "clause" ? origin.clauseId : "outline";
}

/** The author names a veto by rule and by what it is about (`binding-target-unmet: 任务书 指标3`); the program must give as many and name the same. */
function vetoDifferences({ issued, concluded }: PlayedStory): readonly string[] {
  const reasons = concluded.vetoes.flatMap((reason) => reason.split("；"));
  const { vetoes } = issued.story.expected;
  if ((vetoes.length === 0) !== (reasons.length === 0))
    return [`vetoes: expected ${vetoes.join(", ") || "none"}, found ${reasons.join(", ") || "none"}`];
  return vetoes
    .map((veto) => veto.split(": ").at(-1) ?? veto)
    .filter((about) => !reasons.some((reason) => reason.includes(about)))
    .map((about) => `veto: nothing says ${about} (${reasons.join(", ")})`);
}

function voteDifferences({ issued, concluded }: PlayedStory): readonly string[] {
  const last = concluded.rounds.at(-1);
  const round = issued.story.rounds.find(({ opinion }) => opinion.proposal === last?.proposal);
  return (["for", "against", "abstain"] as const).flatMap((choice) =>
    differ(
      `votes ${choice}`,
      round?.votes.filter(({ vote }) => vote === choice).length ?? null,
      last?.[choice] ?? null,
    ),
  );
}

function differ(what: string, expected: string | number | null, found: string | number | null): readonly string[] {
  return expected === found ? [] : [`${what}: expected ${expected}, found ${found}`];
}
