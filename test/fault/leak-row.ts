import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readStories } from "#engine/demo/story-files.ts";
import { filesUnder, findPhrases } from "#test/story/find-phrases.ts";
import { playStory } from "#test/story/play.ts";
import { layTable } from "#test/story/table.ts";
import { resources } from "#test/support/workstation.ts";
import { createTally, type FaultRow } from "./fault-row.ts";

/** Plays a whole review on three workstations and searches every file they left, open and closed, for what was said in it. */
export async function leakRow(): Promise<FaultRow> {
  const root = mkdtempSync(path.join(tmpdir(), "guijian-leak-"));
  const folders = {
    homes: path.join(root, "homes"),
    mailbox: path.join(root, "mailbox"),
    temporary: path.join(root, "temporary"),
  };
  mkdirSync(folders.temporary);
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folders.temporary;
  const tally = createTally();
  try {
    const story = readStories(resources).find(({ id }) => id === "machine-shop");
    if (story === undefined) throw new Error("the machine shop does not ship");
    const table = await layTable([story], folders);
    await playStory(table, story);
    const phrases = [
      story.profile.title,
      ...story.sheets.flatMap(({ findings, privateNote }) => [...findings.map(({ text }) => text), privateNote]),
      ...story.questions.flatMap(({ text, answer }) => [text, answer]),
      ...story.materials.map(({ title }) => title),
    ].filter((phrase) => Buffer.byteLength(phrase) >= 12);
    search("open", Object.values(folders), phrases, tally);
    await table.close();
    search("closed", Object.values(folders), phrases, tally);
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
    rmSync(root, { recursive: true, force: true });
  }
  const work = "every file under vaults, mailbox and temporary folder searched for what the review said";
  return tally.row({ id: "leak", work, bar: "none found" });
}

function search(
  when: string,
  places: readonly string[],
  phrases: readonly string[],
  tally: ReturnType<typeof createTally>,
): void {
  const leaks = findPhrases(places, phrases);
  for (const { file, phrase, encoding } of leaks) tally.bad(when, `${phrase} (${encoding}) in ${path.basename(file)}`);
  const clean = places.flatMap(filesUnder).length - new Set(leaks.map(({ file }) => file)).size;
  for (let file = 0; file < clean; file += 1) tally.good(when);
}
