import path from "node:path";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { blobs } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import { supplementFileSchema, type supplementsGroup } from "#shared/contract/supplements.ts";
import { Refusal } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import type { CommandContext, Contexts, QueryContext } from "../context.ts";
import { mediaTypeOf } from "../dossiers/media-type.ts";
import { type EntryAddress, readEntries, writeEntry } from "../entries.ts";
import { blobSource } from "../scans/blob-source.ts";
import { packedFiles } from "../scans/packed-files.ts";
import { sealIntoVault } from "../scans/seal-file.ts";
import { actorOf, type GatheredReview, gatherReview, requireOpen } from "../sitting/gather.ts";
import { statementsOf } from "../statements.ts";
import { signAndSend } from "../sync/send.ts";
import { openBlob } from "../trust/sealed-blob.ts";
import { blobPath } from "../vault/blob-path.ts";

type SupplementFile = z.infer<typeof supplementFileSchema>;

const entrySchema = supplementFileSchema.omit({ signedAt: true });

/** 补充材料: sealed by the recorder as it arrives, signed, and sent to the panel before the ballot. */
export const supplementsHandlers: GroupHandlers<typeof supplementsGroup, Contexts> = {
  list: (context, { reviewId }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "open-materials");
    return [...filesOf(context, review)];
  },

  add: async (context, { reviewId, file, title, answers }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "hand-in");
    const incoming = context.platform.takeFile(file);
    const blob = await context.tasks.run(`supplement:${reviewId}`, incoming.size, (task) =>
      sealIntoVault(context, incoming.stream(), task),
    );
    const materialId = newId(context.random);
    const mediaType = mediaTypeOf(incoming.name);
    const value = { materialId, title, mediaType, size: blob.plainSize, digest: blob.plainDigest, answers };
    const row = {
      sealed: blob.sealedDigest,
      digest: blob.plainDigest,
      size: blob.plainSize,
      key: context.vault.wrapBlobKey(blob.key, blob.sealedDigest),
    };
    context.commit(blob.plainDigest, (db) => {
      db.insert(blobs).values(row).onConflictDoNothing().run();
      writeEntry(db, addressOf(reviewId, materialId), value, authorOf(context));
    });
    return { materialId };
  },

  remove: (context, { reviewId, materialId }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "hand-in");
    if (fileOf(context, review, materialId).signedAt !== null)
      throw new Refusal("already-done", { what: "签署补充材料 / signing the supplement" });
    context.commit(materialId, (db) => writeEntry(db, addressOf(reviewId, materialId), null, authorOf(context)));
    return null;
  },

  sign: async (context, { reviewId, note, pin }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "hand-in");
    const fresh = filesOf(context, review).filter(({ signedAt }) => signedAt === null);
    if (fresh.length === 0) throw new Refusal("not-found", { what: "未签署的补充材料 / unsigned supplement" });
    const body = {
      reviewId,
      dossier: review.digest,
      materials: fresh.map(({ materialId, title, mediaType, size, digest, answers }) => ({
        materialId,
        title,
        file: { digest, size, mediaType },
        answers,
      })),
      note,
    };
    const materials = packedFiles(context, fresh);
    const toSign = { kind: "supplement", subjects: [review.digest], body } as const;
    const signed = await signAndSend(context, pin, review, toSign, "panel", undefined, materials);
    return { digest: signed.digest };
  },

  open: async (context, { reviewId, materialId }) => {
    const review = gatherReview(context, reviewId);
    requireOpen(context, review, "open-materials");
    const { digest, size, mediaType, title } = fileOf(context, review, materialId);
    const where = and(eq(blobs.digest, digest), eq(blobs.size, size));
    const row = context.db.select().from(blobs).where(where).get();
    if (row === undefined) throw new Refusal("not-found", { what: title });
    const file = path.join(context.vault.folder, blobPath(row.sealed));
    const blob = await openBlob(file, context.vault.unwrapBlobKey(row.key, row.sealed));
    const grant = context.grants.grant(blobSource(blob, { mediaType, fileName: title }));
    context.commit(digest, () => undefined);
    return { grant, mediaType, fileName: title, size };
  },
};

/** What was handed in on this version of the dossier: signed first, then what the recorder still has alone. */
function filesOf(context: QueryContext, { reviewId, digest: dossier, dossier: issued }: GatheredReview) {
  const signed = statementsOf(context.db, reviewId, "supplement")
    .filter(({ body }) => body.dossier === dossier)
    .flatMap(({ body, issuedAt }) =>
      body.materials.map(({ materialId, title, file, answers }): SupplementFile => ({
        materialId,
        title,
        answers,
        mediaType: file.mediaType,
        size: file.size,
        digest: file.digest,
        signedAt: issuedAt,
      })),
    );
  if (!actorOf(context, issued).recorder) return signed;
  const told = new Set(signed.map(({ materialId }) => materialId));
  const address = { dossierId: reviewId, scope: "record", kind: "supplement-file" } as const;
  const waiting = readEntries(context.db, address, entrySchema)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .flatMap(({ value }): readonly SupplementFile[] =>
      told.has(value.materialId) ? [] : [{ ...value, signedAt: null }],
    );
  return [...signed, ...waiting];
}

function fileOf(context: QueryContext, review: GatheredReview, materialId: string): SupplementFile {
  const found = filesOf(context, review).find((file) => file.materialId === materialId);
  if (found === undefined) throw new Refusal("not-found", { what: "补充材料 / supplement" });
  return found;
}

function addressOf(reviewId: string, materialId: string): EntryAddress {
  return { dossierId: reviewId, scope: "record", kind: "supplement-file", key: materialId };
}

function authorOf(context: CommandContext) {
  return { identityId: context.seat.identityId, at: context.now() };
}
