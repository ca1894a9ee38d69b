import path from "node:path";
import type { DemoStory } from "#resources/demo/story-schema.ts";
import { issueStory } from "#test/story/before.ts";
import { playStory } from "#test/story/play.ts";
import { layTable, type Player, storyPassphrase } from "#test/story/table.ts";
import { unlock } from "./acts.ts";
import type { Players } from "./story-acts.ts";
import type { Folders, Workstation } from "./opened-workstation.ts";

/** The home of the workstation a table is laid on; to be opened by this name. */
const name = "table";

/** A workstation where one review was played to its end and the one that follows it is issued, with everyone's PIN. */
export interface PlayedTable {
  readonly players: Players;
  readonly open: (openElsewhere: (name: string) => Promise<Workstation>) => Promise<Workstation>;
}

/** Plays `first` and issues `next` through the calls the interface makes, all at one workstation, as of now. */
export async function playFirst(folders: Folders, first: DemoStory, next: DemoStory): Promise<PlayedTable> {
  const table = await layTable([first, next], {
    homes: path.dirname(folders.home),
    mailbox: path.join(folders.files, "mailbox"),
    oneWorkstation: true,
    clock: { now: Date.now, moveTo: () => undefined },
  });
  await playStory(table, first);
  await issueStory(table, next);
  const everyone: readonly Player[] = [table.secretariat, table.recorder, ...table.experts.values()];
  await table.close();
  return {
    players: new Map(everyone.map((player) => [player.name, player.pin])),
    open: async (openElsewhere) => {
      const workstation = await openElsewhere(name);
      await unlock(workstation.page, storyPassphrase);
      return workstation;
    },
  };
}
