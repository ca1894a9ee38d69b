import type { Block, DocumentModel, Orientation } from "#shared/domain/document/model.ts";

/** A run of pages of one orientation, under one title. */
export interface Part {
  readonly orientation: Orientation;
  readonly title: string;
  readonly subtitle: string | null;
  readonly blocks: readonly Exclude<Block, { kind: "section" }>[];
}

/** The document cut at its section blocks; each part has its own page orientation and title. */
export function partsOf(model: DocumentModel): readonly Part[] {
  const first = { orientation: model.orientation, title: model.title, subtitle: model.subtitle };
  return model.blocks.reduce<readonly Part[]>(
    (parts, block) => {
      if (block.kind === "section") {
        return [...parts, { orientation: block.orientation, title: block.title, subtitle: null, blocks: [] }];
      }
      const last = parts.at(-1);
      return last === undefined ? parts : [...parts.slice(0, -1), { ...last, blocks: [...last.blocks, block] }];
    },
    [{ ...first, blocks: [] }],
  );
}

const signs = (block: Block): boolean =>
  block.kind === "signature" || (block.kind === "together" && block.blocks.some((each) => each.kind === "signature"));

/**
 * Which blocks must keep their end on the page of the block after them, so that nobody signs a page with nothing else on it: whatever
 * stands before a signature block, through notices and headings, up to and including the last rows of a table.
 */
export function gluedToNext(blocks: readonly Block[]): ReadonlySet<number> {
  const glued = new Set<number>();
  blocks.forEach((block, index) => {
    if (!signs(block)) return;
    for (let at = index - 1; at >= 0; at -= 1) {
      glued.add(at);
      const kind = blocks[at]?.kind;
      if (kind !== "notice" && kind !== "heading") break;
    }
  });
  return glued;
}
