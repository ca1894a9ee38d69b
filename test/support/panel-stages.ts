import { type PanelSnapshot, snapshotOf } from "./panel-snapshot.ts";
import {
  closeOpenPart,
  exchange,
  foundPanel,
  importReadings,
  issueSmallProject,
  openSitting,
  signSheet,
  sitDown,
  type TestPanel,
  type TestReview,
  voteAll,
  writeOpinion,
} from "./small-panel.ts";
import { valueOf } from "./workstation.ts";

/** How far the small review has come: every stage contains the ones before it. */
export const stages = ["issued", "opened", "closed", "scored", "revealed", "frozen", "voted"] as const;
export type Stage = (typeof stages)[number];

/** The small review, stopped at one stage. */
export interface Staged extends PanelSnapshot {
  readonly review: TestReview;
  /** Digest of the frozen text; empty before there is one. */
  readonly opinion: string;
}

/** Plays the small review up to a stage and keeps it there. Everyone is for 通过. */
export async function playedTo(stage: Stage): Promise<Staged> {
  const panel = await foundPanel();
  const review = await issueSmallProject(panel);
  let opinion = "";
  const steps: readonly (() => Promise<void>)[] = [
    () => Promise.resolve(),
    async () => {
      await openSitting(panel, review);
      await importReadings(panel, review);
    },
    () => closeOpenPart(panel, review),
    async () => {
      for (const member of panel.members) await signSheet(member, review);
      await exchange(panel);
    },
    () => reveal(panel, review),
    async () => {
      opinion = await freeze(panel, review);
    },
    () => voteAll(panel, review, opinion, () => "for"),
  ];
  for (const step of steps.slice(0, stages.indexOf(stage) + 1)) await step();
  return { review, opinion, ...(await snapshotOf(panel)) };
}

/** The chair reveals, everyone hears of it. */
export async function reveal(panel: TestPanel, { reviewId }: TestReview): Promise<void> {
  await sitDown(panel.chair);
  await valueOf(panel.table.client.chair.reveal({ reviewId, missing: [], pin: panel.chair.pin }));
  await exchange(panel);
}

/** The chair freezes a text that proposes 通过 (or what is asked), everyone hears of it. Answers its digest. */
export async function freeze(
  panel: TestPanel,
  review: TestReview,
  proposal: "passed" | "rectification" | "not-passed" | "suspended" = "passed",
): Promise<string> {
  await writeOpinion(panel, review, proposal);
  const { reviewId } = review;
  const { digest } = await valueOf(panel.table.client.chair.freeze({ reviewId, pin: panel.chair.pin }));
  await exchange(panel);
  return digest;
}
