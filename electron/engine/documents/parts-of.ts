import type { Block, DocumentModel, Orientation, SimpleBlock } from "#shared/domain/document/model.ts";

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

/**
 * Which blocks must keep their end on the page of the block after them, so that nobody signs a page with nothing else on it: whatever
 * stands before a signature block, through notices, headings and closing words, up to and including the last rows of a table.
 */
export function gluedToNext(blocks: readonly Block[]): ReadonlySet<number> {
  const glued = new Set<number>();
  blocks.forEach((block, index) => {
    if (block.kind !== "signature") return;
    for (let at = index - 1; at >= 0; at -= 1) {
      glued.add(at);
      const kind = blocks[at]?.kind;
      if (kind !== "notice" && kind !== "heading" && kind !== "paragraph") break;
    }
  });
  return glued;
}

/** What the block at `index` takes along: everything after it that is glued to it, up to the signatures. Empty where nothing is. */
export function gluedAfter(
  blocks: readonly Block[],
  index: number,
  glued: ReadonlySet<number>,
): readonly SimpleBlock[] {
  let end = index;
  while (glued.has(end)) end += 1;
  const carried = (block: Block): block is SimpleBlock => carriedKinds.has(block.kind);
  return blocks.slice(index + 1, end + 1).filter(carried);
}

const carriedKinds: ReadonlySet<Block["kind"]> = new Set(["notice", "heading", "paragraph", "signature"]);
