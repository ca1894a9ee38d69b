import { createHash } from "node:crypto";
import { z } from "zod";
import { materialFile } from "#engine/demo/story-files.ts";
import {
  attendanceWrites,
  checkWrites,
  csvReadings,
  eventWrites,
  paperCommitmentWrites,
  questionWrites,
  readingWrites,
  type RecordWrite,
} from "#engine/demo/story-to-record.ts";
import { kindRules } from "#shared/domain/standard/rules-schema.ts";
import { findingWrites, type PrivateWrite, scoreWrites } from "#engine/demo/story-to-sheets.ts";
import type { TestItemView } from "#shared/contract/reviews.ts";
import { codeOf, resources, valueOf } from "#test/support/workstation.ts";
import type { IssuedStory, Sitter } from "./before.ts";
import { exchange, sitDown, type Table } from "./table.ts";

/** What the sitting leaves behind before anything is revealed. */
export interface HeldSitting {
  /** Measurements and verdicts as every member could see them. */
  readonly tests: readonly TestItemView[];
  /** What each member's own screen said when signing: percent of what that member could give, by member key. */
  readonly rates: ReadonlyMap<string, string>;
  /** Names under which the laptops saved their sealed sheets. */
  readonly sheetFiles: readonly { readonly member: Sitter; readonly saved: string }[];
}

/** Plays a sitting from 签到 to the signed sheets. `objections` are by member key: who files one instead of confirming the record. */
export async function holdSitting(
  table: Table,
  issued: IssuedStory,
  objections: Readonly<Record<string, string>> = {},
): Promise<HeldSitting> {
  const { story, reviewId, names, members } = issued;
  table.clock.moveTo(story.sitting.startsAt);
  await keepRecord(table, issued, attendanceWrites(story, names));
  await keepRecord(table, issued, paperCommitmentWrites(story, names, story.sitting.startsAt));
  for (const member of members) await commitTo(issued, member);
  await exchangeAll(table, members);

  const events = eventWrites(story);
  const leaving = events.findIndex((write) => write.key === "applicant-left");
  await keepRecord(table, issued, events.slice(0, leaving));
  await keepRecord(table, issued, checkWrites(story, names));
  await keepRecord(table, issued, readingWrites(story, names));
  await importReadings(table, issued);
  await keepRecord(table, issued, questionWrites(story, names));
  for (const member of members) await writeFindings(issued, member);

  await keepRecord(table, issued, events.slice(leaving, leaving + 1));
  await signRecord(table, issued, objections);
  const rates = new Map<string, string>();
  const sheetFiles: { member: Sitter; saved: string }[] = [];
  for (const member of members) {
    rates.set(member.key, await signSheet(issued, member));
    if (member.station !== table.station) {
      const saved = `${story.id}-${member.key}.gjs`;
      const save = member.station.platform.place(saved);
      await valueOf(member.station.client.sheets.exportSheet({ reviewId, save }));
      sheetFiles.push({ member, saved });
    }
  }
  await exchangeAll(table, members);
  const client = await sitDown(table.recorder);
  const { tests } = await valueOf(client.record.read({ reviewId }));
  return { tests, rates, sheetFiles };
}

/** The moments after the vote: the opinion is read out, the applicant speaks, and the record that says so is signed anew. */
export async function closeSitting(table: Table, issued: IssuedStory): Promise<void> {
  const events = eventWrites(issued.story);
  const leaving = events.findIndex((write) => write.key === "applicant-left");
  const late = events.slice(leaving + 1);
  if (late.length === 0) return;
  await keepRecord(table, issued, late);
  await signRecord(table, issued, {});
}

/** Everyone exchanges with the mailbox, laptops first, then each seat at the table that something may wait for. */
export async function exchangeAll(table: Table, members: readonly Sitter[]): Promise<void> {
  const remote = members.filter((member) => member.station !== table.station);
  for (const member of remote) await exchange(member);
  await exchange(table.recorder);
  for (const member of members) if (member.position === "chair") await exchange(member);
  for (const member of remote) await exchange(member);
}

async function keepRecord(table: Table, { reviewId }: IssuedStory, writes: readonly RecordWrite[]): Promise<void> {
  const client = await sitDown(table.recorder);
  for (const { kind, key, value } of writes) {
    const at = momentOf(value);
    if (at !== null) table.clock.moveTo(at);
    await valueOf(client.record.write({ reviewId, kind, key, value }));
  }
}

/** When the story says an entry was made; null where it does not say. */
function momentOf(value: RecordWrite["value"]): string | null {
  return z.object({ at: z.string() }).safeParse(value).data?.at ?? null;
}

/** The commitment opens the materials, and nothing before it does. Whoever signed in ink finds the gate open already. */
async function commitTo({ reviewId, story, names }: IssuedStory, member: Sitter): Promise<void> {
  const client = await sitDown(member);
  const first = story.materials[0];
  if (first === undefined) throw new Error(`${story.id} has no materials`);
  const wanted = { dossierId: reviewId, materialId: names.material(first.no) };
  if (member.commitment === "signed") {
    const early = await codeOf(client.materials.open(wanted));
    if (early !== "gate-closed") throw new Error(`materials were open before the commitment: ${early}`);
    await valueOf(client.reviews.commit({ reviewId, pin: member.pin }));
  }
  const { grant } = await valueOf(client.materials.open(wanted));
  const source = await member.station.application.material(grant);
  const hash = createHash("sha256");
  if (source !== null) for await (const piece of source.read(0, source.size)) hash.update(piece);
  await valueOf(client.materials.close({ grant }));
  const { materials } = await valueOf(client.reviews.dossier({ reviewId }));
  const told = materials.find((material) => material.id === wanted.materialId)?.digest;
  if (hash.digest("hex") !== told) throw new Error(`material ${first.no} does not read as the dossier says`);
}

/** Imports every CSV whole and then adds the applicant's witness, which no file carries. */
async function importReadings(table: Table, { reviewId, story, names }: IssuedStory): Promise<void> {
  const client = await sitDown(table.recorder);
  for (const { testItemId, file, rows, mapping, sampledBy, environment, witness, remark } of csvReadings(
    story,
    names,
  )) {
    const grant = table.station.platform.giveFile(materialFile(resources, story, file));
    const { preview } = await valueOf(client.record.previewCsv({ reviewId, file: grant }));
    const imported = await valueOf(
      client.record.importCsv({ reviewId, preview, testItemId, mapping, leaveOut: [], sampledBy, environment }),
    );
    if (imported.state !== "imported" || imported.rows !== rows)
      throw new Error(`${file}: ${JSON.stringify(imported).slice(0, 200)} instead of ${rows} rows`);
    const { record } = await valueOf(client.record.read({ reviewId }));
    const reading = record.readings.find((entry) => entry.testItemId === testItemId);
    if (reading === undefined) throw new Error(`${file} left no reading`);
    const value = { ...reading, witness, remark };
    await valueOf(client.record.write({ reviewId, kind: "reading", key: testItemId, value }));
  }
}

function sheetOf({ story }: IssuedStory, member: Sitter) {
  const sheet = story.sheets.find((candidate) => candidate.member === member.key);
  if (sheet === undefined) throw new Error(`${story.id} has no sheet of ${member.key}`);
  return sheet;
}

async function writeFindings(issued: IssuedStory, member: Sitter): Promise<void> {
  const client = await sitDown(member);
  const sheet = sheetOf(issued, member);
  const { reviewId, names } = issued;
  for (const { key, value } of findingWrites(sheet, names))
    await valueOf(client.sheets.write({ reviewId, key, value }));
  const [score] = scoreWrites(sheet);
  if (score === undefined) return;
  const early = await codeOf(client.sheets.write({ reviewId, ...score }));
  if (early !== "gate-closed") throw new Error(`scoring was open before the applicant left: ${early}`);
}

async function signRecord(
  table: Table,
  { reviewId, members }: IssuedStory,
  objections: Readonly<Record<string, string>>,
): Promise<void> {
  const client = await sitDown(table.recorder);
  await valueOf(client.record.sign({ reviewId, pin: table.recorder.pin }));
  await exchangeAll(table, members);
  for (const member of members) {
    const own = await sitDown(member);
    const objection = objections[member.key] ?? null;
    await valueOf(own.record.respond({ reviewId, objection, pin: member.pin }));
  }
  await exchangeAll(table, members);
}

/** Where a form asks for grades, points of one's own are refused. */
async function refuseOwnPoints({ reviewId, story }: IssuedStory, member: Sitter, scores: readonly PrivateWrite[]) {
  const client = await sitDown(member);
  const { rules } = await valueOf(client.reviews.dossier({ reviewId }));
  const [first] = scores;
  if (kindRules(rules, story.kind).form !== "grades" || first?.value.kind !== "score") return;
  const code = await codeOf(client.sheets.write({ reviewId, key: first.key, value: { ...first.value, score: 1 } }));
  if (code !== "invalid-input") throw new Error(`${story.id} took points where it asks for grades: ${code}`);
}

async function signSheet(issued: IssuedStory, member: Sitter): Promise<string> {
  const client = await sitDown(member);
  const { reviewId } = issued;
  await refuseOwnPoints(issued, member, scoreWrites(sheetOf(issued, member)));
  for (const { key, value } of scoreWrites(sheetOf(issued, member)))
    await valueOf(client.sheets.write({ reviewId, key, value }));
  const { total } = await valueOf(client.sheets.preview({ reviewId }));
  await valueOf(client.sheets.sign({ reviewId, pin: member.pin }));
  return total;
}
