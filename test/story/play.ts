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

/** The stories by the table they are heard at: projects of one sitting share it, and a review comes back to the table of the one it follows. */
export function byDay(stories: readonly DemoStory[]): readonly (readonly DemoStory[])[] {
  const days = new Map<string, DemoStory[]>();
  for (const story of stories) {
    const { sitting } = stories.find(({ id }) => id === story.follows) ?? story;
    days.set(sitting.id, [...(days.get(sitting.id) ?? []), story]);
  }
  const begins = ({ sitting }: DemoStory): number => Date.parse(sitting.startsAt);
  return [...days.values()].map((day) => day.toSorted((left, right) => begins(left) - begins(right)));
}
