import { unlink } from "node:fs/promises";
import path from "node:path";
import { eq } from "drizzle-orm";
import { blobs } from "#db/schema/index.ts";
import type { GroupHandlers } from "#shared/contract/define.ts";
import type { dossiersGroup, materialsGroup } from "#shared/contract/dossiers.ts";
import type { Material } from "#shared/domain/dossier/material.ts";
import { Refusal } from "#shared/errors.ts";
import { newId } from "#shared/ids.ts";
import type { IncomingFile } from "#hosts/platform.ts";
import type { CommandContext, Contexts, QueryContext } from "../context.ts";
import { writeEntry } from "../entries.ts";
import { blobSource } from "../scans/blob-source.ts";
import { sealIntoVault } from "../scans/seal-file.ts";
import { gatherReview, requireOpen } from "../sitting/gather.ts";
import { type OpenBlob, openBlob, type SealedBlob } from "../trust/sealed-blob.ts";
import type { Task } from "../tasks.ts";
import { blobPath } from "../vault/blob-path.ts";
import { dossierRow, materialAddress, readDraft } from "./draft.ts";
import { authorOf, requireSecretariat, writeDraft } from "./write-draft.ts";
import { mediaTypeOf } from "./media-type.ts";
import { pagesOf } from "./pdf-pages.ts";

/** Seals chosen files straight into the vault: the bytes never touch the disk in the clear. */
export const addMaterials: GroupHandlers<typeof dossiersGroup, Contexts>["addMaterials"] = async (
  context,
  { dossierId, files },
) => {
  requireSecretariat(context);
  const draft = readDraft(context.db, dossierId);
  let nextNo = draft.materials.length + 1;
  const added: { material: Material; blob: SealedBlob }[] = [];
  const chosen = files.map((wanted) => ({ wanted, file: context.platform.takeFile(wanted.file) }));
  const sizes = chosen.map(({ file }) => file.size);
  const total = sizes.every((size) => size !== null) ? sizes.reduce((sum, size) => sum + size, 0) : null;
  const sealed = await context.tasks.run(`materials:${dossierId}`, total, (task) => sealAll(context, chosen, task));
  for (const [index, { wanted, file }] of chosen.entries()) {
    const blob = sealed[index];
    if (blob === undefined) continue;
    const mediaType = mediaTypeOf(file.name);
    const no = wanted.no ?? String(nextNo++).padStart(2, "0");
    const material: Material = {
      id: newId(context.random),
      no,
      title: wanted.title ?? file.name.replace(/\.[^.]+$/, "").replace(/^\d+[-_ ]*/, ""),
      category: wanted.category ?? /^(\d{2})/.exec(no)?.[1] ?? "other",
      nature: wanted.nature ?? "self",
      fileName: file.name,
      mediaType,
      size: blob.plainSize,
      digest: blob.plainDigest,
      sealed: blob.sealedDigest,
      pages: mediaType === "application/pdf" ? await pagesOf(context.vault.folder, blob) : null,
      volumePages: wanted.volumePages,
      issuer: wanted.issuer,
      validUntil: wanted.validUntil,
    };
    added.push({ material, blob });
  }
  writeDraft(context, dossierId, (db) => {
    for (const { material, blob } of added) {
      const row = {
        sealed: blob.sealedDigest,
        digest: blob.plainDigest,
        size: blob.plainSize,
        key: context.vault.wrapBlobKey(blob.key, blob.sealedDigest),
      };
      db.insert(blobs).values(row).onConflictDoNothing().run();
      writeEntry(db, materialAddress(dossierId, material.id), material, authorOf(context));
    }
  });
  return added.map(({ material }) => material);
};

/** Opening materials for the viewer, and deliberate plaintext copies. */
export const materialsHandlers: GroupHandlers<typeof materialsGroup, Contexts> = {
  open: async (context, { dossierId, materialId }) => {
    const { material, blob } = await openMaterial(context, dossierId, materialId);
    const grant = context.grants.grant(blobSource(blob, material));
    context.commit(material.digest, () => undefined);
    return { grant, mediaType: material.mediaType, fileName: material.fileName, size: material.size };
  },

  close: async (context, { grant }) => {
    await context.grants.close(grant);
    context.commit(null, () => undefined);
    return null;
  },

  exportCopy: async (context, { dossierId, materialId, save }) => {
    const { material, blob } = await openMaterial(context, dossierId, materialId);
    try {
      await context.platform.takeSave(save).write(blob.stream());
    } finally {
      await blob.close();
    }
    context.commit(material.digest, () => undefined);
    return null;
  },
};

/** Seals the files one after the other; when one fails or the person cancels, those already sealed are removed again. */
async function sealAll(
  context: CommandContext,
  chosen: readonly { readonly file: IncomingFile }[],
  task: Task,
): Promise<readonly SealedBlob[]> {
  const sealed: SealedBlob[] = [];
  let before = 0;
  try {
    for (const { file } of chosen) {
      const own = { ...task, progress: (done: number) => task.progress(before + done) };
      const blob = await sealIntoVault(context, file.stream(), own);
      sealed.push(blob);
      before += blob.plainSize;
    }
    return sealed;
  } catch (error) {
    await Promise.all(sealed.map((blob) => unlink(path.join(context.vault.folder, blobPath(blob.sealedDigest)))));
    throw error;
  }
}

/** Finds a material in the issued dossier or in the draft. Hard gate: a member sees none before the commitment. */
async function openMaterial(
  context: QueryContext,
  dossierId: string,
  materialId: string,
): Promise<{ readonly material: Material; readonly blob: OpenBlob }> {
  const row = dossierRow(context.db, dossierId);
  const review = row.current === null ? null : gatherReview(context, dossierId);
  if (review === null) requireSecretariat(context);
  else requireOpen(context, review, "open-materials");
  const known = [
    ...(review?.dossier.materials ?? []),
    ...(context.seat.roles.includes("secretariat") ? readDraft(context.db, dossierId).materials : []),
  ];
  const material = known.find((candidate) => candidate.id === materialId);
  const kept =
    material === undefined ? undefined : context.db.select().from(blobs).where(eq(blobs.sealed, material.sealed)).get();
  if (material === undefined || kept === undefined) throw new Refusal("not-found", { what: "材料 / material" });
  const blob = await openBlob(
    path.join(context.vault.folder, blobPath(material.sealed)),
    context.vault.unwrapBlobKey(kept.key, material.sealed),
  );
  return { material, blob };
}
