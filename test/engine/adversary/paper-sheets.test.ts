import { beforeAll, describe, expect, test } from "vitest";
import { paperMark } from "#engine/transcription/paper-mark.ts";
import type { BodyOf } from "#shared/trust/kinds.ts";
import { insider, type Insider, keptOn, recipientOf } from "#test/support/adversary.ts";
import { freeze, playedTo, type Staged } from "#test/support/panel-stages.ts";
import { paperSheet } from "#test/support/paper-sheet.ts";
import { exchange, signSheet, sitDown, type TestExpert, type TestPanel } from "#test/support/small-panel.ts";
import { codeOf, valueOf } from "#test/support/workstation.ts";

let closed: Staged;
beforeAll(async () => {
  closed = await playedTo("closed");
});

type Body = BodyOf<"transcription">;

interface Forged {
  readonly body?: (body: Body, panel: TestPanel) => Body;
  /** Who confirms; null leaves the check out. */
  readonly checker?: ((panel: TestPanel) => Promise<Insider>) | null;
  /** What the check names, if not the transcription. */
  readonly about?: string;
}

function onPaper(panel: TestPanel): TestExpert {
  const member = panel.members.find(({ category }) => category === "industry");
  if (member === undefined) throw new Error("nobody on paper");
  return member;
}

/** The recorder, with tools of their own, seals a transcription to the chair. The honest one is checked by its member. */
async function post(panel: TestPanel, { body: bend = (body) => body, checker = memberOf, about }: Forged = {}) {
  const member = onPaper(panel);
  const { reviewId, digest } = closed.review;
  const recorder = await insider(panel, "recorder");
  const honest: Body = {
    reviewId,
    memberId: member.identityId,
    transcriberId: panel.recorder,
    checkerId: member.identityId,
    sheet: await paperSheet(panel, member, closed.review),
    scans: [{ digest: "5".repeat(64), size: 9, mediaType: "image/png" }],
  };
  const signed = recorder.sign("transcription", bend(honest, panel), [digest]);
  const confirmer = checker === null ? null : await checker(panel);
  const confirmed = about ?? signed.digest;
  const memberId = confirmer === null || confirmer.identityId === panel.recorder ? null : confirmer.identityId;
  const check = { reviewId, of: "transcription" as const, digest: confirmed, memberId, remark: "" };
  const statements = [signed, ...(confirmer === null ? [] : [confirmer.sign("confirmation", check, [confirmed])])];
  const to = [await recipientOf(panel.table, panel.chair.identityId)];
  const marks = [paperMark(digest, member.identityId)];
  await recorder.post(to, { kind: "seat", about: digest, marks, statements });
  await exchange(panel);
}

const memberOf = (panel: TestPanel) => insider(panel, onPaper(panel));

async function revealed(panel: TestPanel) {
  for (const member of panel.members) if (member !== onPaper(panel)) await signSheet(member, closed.review);
  await exchange(panel);
  await sitDown(panel.chair);
  const { reviewId } = closed.review;
  return panel.table.client.chair.reveal({ reviewId, missing: [], pin: panel.chair.pin });
}

const lies: readonly (readonly [string, Forged])[] = [
  ["without a check", { checker: null }],
  ["checked by the recorder who typed it", { checker: (panel) => insider(panel, "recorder") }],
  ["checked by another member in the member's name", { checker: (panel) => insider(panel, panel.guest) }],
  [
    "that says another member checked it",
    {
      body: (body, panel) => ({ ...body, checkerId: panel.chair.identityId }),
      checker: (panel) => insider(panel, panel.chair),
    },
  ],
  ["whose check is of something else", { about: "7".repeat(64) }],
  ["without a scan", { body: (body) => ({ ...body, scans: [] }) }],
  [
    "with more points than a criterion has",
    {
      body: (body) => ({
        ...body,
        sheet: { ...body.sheet, scores: body.sheet.scores.map((score) => ({ ...score, score: 10_000 })) },
      }),
    },
  ],
  [
    "of another member's sheet",
    {
      body: (body, panel) => ({ ...body, sheet: { ...body.sheet, memberId: panel.guest.identityId } }),
    },
  ],
  ["of another package version", { body: (body) => ({ ...body, sheet: { ...body.sheet, dossier: "8".repeat(64) } }) }],
];

describe("a recorder with tools of their own", () => {
  test.each(lies)("a transcription %s stops the reveal by name", async (_, forged) => {
    const panel = await closed.restore();
    await post(panel, forged);
    const reply = await revealed(panel);
    expect(reply).toMatchObject({
      ok: false,
      error: { code: "sheet-unsound", details: { name: onPaper(panel).name } },
    });
    expect(await keptOn(panel.table, closed.review.reviewId, "transcription")).toEqual([]);
  });

  test("an honest one by the same road counts, so that the lies above are what is refused", async () => {
    const panel = await closed.restore();
    await post(panel);
    await valueOf(revealed(panel));
    const scores = await valueOf(panel.table.client.chair.scores({ reviewId: closed.review.reviewId }));
    expect(scores.channels[onPaper(panel).identityId]).toBe("paper");
  });

  test("a transcription beside the member's own sheet is not even looked at", async () => {
    const panel = await closed.restore();
    await signSheet(onPaper(panel), closed.review, 90);
    await post(panel, { checker: null });
    await valueOf(revealed(panel));
    const [reveal] = await keptOn(panel.table, closed.review.reviewId, "reveal");
    expect(reveal?.body.sheets.map((sheet) => sheet.channel)).not.toContain("paper");
  });

  test("a transcription in the clear, or of somebody not on the panel, is not taken in", async () => {
    const panel = await closed.restore();
    const member = onPaper(panel);
    const recorder = await insider(panel, "recorder");
    const { reviewId, digest } = closed.review;
    const body: Body = {
      reviewId,
      memberId: member.identityId,
      transcriberId: panel.recorder,
      checkerId: member.identityId,
      sheet: await paperSheet(panel, member, closed.review),
      scans: [{ digest: "5".repeat(64), size: 9, mediaType: "image/png" }],
    };
    const statements = [recorder.sign("transcription", body, [digest])];
    const chair = await recipientOf(panel.table, panel.chair.identityId);
    await recorder.post([chair], { kind: "other", about: digest, statements });
    await recorder.post([chair], {
      kind: "seat",
      about: digest,
      marks: [paperMark(digest, panel.secretariat)],
      statements,
    });
    await exchange(panel);
    const { inbox } = await valueOf(panel.table.client.sync.state({}));
    expect(inbox.filter((row) => row.state === "refused")).toHaveLength(2);
    expect(await keptOn(panel.table, reviewId, "transcription")).toEqual([]);
    await sitDown(panel.chair);
    const { facts } = await valueOf(panel.table.client.reviews.read({ reviewId }));
    expect(facts.members.find(({ identityId }) => identityId === member.identityId)?.sheet).toBe("none");
  });
});

test("a member whose paper the reveal counts though they signed an own sheet does not co-sign", async () => {
  const panel = await closed.restore();
  const member = onPaper(panel);
  await signSheet(member, closed.review, 90);
  const { reviewId, digest } = closed.review;
  const chair = await insider(panel, panel.chair);
  const [record] = await keptOn(panel.table, reviewId, "joint-record");
  const sheets = [{ memberId: member.identityId, digest: "9".repeat(64), channel: "paper" as const }];
  const missing = panel.members
    .filter((each) => each !== member)
    .map(({ identityId: memberId }) => ({ memberId, reason: "未交" }));
  const body = { reviewId, dossier: digest, record: record?.digest ?? null, sheets, missing, predecessor: null };
  const reveal = chair.sign("reveal", body, [digest, "9".repeat(64)]);
  const file = await chair.pack([await recipientOf(panel.table, member.identityId)], {
    kind: "other",
    about: digest,
    statements: [reveal],
  });
  const { client, platform } = panel.table;
  await sitDown(member);
  const { inspection } = await valueOf(client.packages.inspect({ file: platform.giveFile(file) }));
  await valueOf(client.packages.import({ inspection }));
  const opinion = await freeze(panel, closed.review);
  for (const voter of panel.members.filter(({ station }) => station === panel.table)) {
    await sitDown(voter);
    await valueOf(client.chair.vote({ reviewId, opinion, choice: "for", pin: voter.pin }));
  }
  await sitDown(member);
  expect(await codeOf(client.chair.cosign({ reviewId, pin: member.pin }))).toBe("own-sheet-not-counted");
});
