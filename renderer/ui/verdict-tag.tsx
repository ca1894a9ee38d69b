import { useText } from "../i18n/use-text.ts";
import { Glyph } from "./glyph.tsx";
import type { GlyphName } from "./glyph.tsx";

export type VerdictWord = "met" | "unmet" | "undecided" | "inapplicable" | "unspecified";

const shapes: Readonly<Record<VerdictWord, GlyphName>> = {
  met: "check",
  unmet: "cross",
  undecided: "question",
  inapplicable: "dash",
  unspecified: "ring",
};

/** A verdict as a word and a shape, never colour alone: 达到 ✓ · 未达到 ✗ · 待定 ? · 不适用 – · 未规定 ○. */
export function VerdictTag({ verdict }: { readonly verdict: VerdictWord }) {
  const text = useText();
  return (
    <span className={`verdict verdict-${verdict}`}>
      <Glyph name={shapes[verdict]} />
      {text.verdicts[verdict]}
    </span>
  );
}

/** Any state in the same dress as a verdict: a word, a shape, a tone. */
export function StateTag({ tone, glyph, word }: StateTagProps) {
  return (
    <span className={`verdict verdict-${tone}`}>
      <Glyph name={glyph} />
      {word}
    </span>
  );
}

export interface StateTagProps {
  readonly tone: VerdictWord;
  readonly glyph: GlyphName;
  readonly word: string;
}
