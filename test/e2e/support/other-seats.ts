import type { Page } from "@playwright/test";
import { scoreWrites } from "#engine/demo/story-to-sheets.ts";
import { readingWrites } from "#engine/demo/story-to-record.ts";
import type { DemoStory } from "#resources/demo/story-schema.ts";
import type { GuijianClient } from "#shared/contract/index.ts";
import { valueOf } from "#test/support/workstation.ts";
import { sheetOf } from "./member-acts.ts";
import { seatClient } from "./seat-client.ts";
import { nameOf, pinOf, type Players } from "./story-acts.ts";

type Vote = DemoStory["rounds"][number]["votes"][number]["vote"];

/** What the seats do that nobody plays by hand, each at their own, by the calls their screens make. */
export interface OtherSeats {
  readonly commit: () => Promise<void>;
  /** Confirms the signed record, scores as the story has it, signs the sheet. */
  readonly score: () => Promise<void>;
  /** Votes on the newest frozen text as the story's round has it. */
  readonly vote: (round: number) => Promise<void>;
  readonly cosign: () => Promise<void>;
}

/** The seats of a review that is open on the page: everyone on the panel but those played by hand. */
export function otherSeats(page: Page, story: DemoStory, players: Players, byHand: readonly string[]): OtherSeats {
  const client = seatClient(page);
  const reviewId = openReview(page);
  const keys = story.panel.map(({ key }) => key).filter((key) => !byHand.includes(key));
  const each = async (act: (key: string, pin: string) => Promise<void>): Promise<void> => {
    const { panel } = await valueOf(client.reviews.dossier({ reviewId }));
    for (const key of keys) {
      const name = nameOf(story, key);
      const pin = pinOf(players, name);
      const identityId = panel.find((member) => member.name === name)?.identityId ?? "";
      await valueOf(client.seats.enter({ identityId, pin }));
      await act(key, pin);
    }
    // The page has heard of every change one by one; it begins afresh with how things stand now.
    await page.reload();
  };
  return {
    commit: () =>
      each(async (_, pin) => {
        await valueOf(client.reviews.commit({ reviewId, pin }));
      }),
    score: () =>
      each(async (key, pin) => {
        await valueOf(client.record.respond({ reviewId, objection: null, pin }));
        for (const { key: field, value } of scoreWrites(sheetOf(story, key)))
          await valueOf(client.sheets.write({ reviewId, key: field, value }));
        await valueOf(client.sheets.sign({ reviewId, pin }));
      }),
    vote: (round) =>
      each(async (key, pin) => {
        const opinion = (await valueOf(client.chair.opinion({ reviewId }))).frozen.at(-1)?.digest ?? "";
        await valueOf(client.chair.vote({ reviewId, opinion, choice: voteOf(story, round, key), pin }));
      }),
    cosign: () =>
      each(async (_, pin) => {
        await valueOf(client.chair.cosign({ reviewId, pin }));
      }),
  };
}

/** What a member of a story votes in a round. */
export function voteOf({ id, rounds }: DemoStory, round: number, key: string): Vote {
  const vote = rounds[round]?.votes.find(({ member }) => member === key)?.vote;
  if (vote === undefined) throw new Error(`${id}: ${key} has no vote in round ${round}`);
  return vote;
}

/** Enters the readings of a story that are not typed by hand, at the recorder's seat, which is open. */
export async function enterOtherReadings(page: Page, story: DemoStory, byHand: readonly string[]): Promise<void> {
  const client: GuijianClient = seatClient(page);
  const reviewId = openReview(page);
  const { outline } = await valueOf(client.reviews.dossier({ reviewId }));
  const idOf = (no: string): string => outline.items.find((item) => item.no === no)?.id ?? "";
  const names = { person: idOf, target: idOf, material: idOf, testItem: idOf };
  for (const write of readingWrites(story, names).filter(({ key }) => !byHand.map(idOf).includes(key)))
    await valueOf(client.record.write({ reviewId, ...write }));
}

/** The review the page stands at. */
function openReview(page: Page): string {
  const [, reviewId = ""] = /#\/review\/([0-9A-Z]{26})/.exec(page.url()) ?? [];
  return reviewId;
}
