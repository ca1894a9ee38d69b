import { beforeAll, describe, expect, test } from "vitest";
import { insider, keptOn, recipientOf } from "#test/support/adversary.ts";
import { playedTo, type Staged } from "#test/support/panel-stages.ts";
import {
  atSeat,
  exchange,
  issueSmallProject,
  sitDown,
  type TestExpert,
  type TestPanel,
} from "#test/support/small-panel.ts";
import { valueOf } from "#test/support/workstation.ts";

/** The alternate who was drawn with the panel and does not sit. */
function alternateOf(panel: TestPanel): TestExpert {
  const found = panel.experts.find((expert) => expert.position === "alternate");
  if (found === undefined) throw new Error("no alternate");
  return found;
}

/** The recorder's seat runs the mailbox; answers the states of what came in by it. */
async function takeIn(panel: TestPanel): Promise<readonly string[]> {
  await atSeat(panel, "recorder");
  const before = new Set((await valueOf(panel.table.client.sync.state({}))).inbox.map((row) => row.object));
  await valueOf(panel.table.client.sync.run({}));
  const { inbox } = await valueOf(panel.table.client.sync.state({}));
  return inbox.filter((row) => !before.has(row.object)).map((row) => row.state);
}

describe("who may sign what", () => {
  let staged: Staged;
  beforeAll(async () => {
    staged = await playedTo("frozen");
  });

  const ballot = (memberId: string, choice: "for" | "against" = "against") => ({
    reviewId: staged.review.reviewId,
    opinion: staged.opinion,
    memberId,
    round: "passed" as const,
    choice,
  });

  const cases: readonly (readonly [string, (panel: TestPanel) => Promise<void>])[] = [
    [
      "a member cannot cast another's ballot",
      async (panel) => {
        const guest = await insider(panel, panel.guest);
        const statement = guest.sign("ballot", ballot(panel.chair.identityId), [staged.opinion]);
        await guest.post([await recipientOf(panel.table, panel.recorder)], {
          kind: "other",
          about: staged.review.digest,
          statements: [statement],
        });
      },
    ],
    [
      "a member cannot speak for another in a commitment, a confirmation or a recusal answer",
      async (panel) => {
        const guest = await insider(panel, panel.guest);
        const to = [await recipientOf(panel.table, panel.recorder)];
        const { reviewId, digest } = staged.review;
        const memberId = panel.chair.identityId;
        const text = "0".repeat(64);
        const commitment = guest.sign("commitment", { reviewId, memberId, promises: ["integrity"], text }, [digest]);
        const fact = { dossierId: reviewId, memberId, invitation: null, recused: true, disclosed: null };
        const recusal = guest.sign("recusal", fact, []);
        for (const statement of [commitment, recusal])
          await guest.post(to, { kind: "other", about: digest, statements: [statement] });
      },
    ],
    [
      "an alternate does not vote",
      async (panel) => {
        const alternate = await insider(panel, alternateOf(panel));
        const statement = alternate.sign("ballot", ballot(alternate.identityId), [staged.opinion]);
        await alternate.post([await recipientOf(panel.table, panel.recorder)], {
          kind: "other",
          about: staged.review.digest,
          statements: [statement],
        });
      },
    ],
    [
      "a member who is not the chair cannot reveal, freeze or sign the result",
      async (panel) => {
        const guest = await insider(panel, panel.guest);
        const to = [await recipientOf(panel.table, panel.recorder)];
        const { reviewId, digest } = staged.review;
        const [revealed] = await keptOn(panel.table, reviewId, "reveal");
        const [opinion] = await keptOn(panel.table, reviewId, "opinion");
        if (revealed === undefined || opinion === undefined) throw new Error("not played");
        const { subjects } = revealed.statement;
        const again = guest.sign("reveal", { ...revealed.body, sheets: [] }, subjects);
        const text = guest.sign("opinion", { ...opinion.body, version: 2 }, opinion.statement.subjects);
        for (const statement of [again, text])
          await guest.post(to, { kind: "other", about: digest, statements: [statement] });
      },
    ],
    [
      "the chair cannot issue a receipt",
      async (panel) => {
        const chair = await insider(panel, panel.chair);
        const body = { subject: staged.opinion, receivedAt: "2026-11-20T18:00:00+08:00", auditHead: null, note: "" };
        const statement = chair.sign("receipt", { ...body, registeredAs: "GX-1" }, [staged.opinion]);
        await chair.post([await recipientOf(panel.table, panel.recorder)], {
          kind: "other",
          about: staged.review.digest,
          statements: [statement],
        });
      },
    ],
    [
      "a ballot that says it is about another text than the one it names is refused",
      async (panel) => {
        const guest = await insider(panel, panel.guest);
        const statement = guest.sign("ballot", ballot(guest.identityId), ["0".repeat(64)]);
        await guest.post([await recipientOf(panel.table, panel.recorder)], {
          kind: "other",
          about: staged.review.digest,
          statements: [statement],
        });
      },
    ],
    [
      "thousands of confirmations that rest on each other are not followed to their end",
      async (panel) => {
        const guest = await insider(panel, panel.guest);
        const { reviewId, digest } = staged.review;
        const confirmed = { reviewId, of: "joint-record", memberId: guest.identityId, remark: "" } as const;
        const chain = [guest.sign("confirmation", { ...confirmed, digest }, [digest])];
        while (chain.length < 4_000) {
          const below = chain.at(-1)?.digest ?? "";
          chain.push(guest.sign("confirmation", { ...confirmed, digest: below }, [below]));
        }
        const to = [await recipientOf(panel.table, panel.recorder)];
        await guest.post(to, { kind: "other", about: digest, statements: chain.toReversed() });
      },
    ],
  ];

  test.each(cases)("%s", async (_, forge) => {
    const panel = await staged.restore();
    const before = await valueOf(panel.table.client.reviews.read({ reviewId: staged.review.reviewId }));
    await forge(panel);
    const states = await takeIn(panel);
    expect(states.length).toBeGreaterThan(0);
    expect(new Set(states)).toEqual(new Set(["refused"]));
    const after = await valueOf(panel.table.client.reviews.read({ reviewId: staged.review.reviewId }));
    expect(after.facts).toEqual(before.facts);
  });
});

describe("one review's authority ends at its own door", () => {
  test("the chair of one review cannot reveal, freeze or conclude another, nor its recorder keep another's record", async () => {
    const staged = await playedTo("closed");
    const panel = await staged.restore();
    const { guest, chair } = panel;
    const swapped = panel.experts.map((expert) =>
      expert === guest || expert === chair
        ? { ...expert, position: expert === guest ? ("chair" as const) : ("member" as const) }
        : expert,
    );
    const other = await issueSmallProject({ ...panel, experts: swapped });
    const { reviewId, digest } = staged.review;
    const usurper = await insider(panel, guest);
    const body = { reviewId, dossier: digest, record: null, sheets: [], missing: [], predecessor: null };
    const forged = usurper.sign("reveal", body, [digest]);
    await usurper.post([await recipientOf(panel.table, panel.recorder)], {
      kind: "other",
      about: other.digest,
      statements: [forged],
    });
    expect(await takeIn(panel)).toEqual(["refused"]);
    const { facts } = await valueOf(panel.table.client.reviews.read({ reviewId }));
    expect(facts.reveal).toBeNull();
  });
});

describe("statements that came before what they are about", () => {
  test("wait and are taken in when it is there, whatever the order of arrival", async () => {
    const staged = await playedTo("frozen");
    const panel = await staged.restore();
    const { guest } = panel;
    const own = await insider(panel, guest);
    const to = [await recipientOf(panel.table, panel.recorder)];
    const [frozen] = await keptOn(panel.table, staged.review.reviewId, "opinion");
    if (frozen === undefined) throw new Error("not played");
    const chair = await insider(panel, panel.chair);
    const next = chair.sign("opinion", { ...frozen.body, version: 2 }, frozen.statement.subjects);
    const ballot = own.sign(
      "ballot",
      {
        reviewId: staged.review.reviewId,
        opinion: next.digest,
        memberId: guest.identityId,
        round: "passed",
        choice: "for",
      },
      [next.digest],
    );
    await own.post(to, { kind: "other", about: staged.review.digest, statements: [ballot] });
    expect(await takeIn(panel)).toEqual(["waiting-for-seat"]);
    await chair.post(to, { kind: "other", about: staged.review.digest, statements: [next] });
    await takeIn(panel);
    await sitDown(panel.chair);
    await exchange(panel);
    const { facts } = await valueOf(panel.table.client.reviews.read({ reviewId: staged.review.reviewId }));
    expect(facts.opinion).toBe(next.digest);
    expect(facts.rounds.find((round) => round.opinion === next.digest)?.voted).toEqual([guest.identityId]);
  });
});
