import path from "node:path";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { blobs } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { scansGroup } from "#shared/contract/scans.ts";
import { matchScan, type PrintedEdition } from "#shared/domain/document/scan-match.ts";
import { Refusal } from "#shared/errors.ts";
import type { CommandContext, Contexts, QueryContext } from "../context.ts";
import { everyEdition } from "../documents/editions.ts";
import { type EntryAddress, readEntries, writeEntry } from "../entries.ts";
import { actorOf, type GatheredReview, gatherReview, requireOpen } from "../sitting/gather.ts";
import { type KeptStatement, statementsOf } from "../statements.ts";
import { signAndSend } from "../sync/send.ts";
import { openBlob } from "../trust/sealed-blob.ts";
import { blobPath } from "../vault/blob-path.ts";
import { blobSource } from "./blob-source.ts";
import { packedFiles } from "./packed-files.ts";
import { keptScanSchema, takeScan } from "./take-scan.ts";

/** A scanned paper as the record keeps it; what opens it stands with the vault's blobs. */
const scanEntrySchema = keptScanSchema
  .omit({ key: true })
  .extend({ marks: z.array(z.string()).nullable(), pages: z.int().positive() });
type ScanEntry = z.infer<typeof scanEntrySchema>;

/** Signed papers on their way back: scanned, held against what was printed, bound and sent with the result. */
export const scansHandlers: GroupHandlers<typeof scansGroup, Contexts> = {
  list: (context, { reviewId }) => {
    const review = gatherReview(context, reviewId);
    requireKeeper(context, review);
    const printed = everyEdition(context.db, reviewId);
    return {
      scans: entriesOf(context, reviewId).map(({ marks, sealed: _sealed, pages: _pages, ...scan }) => ({
        ...scan,
        matches: marks?.map((text) => matchScan(text, review.dossier.profile.code, printed)) ?? null,
        bound: boundAs(context, review, scan.digest),
      })),
      printed: [...printed],
    };
  },

  add: async (context, { reviewId, file }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "bind-scan");
    const { key, ...scan } = await takeScan(context, file);
    if (entriesOf(context, reviewId).some(({ digest }) => digest === scan.digest))
      throw new Refusal("already-done", { what: scan.fileName });
    const row = {
      sealed: scan.sealed,
      digest: scan.digest,
      size: scan.size,
      key: context.vault.wrapBlobKey(new Uint8Array(Buffer.from(key, "base64")), scan.sealed),
    };
    context.commit(scan.digest, (db) => {
      db.insert(blobs).values(row).onConflictDoNothing().run();
      writeEntry(db, addressOf(reviewId, scan.digest), { ...scan, marks: null, pages: 1 }, authorOf(context));
    });
    return { digest: scan.digest };
  },

  noteMarks: (context, { reviewId, digest, marks, pages }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "bind-scan");
    const scan = entryOf(context, reviewId, digest);
    const entry = { ...scan, marks: [...new Set(marks)], pages };
    context.commit(null, (db) => writeEntry(db, addressOf(reviewId, digest), entry, authorOf(context)));
    return null;
  },

  open: async (context, { reviewId, digest }) => {
    requireKeeper(context, gatherReview(context, reviewId));
    const scan = entryOf(context, reviewId, digest);
    const row = context.db.select().from(blobs).where(eq(blobs.sealed, scan.sealed)).get();
    if (row === undefined) throw new Refusal("not-found", { what: scan.fileName });
    const file = path.join(context.vault.folder, blobPath(scan.sealed));
    const blob = await openBlob(file, context.vault.unwrapBlobKey(row.key, row.sealed));
    const grant = context.grants.grant(blobSource(blob, scan));
    context.commit(digest, () => undefined);
    return { grant, mediaType: scan.mediaType, fileName: scan.fileName, size: scan.size };
  },

  discard: (context, { reviewId, digest }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "bind-scan");
    if (boundAs(context, review, digest) !== null) throw new Refusal("already-done", { what: "绑定 / binding" });
    entryOf(context, reviewId, digest);
    context.commit(digest, (db) => writeEntry(db, addressOf(reviewId, digest), null, authorOf(context)));
    return null;
  },

  bind: async (context, { reviewId, digest, printed, corrections, remark, pin }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "bind-scan");
    const scan = entryOf(context, reviewId, digest);
    if (boundAs(context, review, digest) !== null) throw new Refusal("already-done", { what: scan.fileName });
    const edition = editionOf(everyEdition(context.db, reviewId), printed, remark);
    const read = readFromCode(scan, review, edition) ? ("qr" as const) : ("typed" as const);
    const { size, mediaType, pages } = scan;
    const body = {
      reviewId,
      dossier: review.digest,
      document: edition.document,
      edition: edition.edition,
      printed: edition.digest,
      file: { digest, size, mediaType },
      pages,
      read,
      corrections,
      remark,
    };
    const materials = packedFiles(context, [body.file]);
    const toSign = { kind: "scan", subjects: [review.digest], body } as const;
    const signed = await signAndSend(context, pin, review, toSign, "table", undefined, materials);
    return { digest: signed.digest };
  },
};

function addressOf(reviewId: string, digest: string): EntryAddress {
  return { dossierId: reviewId, scope: "record", kind: "scan", key: digest };
}

function entriesOf({ db }: QueryContext, reviewId: string): readonly ScanEntry[] {
  return readEntries(db, { dossierId: reviewId, scope: "record", kind: "scan" }, scanEntrySchema)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map((entry) => entry.value);
}

function entryOf(context: QueryContext, reviewId: string, digest: string): ScanEntry {
  const found = entriesOf(context, reviewId).find((scan) => scan.digest === digest);
  if (found === undefined) throw new Refusal("not-found", { what: "扫描件 / scan" });
  return found;
}

/** The newest binding of a scan on this version of the dossier; null while it has none. */
function boundAs({ db }: QueryContext, { reviewId, digest: dossier }: GatheredReview, digest: string) {
  const kept = statementsOf(db, reviewId, "scan").findLast(
    ({ body }: KeptStatement<"scan">) => body.file.digest === digest && body.dossier === dossier,
  );
  if (kept === undefined) return null;
  const { document, edition, printed, corrections, remark } = kept.body;
  return { document, edition, printed, corrections: corrections.map((each) => ({ ...each })), remark };
}

/** The edition a digest, whole or its first sixteen digits, belongs to. Throws Refusal `scan-mismatch`. */
function editionOf(editions: readonly PrintedEdition[], printed: string, remark: string): PrintedEdition {
  const [found, ...more] = editions.filter(({ digest }) => digest.startsWith(printed));
  if (found === undefined || more.some(({ digest }) => digest !== found.digest))
    throw new Refusal("scan-mismatch", {
      problem: "不是本项目在此打印的文件 / not a paper of this review printed here",
    });
  if (!found.newest && remark.trim() === "")
    throw new Refusal("scan-mismatch", {
      problem: `是第 ${found.edition} 版，数据在打印后有变 / edition ${found.edition}, its data changed since`,
    });
  return found;
}

/** Whether one of the codes read from the scan says this edition; otherwise somebody typed the digits. */
function readFromCode({ marks }: ScanEntry, { dossier }: GatheredReview, edition: PrintedEdition): boolean {
  return (marks ?? []).some((text) => {
    const match = matchScan(text, dossier.profile.code, [edition]);
    return match.state === "match" || match.state === "superseded";
  });
}

/** Scans are looked at by who keeps the record, the chair and the secretariat. */
function requireKeeper(context: QueryContext, { dossier }: GatheredReview): void {
  const actor = actorOf(context, dossier);
  if (!actor.recorder && !actor.secretariat && actor.position !== "chair")
    throw new Refusal("not-permitted", { reason: "需要会议秘书、组长或秘书处席位 / recorder, chair or secretariat" });
}

function authorOf(context: CommandContext) {
  return { identityId: context.seat.identityId, at: context.now() };
}
