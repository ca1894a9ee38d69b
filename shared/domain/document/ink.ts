import type { ArchivedDocument } from "./inputs-file.ts";
import type { Block, DocumentModel } from "./model.ts";

/** Who puts ink on a document: the roles of its signature lines, whether people sign in a list, whose seals belong on it. */
export function inkOf({
  blocks,
}: Pick<DocumentModel, "blocks">): Pick<ArchivedDocument, "signers" | "roster" | "seals"> {
  const all = blocks.flatMap((block): readonly Block[] => (block.kind === "together" ? block.blocks : [block]));
  const signers = all.flatMap((block) => (block.kind === "signature" ? block.people.map(({ role }) => role) : []));
  return {
    signers: [...new Set(signers)],
    roster: all.some((block) => block.kind === "table" && block.signed),
    seals: all.flatMap((block) => (block.kind === "seal" ? [block.office] : [])),
  };
}
