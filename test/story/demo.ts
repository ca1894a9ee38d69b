// `npm run demo`: every demo review played headless through the contract, with three workstations and one mailbox each day. Results in out/demo/.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readStories } from "#engine/demo/story-files.ts";
import { resources, valueOf } from "#test/support/workstation.ts";
import { differencesOf } from "./compare.ts";
import { byDay, type PlayedStory, playStory } from "./play.ts";
import { proveAgain, provedCount } from "./prove-again.ts";
import { type ReportedReview, reportOf } from "./report.ts";
import { layTable, sitDown } from "./table.ts";

/** The story's clock shows the time of the place where it happens. */
process.env["TZ"] = "Asia/Shanghai";

/** Who does not sign the joint record as it stands, and why. */
const objections: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "machine-shop": { m4: "质询 6 的答复“估计误报增加一倍左右”没有依据材料，请在记录中注明为现场口头估计。" },
};

const out = path.resolve(import.meta.dirname, "../../out/demo");
rmSync(out, { recursive: true, force: true });
const folders = {
  documents: path.join(out, "documents"),
  packages: path.join(out, "packages"),
  mailbox: path.join(out, "mailbox"),
  workstations: path.join(out, "workstations"),
};
for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });

const reviews: ReportedReview[] = [];
for (const stories of byDay(readStories(resources))) {
  const begun = performance.now();
  const homes = path.join(folders.workstations, stories.map(({ id }) => id).join("+"));
  const table = await layTable(stories, { homes, mailbox: folders.mailbox });
  const played: { readonly story: PlayedStory; readonly documents: readonly string[] }[] = [];
  for (const story of stories) {
    const one = await playStory(table, story, objections[story.id]);
    played.push({ story: one, documents: await exportDocuments(one) });
    savePackages(one);
  }
  await table.close();
  for (const { story, documents } of played) reviews.push(await conclude(story, documents));
  say(`${stories.map(({ id }) => id).join(", ")}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}
const differing = reviews.filter(({ differences }) => differences.length > 0);
writeFileSync(path.join(out, "report.json"), `${JSON.stringify({ schema: 1, reviews }, null, 2)}\n`);
for (const review of reviews) printReview(review);
say(`\n${path.relative(process.cwd(), out)}/report.json, documents/, packages/, mailbox/, workstations/`);
process.exitCode = differing.length === 0 && reviews.length > 0 ? 0 : 1;

/** The Word files of both audiences, under one name each: dossier, audience, place in the set. */
async function exportDocuments({ table, issued }: PlayedStory): Promise<readonly string[]> {
  const client = await sitDown(table.secretariat);
  const names: string[] = [];
  for (const audience of ["archive", "applicant"] as const) {
    const set = mkdtempSync(path.join(out, "set-"));
    const folder = table.station.platform.folder(set);
    await valueOf(client.documents.exportSet({ reviewId: issued.reviewId, audience, folder }));
    for (const file of readdirSync(set)) {
      const name = `${issued.story.id}-${audience}-${file}`;
      renameSync(path.join(set, file), path.join(folders.documents, name));
      names.push(name);
    }
    rmSync(set, { recursive: true });
  }
  return names;
}

/** The sealed files that travelled: the dossier as a stick would carry it, two members' sheets, the result. */
function savePackages({ table, issued, held, concluded }: PlayedStory): void {
  const write = (name: string, bytes: Uint8Array | undefined): void => {
    if (bytes === undefined) throw new Error(`${name} was not saved`);
    writeFileSync(path.join(folders.packages, name), bytes);
  };
  write(issued.package, table.station.platform.saved.get(issued.package));
  for (const { member, saved } of held.sheetFiles) write(saved, member.station.platform.saved.get(saved));
  copyFileSync(concluded.resultFile, path.join(folders.packages, `${issued.story.id}.gjr`));
}

/** Proves the sealed result once more, from the file and the closed vault alone, and compares everything with what the story's author worked out. */
async function conclude(played: PlayedStory, documents: readonly string[]): Promise<ReportedReview> {
  const findings = await proveAgain(played.table, path.join(folders.packages, `${played.issued.story.id}.gjr`));
  const failed = findings.filter(({ state }) => state !== "proved").map(({ place, en }) => `${place}: ${en}`);
  const verified = provedCount(findings, "sheet");
  return reportOf(played, { verified, documents, differences: [...differencesOf(played), ...failed] });
}

function printReview(review: ReportedReview): void {
  const { for: yes, against, abstain } = review.ballot;
  const met = review.measurements.filter((row) => row.met === true).length;
  say(
    `${review.code} ${review.kind} ${review.dossier}: ${review.outcome} ${review.conclusion}  ${yes}:${against}:${abstain}  score ${review.score ?? "—"}${review.grade === null ? "" : ` ${review.grade}`}  ` +
      `sheets ${review.verified}/${review.sheets} verified  requirements ${met}/${review.measurements.length} met  ` +
      `documents ${review.documents.length}  receipt ${review.receipt.slice(0, 12)}`,
  );
  for (const difference of review.differences) say(`  ✗ ${difference}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
