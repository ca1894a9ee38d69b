import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readStories } from "#engine/demo/story-files.ts";
import { codeOf, resources, valueOf } from "#test/support/workstation.ts";
import { differencesOf } from "./compare.ts";
import { type PlayedStory, playStory } from "./play.ts";
import { layTable, sitDown, type Table } from "./table.ts";

const root = mkdtempSync(path.join(tmpdir(), "guijian-recheck-"));
let table: Table;
let first: PlayedStory;
let again: PlayedStory;
let owed: unknown;

beforeAll(async () => {
  const stories = readStories(resources).filter(
    ({ id, follows }) => id === "machine-shop" || follows === "machine-shop",
  );
  const [machineShop, recheck] = stories;
  if (machineShop === undefined || recheck === undefined) throw new Error("the re-check does not ship");
  table = await layTable(stories, { homes: path.join(root, "homes"), mailbox: path.join(root, "mailbox") });
  first = await playStory(table, machineShop);
  const office = await sitDown(table.secretariat);
  owed = (await valueOf(office.sync.registers({})))[0]?.follow;
  again = await playStory(table, recheck);
}, 240_000);

afterAll(() => table.close());

test("what was to be put right is passed after the re-check, by the chair and two members, on a text of its own", () => {
  expect(differencesOf(first)).toEqual([]);
  expect(differencesOf(again)).toEqual([]);
  expect([first.concluded.outcome, again.concluded.outcome]).toEqual(["rectification", "passed"]);
  expect(again.issued.members.map(({ position }) => position)).toEqual(["chair", "member", "member"]);
  expect(again.concluded.rounds.map(({ proposal, needed }) => [proposal, needed])).toEqual([["passed", 2]]);
});

test("the re-check is chained to the first result, and looks again at the one target that was not met", async () => {
  const client = await sitDown(table.secretariat);
  const { follows } = await valueOf(client.reviews.dossier({ reviewId: again.issued.reviewId }));
  expect(follows).toEqual({
    reviewId: first.issued.reviewId,
    result: first.concluded.result,
    dossier: first.issued.digest,
    reopens: { targets: ["3"], items: ["2.3"] },
  });
});

test("the project moves to the promotion library with the re-check, under the name that outcome has there", async () => {
  const client = await sitDown(table.secretariat);
  const lines = await valueOf(client.sync.registers({}));
  expect(lines.map(({ kind, outcomeTitle, register }) => [kind, outcomeTitle.zh, register])).toEqual([
    ["acceptance", "限期整改（待复核）", null],
    ["recheck", "整改后通过", "promotion-library"],
  ]);
  expect(owed).toEqual({ kind: "recheck", reviewId: null });
  expect(lines[0]?.follow).toEqual({ kind: "recheck", reviewId: again.issued.reviewId });
});

test("nothing is re-checked twice, and nothing follows a re-check that passed", async () => {
  const client = await sitDown(table.secretariat);
  expect(await codeOf(client.dossiers.follow({ reviewId: first.issued.reviewId }))).toBe("already-done");
  expect(await codeOf(client.dossiers.follow({ reviewId: again.issued.reviewId }))).toBe("gate-closed");
});

test("its stages and papers are its own: no presentation, no score sheets, an opinion after rectification", async () => {
  const client = await sitDown(table.secretariat);
  const { reviewId } = again.issued;
  const { stages } = await valueOf(client.reviews.read({ reviewId }));
  expect(stages.map(({ id }) => id)).not.toContain("presentation");
  const papers = await valueOf(client.documents.list({ reviewId }));
  const ids = papers.map(({ document }) => document);
  expect(ids).not.toContain("score-summary");
  expect(ids.some((id) => id === "recheck-opinion" || id === "acceptance-opinion")).toBe(true);
  expect(papers.find(({ document }) => document === "target-comparison")?.closed).toBeNull();
});
