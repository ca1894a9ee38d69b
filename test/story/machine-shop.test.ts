import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { proveInside } from "#cli/prove-inside.ts";
import { openVaultKeys } from "#cli/vault-keys.ts";
import { materialFile, readStories } from "#engine/demo/story-files.ts";
import { inspectPackage } from "#engine/trust/inspect-package.ts";
import { readStatement } from "#engine/trust/signing.ts";
import { resources, valueOf } from "#test/support/workstation.ts";
import { differencesOf } from "./compare.ts";
import { filesUnder, findPhrases } from "./find-phrases.ts";
import { type PlayedStory, playStory } from "./play.ts";
import { proveAgain, provedCount, vaultFolder } from "./prove-again.ts";
import { layTable, sitDown, storyPassphrase } from "./table.ts";

const objection = "质询 6 的答复没有依据材料，请在记录中注明为现场口头估计。";
const before = process.env["TMPDIR"];
const root = mkdtempSync(path.join(tmpdir(), "guijian-story-"));
const folders = {
  homes: path.join(root, "homes"),
  mailbox: path.join(root, "mailbox"),
  temporary: path.join(root, "tmp"),
};
let played: PlayedStory;

beforeAll(async () => {
  mkdirSync(folders.temporary);
  process.env["TMPDIR"] = folders.temporary;
  const story = readStories(resources).find(({ id }) => id === "machine-shop");
  if (story === undefined) throw new Error("the machine shop does not ship");
  const table = await layTable([story], folders);
  played = await playStory(table, story, { m4: objection });
}, 180_000);

afterAll(async () => {
  await played.table.close();
  if (before === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = before;
});

test("the machine shop ends as its author worked out", () => {
  expect(differencesOf(played)).toEqual([]);
  expect(played.concluded.rounds.map(({ proposal }) => proposal)).toEqual(["rectification"]);
  expect(played.concluded.register).toBeNull();
});

test("two sheets came from laptops as sealed packages, the others from seats", () => {
  const { channels } = played.concluded.scores;
  expect(Object.values(channels).toSorted()).toEqual(["laptop", "laptop", "seat", "seat", "seat"]);
  expect(played.held.sheetFiles).toHaveLength(2);
});

test("the objection to the record is kept beside the confirmations, and the record was signed anew after the reading", async () => {
  const { table, issued } = played;
  const client = await sitDown(table.recorder);
  const { record, responses, changedSince } = await valueOf(client.record.read({ reviewId: issued.reviewId }));
  expect(responses.filter(({ stance }) => stance === "objected").map(({ text }) => text)).toEqual([objection]);
  expect(responses.filter(({ stance }) => stance === "confirmed")).toHaveLength(9);
  expect(record.events.map(({ event }) => event)).toContain("applicant-statement");
  expect(changedSince).toBe(false);
});

test("nothing known lies readable under the vaults, the temporary folder or the mailbox, open or closed", async () => {
  const { story } = played.issued;
  const exported = materialFile(resources, story, story.materials.find(({ no }) => no === "12")?.file ?? "");
  const line = readFileSync(exported, "utf8").split("\r\n")[1] ?? "";
  const phrases = [
    story.profile.title,
    story.sheets[0]?.findings[0]?.text ?? "",
    ...story.sheets.map(({ privateNote }) => privateNote),
    story.questions[0]?.answer ?? "",
    story.rounds[1]?.dissents[0]?.text ?? "",
    objection,
    line,
    "12-现场导出.csv",
  ];
  const places = Object.values(folders);
  expect(findPhrases(places, phrases)).toEqual([]);
  await played.table.close();
  expect(findPhrases(places, phrases)).toEqual([]);
  expect(places.flatMap(filesUnder).length).toBeGreaterThan(100);
});

test("the sealed result proves again from the file and the closed vault alone", async () => {
  const findings = await proveAgain(played.table, played.concluded.resultFile);
  expect(findings.filter(({ state }) => state !== "proved")).toEqual([]);
  const counts = ["sheet", "ballot", "cosign", "commitment", "joint-record", "objection", "dissent"] as const;
  // One member committed in ink; the record was signed twice.
  expect(counts.map((kind) => provedCount(findings, kind))).toEqual([5, 5, 5, 4, 2, 1, 1]);
});

test.each([
  { kind: "sheet", place: "result sheets" },
  { kind: "ballot", place: "result ballot" },
  { kind: "cosign", place: "result evidence" },
  { kind: "dissent", place: "result evidence" },
  { kind: "dossier", place: "result evidence" },
] as const)("a result from which a $kind was taken does not hold", async ({ kind, place }) => {
  const { table, concluded } = played;
  const vault = await openVaultKeys(vaultFolder(table.station.home), storyPassphrase);
  try {
    const seat = vault.seats.find(({ identityId }) => identityId === table.secretariat.identityId);
    const identities = seat === undefined ? [] : await vault.identitiesOf(seat, table.secretariat.pin);
    const { content, manifest } = await inspectPackage(concluded.resultFile, { identities });
    if (content === null || manifest === null) throw new Error("the result does not open");
    const taken = content.statements.find((bytes) => readStatement(bytes).statement.kind === kind);
    const statements = content.statements.filter((bytes) => bytes !== taken);
    const findings = proveInside(vault.db, { ...content, manifest, statements });
    expect(findings.filter(({ state }) => state === "failed").map((finding) => finding.place)).toContain(place);
  } finally {
    vault.close();
  }
});

test("the search refuses a phrase that chance alone would find in ciphertext", () => {
  expect(() => findPhrases([root], ["私记"])).toThrow("私记");
});

test("the search does find a phrase that lies open, however it is written", () => {
  const open = path.join(root, "open");
  mkdirSync(open);
  const phrase = "私记甲：口径";
  const note = `前言${phrase}后语`;
  const utf16 = Buffer.from(note, "utf16le");
  writeFileSync(path.join(open, "utf-8"), note);
  writeFileSync(path.join(open, "utf-16le"), utf16);
  writeFileSync(path.join(open, "utf-16be"), Buffer.from(utf16).swap16());
  writeFileSync(path.join(open, "json"), "\\u79c1\\u8bb0\\u7532\\uff1a\\u53e3\\u5f84");
  for (const shift of [0, 1, 2])
    writeFileSync(path.join(open, `base64+${shift}`), Buffer.from(`${"a".repeat(shift)}${phrase}b`).toString("base64"));
  const found = findPhrases([open], [phrase]).map(({ file, encoding }) => `${encoding} in ${path.basename(file)}`);
  const forms = ["base64+0", "base64+1", "base64+2", "json", "utf-16be", "utf-16le", "utf-8"];
  expect(found.toSorted()).toEqual(forms.map((form) => `${form} in ${form}`));
});
