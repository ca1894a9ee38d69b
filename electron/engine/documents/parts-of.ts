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
