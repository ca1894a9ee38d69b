import type { Verdict } from "#shared/domain/measurement/requirement.ts";
import { useText } from "../i18n/use-text.ts";
import { Glyph } from "./glyph.tsx";
import type { GlyphName } from "./glyph.tsx";

const shapes: Readonly<Record<Verdict, GlyphName>> = {
  met: "check",
  unmet: "cross",
  undetermined: "question",
  "not-applicable": "dash",
  "not-specified": "ring",
};

/** A verdict as a word and a shape, never colour alone: 达到 ✓ · 未达到 ✗ · 待定 ? · 不适用 – · 未规定 ○. */
export function VerdictTag({ verdict }: { readonly verdict: Verdict }) {
  const text = useText();
  return (
    <span className={`verdict verdict-${verdict}`}>
      <Glyph name={shapes[verdict]} />
      {text.verdicts[verdict]}
    </span>
  );
}

/** What a state means to the person: good, bad, open, or merely so. */
export type Tone = "met" | "unmet" | "undetermined" | "plain";

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
  readonly tone: Tone;
  readonly glyph: GlyphName;
  readonly word: string;
}
