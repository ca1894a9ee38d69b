import { readdirSync } from "node:fs";
import path from "node:path";
import type { ScoresView } from "#shared/contract/chair.ts";
import type { RoundFacts } from "#shared/domain/sitting/facts.ts";
import type { Outcome } from "#shared/domain/opinion/opinion.ts";
import type { Digest } from "#shared/ids.ts";
import { valueOf } from "#test/support/workstation.ts";
import { closeSitting, exchangeAll } from "./at-the-table.ts";
import type { IssuedStory } from "./before.ts";
import { exchange, sitDown, type Table } from "./table.ts";

/** How a review ended. */
export interface Concluded {
  readonly scores: ScoresView;
  /** Why proposals were skipped, in words. */
  readonly vetoes: readonly string[];
  readonly rounds: readonly RoundFacts[];
  readonly outcome: Outcome;
  /** What the kind of review calls it. */
  readonly conclusion: string;
  readonly result: Digest;
  /** Where the sealed `.gjr` lies in the mailbox. */
  readonly resultFile: string;
  readonly receipt: Digest;
  readonly decision: Digest;
  readonly register: string | null;
}

/** From the reveal to the organiser's decision, everything through seats and mailbox. */
export async function concludeStory(table: Table, issued: IssuedStory): Promise<Concluded> {
  const { reviewId, chair } = issued;
  const client = await sitDown(chair);
  await valueOf(client.chair.reveal({ reviewId, missing: [], pin: chair.pin }));
  const scores = await valueOf(client.chair.scores({ reviewId }));
  const vetoes = await voteUntilDecided(table, issued);
  await closeSitting(table, issued);
  await signTogether(table, issued);

  const atChair = await sitDown(chair);
  const { facts } = await valueOf(atChair.reviews.read({ reviewId }));
  const { digest: result, outcome } = await valueOf(atChair.chair.signResult({ reviewId, pin: chair.pin }));
  await exchange(chair);
  const { secretariat } = table;
  await exchange(secretariat);
  const office = await sitDown(secretariat);
  const arrived = (await valueOf(office.sync.registers({}))).find((row) => row.result === result);
  if (arrived === undefined) throw new Error("the result did not reach the secretariat");
  const { receipt } = await valueOf(office.sync.receive({ result, pin: secretariat.pin }));
  await exchange(secretariat);
  await exchange(chair);
  const { outbox, inbox } = await valueOf(client.sync.state({}));
  const sent = outbox.filter((row) => row.what.en === "result");
  if (sent.length === 0 || sent.some((row) => row.state !== "acknowledged"))
    throw new Error(`the result is not acknowledged: ${JSON.stringify(sent)}`);
  const refused = inbox.filter((row) => row.state === "refused");
  if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
  const decided = await valueOf((await sitDown(secretariat)).sync.decide({ reviewId, note: "", pin: secretariat.pin }));
  await exchange(secretariat);
  await exchange(chair);
  const object = inbox.find((row) => row.what.en === "result" && row.state === "imported")?.object;
  return {
    scores,
    vetoes,
    rounds: facts.rounds,
    outcome,
    conclusion: arrived.outcomeTitle.zh,
    result,
    resultFile: findObject(table.mailbox, object ?? ""),
    receipt,
    decision: decided.digest,
    register: decided.register,
  };
}

/** Freezes each text of the story that the sequence of ballots allows and lets everyone vote on it. Answers why proposals were skipped. */
async function voteUntilDecided(table: Table, issued: IssuedStory): Promise<readonly string[]> {
  const { story, reviewId, chair, members } = issued;
  let vetoes: readonly string[] = [];
  for (const round of story.rounds) {
    const client = await sitDown(chair);
    const { next } = await valueOf(client.chair.opinion({ reviewId }));
    if (next === null) break;
    vetoes = next.skipped.map((reason) => reason.zh);
    if (next.proposal !== round.opinion.proposal) continue;
    await valueOf(client.chair.writeOpinion({ reviewId, draft: round.opinion }));
    const { digest: opinion } = await valueOf(client.chair.freeze({ reviewId, pin: chair.pin }));
    await exchangeAll(table, members);
    for (const member of members) {
      const choice = round.votes.find((vote) => vote.member === member.key)?.vote;
      if (choice === undefined) throw new Error(`${story.id}: ${member.key} has no vote`);
      const own = await sitDown(member);
      await valueOf(own.chair.vote({ reviewId, opinion, choice, pin: member.pin }));
    }
    await exchangeAll(table, members);
    for (const { member: key, text } of round.dissents) {
      const member = members.find((candidate) => candidate.key === key);
      if (member === undefined) throw new Error(`${story.id}: ${key} dissents without a seat`);
      const own = await sitDown(member);
      await valueOf(own.chair.dissent({ reviewId, text, pin: member.pin }));
    }
  }
  await exchangeAll(table, members);
  return vetoes;
}

/** Every member co-signs at their own seat; the laptops must have been told how the vote went. */
async function signTogether(table: Table, { reviewId, members }: IssuedStory): Promise<void> {
  for (const member of members) {
    const client = await sitDown(member);
    await valueOf(client.chair.cosign({ reviewId, pin: member.pin }));
  }
  await exchangeAll(table, members);
}

/** The object of this digest in a mailbox folder. */
function findObject(mailbox: string, digest: string): string {
  const found = readdirSync(mailbox, { recursive: true, encoding: "utf8" }).find(
    (name) => path.basename(name) === digest,
  );
  if (found === undefined) throw new Error(`the mailbox holds no ${digest}`);
  return path.join(mailbox, found);
}
