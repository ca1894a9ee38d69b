import { useText } from "../../i18n/use-text.ts";
import type { GlyphName } from "../../ui/glyph.tsx";
import { StateTag } from "../../ui/verdict-tag.tsx";
import type { Tone } from "../../ui/verdict-tag.tsx";

type DossierState = "draft" | "issued" | "at-the-table" | "signed" | "registered" | "concluded";

const dress: Readonly<Record<DossierState, readonly [Tone, GlyphName]>> = {
  draft: ["plain", "ring"],
  issued: ["plain", "arrow"],
  "at-the-table": ["undetermined", "dot"],
  signed: ["met", "check"],
  registered: ["met", "check"],
  concluded: ["met", "check"],
};

/** Where a dossier stands on its way, as a word and a shape. */
export function StateWord({ state }: { readonly state: DossierState }) {
  const text = useText();
  const [tone, glyph] = dress[state];
  return (
    <span>
      <StateTag tone={tone} glyph={glyph} word={text.words.dossierStates[state]} />
    </span>
  );
}
