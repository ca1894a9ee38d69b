import type { DemoStory } from "#resources/demo/story-schema.ts";
import { exchangeAll, type HeldSitting, holdSitting } from "./at-the-table.ts";
import { type IssuedStory, issueStory } from "./before.ts";
import { type Concluded, concludeStory } from "./conclude.ts";
import type { Table } from "./table.ts";

/** A demo story played from an empty dossier to the organiser's decision. */
export interface PlayedStory {
  readonly table: Table;
  readonly issued: IssuedStory;
  readonly held: HeldSitting;
  readonly concluded: Concluded;
}

/** Plays one story through the contract and nothing else. `objections` to the joint record are by member key. */
export async function playStory(
  table: Table,
  story: DemoStory,
  objections: Readonly<Record<string, string>> = {},
): Promise<PlayedStory> {
  const issued = await issueStory(table, story);
  const held = await holdSitting(table, issued, objections);
  const concluded = await concludeStory(table, issued);
  await exchangeAll(table, issued.members);
  return { table, issued, held, concluded };
}

/** The stories by the day they are heard: projects of one sitting share a table. */
export function byDay(stories: readonly DemoStory[]): readonly (readonly DemoStory[])[] {
  const days = new Map<string, DemoStory[]>();
  for (const story of stories) days.set(story.sitting.id, [...(days.get(story.sitting.id) ?? []), story]);
  return [...days.values()].map((day) => day.toSorted((left, right) => left.sitting.order - right.sitting.order));
}
