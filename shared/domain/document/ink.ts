import type { ArchivedDocument } from "./inputs-file.ts";
import type { Block, DocumentModel } from "./model.ts";

/** Least row of a table that is there to be signed, in millimetres. */
const signableRow = 12;

/** Who puts ink on a document: the roles of its signature lines, whether people sign in a list, whether a seal belongs on it. */
export function inkOf({
  blocks,
}: Pick<DocumentModel, "blocks">): Pick<ArchivedDocument, "signers" | "roster" | "sealed"> {
  const all = blocks.flatMap((block): readonly Block[] => (block.kind === "together" ? block.blocks : [block]));
  const signers = all.flatMap((block) => (block.kind === "signature" ? block.people.map(({ role }) => role) : []));
  return {
    signers: [...new Set(signers)],
    roster: all.some(
      (block) => block.kind === "table" && (block.rowMillimetres ?? 0) >= signableRow && block.columns.length > 1,
    ),
    sealed: all.some(({ kind }) => kind === "seal"),
  };
}
