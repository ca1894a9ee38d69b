import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  atSeat,
  foundPanel,
  issueSmallProject,
  passphrase,
  pins,
  sitDown,
  type TestPanel,
  type TestReview,
} from "#test/support/small-panel.ts";
import { valueOf } from "#test/support/workstation.ts";
import { type BenchRow, inTurn, type RowNotRun } from "./measure.ts";

const piece = 1024 * 1024;
const goal = "≥ 2×";

interface Content {
  readonly id: string;
  readonly what: string;
  readonly fileName: string;
  /** How hard 7z tries when it packs: enough to give it something to unpack, and no longer. */
  readonly level: 0 | 1;
  readonly fillPiece: (bytes: Buffer, random: Uint8Array) => void;
}

/** What materials are made of: recordings and scans, which nothing compresses, and tables of readings. */
const contents: readonly Content[] = [
  {
    id: "zip",
    what: "recordings and scans",
    fileName: "recording.mp4",
    level: 0,
    fillPiece: (bytes, random) => bytes.set(random),
  },
  {
    id: "zip-tables",
    what: "tables",
    fileName: "readings.csv",
    level: 1,
    fillPiece: (bytes, random) => {
      for (const [at, value] of random.entries())
        bytes[at] = at % 48 === 47 ? 0x0a : at % 6 === 5 ? 0x2c : 0x30 + (value % 10);
    },
  },
];

/** Rows zip: a package with `size` bytes of materials checked and imported, beside unpacking what people send each other now. */
export async function packageRows(size: number): Promise<readonly (BenchRow | RowNotRun)[]> {
  const seven = findSevenZip();
  if (seven === null)
    return contents.map(({ id, what }) => ({ ...wordsOf(what, size), id, goal, notRun: "no 7z, 7zz or 7za" }));
  const panel = await foundPanel();
  try {
    const review = await issueSmallProject(panel);
    const rows: BenchRow[] = [];
    for (const content of contents) rows.push(await contentRow(seven, panel, review, content, size));
    return rows;
  } finally {
    await panel.table.application.close();
    await panel.laptop.application.close();
    for (const place of [panel.table.home, panel.laptop.home, panel.mailbox]) rmSync(place, { recursive: true });
  }
}

async function contentRow(
  seven: string,
  panel: TestPanel,
  review: TestReview,
  content: Content,
  size: number,
): Promise<BenchRow> {
  const folder = mkdtempSync(path.join(tmpdir(), "guijian-bench-"));
  try {
    const plain = path.join(folder, content.fileName);
    await write(plain, size, content);
    const sealed = await packageOf(panel, review, plain, path.join(folder, "project.gjd"));
    const archive = path.join(folder, "project.7z");
    runSevenZip(seven, "a", `-mx=${content.level}`, "-mhe=on", archive, plain);
    rmSync(plain);
    const { client, platform } = panel.laptop;
    await sitDown(panel.guest);
    const out = path.join(folder, "out");
    const { ours, reference } = await inTurn(
      3,
      async () => {
        const { inspection } = await valueOf(client.packages.inspect({ file: platform.giveFile(sealed) }));
        await valueOf(client.packages.import({ inspection }));
      },
      () => runSevenZip(seven, "x", `-o${out}`, archive),
      () => rmSync(out, { recursive: true, force: true }),
    );
    const figure = reference / ours;
    const words = wordsOf(content.what, size);
    return { ...words, id: content.id, ours, reference, unit: "ms", figure, goal, met: figure >= 2 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function wordsOf(what: string, size: number) {
  const amount = size >= 1024 ** 3 ? `${size / 1024 ** 3} GiB` : `${size / 1024 ** 2} MiB`;
  return { work: `a package with ${amount} of ${what} checked and imported`, against: "7z, extraction (AES-256)" };
}

async function write(file: string, size: number, { fillPiece }: Content): Promise<void> {
  const handle = await open(file, "wx");
  const bytes = Buffer.alloc(piece);
  for (let at = 0; at < size; at += piece) {
    fillPiece(bytes, randomBytes(piece));
    await handle.write(bytes.subarray(0, Math.min(piece, size - at)));
  }
  await handle.close();
}

/** The project with this one material more, issued anew and written as a package file. */
async function packageOf(panel: TestPanel, review: TestReview, material: string, target: string): Promise<string> {
  const { client, platform } = panel.table;
  const dossierId = review.reviewId;
  await atSeat(panel, "secretariat");
  const asNamed = { no: null, title: null, category: null, nature: null };
  const unknown = { issuer: null, volumePages: null, validUntil: null };
  const before = await valueOf(client.dossiers.read({ dossierId }));
  for (const { id, no } of before.materials)
    if (no === "99") await valueOf(client.dossiers.removeMaterial({ dossierId, materialId: id }));
  const file = { file: platform.giveFile(material), ...asNamed, no: "99", ...unknown };
  await valueOf(client.dossiers.addMaterials({ dossierId, files: [file] }));
  const { digest } = await valueOf(client.dossiers.issue({ dossierId, reason: "补充材料", pin: pins.secretariat }));
  await valueOf(client.dossiers.exportPackage({ digest, pin: pins.secretariat, save: platform.placeFile(target) }));
  return target;
}

function findSevenZip(): string | null {
  const runs = (command: string): boolean => {
    try {
      execFileSync(command, ["i"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  };
  return ["7z", "7zz", "7za"].find(runs) ?? null;
}

function runSevenZip(seven: string, act: string, ...rest: readonly string[]): void {
  execFileSync(seven, [act, `-p${passphrase}`, "-y", ...rest], { stdio: ["ignore", "ignore", "inherit"] });
}
