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

/** A workstation with dossiers issued to everyone's seats, and everyone's PIN. */
export interface LaidTable {
  readonly players: Players;
  readonly open: (openElsewhere: (name: string) => Promise<Workstation>) => Promise<Workstation>;
}

/**
 * Plays reviews to their end and issues others, through the calls the interface makes and without its screens, all at one workstation, as of now. A review
 * that follows another comes after the one it follows.
 */
export async function layTableFor(
  folders: Folders,
  { played, issued }: { readonly played: readonly DemoStory[]; readonly issued: readonly DemoStory[] },
): Promise<LaidTable> {
  const table = await layTable([...played, ...issued], {
    homes: path.dirname(folders.home),
    mailbox: path.join(folders.files, "mailbox"),
    oneWorkstation: true,
    clock: { now: Date.now, moveTo: () => undefined },
  });
  for (const story of played) await playStory(table, story);
  for (const story of issued) await issueStory(table, story);
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
