import { existsSync } from "node:fs";
import path from "node:path";
import { asc, eq } from "drizzle-orm";
import type { ReadableDb } from "#db/open.ts";
import { blobs, statements } from "#db/schema/index.ts";
import { bindingText } from "#shared/domain/document/mark.ts";
import type { Material } from "#shared/domain/dossier/material.ts";
import { Refusal } from "#shared/errors.ts";
import type { CommandContext } from "../context.ts";
import { sendBytes } from "../files.ts";
import { openBlob } from "../trust/sealed-blob.ts";
import { readStatement } from "../trust/signing.ts";
import { blobPath } from "../vault/blob-path.ts";
import type { PreparedPrint, PrintRun } from "./print.ts";
import { documentNumber } from "./running.ts";
import { toDocx } from "./to-docx.ts";
import { fileNamePart } from "./write-set.ts";

/** What a file of the archive folder is. `paper` and `data` are one document twice: as it is read, and what its printed digest is of. */
export type ArchiveClass = "paper" | "data" | "material" | "statement";

/** One file to be written, with what the index says of it. */
export interface ArchiveItem {
  readonly path: string;
  readonly class: ArchiveClass;
  readonly title: string;
  /** `GXAI-2024-012/14` of a paper and its data, null elsewhere. */
  readonly number: string | null;
  readonly edition: number | null;
  /** Hex SHA-256 the file is bound to: of a paper, the data it shows; of everything else, the file itself. */
  readonly bound: string;
  /** Public key a statement must verify under; null for everything else. */
  readonly signer: string | null;
  /** The bytes, made or opened when asked for. Throws Refusal where they are no longer here. */
  readonly open: () => Promise<AsyncIterable<Uint8Array>>;
}

const two = (index: number): string => String(index + 1).padStart(2, "0");

/** A document as Word file and as the canonical data its printed digest is the hash of. */
export function paperItems(
  run: PrintRun,
  { model }: PreparedPrint,
  index: number,
  title: string,
): readonly ArchiveItem[] {
  const name = `${two(index)}-${fileNamePart(title)}`;
  const known = { title, number: documentNumber(model), edition: model.edition, bound: model.dataDigest, signer: null };
  const { logo } = run.sources.forms.arrangement;
  return [
    {
      ...known,
      path: `文书/${name}.docx`,
      class: "paper",
      open: async () => sendBytes(await toDocx(model, logo)),
    },
    {
      ...known,
      path: `数据/${name}.json`,
      class: "data",
      open: () => Promise.resolve(sendBytes(new TextEncoder().encode(bindingText(model)))),
    },
  ];
}

/** The materials of the dossier under review, in the clear. */
export function materialItems(context: CommandContext, materials: readonly Material[]): readonly ArchiveItem[] {
  return materials.map((material) => ({
    path: `资料/${fileNamePart(`${material.no}-${material.title}`)}${fileNamePart(path.extname(material.fileName)).toLowerCase()}`,
    class: "material",
    title: `材料 ${material.no} ${material.title}`,
    number: null,
    edition: null,
    bound: material.digest,
    signer: null,
    open: () => openMaterial(context, material),
  }));
}

async function openMaterial(context: CommandContext, { no, sealed }: Material): Promise<AsyncIterable<Uint8Array>> {
  const kept = context.db.select().from(blobs).where(eq(blobs.sealed, sealed)).get();
  if (kept === undefined) throw new Refusal("not-found", { what: `材料 ${no}` });
  return openKept(context, kept, `材料 ${no}`);
}

/** The plain bytes of a sealed file of this vault; `what` names it in the Refusal `not-found` where its body is gone. */
export async function openKept(
  context: CommandContext,
  { key, sealed }: Pick<typeof blobs.$inferSelect, "key" | "sealed">,
  what: string,
): Promise<AsyncIterable<Uint8Array>> {
  const file = path.join(context.vault.folder, blobPath(sealed));
  if (!existsSync(file)) throw new Refusal("not-found", { what });
  const blob = await openBlob(file, context.vault.unwrapBlobKey(key, sealed));
  return (async function* () {
    try {
      yield* blob.stream();
    } finally {
      await blob.close();
    }
  })();
}

/**
 * The signed statements of the review, in order of arrival. What only the organiser holds stays out: the grounds of a conflict, and single
 * ballots where the house rules keep them secret.
 */
export function statementItems(
  db: ReadableDb,
  { reviewId, secretBallot }: { readonly reviewId: string; readonly secretBallot: boolean },
): readonly ArchiveItem[] {
  const rows = db.select().from(statements).where(eq(statements.reviewId, reviewId)).orderBy(asc(statements.seq)).all();
  return rows
    .map((row) => ({ row, bytes: new TextEncoder().encode(row.envelope) }))
    .filter(({ row, bytes }) => !(secretBallot && row.kind === "ballot") && !isPrivate(bytes))
    .map(({ row, bytes }, index) => ({
      path: `声明/${String(index + 1).padStart(3, "0")}-${row.kind}-${row.digest.slice(0, 12)}.json`,
      class: "statement",
      title: row.kind,
      number: null,
      edition: null,
      bound: row.digest,
      signer: row.signingKey,
      open: () => Promise.resolve(sendBytes(bytes)),
    }));
}

function isPrivate(bytes: Uint8Array): boolean {
  const { body } = readStatement(bytes).statement;
  return "disclosed" in body && body.disclosed !== null;
}
