import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runVerify, type Terminal } from "#cli/run-verify.ts";
import { readStories } from "#engine/demo/story-files.ts";
import { openFrame } from "#engine/trust/package-frame.ts";
import { zipLayout } from "#engine/trust/zip-layout.ts";
import { resources } from "#test/support/workstation.ts";
import { issueStory } from "#test/story/before.ts";
import { vaultFolder } from "#test/story/prove-again.ts";
import { layTable, storyPassphrase, type Table } from "#test/story/table.ts";

const root = mkdtempSync(path.join(tmpdir(), "guijian-verify-"));
const file = path.join(root, "machine-shop.gjd");
const request = path.join(root, "request.gjx");
let table: Table;
let bytes: Buffer;
let vault: string;

beforeAll(async () => {
  const story = readStories(resources).find(({ id }) => id === "machine-shop");
  if (story === undefined) throw new Error("the machine shop does not ship");
  table = await layTable([story], { homes: path.join(root, "homes"), mailbox: path.join(root, "mailbox") });
  const issued = await issueStory(table, story);
  bytes = Buffer.from(table.station.platform.saved.get(issued.package) ?? []);
  writeFileSync(file, bytes);
  writeFileSync(request, table.laptops[0]?.platform.saved.get("登记申请.gjx") ?? new Uint8Array());
  await table.close();
  vault = vaultFolder(table.station.home);
}, 120_000);

afterAll(() => table.close());

interface Answered {
  readonly code: number;
  readonly lines: readonly string[];
}

async function verify(
  args: readonly string[],
  secrets: { readonly passphrase?: string; readonly pin?: string } = {},
): Promise<Answered> {
  const lines: string[] = [];
  const terminal: Terminal = {
    environment: { GUIJIAN_PASSPHRASE: secrets.passphrase, GUIJIAN_PIN: secrets.pin },
    ask: () => Promise.resolve(""),
    print: (line) => void lines.push(line),
  };
  return { code: await runVerify(args, terminal), lines };
}

function placesOf({ lines }: Answered, sign: "✓" | "–" | "✗"): readonly string[] {
  return lines.flatMap((line) => (line.startsWith(sign) ? [/\[(.*?)\]/.exec(line)?.[1] ?? ""] : []));
}

test("without a key the outer statement and every sealed byte are proved, and the rest is said not to be", async () => {
  const answered = await verify([file]);
  expect(answered.code).toBe(0);
  expect(placesOf(answered, "–")).toEqual(["issuer", "envelope.age"]);
  expect(placesOf(answered, "✗")).toEqual([]);
  // Manifest twice (its signature and its bytes), the envelope, 28 materials.
  expect(placesOf(answered, "✓")).toHaveLength(2 + 1 + 28);
});

test("the alliance's fingerprint proves the issuer, another one does not", async () => {
  const answered = await verify([file, "--anchor", table.anchor]);
  expect(answered.code).toBe(0);
  expect(placesOf(answered, "✓")).toContain("issuer");
  const other = table.anchor.startsWith("0") ? `1${table.anchor.slice(1)}` : `0${table.anchor.slice(1)}`;
  const wrong = await verify([file, "--anchor", other]);
  expect(wrong.code).not.toBe(0);
});

test("with the recorder's seat in the vault everything is proved, down to the plaintext of each material", async () => {
  const { name, pin } = table.recorder;
  const answered = await verify([file, "--vault", vault, "--seat", name], { passphrase: storyPassphrase, pin });
  expect(placesOf(answered, "–")).toEqual([]);
  expect(answered.code).toBe(0);
  expect(placesOf(answered, "✓")).toContain("dossier materials");
  expect(answered.lines.filter((line) => line.includes("sealed bytes and plaintext as signed"))).toHaveLength(29);
});

test("a wrong passphrase, a wrong PIN, a missing file and wrong arguments are told apart from a bad file", async () => {
  const { name, pin } = table.recorder;
  expect((await verify([file, "--vault", vault], { passphrase: "不对的口令 不对的口令" })).code).toBe(2);
  const seated = [file, "--vault", vault, "--seat", name];
  expect((await verify(seated, { passphrase: storyPassphrase, pin: `${pin.slice(1)}9` })).code).toBe(2);
  expect((await verify([path.join(root, "none")])).code).toBe(2);
  expect((await verify([])).code).toBe(2);
  expect((await verify([file, "--anchor", "not a fingerprint"])).code).toBe(2);
});

test("one flipped byte anywhere fails and is placed", async () => {
  const frame = await openFrame(file);
  const { entries } = frame;
  await frame.close();
  const layout = zipLayout(entries);
  const ends = [...layout.offsets.slice(1), layout.directory];
  const inEntries = entries.flatMap(({ name }, index) => {
    const from = layout.offsets[index] ?? 0;
    const to = ends[index] ?? 0;
    return [from, from + 14, from + 31, Math.floor((from + to) / 2), to - 1].map((at) => ({ at, name }));
  });
  const inDirectory = [layout.directory, layout.directory + 60, layout.total - 1].map((at) => ({ at, name: "offset" }));
  for (const { at, name } of [...inEntries, ...inDirectory]) {
    const flipped = path.join(root, "flipped");
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 0x10;
    writeFileSync(flipped, changed);
    const answered = await verify([flipped]);
    const places = placesOf(answered, "✗");
    expect(answered.code, `byte ${at}`).toBe(1);
    // The first header decides whether it is a package at all: a byte of it is placed at the start.
    const wanted = name === "manifest.dsse" ? /^(manifest\.dsse|offset \d+|statement)/ : new RegExp(`^${name}`);
    expect(
      places.some((place) => wanted.test(place)),
      `byte ${at}: ${places.join()} instead of ${name}`,
    ).toBe(true);
  }
});

test("a file cut short or grown by a byte fails", async () => {
  for (const changed of [bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.from([0])]), bytes.subarray(0, 20)]) {
    const other = path.join(root, "resized");
    writeFileSync(other, changed);
    const answered = await verify([other]);
    expect(answered.code).toBe(1);
    expect(placesOf(answered, "✗")).toHaveLength(1);
  }
});

test("an enrolment request proves itself and asks for the fingerprint to be compared; a changed one fails", async () => {
  const answered = await verify([request]);
  expect(answered.code).toBe(0);
  expect(placesOf(answered, "✓")[0]).toMatch(/^enrolment /);
  const text = readFileSync(request, "utf8");
  const at = text.indexOf('"sig":"') + 20;
  writeFileSync(`${request}.changed`, `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`);
  expect((await verify([`${request}.changed`])).code).toBe(1);
});

test("the command asks for secrets on the standard input and answers by its exit code", () => {
  const command = path.resolve(import.meta.dirname, "../../electron/cli/verify.ts");
  const { name, pin } = table.recorder;
  const args = [command, file, "--vault", vault, "--seat", name];
  const run = spawnSync(process.execPath, args, { input: `${storyPassphrase}\n${pin}\n`, encoding: "utf8" });
  expect(run.stderr).toContain("passphrase");
  expect(run.status).toBe(0);
  expect(run.stdout).toContain("0 not proved, 0 failed");
});
