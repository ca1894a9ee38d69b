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

const order: readonly DossierState[] = ["draft", "issued", "at-the-table", "signed", "registered", "concluded"];

/** How far a dossier has come on its way of six steps, as a bar; what each step is called stands beside it. */
export function StateSteps({ state }: { readonly state: DossierState }) {
  const reached = order.indexOf(state) + 1;
  return (
    <span className="state-steps" aria-hidden="true">
      {order.map((step, at) => (
        <span key={step} data-reached={at < reached} />
      ))}
    </span>
  );
}

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
