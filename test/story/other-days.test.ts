import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { readStories } from "#engine/demo/story-files.ts";
import { resources, valueOf } from "#test/support/workstation.ts";
import { differencesOf } from "./compare.ts";
import { byDay, playStory } from "./play.ts";
import { layTable, sitDown } from "./table.ts";

const days = byDay(readStories(resources)).filter((stories) => stories.every(({ id }) => id !== "machine-shop"));

test.each(days.map((stories) => ({ name: stories.map(({ id }) => id).join(" and "), stories })))(
  "$name end as their author worked out",
  async ({ stories }) => {
    const root = mkdtempSync(path.join(tmpdir(), "guijian-story-"));
    const folders = { homes: path.join(root, "homes"), mailbox: path.join(root, "mailbox") };
    const table = await layTable(stories, folders);
    for (const story of stories) {
      const played = await playStory(table, story);
      expect(differencesOf(played)).toEqual([]);
    }
    const client = await sitDown(table.secretariat);
    const registers = await valueOf(client.sync.registers({}));
    expect(registers.map(({ code }) => code)).toEqual(stories.map(({ profile }) => profile.code));
    const graded = stories.map(({ expected }) => expected.grade !== null);
    expect(registers.map(({ grade }) => grade !== null)).toEqual(graded);
    const libraries = registers.filter(({ register }) => register === "project-library").map(({ code }) => code);
    const recommended = stories.filter(({ kind, outcome }) => kind === "initiation" && outcome === "passed");
    expect(libraries).toEqual(recommended.map(({ profile }) => profile.code));
    expect(registers.every(({ receipt, decision }) => receipt !== null && decision !== null)).toBe(true);
    for (const { reviewId } of registers.filter(({ grade }) => grade !== null)) {
      const { rows } = await valueOf(client.packs.compliance({ reviewId }));
      const verdicts = Object.fromEntries(rows.map(({ clauses: [clause = ""], verdict }) => [clause, verdict]));
      expect(verdicts).toMatchObject({
        "perf.grade.excellent": "not-applicable",
        "perf.grade.good": "met",
        "perf.grade.pass": "not-applicable",
        "perf.grade.fail": "not-applicable",
        "perf.annual": "met",
        "perf.methods": "met",
      });
    }
    await table.close();
  },
  240_000,
);
