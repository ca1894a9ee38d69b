import { access, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { DocumentId } from "#shared/domain/document/catalogue.ts";
import type { ArchiveFolder, FolderCheck } from "#shared/domain/document/inputs-file.ts";
import { Refusal } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import type { CommandContext } from "../context.ts";
import { requireSecretariat } from "../dossiers/write-draft.ts";
import { writeEntry } from "../entries.ts";
import { sendBytes } from "../files.ts";
import type { Task } from "../tasks.ts";
import { writingFailed } from "../trust/file-io.ts";
import { boundFileItems } from "./archive-bound-files.ts";
import { checkArchive } from "./archive-check.ts";
import { type ArchiveItem, materialItems, paperItems, statementItems } from "./archive-content.ts";
import {
  type ArchiveFolderIndex,
  archiveIndexSchema,
  archiveNames,
  writeHashed,
  writeItems,
} from "./archive-folder.ts";
import { notePrint } from "./editions.ts";
import { archivedFolderAddress } from "./gather-file.ts";
import {
  filedElsewhere,
  prepare,
  type PreparedPrint,
  prepareSet,
  type PrintRun,
  printTitle,
  startRun,
} from "./print.ts";
import { documentTitle, opinionDocument } from "./print-rules.ts";
import { documentNumber } from "./running.ts";
import { fileNamePart } from "./write-set.ts";

/** What an export came to: the folder's name, how much is in it, the hash of its index and the self-check. */
export interface ArchiveExport extends ArchiveFolder {
  readonly missing: ArchiveFolderIndex["missing"];
}

/**
 * Writes everything that is kept of a review into a new plain folder, for an archive that takes no encrypted packages: papers as Word files and as
 * the data their printed digests are of, materials as handed in then and later, scans of signed pages, signed statements, an index with the hash of every file, the self-check made by
 * reading all of it back, and the hand-over list. It appears whole or not at all. Throws Refusal `not-permitted` for anyone but the secretariat,
 * `gate-closed` before the panel has concluded, `transfer-interrupted`, `cancelled`.
 */
export async function exportArchive(context: CommandContext, reviewId: string, target: string): Promise<ArchiveExport> {
  requireSecretariat(context);
  const run = await startRun(context, reviewId, "archive");
  // The gate of the archive index is the gate of the whole folder.
  const index = prepare(context, run, { document: "archive-index", memberId: null });
  const kept = await papersOf(context, run, index);
  const items = [
    ...kept.flatMap(({ run: from, print }, at) => paperItems(from, print, at, printTitle(from, print.slot))),
    ...materialItems(context, run.sources.dossier.materials),
    ...boundFileItems(context, run),
    ...statementItems(context.db, {
      reviewId,
      secretBallot: run.sources.dossier.rules.ballot.mode === "secret",
    }),
  ];
  const draft = path.join(target, `.writing-${newId(context.random)}`);
  try {
    await mkdir(draft, { mode: 0o700 }).catch((cause: unknown) => {
      throw writingFailed("归档", cause);
    });
    const name = await freeFolder(target, fileNamePart(`${run.input.review.code}-归档`));
    const made = await context.tasks.run(`archive:${reviewId}`, items.length, (task) =>
      writeFolder(context, run, { draft, name, items, task, required: requiredOf(run) }),
    );
    await rename(draft, path.join(target, name));
    settle(context, run, [...kept.map(({ print }) => print), made.handover], made.folder);
    return { ...made.folder, missing: made.missing };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

interface Kept {
  readonly run: PrintRun;
  readonly print: PreparedPrint;
}

/** The archive set, and what was printed for others and is filed with it; the hand-over list is written last, over all of it. */
async function papersOf(context: CommandContext, run: PrintRun, index: PreparedPrint): Promise<readonly Kept[]> {
  const set = prepareSet(context, run).filter(
    ({ slot }) => slot.document !== "handover" && slot.document !== "archive-index",
  );
  const others: Kept[] = [];
  for (const slot of filedElsewhere(context, run)) {
    const other = await startRun(context, slot.reviewId, slot.audience);
    try {
      others.push({ run: other, print: prepare(context, other, slot) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return [...set.map((print) => ({ run, print })), ...others, { run, print: index }];
}

/** The papers without which nothing was reviewed. */
function requiredOf(run: PrintRun) {
  const ids: readonly DocumentId[] = [
    "attendance",
    "material-checklist",
    opinionDocument(run.sources.review),
    "ballot-result",
  ];
  return ids.map((document) => ({
    number: documentNumber({ reviewCode: run.input.review.code, id: document }),
    title: documentTitle(document, run.sources).zh,
  }));
}

interface Writing {
  readonly draft: string;
  readonly name: string;
  readonly items: readonly ArchiveItem[];
  readonly required: ReturnType<typeof requiredOf>;
  readonly task: Task;
}

async function writeFolder(context: CommandContext, run: PrintRun, { draft, name, items, required, task }: Writing) {
  const { files, missing } = await writeItems(draft, items, task);
  const index = indexOf(context, run, { files: [...files], missing });
  const text = (value: unknown) => sendBytes(new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`));
  const { sha256: indexDigest } = await writeHashed(path.join(draft, archiveNames.index), text(index));
  const checks = await checkArchive(draft, index, required);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const folder: ArchiveFolder = { name, files: files.length, bytes, indexDigest, checks };
  const beside: { path: string; sha256: string }[] = [{ path: archiveNames.index, sha256: indexDigest }];
  const report = { index: indexDigest, checkedAt: context.now(), checks };
  beside.push({
    path: archiveNames.checks,
    sha256: (await writeHashed(path.join(draft, archiveNames.checks), text(report))).sha256,
  });
  const handover = prepare(context, withFolder(run, folder), { document: "handover", memberId: null });
  for (const item of paperItems(run, handover, 0, printTitle(run, handover.slot))) {
    const file = item.path.replace(/^.*\/01-/, "");
    beside.push({ path: file, sha256: (await writeHashed(path.join(draft, file), await item.open())).sha256 });
  }
  const sums = [...files, ...beside].map((file) => `${file.sha256}  ${file.path}\n`).join("");
  await writeHashed(path.join(draft, archiveNames.sums), sendBytes(new TextEncoder().encode(sums)));
  return { folder, handover, missing };
}

function indexOf(
  context: CommandContext,
  { sources, input }: PrintRun,
  content: Pick<ArchiveFolderIndex, "files" | "missing">,
): ArchiveFolderIndex {
  const { review } = input;
  return archiveIndexSchema.parse({
    format: "guijian-archive",
    version: 1,
    review: {
      reviewId: sources.review.reviewId,
      code: review.code,
      title: review.title,
      kind: review.kindName,
      applicant: review.applicant,
      organiser: review.organiser,
      dossier: review.dossierDigest,
      outcome: input.conclusion?.outcome ?? "",
    },
    exportedAt: context.now(),
    ...content,
  });
}

const withFolder = (run: PrintRun, folder: ArchiveFolder): PrintRun => ({
  ...run,
  input: { ...run.input, archive: { ...run.input.archive, folder } },
  prepared: new Map(),
});

async function freeFolder(target: string, name: string): Promise<string> {
  for (let copy = 1; ; copy += 1) {
    const candidate = copy === 1 ? name : `${name} (${copy})`;
    try {
      await access(path.join(target, candidate));
    } catch {
      return candidate;
    }
  }
}

/** Every edition printed into the folder, and the folder itself, so that the hand-over list says the same when it is printed again. */
function settle(context: CommandContext, run: PrintRun, prints: readonly PreparedPrint[], folder: ArchiveFolder): void {
  const { reviewId } = run.sources.review;
  const author = { identityId: context.seat.identityId, at: context.now() };
  context.commit(folder.indexDigest, (db) => {
    for (const { slot, model } of prints) notePrint(db, slot, model, author);
    const checks: FolderCheck[] = folder.checks.map((each) => ({ ...each }));
    writeEntry(db, archivedFolderAddress(reviewId), { ...folder, checks: checks.map((each) => ({ ...each })) }, author);
  });
}
