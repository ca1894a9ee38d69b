import { and, eq } from "drizzle-orm";
import { blobs } from "#db/schema/index.ts";
import { Refusal } from "#shared/errors.ts";
import type { CommandContext } from "../context.ts";
import { extensionFor } from "../dossiers/media-type.ts";
import { statementsOf } from "../statements.ts";
import { type ArchiveItem, openKept } from "./archive-content.ts";
import { documentIdOf, documentTitle } from "./print-rules.ts";
import type { PrintRun } from "./print.ts";
import { fileNamePart } from "./write-set.ts";

/** A file a statement binds, as it is filed. */
interface BoundPaper {
  readonly title: string;
  readonly file: { readonly digest: string; readonly size: number; readonly mediaType: string };
}

/**
 * What signed statements bind beside the dossier: materials handed in later, pages that came back signed in ink, and the paper sheets that were
 * typed in. Paper sheets stay out of an archive that numbers the members (house rule: documents).
 */
export function boundFileItems(context: CommandContext, { sources }: PrintRun): readonly ArchiveItem[] {
  return boundPapers(context, sources).map(({ title, file }, index) => ({
    path: `资料/${fileNamePart(`附${String(index + 1).padStart(2, "0")}-${title}`)}${extensionFor(file.mediaType)}`,
    class: "material",
    title,
    number: null,
    edition: null,
    bound: file.digest,
    signer: null,
    open: () => {
      const where = and(eq(blobs.digest, file.digest), eq(blobs.size, file.size));
      const kept = context.db.select().from(blobs).where(where).get();
      if (kept === undefined) throw new Refusal("not-found", { what: title });
      return openKept(context, kept, title);
    },
  }));
}

function boundPapers({ db }: CommandContext, { review }: PrintRun["sources"]): readonly BoundPaper[] {
  const { reviewId, digest, dossier } = review;
  const supplements = statementsOf(db, reviewId, "supplement").filter(({ body }) => body.dossier === digest);
  const scans = statementsOf(db, reviewId, "scan").filter(({ body }) => body.dossier === digest);
  const sheets = statementsOf(db, reviewId, "transcription").filter(({ body }) => body.sheet.dossier === digest);
  const nameOf = (memberId: string): string =>
    dossier.panel.find(({ identityId }) => identityId === memberId)?.name ?? memberId;
  return [
    ...supplements.flatMap(({ body }) =>
      body.materials.map(({ title, file }) => ({ title: `补充材料 ${title}`, file })),
    ),
    ...scans.map(({ body: { document, edition, file } }) => {
      const id = documentIdOf(document);
      const title = id === null ? document : documentTitle(id, review).zh;
      return { title: `签字扫描件 ${title}（第 ${edition} 版）`, file };
    }),
    ...(dossier.rules.documents.archiveCopy === "named" ? sheets : []).flatMap(({ body }) =>
      body.scans.map((file) => ({ title: `纸质评审表扫描件 ${nameOf(body.memberId)}`, file })),
    ),
  ];
}
